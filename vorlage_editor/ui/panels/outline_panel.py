"""The outline: head, Beratungsfolge, the headings of the text, Anlagen; a click jumps there.

Alt+Umschalt+↑↓ and the menu of a row move a heading with all that stands under it.
"""

from __future__ import annotations

from functools import partial
from operator import is_
from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent, QObject, QPoint, Qt, Signal
from PySide6.QtGui import QAccessible, QAccessibleAnnouncementEvent, QContextMenuEvent, QKeyEvent
from PySide6.QtWidgets import QMenu
from typing_extensions import override

from vorlage_editor.model.body import Heading, plain
from vorlage_editor.model.field_ref import FieldRef
from vorlage_editor.model.sections import moved
from vorlage_editor.ui.kit.actions import Key
from vorlage_editor.ui.kit.lists import RowList
from vorlage_editor.ui.kit.rows import Row
from vorlage_editor.ui.kit.side_panel import SidePanel

if TYPE_CHECKING:
    from PySide6.QtGui import QShowEvent

    from vorlage_editor.model.body import Body
    from vorlage_editor.model.vorlage import Vorlage
    from vorlage_editor.ui.kit.look import Look
    from vorlage_editor.ui.paper.session import Session

HEADING = "heading "
MOVING = Qt.KeyboardModifier.AltModifier | Qt.KeyboardModifier.ShiftModifier
KEYS = (Key("Abschnitt verschieben", "in der Gliederung", ("Alt+Shift+Up", "Alt+Shift+Down")),)
MOVES: dict[int, int] = {Qt.Key.Key_Up: -1, Qt.Key.Key_Down: 1}


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


def field_of(key: str, vorlage: Vorlage) -> FieldRef:
    """Return the field that a row leads to: a part of the paper, or a block of the text."""
    if not key.startswith(HEADING):
        return FieldRef(key)
    places = [place for place, _ in _headings(vorlage)]
    return FieldRef("body", places[int(key.removeprefix(HEADING))])


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

    jump = Signal(object)
    """The user wants to go to this field (``FieldRef``)."""

    def __init__(self, session: Session, look: Look) -> None:
        super().__init__(look, "Gliederung")
        self._session = session
        self._shown: tuple[object, ...] = ()
        self.list = RowList(look, "Gliederung")
        self.list.opened.connect(self._on_opened)
        self._layout.addSpacing(8)
        self._layout.addWidget(self.list, 1)
        self.list.installEventFilter(self)
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

    # Moving

    def menu_of(self, key: str) -> QMenu | None:
        """Return the menu of a row, if it is one of a heading."""
        if not key.startswith(HEADING):
            return None
        menu = QMenu(self)
        menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        for by, words, arrow in ((-1, "Nach oben", "↑"), (1, "Nach unten", "↓")):
            action = menu.addAction(f"{words}\tAlt+Umschalt+{arrow}")
            action.setEnabled(self._moved(key, by) is not None)
            action.triggered.connect(partial(self._move, key, by))
        return menu

    def _moved(self, key: str, by: int) -> tuple[Body, int] | None:
        body = self._session.vorlage.body
        number = [place for place, _ in _headings(self._session.vorlage)][int(key[len(HEADING) :])]
        return moved(body, number, by)

    def _move(self, key: str, by: int, *_: object) -> None:
        """Move the section one place; the row that is chosen goes along."""
        found = self._moved(key, by)
        if found is None or not self._session.may_edit():
            return
        body, place = found
        self._session.edit("Abschnitt verschieben", body=body)
        places = [number for number, _ in _headings(self._session.vorlage)]
        self.list.choose(f"{HEADING}{places.index(place)}")
        if QAccessible.isActive():
            words = (
                "Abschnitt nach oben verschoben" if by < 0 else "Abschnitt nach unten verschoben"
            )
            QAccessible.updateAccessibility(QAccessibleAnnouncementEvent(self.list, words))

    @override
    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if isinstance(event, QKeyEvent) and event.type() == QEvent.Type.KeyPress:
            held = event.modifiers() & ~Qt.KeyboardModifier.KeypadModifier
            if held == MOVING and event.key() in MOVES and self.list.key.startswith(HEADING):
                self._move(self.list.key, MOVES[event.key()])
                return True
        return False

    @override
    def contextMenuEvent(self, event: QContextMenuEvent) -> None:
        menu = self.menu_of(self.list.key)
        if menu is not None:
            by_key = event.reason() == QContextMenuEvent.Reason.Keyboard
            below = self.list.visualRect(self.list.currentIndex()).bottomLeft() + QPoint(20, 0)
            menu.popup(self.list.viewport().mapToGlobal(below) if by_key else event.globalPos())
