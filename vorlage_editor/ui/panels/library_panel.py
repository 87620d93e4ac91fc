"""The library: all drafts, found as one types, and those in the Papierkorb."""

from __future__ import annotations

from typing import TYPE_CHECKING, cast

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QAction, QKeySequence
from PySide6.QtWidgets import QApplication, QWidget

from vorlage_editor.store.search import found
from vorlage_editor.ui.kit.lists import RowList
from vorlage_editor.ui.kit.parts import FocusLead, column, holder, label, push, row, tool
from vorlage_editor.ui.kit.side_panel import Notice, SearchField, SidePanel
from vorlage_editor.ui.panels.library_model import library_rows, utc_now
from vorlage_editor.ui.panels.status_filter import StatusFilter

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Sequence
    from datetime import datetime

    from vorlage_editor.store.drafts import DraftRow
    from vorlage_editor.ui.kit.look import Look

SEARCH = "Vorlagen durchsuchen"
SEARCH_TRASH = "Papierkorb durchsuchen"
NONE_YET = "Noch keine Vorlagen.\nWas Sie anlegen, steht hier."
NONE_OF_STATUS = "Keine Vorlage hat diesen Status."
NONE_TRASHED = "Der Papierkorb ist leer."
TRASHED = "In den Papierkorb gelegt."
FOR_GOOD = "Das lässt sich nicht rückgängig machen."


