"""What is for text is offered while one writes, and not elsewhere."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING, Protocol

from PySide6.QtCore import QObject

from vorlage_editor.ui.kit.parts import application

if TYPE_CHECKING:
    from PySide6.QtWidgets import QWidget

    from vorlage_editor.ui.paper.session import Session
    from vorlage_editor.ui.text.text_pane import TextPane


class Offer(Protocol):
    """Something that can be used in the text alone."""

    def offer(self, *, on: bool) -> None:
        """Switch it on while one writes, else off."""


class Writing(QObject):
    """Switches ``offers`` on while the text has the focus.

    Going from there to a bar or a menu does not switch them off, only going to one of ``areas``.
    """

    def __init__(
        self, pane: TextPane, session: Session, areas: Sequence[QWidget], *offers: Offer
    ) -> None:
        super().__init__(pane)
        self._pane, self._session, self._areas, self._offers = pane, session, areas, offers
        application().focusChanged.connect(self._on_focus_changed)

    def _on_focus_changed(self, _old: QWidget | None, now: QWidget | None) -> None:
        if now is not None and any(area.isAncestorOf(now) for area in self._areas):
            on = now is self._pane and not self._session.locked
            for one in self._offers:
                one.offer(on=on)
