"""The dialog of master data: what the house has, entered once for all papers."""

from __future__ import annotations

from datetime import date
from functools import partial
from typing import TYPE_CHECKING, cast

from msgspec.structs import replace
from PySide6.QtCore import Qt
from PySide6.QtGui import (
    QAccessible,
    QAccessibleAnnouncementEvent,
    QAction,
    QKeyEvent,
    QKeySequence,
)
from PySide6.QtWidgets import QDialog, QWidget
from typing_extensions import override

from vorlage_editor.model.masterdata.edits import (
    Entry,
    Part,
    added,
    entries,
    put_back,
    with_entry,
    without,
)
from vorlage_editor.model.masterdata.office import Office
from vorlage_editor.model.masterdata.typed import Desk, Outcome, read_entry, shown
from vorlage_editor.ui.kit.lists import RowList
from vorlage_editor.ui.kit.parts import SEMIBOLD, column, holder, label, push, row, rule, tab_order
from vorlage_editor.ui.masterdata.column import EnterKey, EntryColumn
from vorlage_editor.ui.masterdata.notes import note_on
from vorlage_editor.ui.masterdata.pages import OfficePages
from vorlage_editor.ui.masterdata.parts import LAND
from vorlage_editor.ui.masterdata.rows import NEW, gone_words, is_empty, open_lines, part_rows

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from vorlage_editor.ui.kit.look import Look
    from vorlage_editor.ui.kit.messages import Messages
    from vorlage_editor.ui.masterdata.shelf import OfficeShelf

TITLE = "Stammdaten"
LEAD = "Einmal eingetragen, in allen Vorlagen zur Auswahl. Gespeichert wird beim Schreiben."
SIZE = 940, 620
NAV = 196
OPEN_ENDS = (
    "Diese Angaben sind noch nicht gespeichert:\n\n{what}\n\nAlles andere ist gespeichert. "
    "Möchten Sie trotzdem schließen?"
)
ANYWAY = "Ohne diese Angaben schließen"


