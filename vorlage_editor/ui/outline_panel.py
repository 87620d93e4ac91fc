"""The outline: head, Beratungsfolge, the headings of the text, Anlagen; a click jumps there."""

from __future__ import annotations

from operator import is_
from typing import TYPE_CHECKING

from PySide6.QtCore import Signal
from typing_extensions import override

from vorlage_editor.model.body import Heading, plain
from vorlage_editor.ui.lists import RowList
from vorlage_editor.ui.rows import Row
from vorlage_editor.ui.side_panel import SidePanel

if TYPE_CHECKING:
    from PySide6.QtGui import QShowEvent

    from vorlage_editor.model.vorlage import Vorlage
    from vorlage_editor.ui.look import Look
    from vorlage_editor.ui.session import Session

HEADING = "heading "


def outline_rows(vorlage: Vorlage) -> tuple[Row, ...]:
    """Return the places of ``vorlage``; headings are known by their order (``heading 2``)."""
    rows = [
        Row(key="subject", text="Kopfdaten"),
        Row(key="route", text="Beratungsfolge"),
        Row(key="body", text="Text"),
    ]
    for n, (_, block) in enumerate(_headings(vorlage)):
        words = " ".join(plain(block.runs).split())
        rows.append(Row(key=f"{HEADING}{n}", text=words, level=block.level))
    rows.append(Row(key="attachments", text=_attachments(len(vorlage.attachments))))
    return tuple(rows)


def field_of(key: str, vorlage: Vorlage) -> str:
    """Return the field that a row leads to: subject, route, body, body[3], attachments."""
    if not key.startswith(HEADING):
        return key
    places = [place for place, _ in _headings(vorlage)]
    return f"body[{places[int(key.removeprefix(HEADING))]}]"


def _headings(vorlage: Vorlage) -> list[tuple[int, Heading]]:
    """Return those with a text, each with its place in the body."""
    return [
        (place, block)
        for place, block in enumerate(vorlage.body)
        if isinstance(block, Heading) and plain(block.runs).strip()
    ]


def _attachments(count: int) -> str:
    match count:
        case 0:
            return "Anlagen"
        case 1:
            return "1 Anlage"
        case _:
            return f"{count} Anlagen"


class OutlinePanel(SidePanel):
    """Where one is and where one can go; follows the session."""

    jump = Signal(str)
    """The user wants to go to this field; ``body[3]`` is a block of the text."""

    def __init__(self, session: Session, look: Look) -> None:
        super().__init__(look, "Gliederung")
        self._session = session
        self._shown: tuple[object, ...] = ()
        self.list = RowList(look, "Gliederung")
        self.list.opened.connect(self._on_opened)
        self._layout.addSpacing(8)
        self._layout.addWidget(self.list, 1)
        self.setFocusProxy(self.list)
        session.changed.connect(self._on_changed)

    def _on_changed(self) -> None:
        if self.isVisible():
            self._refresh()

    @override
    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        self._refresh()

    def _refresh(self) -> None:
        vorlage = self._session.vorlage
        headings = [block for block in vorlage.body if type(block) is Heading]
        shown = *headings, vorlage.attachments
        if len(shown) == len(self._shown) and all(map(is_, shown, self._shown)):
            return  # with most keys in the text
        self._shown = shown
        self.list.show_rows(outline_rows(vorlage))

    def _on_opened(self, key: str) -> None:
        self.jump.emit(field_of(key, self._session.vorlage))
