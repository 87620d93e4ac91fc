"""A line that offers entries: all with ↓, Alt+↓ or at its arrow, as one types those meant.

Enter, Tab or a click takes the row that is highlighted; what is typed stays as it is where none is.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QFocusEvent, QKeyEvent, QResizeEvent
from PySide6.QtWidgets import QLineEdit
from typing_extensions import override

from vorlage_editor.model.offers import Offer, begun, matching
from vorlage_editor.ui.kit.choices import Choices
from vorlage_editor.ui.kit.fields import AROUND, Line, is_leaving
from vorlage_editor.ui.kit.parts import tip
from vorlage_editor.ui.kit.rows import Row

if TYPE_CHECKING:
    from vorlage_editor.ui.kit.look import Look

MOST = 40
"""Entries that are shown at once; typing finds the others."""
TIP = "Auswählen (Alt+Pfeil unten)"
ASK = "Wählen"
"""The hint of a line that is mostly chosen."""
KEYPAD = Qt.KeyboardModifier.KeypadModifier
OPENING = (Qt.KeyboardModifier.NoModifier, Qt.KeyboardModifier.AltModifier)
"""What may be held with ↓ to open the list."""
ICON = 24
"""Pixels that the arrow takes."""
Source = Callable[[], Sequence[Offer]]


class OfferLine(Line):
    """Asks ``source`` each time what there is.

    ``typing`` also offers as one types. With ``several`` the line has more than one entry, with
    that between them, and it is the last one that is offered. The list is made when it is wanted.
    """

    entered = Signal(str)
    """What stands there now, typed or taken."""
    taken = Signal(object)
    """The offer that was taken; where its value is no text it is up to the owner what to enter."""

    def __init__(
        self,
        look: Look,
        name: str,
        source: Source,
        hint: str = "",
        *,
        typing: bool = True,
        several: str = "",
    ) -> None:
        super().__init__(name, hint)
        self._look, self._source = look, source
        self._typing, self._several = typing, several
        self._list: Choices | None = None
        self._offered: list[Offer] = []
        self._asks, self._tip = hint == ASK, ""
        self._icon = self.addAction(
            look.icon("chevron-down", "muted"), QLineEdit.ActionPosition.TrailingPosition
        )
        self._icon.triggered.connect(self.open)
        self.textEdited.connect(self.entered)
        self.textEdited.connect(self._on_typed)
        self.refresh()

    def refresh(self, words: str = TIP) -> None:
        """Show the arrow where there is something to choose; ``words`` say what."""
        some = bool(self._source())
        self._tip = words if some else ""
        self._icon.setVisible(some)
        self._icon.setToolTip(words)
        if self._asks:
            self.show_hint(ASK if some else "")
        self._show_tip()

    @property
    def shown(self) -> list[Offer]:
        """What the open list has; nothing if none is open."""
        return self._offered if self._list and self._list.isVisible() else []

    def open(self, *_: object, by_key: bool = False) -> None:
        """Offer everything, what stands there highlighted; close the list if it is open.

        In an empty line the arrow key goes to the first at once.
        """
        if self.shown:
            self.leave()
            return
        self.setFocus()
        offers, text = list(self._source()), self._last(self.text())
        first = 0 if by_key and not text else -1
        self._offer(offers, next((n for n, one in enumerate(offers) if one.text == text), first))

    def leave(self, *_: object) -> None:
        """Close the list."""
        if self._list:
            self._list.leave()

    @override
    def show_value(self, value: str) -> None:
        if value != self.text():
            self.leave()  # it was made for what stood there
        super().show_value(value)
        self._show_tip()

    def _show_tip(self) -> None:
        """Tell a value that is cut; else how to choose, which is also read to the blind."""
        width = self.fontMetrics().horizontalAdvance(self.text()) + AROUND + ICON
        self.setToolTip(tip(self.text()) if width > self.width() else self._tip)

    def _last(self, text: str) -> str:
        """Return what is offered for: all of ``text``, or its last entry."""
        return text.rpartition(self._several.strip())[2].lstrip() if self._several else text

    def _offer(self, offers: Sequence[Offer], highlighted: int) -> None:
        if self._list is None:
            self._list = Choices(self._look, self)
            self._list.chosen.connect(self._on_chosen)
            self.destroyed.connect(self._list.deleteLater)
        self._offered = list(offers[:MOST])
        rows = [Row(text=one.text, key=str(n), second=one.told) for n, one in enumerate(offers)]
        self._list.offer(self, rows[:MOST], str(highlighted))

    def _on_typed(self, text: str) -> None:
        text = self._last(text)
        found = matching(self._source(), text) if self._typing and text.strip() else []
        if [one.text for one in found] == [text]:
            found = []  # it stands there
        if found or self.shown:
            self._offer(found, begun(found, text))

    def _on_chosen(self, key: str) -> None:
        offer, text = self._offered[int(key)], self.text()
        if isinstance(offer.value, str):
            before = text[: len(text) - len(self._last(text))]
            self.show_value(before + (offer.value or offer.text))
            self.end(False)
            self.entered.emit(self.text())
        self.taken.emit(offer)

    @override
    def keyPressEvent(self, event: QKeyEvent) -> None:
        held = event.modifiers() & ~KEYPAD
        if event.key() == Qt.Key.Key_Down and held in OPENING and self._source():
            self.open(by_key=True)
        else:
            super().keyPressEvent(event)

    @override
    def focusOutEvent(self, event: QFocusEvent) -> None:
        super().focusOutEvent(event)
        if is_leaving(event):
            self.setCursorPosition(0)  # of a long value one sees the beginning

    @override
    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._show_tip()
