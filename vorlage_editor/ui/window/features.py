"""Makes what the window can do, and gives each feature what it needs."""

from __future__ import annotations

from typing import TYPE_CHECKING

from vorlage_editor.ui.delivery.output_commands import OutputCommands
from vorlage_editor.ui.find.commands import FindCommands
from vorlage_editor.ui.formulare.commands import FormsCommands
from vorlage_editor.ui.kit.menu_key import MenuKey
from vorlage_editor.ui.kit.shell import Shell
from vorlage_editor.ui.masterdata.commands import OfficeCommands
from vorlage_editor.ui.panels.dismiss_commands import DismissCommands
from vorlage_editor.ui.panels.draft_commands import DraftCommands
from vorlage_editor.ui.snippets.commands import SnippetCommands
from vorlage_editor.ui.text.format_commands import FormatCommands
from vorlage_editor.ui.text.insert_commands import InsertCommands
from vorlage_editor.ui.text.pasting import Pasting
from vorlage_editor.ui.text.picture_commands import PictureCommands
from vorlage_editor.ui.text.spell_commands import SpellCommands
from vorlage_editor.ui.text.table_commands import TableCommands
from vorlage_editor.ui.text.text_menu import TextMenu
from vorlage_editor.ui.text.writing import Writing
from vorlage_editor.ui.window.edit_commands import EditCommands
from vorlage_editor.ui.window.finding_commands import FindingCommands
from vorlage_editor.ui.window.help_commands import HelpCommands
from vorlage_editor.ui.window.history_commands import HistoryCommands
from vorlage_editor.ui.window.main_window import MainWindow
from vorlage_editor.ui.window.one_history import OneHistory
from vorlage_editor.ui.window.place_notice import PlaceNotice
from vorlage_editor.ui.window.preview_links import PreviewLinks
from vorlage_editor.ui.window.read_only import ReadOnly
from vorlage_editor.ui.window.related_commands import RelatedCommands
from vorlage_editor.ui.window.status_commands import StatusCommands
from vorlage_editor.ui.window.table import KEYS, TABLE
from vorlage_editor.ui.window.theme_commands import ThemeCommands
from vorlage_editor.ui.window.window_commands import WindowCommands
from vorlage_editor.ui.window.zoom_commands import ZoomCommands

if TYPE_CHECKING:
    from vorlage_editor.ui.kit.actions import Feature
    from vorlage_editor.ui.kit.shell import Tools
    from vorlage_editor.ui.paper.known import Known
    from vorlage_editor.ui.paper.review import Review
    from vorlage_editor.ui.paper.workplace import Workplace


ON_SHEET = (
    *("insert-station", "insert-signature", "insert-related", "insert-attachment"),
    "insert-sections",
)
"""What goes to the sheet, which comes back if the preview has its place."""


def make_window(tools: Tools, workplace: Workplace, known: Known, review: Review) -> MainWindow:
    """Return the window, which can do all that its actions say."""
    window = MainWindow(TABLE, workplace, known, review, tools.look, tools.settings)
    shell = Shell(
        window=window,
        actions=window.actions_,
        tell=window.status.tell,
        go_to=window.go_to,
        lead_to=window.lead_to,
        show_panel=window.show_panel,
        show_sheet=window.show_sheet,
    )
    features = (
        *_of_the_text(window, shell, tools, workplace),
        *_of_the_paper(window, shell, tools, workplace, known, review),
        *_of_the_window(window, shell, tools, workplace),
    )
    for name in ON_SHEET:  # first: what is hidden cannot have the focus
        window.actions_[name].triggered.connect(window.show_sheet)
    window.actions_.connect_all(features)
    return window


def _of_the_text(
    window: MainWindow, shell: Shell, tools: Tools, workplace: Workplace
) -> tuple[Feature, ...]:
    actions, session, text, look = shell.actions, workplace.session, window.text_pane, tools.look
    formats = FormatCommands(actions, text, session)
    tables = TableCommands(actions, text, session, look)
    inserts = InsertCommands(actions, tools, session, text)
    pictures = PictureCommands(tools, workplace, text)
    snippets = SnippetCommands(shell, tools, session, text, window.sheet)
    subject, passing = window.sheet.subject.edit, window.sheet.passing
    spelling = SpellCommands(shell, tools, workplace, text, subject, passing)
    Writing(text, session, window.areas, formats, tables, window.format_bar)
    Pasting(tools.messages, workplace, text)
    menu = TextMenu(
        text,
        spelling.entries,
        inserts.entries,
        pictures.entries,
        tables.entries,
        snippets.entries,
    )
    history = OneHistory(window.history_keys, window, text)
    history.opening.connect(menu.on_opening)
    history.opening.connect(spelling.on_opening)
    return formats, tables, inserts, pictures, snippets, spelling


def _of_the_paper(
    window: MainWindow,
    shell: Shell,
    tools: Tools,
    workplace: Workplace,
    known: Known,
    review: Review,
) -> tuple[Feature, ...]:
    session, sheet, messages = workplace.session, window.sheet, tools.messages
    office = OfficeCommands(shell, tools, workplace)
    office.committees.connect(sheet.stations.show_committees)
    for show in (sheet.stations.show_office, known.show_office, review.show_office):
        office.known.connect(show)
    for field in (sheet.subject.edit, sheet.notes.edit):
        field.refused.connect(messages.error)
    workplace.keeper.failed.connect(messages.error)
    ReadOnly(shell.actions, session, sheet, window.text_pane, window.format_bar)
    DismissCommands(tools.look, session, review, window.findings)
    start, notice = window.start_page, window.forms_notice
    return (
        sheet,
        StatusCommands(shell, session, sheet.status),
        RelatedCommands(shell, workplace, known, review, sheet),
        office,
        FormsCommands(shell, tools, workplace, start, notice, window.text_pane),
        DraftCommands(shell, tools.look, workplace, window.library, start),
        FindCommands(shell, tools, session, sheet, window.text_pane, window.bars),
        OutputCommands(shell, tools, workplace, review, known),
        HistoryCommands(shell.actions, session),
        FindingCommands(shell, workplace, review, window.show_findings),
    )


def _of_the_window(
    window: MainWindow, shell: Shell, tools: Tools, workplace: Workplace
) -> tuple[Feature, ...]:
    session, look, settings = workplace.session, tools.look, tools.settings
    MenuKey(window)
    PreviewLinks(shell, session, window.sheet, window.text_pane, window.preview)
    PlaceNotice(tools, workplace.keeper, window.banner)
    return (
        window.preview_side,
        WindowCommands(window),
        EditCommands(session),
        ZoomCommands(look, settings, window.sheet),
        ThemeCommands(shell.actions, look, settings),
        HelpCommands(shell.actions, KEYS, tools),
    )
