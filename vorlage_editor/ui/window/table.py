"""All that the user can do: the rows that the features bring, joined to one table."""

from __future__ import annotations

from vorlage_editor.ui.delivery import output_commands
from vorlage_editor.ui.find import commands as find
from vorlage_editor.ui.formulare import commands as forms
from vorlage_editor.ui.kit.actions import Key, Spec, joined
from vorlage_editor.ui.masterdata import commands as office
from vorlage_editor.ui.panels import draft_commands, outline_panel
from vorlage_editor.ui.preview import side
from vorlage_editor.ui.sheet import sheet
from vorlage_editor.ui.snippets import commands as snippets
from vorlage_editor.ui.text import (
    format_commands,
    insert_commands,
    picture_commands,
    spell_commands,
    table_commands,
    text_pane,
)
from vorlage_editor.ui.window import (
    edit_commands,
    finding_commands,
    help_commands,
    history_commands,
    related_commands,
    status_commands,
    theme_commands,
    window_commands,
    zoom_commands,
)

TABLE: tuple[Spec, ...] = joined(
    draft_commands.ACTIONS,
    related_commands.ACTIONS,
    status_commands.ACTIONS,
    output_commands.ACTIONS,
    history_commands.ACTIONS,
    edit_commands.ACTIONS,
    find.ACTIONS,
    spell_commands.ACTIONS,
    sheet.ACTIONS,
    snippets.ACTIONS,
    table_commands.ACTIONS,
    picture_commands.ACTIONS,
    insert_commands.ACTIONS,
    format_commands.ACTIONS,
    finding_commands.ACTIONS,
    window_commands.ACTIONS,
    side.ACTIONS,
    zoom_commands.ACTIONS,
    theme_commands.ACTIONS,
    office.ACTIONS,
    forms.ACTIONS,
    help_commands.ACTIONS,
)
KEYS: tuple[Key, ...] = (
    *sheet.KEYS,
    *outline_panel.KEYS,
    *forms.KEYS,
    *text_pane.KEYS,
    *zoom_commands.KEYS,
    *insert_commands.KEYS,
    *draft_commands.KEYS,
)
"""Keys that are no actions."""