class LibraryPanel(SidePanel):
    """Drafts by when they were written; what is done with one is asked for by signals."""

    chosen = Signal(str)
    duplicate_requested = Signal(str)
    goes_with_requested = Signal(str, str)
    """A draft, and how a new one is to go with it (Relation)."""
    trash_requested = Signal(list)
    restore_requested = Signal(list)
    erase_requested = Signal(list)
    """Asked for after the user has confirmed it."""
    search_changed = Signal(str)

    def __init__(self, look: Look, now: Callable[[], datetime] = utc_now) -> None:
        self._copy = tool(look, "copy-plus", "Duplizieren", "Strg+D", tone="muted")
        self._trash = tool(look, "trash-2", "In den Papierkorb", "Entf", tone="muted")
        self._restore = tool(look, "undo-2", "Wiederherstellen", tone="muted")
        self._erase = tool(look, "trash-2", "Endgültig löschen", "Entf", tone="muted")
        buttons = (self._copy, self._trash, self._restore, self._erase)
        super().__init__(look, "Vorlagen", buttons)
        self._now = now
        self._drafts: list[DraftRow] | None = None  # None: nothing is known yet
        self._trashed: list[DraftRow] | None = None
        self._came: list[str] = []  # into the Papierkorb, just now
        self._open = self._next = ""
        self._asked: list[str] = []
        self.in_trash = False
        self.search = SearchField(look, SEARCH)
        self.filter = StatusFilter(look)
        self.list = RowList(look, "Vorlagen")
        self._lead = FocusLead(self, self.list)
        self._empty = label(look, "", "muted", wrap=True)
        self._clear = push(look, "", "Filter entfernen?", "quiet")
        self._undo = Notice(look, "Rückgängig")
        self._question = Notice(look, "Endgültig löschen", "Abbrechen")
        self._to_trash = tool(look, "trash-2", "Papierkorb", square=False, tone="muted")
        self._back = tool(look, "chevron-left", "Zurück", square=False, tone="muted")
        self._count = label(look, "", "muted", -1)
        self._arrange()
        self._connect()
        self._refresh()

    def _arrange(self) -> None:
        words = row(self._empty, margins=(20, 20, 16, 2))
        self._missed = holder(column(words, row(16, self._clear, None), None))
        foot = row(self._to_trash, self._back, None, self._count, margins=(8, 4, 20, 4))
        for item in (
            holder(row(self.search, self.filter.button, margins=(16, 12, 12, 0), gap=4)),
            self.filter,
            self.list,
            self._missed,
            self._undo,
            self._question,
            holder(foot),
        ):
            self._layout.addWidget(item)
        self._layout.setStretchFactor(self.list, 1)
        self._layout.setStretchFactor(self._missed, 1)

    def _connect(self) -> None:
        self.list.opened.connect(self._on_opened)
        self.list.stepped.connect(self._on_stepped)
        self.search.textChanged.connect(self._on_search_typed)
        self.search.left_downwards.connect(self._on_search_left)
        self.filter.changed.connect(self._refresh)
        self._clear.clicked.connect(self._on_all_wanted)
        self._copy.clicked.connect(self.duplicate)
        self._trash.clicked.connect(self.trash)
        self._restore.clicked.connect(self.restore)
        self._erase.clicked.connect(self.ask_to_erase)
        self._to_trash.clicked.connect(self._on_trash_entered)
        self._back.clicked.connect(self._on_trash_left)
        self._undo.accepted.connect(self._on_undone)
        self._question.accepted.connect(self._on_erase_confirmed)
        self._question.rejected.connect(self._on_erase_refused)
        delete = QAction("Entf", self.list)
        delete.setShortcut(QKeySequence.StandardKey.Delete)
        delete.setShortcutContext(Qt.ShortcutContext.WidgetShortcut)
        delete.triggered.connect(self._on_delete_pressed)
        self.list.addAction(delete)
        app = cast("QApplication", QApplication.instance())
        app.focusChanged.connect(self._on_focus_changed)

    # What is shown

    def show_rows(self, rows: Sequence[DraftRow], current: str) -> None:
        """Show the drafts that were found, newest first; ``current`` is the open one."""
        self._drafts = list(rows)
        self._refresh()
        self.show_current(current)

    def show_trash(self, rows: Sequence[DraftRow]) -> None:
        """Show what lies in the Papierkorb: all of it, whatever is searched for.

        For what came there since the last time it is offered to take it back.
        """
        before, after = _ids(self._trashed or ()), _ids(rows)
        if self._trashed is not None and (
            came := [draft for draft in after if draft not in before]
        ):
            self._came = came
            self._undo.say(TRASHED)
        elif not set(self._came) <= set(after):
            self._forget_undo()
        self._trashed = list(rows)
        self._refresh()

    def show_current(self, draft: str) -> None:
        """Mark ``draft`` as the open one."""
        changed, self._open = draft != self._open, draft
        if self.in_trash:
            return
        if changed or not self.list.key or not self._has_focus():
            self.list.choose(draft or self.list.key)

    def show_all(self) -> None:
        """Search for nothing: a draft that is new is to be seen."""
        self._on_all_wanted()
        if self.in_trash:
            self.in_trash = False
            self._refresh()

    def focus_search(self) -> None:
        """Go to the search field, what stands there ready to be typed over."""
        self.search.setFocus(Qt.FocusReason.ShortcutFocusReason)
        self.search.selectAll()

    @property
    def undo_notice(self) -> str:
        """What is offered to be undone, in words; empty if nothing."""
        return self._undo.text if self._undo.isVisibleTo(self) else ""

    @property
    def question(self) -> str:
        """What is asked; empty if nothing."""
        return self._question.text if self._question.isVisibleTo(self) else ""

    def _refresh(self) -> None:
        found = self._found_in_trash() if self.in_trash else self._drafts or []
        drafts = [draft for draft in found if self.filter.passes(draft.status)]
        self.list.show_rows(library_rows(drafts, self._now()))
        if self._next and not self.list.key and self._has_focus():
            self.list.choose(self._next)
        searched, filtered = self.search.text().strip(), bool(self.filter.chosen)
        missed = bool((searched or filtered) and not drafts)
        self._missed.setVisible(missed)
        self._empty.setText(f"Nichts gefunden für „{searched}“." if searched else NONE_OF_STATUS)
        self.list.setVisible(not missed)
        self.list.say_if_empty(self._nothing_text())
        self._lead.target = self.search if missed else self.list
        self.search.setEnabled(bool(found or searched))
        self.filter.button.setEnabled(bool(found or filtered))
        self.title.setText("Papierkorb" if self.in_trash else "Vorlagen")
        self.search.name(SEARCH_TRASH if self.in_trash else SEARCH)
        self._to_trash.setText(f"Papierkorb ({len(self._trashed or ())})")
        self._to_trash.setVisible(not self.in_trash and bool(self._trashed))
        self._back.setVisible(self.in_trash)
        self._count.setText(counted(len(drafts), searched=bool(searched or filtered)))
        self._count.setVisible(bool(drafts))
        self._on_stepped(self.list.key)

    def _nothing_text(self) -> str:
        if self.in_trash:
            return NONE_TRASHED
        return "" if self._drafts is None else NONE_YET

    def _found_in_trash(self) -> list[DraftRow]:
        words, trashed = self.search.text(), self._trashed or ()
        return [draft for draft in trashed if found(words, draft.number, draft.subject)]

    # What is asked for

    def open_chosen(self) -> None:
        """Ask to open the chosen draft."""
        self._on_opened(self.list.key)

    def duplicate(self) -> None:
        """Ask for a copy of the chosen draft."""
        if self.list.key:
            self.duplicate_requested.emit(self.list.key)

    def trash(self) -> None:
        """Ask to put the chosen draft into the Papierkorb."""
        if key := self.list.key:
            self._expect_to_lose(key)
            self.trash_requested.emit([key])

    def restore(self) -> None:
        """Ask to take the chosen draft out of the Papierkorb."""
        if key := self.list.key:
            self._expect_to_lose(key)
            self.restore_requested.emit([key])

    def ask_to_erase(self) -> None:
        """Ask the user whether the chosen draft is to be erased for good."""
        if not self.list.key:
            return
        self._asked = [self.list.key]
        subject = self.list.currentIndex().data(Qt.ItemDataRole.DisplayRole)
        self._question.say(f"„{subject}“ endgültig löschen? {FOR_GOOD}")
        self._question.focus_no()

    def _expect_to_lose(self, key: str) -> None:
        """Remember which draft is to be chosen once ``key`` has left the list."""
        keys = [one.key for one in self.list.rows if one.key]
        place = keys.index(key)
        others = keys[place + 1 : place + 2] or keys[max(0, place - 1) : place]
        self._next = others[0] if others else ""

    def _has_focus(self) -> bool:
        focus = QApplication.focusWidget()
        return focus is not None and self.isAncestorOf(focus)

    # What happened

    def _on_opened(self, key: str) -> None:
        if not self.in_trash:
            self._forget_undo()
            self.chosen.emit(key)

    def _on_stepped(self, key: str) -> None:
        for button, here in (
            (self._copy, not self.in_trash),
            (self._trash, not self.in_trash),
            (self._restore, self.in_trash),
            (self._erase, self.in_trash),
        ):
            button.setVisible(here)
            button.setEnabled(bool(key))
        if self._asked and key not in self._asked:
            self._on_erase_refused()

    def _on_delete_pressed(self) -> None:
        (self.ask_to_erase if self.in_trash else self.trash)()

    def _on_search_typed(self, text: str) -> None:
        if self.in_trash:
            self._refresh()
        else:
            self.search_changed.emit(text.strip())

    def _on_all_wanted(self) -> None:
        self.search.clear()
        self.filter.clear()

    def _on_search_left(self) -> None:
        if not self.list.key and self.list.rows:
            self.list.choose(next(one.key for one in self.list.rows if one.key))
        self.list.setFocus(Qt.FocusReason.TabFocusReason)

    def _on_trash_entered(self) -> None:
        self._show_trash_view(on=True)

    def _on_trash_left(self) -> None:
        self._show_trash_view(on=False)

    def _show_trash_view(self, *, on: bool) -> None:
        self._forget_undo()
        self._on_all_wanted()
        self.in_trash = on
        self._refresh()
        self.list.choose("" if on else self._open)
        self.list.setFocus(Qt.FocusReason.OtherFocusReason)

    def _on_undone(self) -> None:
        self.restore_requested.emit(self._came)
        self._forget_undo()
        self.list.setFocus(Qt.FocusReason.OtherFocusReason)

    def _on_erase_confirmed(self) -> None:
        asked, self._asked = self._asked, []
        self._question.hide()
        self._expect_to_lose(asked[0])
        self.erase_requested.emit(asked)
        self.list.setFocus(Qt.FocusReason.OtherFocusReason)

    def _on_erase_refused(self) -> None:
        self._asked = []
        self._question.hide()
        self.list.setFocus(Qt.FocusReason.OtherFocusReason)

    def _on_focus_changed(self, _old: QWidget | None, now: QWidget | None) -> None:
        """What is chosen here and what is open are the same again once the keys go elsewhere."""
        away = now is not None and now.window() is self.window() and not self.isAncestorOf(now)
        if away and not self.in_trash and self.list.key != self._open:
            self.list.choose(self._open)

    def _forget_undo(self) -> None:
        self._came = []
        self._undo.hide()


def counted(count: int, *, searched: bool = False) -> str:
    """Return how many drafts are shown: 9 Vorlagen, 1 Vorlage, 2 Treffer."""
    if searched:
        return f"{count} Treffer"
    return f"{count} Vorlage" if count == 1 else f"{count} Vorlagen"


def _ids(drafts: Iterable[DraftRow]) -> list[str]:
    return [draft.id for draft in drafts]
