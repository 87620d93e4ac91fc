"""Offers entries under a field: all with Alt+↓ or at its arrow, those that are meant as one types.

Enter or a click takes one; what is typed and not taken stays as it is.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent, QObject, Qt, Signal
from PySide6.QtGui import QAction, QKeyEvent
from PySide6.QtWidgets import QComboBox, QCompleter, QLineEdit
from typing_extensions import override

from vorlage_editor.model.offers import Offer, matching
from vorlage_editor.ui.kit.choices import Choices
from vorlage_editor.ui.kit.rows import Row

if TYPE_CHECKING:
    from vorlage_editor.ui.kit.look import Look

MOST = 40
"""Entries that are shown at once; typing finds the others."""
TIP = "Auswählen (Alt+Pfeil unten)"
Source = Callable[[], Sequence[Offer]]


class Offers(QObject):
    """Belongs to one ``field`` and asks ``source`` each time what there is.

    ``typing`` also offers as one types. With ``several`` the field has more than one entry, with
    that between them, and it is the last one that is offered. The list is made when it is wanted.
    """

    taken = Signal(object)
    """The offer that the user took."""

    def __init__(
        self,
        look: Look,
        field: QLineEdit | QComboBox,
        source: Source,
        *,
        typing: bool = True,
        several: str = "",
    ) -> None:
        super().__init__(field)
        self._several = several
        self._look, self._field, self._source = look, field, source
        self._list: Choices | None = None
        self._shown: list[Offer] = []
        self._icon: QAction | None = None
        edit = field.lineEdit() if isinstance(field, QComboBox) else field
        if isinstance(field, QComboBox):
            field.setCompleter(QCompleter(field))  # empty: this list says more
        else:
            self._icon = field.addAction(
                look.icon("chevron-down", "muted"), QLineEdit.ActionPosition.TrailingPosition
            )
            self._icon.triggered.connect(self.open)
        for one in (field, edit) if edit is not field else (field,):
            if one is not None:
                one.installEventFilter(self)
        if edit is not None:
            edit.textEdited.connect(self._on_typed if typing else self._on_typed_in_peace)
        self.refresh()

    def refresh(self, tip: str = TIP) -> None:
        """Show the arrow where there is something to choose; ``tip`` says what."""
        if self._icon is not None:
            some = bool(self._source())
            self._icon.setVisible(some)
            self._icon.setToolTip(tip)
            self._field.setToolTip(tip if some else "")  # also read to those who do not see it

    @property
    def shown(self) -> list[Offer]:
        """What the open list has; nothing if none is open."""
        return self._shown if self._list and self._list.isVisible() else []

    def open(self, *_: object) -> None:
        """Offer everything, what the field has chosen already."""
        self._field.setFocus()
        offers = list(self._source())
        text = self._last(self._text())
        meant = (n for n, one in enumerate(offers) if text in (one.text, one.label))
        same = next((n for n in meant if not offers[n].bare), 0)
        self._offer(offers, same)

    def leave(self) -> None:
        """Close the list."""
        if self._list:
            self._list.leave()

    def with_taken(self, taken: Offer) -> str:
        """Return what the field says with the value of ``taken`` in place of its last entry."""
        text = self._text()
        return text[: len(text) - len(self._last(text))] + str(taken.value or taken.text)

    def _last(self, text: str) -> str:
        """Return what is offered for: all of ``text``, or its last entry."""
        return text.rpartition(self._several.strip())[2].lstrip() if self._several else text

    def _text(self) -> str:
        field = self._field
        return field.currentText() if isinstance(field, QComboBox) else field.text()

    def _offer(self, offers: Sequence[Offer], chosen: int) -> None:
        if self._list is None:
            self._list = Choices(self._look, self._field)
            self._list.chosen.connect(self._on_chosen)
            self._field.destroyed.connect(self._list.deleteLater)
        self._shown = list(offers[:MOST])
        rows = [Row(text=one.text, key=str(n), second=one.second) for n, one in enumerate(offers)]
        self._list.offer(self._field, rows[:MOST], str(chosen) if rows else "")

    def _on_typed(self, text: str) -> None:
        text = self._last(text)
        found = matching(self._source(), text) if text.strip() else []
        if [one.text for one in found] == [text]:
            found = []  # it stands there
        if found or self.shown:
            self._offer(found, 0)

    def _on_typed_in_peace(self, _text: str) -> None:
        self.leave()

    def _on_chosen(self, key: str) -> None:
        self.taken.emit(self._shown[int(key)])

    @override
    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        alt = Qt.KeyboardModifier.AltModifier
        if (
            isinstance(event, QKeyEvent)
            and event.type() == QEvent.Type.KeyPress
            and event.key() == Qt.Key.Key_Down
            and event.modifiers() & alt
            and self._source()
        ):
            self.open()
            return True
        return False