class OfficeDialog(QDialog):
    """Parts at the left, their entries beside them, the fields of one at the right.

    Each change is kept as soon as its field is left. What cannot be kept stays as it was typed,
    also while other entries are seen to; closing asks for it.
    """

    def __init__(
        self,
        shelf: OfficeShelf,
        messages: Messages,
        look: Look,
        roles: Sequence[str],
        parent: QWidget | None = None,
        today: Callable[[], date] = date.today,
    ) -> None:
        super().__init__(parent)
        self._shelf, self._messages, self._look, self._today = shelf, messages, look, today
        self._part: Part = "committees"
        self._entry: Entry | None = None
        self._is_open = False
        """Whether the fields of an entry are shown; of a new one if ``_entry`` is none."""
        self._typed: dict[tuple[Part, Entry | None], dict[str, object]] = {}
        """What is typed and not kept, by part and entry."""
        self._before: tuple[Office, Office] | None = None
        """The master data before and after what was deleted last."""
        self.setWindowTitle(TITLE)
        room = (parent or self).screen().availableGeometry()
        self.resize(min(SIZE[0], room.width()), min(SIZE[1], room.height() - 40))
        self.parts = RowList(look, "Bereiche der Stammdaten")
        self.column = EntryColumn(look)
        self.list = self.column.list
        self.pages = OfficePages(look, roles, today)
        self._make_buttons()
        self._arrange()
        self._connect()
        self._show_parts()
        self.parts.choose("committees")
        self.parts.setFocus(Qt.FocusReason.OtherFocusReason)

    # How it is built

    def _make_buttons(self) -> None:
        look = self._look
        self.said = label(look, "", "muted", -1, wrap=True)
        self.import_button = push(look, "", "Kalender oder Stammdaten importieren …", "quiet")
        self.export_button = push(look, "", "Exportieren …", "quiet")
        self.close_button = push(look, "", "Schließen", "")

    def _arrange(self) -> None:
        look = self._look
        title = label(look, TITLE, step=5, weight=SEMIBOLD)
        head = column(title, 2, label(look, LEAD, "muted", wrap=True), margins=(24, 14, 24, 10))
        self.parts.setFixedWidth(NAV)
        middle = row(holder(column(8, self.parts)), rule(upright=True), self.column, self.pages)
        middle.setStretch(3, 1)
        foot = row(
            self.import_button, self.export_button, self.said, self.close_button,
            margins=(20, 8, 24, 12), gap=14,
        )  # fmt: skip
        foot.setStretch(2, 1)
        lines = column(head, rule(), middle, rule(), foot)
        lines.setStretch(2, 1)
        self.setLayout(lines)
        tab_order(
            self.parts, *self.column.chain, *self.pages.chain,
            self.import_button, self.export_button, self.close_button,
        )  # fmt: skip

    def _connect(self) -> None:
        self.parts.stepped.connect(self._on_part_stepped)
        EnterKey(self.parts).pressed.connect(self._on_part_opened)
        self.list.stepped.connect(self._on_stepped)
        EnterKey(self.list).pressed.connect(self._on_opened)
        self.column.filtered.connect(self._on_filtered)
        self.pages.entered.connect(self._on_entered)
        self.pages.land_chosen.connect(self._on_land)
        for button in (self.pages.import_button, self.import_button):
            button.clicked.connect(self._on_import)
        for button in (self.pages.add_button, self.column.add_button):
            button.clicked.connect(self._on_add)
        self.column.delete_button.clicked.connect(self._on_delete)
        self.column.undo.accepted.connect(self._on_undone)
        self.export_button.clicked.connect(self._on_export)
        self.close_button.clicked.connect(self.accept)
        self._shelf.changed.connect(self._on_office_changed)
        for owner, key, slot in (
            (self.list, QKeySequence.StandardKey.Delete, self._on_delete),
            (self, QKeySequence.StandardKey.New, self._on_add),
        ):
            action = QAction(owner)
            action.setShortcut(key)
            if owner is self.list:
                action.setShortcutContext(Qt.ShortcutContext.WidgetShortcut)
            action.triggered.connect(slot)
            owner.addAction(action)

    # What is shown

    @property
    def _office(self) -> Office:
        return self._shelf.value

    @property
    def _is_land(self) -> bool:
        return self.parts.key == LAND

    def _show_parts(self) -> None:
        self.parts.show_rows(part_rows(self._office))
        self.column.show_committees(self._office)

    def _show_entries(self) -> None:
        """List the entries of the part, the open one chosen."""
        bad = {entry for part, entry in self._open_ends() if part == self._part}
        if self._is_open and self._entry is None:
            bad.add(None)
        self.column.show_entries(self._part, self._office, bad, self._key())

    def _key(self) -> str:
        if not self._is_open:
            return ""
        found = entries(self._office, self._part)
        return NEW if self._entry is None else str(found.index(self._entry))

    def _show_part(self) -> None:
        """Show the part that is chosen: its entries, and the first of them."""
        self.column.setVisible(not self._is_land)
        self.said.setText("")
        self._is_open, self._entry = False, None
        if self._is_land:
            self.pages.show_land(self._office.bundesland)
            return
        self._part = cast("Part", self.parts.key)
        self.column.show_part(self._part)
        self._open_first()

    def _open_first(self) -> None:
        """Open the entry that one will most likely want: of meetings the next one."""
        self._is_open, self._entry = False, None
        self._show_entries()
        keys, found, today = self.column.keys, entries(self._office, self._part), self._today()
        coming = (key for key in keys if getattr(found[int(key)], "dates", (today,))[0] >= today)
        key = next(coming, keys[-1] if keys else "")
        if key:
            self._open(found[int(key)])
        else:
            self.pages.show_purpose(self._part)

    def _open(self, entry: Entry | None) -> None:
        """Show the fields of ``entry``, or of a new one, with what is typed there already."""
        self._entry, self._is_open = entry, True
        form = self.pages.show_form(self._part)
        form.show_committees([one.name for one in self._office.committees])
        kept = self._typed.get((self._part, entry), {})
        form.visit(on=entry is not None)
        form.show_typed(shown(self._part, entry) | kept)
        self._judge()
        self._show_entries()

    def _judge(self) -> Outcome:
        """Tell what is wrong with what stands in the fields."""
        form = self.pages.form
        desk = Desk(self._office, self._today())
        outcome = read_entry(self._part, form.typed(), desk, self._entry)
        form.show_problems(outcome.problems)
        form.note.setText(note_on(outcome.entry, desk))
        return outcome

    # What is typed

    def _take(self) -> None:
        """Keep what stands in the fields, as far as it can be kept."""
        if not self._is_open:
            return
        typed, old = self.pages.form.typed(), self._entry
        new, problems = self._judge()
        if new is not None and new != old:
            self._entry = new
            self._change(partial(with_entry, part=self._part, old=old, new=new))
        self._typed.pop((self._part, old), None)
        if problems and not (new is None and old is None and is_empty(typed)):
            entry = old if new is None else new
            bad = typed if entry is None else {name: typed[name] for name in problems}
            self._typed[self._part, entry] = bad
        if new is not None:
            right = shown(self._part, new) | {name: typed[name] for name in problems}
            self.pages.form.show_typed(right)
        self._show_entries()

    def _change(self, how: Callable[[Office], Office]) -> None:
        """Change the master data; what cannot be written yet stays, and is told."""
        self._shelf.change(how, failed=self._show_entries, hold=True)

    def _on_entered(self) -> None:
        self._take()

    def _on_land(self, code: str) -> None:
        self._change(partial(_with_land, code=code))

    def _on_office_changed(self) -> None:
        """Show them anew; the open entry stays open as long as it is there."""
        self._show_parts()
        if self._is_land:
            self.pages.show_land(self._office.bundesland)
        elif self._is_there():
            self._show_entries()
        else:
            self._open_first()

    def _is_there(self) -> bool:
        """Whether the open entry still is one, or a new one."""
        known = entries(self._office, self._part)
        return self._is_open and (self._entry is None or self._entry in known)

    # What is clicked

    def _on_part_stepped(self, key: str) -> None:
        if key:
            self._take()
            self._show_part()

    def _on_part_opened(self) -> None:
        target = self.pages.land if self._is_land else self.list
        (target if self.list.rows or self._is_land else self.pages.add_button).setFocus()

    def _on_stepped(self, key: str) -> None:
        """Open the entry that is chosen now; what was typed in the last one is kept first."""
        if not key:
            return
        entry = None if key == NEW else entries(self._office, self._part)[int(key)]
        self._take()
        if entry is None or entry in entries(self._office, self._part):
            self._open(entry)

    def _on_opened(self) -> None:
        if self._is_open:
            self.pages.form.go_to()

    def _on_filtered(self) -> None:
        self._open_first()

    def _on_add(self) -> None:
        if self._is_land:
            return
        self._take()
        self._open(None)
        if self._part == "meetings":
            form = self.pages.form
            form.show_typed(form.typed() | {"committee": self.column.committee})
        self.pages.form.go_to()

    def _on_delete(self) -> None:
        """Delete the open entry; as long as nothing else is deleted it can be taken back."""
        if not self._is_open:
            return
        entry, before = self._entry, self._office
        place = self.list.currentIndex().row()
        self._typed.pop((self._part, entry), None)
        self._is_open, self._entry = False, None
        if entry is not None:
            self._change(partial(without, part=self._part, gone=(entry,)))
        self._before = None if entry is None else (before, self._office)
        self._open_near(place)
        if entry is not None:
            self.column.undo.say(gone_words(entry, before))
        self.list.setFocus()

    def _open_near(self, place: int) -> None:
        """Open what stands where something was deleted."""
        self._show_entries()
        keys = [one.key for one in self.list.rows[: place + 1] if one.key]
        if keys:
            self._on_stepped(keys[-1])
        else:
            self._open_first()

    def _on_undone(self) -> None:
        if self._before is None:
            return
        before, after = self._before
        self._change(partial(put_back, before=before, after=after))
        self._before = None
        self.column.undo.hide()
        self.list.setFocus(Qt.FocusReason.OtherFocusReason)

    def _on_import(self) -> None:
        self._take()
        self._say("")
        self._shelf.bring_in(self._say)

    def _on_export(self) -> None:
        self._take()
        self._say("")
        self._shelf.export(self._say)

    def _say(self, words: str) -> None:
        self.said.setText(words)
        if words:
            QAccessible.updateAccessibility(QAccessibleAnnouncementEvent(self, words))

    # Leaving

    @override
    def done(self, result: int) -> None:
        self._take()
        written = self._shelf.finish()
        asks = self._typed or not written
        if asks and not self._messages.ask(OPEN_ENDS.format(what=self._open_words()), ANYWAY):
            self._go_to_open_end()
            return
        if not written:
            self._shelf.give_up()
        super().done(result)

    def _open_ends(self) -> list[tuple[Part, Entry | None]]:
        """Return the entries of which something is not kept, or not written."""
        return [*self._typed, *added(self._shelf.kept(), self._office)]

    def _open_words(self) -> str:
        """Return a line for each of them, and for what is not deleted on the disk."""
        kept, now = self._shelf.kept(), self._office
        land = kept.bundesland != now.bundesland
        return "\n".join(open_lines(self._open_ends(), added(now, kept), land=land))

    def _go_to_open_end(self) -> None:
        part, entry = next(iter(self._open_ends()), (self._part, self._entry))
        self.parts.choose(part)
        self._open(entry)
        self.pages.form.visit()
        problems = self._judge().problems
        self.pages.form.go_to(next(iter(problems), ""))

    @override
    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Enter goes on to the next field; it closes nothing."""
        enter = event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter)
        if enter and self.pages.isAncestorOf(self.focusWidget() or self):
            self.focusNextChild()
        else:
            super().keyPressEvent(event)


def _with_land(office: Office, code: str) -> Office:
    return replace(office, bundesland=code)
