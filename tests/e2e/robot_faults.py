"""Faults that are put into the program on purpose, while it runs, to see that the robot finds them.

Each is a function that makes the program worse before its window is built.
"""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING

from PySide6.QtGui import QFont, QTextCursor

from vorlage_editor.model import edits
from vorlage_editor.model.field_ref import FieldRef
from vorlage_editor.ui.document import text_links
from vorlage_editor.ui.document.body_text import Joint
from vorlage_editor.ui.document.passing_selection import PassingSelection
from vorlage_editor.ui.document.textbridge import TextBridge
from vorlage_editor.ui.kit import choices, fields, look, offers
from vorlage_editor.ui.paper import autosave, session
from vorlage_editor.ui.preview import preview
from vorlage_editor.ui.sheet import station_choices
from vorlage_editor.ui.text import link_dialog, table_commands
from vorlage_editor.ui.window import main_window

if TYPE_CHECKING:
    from collections.abc import Iterable

    from vorlage_editor.model.body import Body, Table
    from vorlage_editor.model.offers import Offer

Fault = Callable[[], None]


def committee_error() -> None:
    """A new name of a committee replaces all that was known of earlier ones (once a KeyError)."""
    made = station_choices.StationChoices.committees
    known: dict[str, str] = {}

    def committees(self: station_choices.StationChoices, names: Iterable[str]) -> list[Offer]:
        wanted = list(names)
        if new := [name for name in wanted if name not in known]:
            known.clear()
            known.update(zip(new, new, strict=True))
        return made(self, [known[name] for name in wanted])

    _put(station_choices.StationChoices, "committees", committees)


def silent_choice() -> None:
    """An arrow key writes the highlighted row into the field, and nobody hears of it."""
    stepped = choices.Choices._on_stepped

    def _on_stepped(self: choices.Choices, key: str) -> None:
        stepped(self, key)
        row = next((row for row in self.list.rows if row.key and row.key == key), None)
        if row and isinstance(self._field, offers.OfferLine):
            self._field.setText(row.text)

    def _let_go(self: choices.Choices, *_: object) -> None:
        self.leave()

    _put(choices.Choices, "_on_stepped", _on_stepped)
    _put(choices.Choices, "_let_go", _let_go)


def find_leaves_selection() -> None:
    """What find has shown stays selected."""
    _put(PassingSelection, "release", str)


def lost_undo() -> None:
    """A step that goes on with another forgets where that began."""

    def push(self: session._History, step: session.Step, begins: tuple[Joint, ...]) -> None:
        last = None if self.to_redo else self.to_undo
        del self.steps[self.done :]
        if last and last.key in begins and step.time - last.time < session.PAUSE:
            self.steps.pop()
        self.steps.append(step)
        self.done = len(self.steps)

    _put(session._History, "push", push)


def unsaved_text() -> None:
    """A change of the text alone is not saved until something else is."""
    changed = autosave.Autosave._on_session_changed

    def _on_session_changed(self: autosave.Autosave) -> None:
        if not self._session.only_text:
            changed(self)

    _put(autosave.Autosave, "_on_session_changed", _on_session_changed)


def stale_preview() -> None:
    """The preview does not hear of what is undone."""
    changed = preview.Preview._on_changed

    def _on_changed(self: preview.Preview) -> None:
        if not self._session.redo_label:
            changed(self)

    _put(preview.Preview, "_on_changed", _on_changed)


def stale_field() -> None:
    """A line shows no empty value: after undo what was typed stays there."""
    shown = fields.Line.show_value

    def show_value(self: fields.Line, value: str) -> None:
        if value or self.hasFocus():
            shown(self, value)

    _put(fields.Line, "show_value", show_value)


def dialog_error() -> None:
    """The dialog for links stumbles over words that are no plain letters."""
    asked = text_links.address_of

    def address_of(text: str) -> str:
        text.encode("ascii")
        return asked(text)

    _put(link_dialog, "address_of", address_of)


def hidden_focus() -> None:
    """Going to a field does not bring the sheet back that the preview has taken the place of."""

    def go_to(self: main_window.MainWindow, field: FieldRef) -> None:
        self.sheet.focus_field(field)

    _put(main_window.MainWindow, "go_to", go_to)


def bad_font() -> None:
    """Text can be made so small that Qt complains."""
    zoomed = look.Look.zoom_text

    def zoom_text(self: look.Look, points: int) -> None:
        zoomed(self, points)
        if points < 0:
            QFont().setPointSizeF(float(points))

    _put(look.Look, "zoom_text", zoom_text)


def unread_row() -> None:
    """When a row of a table is dropped the document gets a letter that nobody reads."""
    spoiled: list[int] = []
    made = edits.drop_row

    def drop_row(table: Table, row: int) -> Table | None:
        smaller = made(table, row)
        if smaller is not None:
            spoiled.append(row)
        return smaller

    shown = TextBridge._replace

    def _replace(self: TextBridge, old: Body, new: Body, start: int, end: int) -> None:
        shown(self, old, new, start, end)
        if spoiled:
            spoiled.clear()
            with self._written(0) as cursor:
                cursor.movePosition(QTextCursor.MoveOperation.EndOfBlock)
                cursor.insertText("x")

    _put(table_commands, "drop_row", drop_row)
    _put(TextBridge, "_replace", _replace)


def _put(owner: object, name: str, value: object) -> None:
    """Put something in the place of what ``owner`` has."""
    setattr(owner, name, value)


FAULTS: dict[str, Fault] = {
    "committee-error": committee_error,
    "silent-choice": silent_choice,
    "find-leaves-selection": find_leaves_selection,
    "lost-undo": lost_undo,
    "unsaved-text": unsaved_text,
    "stale-preview": stale_preview,
    "stale-field": stale_field,
    "dialog-error": dialog_error,
    "hidden-focus": hidden_focus,
    "bad-font": bad_font,
    "unread-row": unread_row,
}
