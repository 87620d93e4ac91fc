"""From a thread to the window: what is posted in any thread is received in the GUI's.

A signal could do it, but a thread that emits one and the GUI's that disconnects something of the
same object were seen to wait for each other for ever. An event needs no connection.
"""

from __future__ import annotations

from queue import SimpleQueue
from typing import TYPE_CHECKING, Generic, TypeVarTuple
from weakref import WeakMethod

from PySide6.QtCore import QCoreApplication, QEvent, QObject
from typing_extensions import override

if TYPE_CHECKING:
    from collections.abc import Callable

Values = TypeVarTuple("Values")
_ARRIVED = QEvent.Type(QEvent.registerEventType())


class Mailbox(QObject, Generic[*Values]):
    """Calls ``receive`` with what was posted, in order, one call for each event.

    That is a method, whose object is not kept: it must not live until a thread lets go of it.
    """

    def __init__(self, receive: Callable[[*Values], object], parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._receive = WeakMethod(receive)
        self._letters: SimpleQueue[tuple[*Values]] = SimpleQueue()

    def post(self, *values: *Values) -> None:
        """Send ``values``; may be called in any thread."""
        self._letters.put(values)
        QCoreApplication.postEvent(self, QEvent(_ARRIVED))

    @override
    def event(self, event: QEvent) -> bool:
        if event.type() != _ARRIVED:
            return super().event(event)
        letter = self._letters.get_nowait()
        if receive := self._receive():
            receive(*letter)
        return True
