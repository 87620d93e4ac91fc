"""Values cross from threads to the window's: all of them, in order, and without a deadlock."""

from __future__ import annotations

from collections import deque
from threading import Thread, current_thread, main_thread
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal

from vorlage_editor.ui.mailbox import Mailbox

if TYPE_CHECKING:
    from pytestqt.qtbot import QtBot

COUNT = 2000


class Wished(QObject):
    """Somebody whose signal is connected and disconnected all the time."""

    done = Signal(object)


def test_values_arrive_in_order_in_the_windows_thread(qtbot: QtBot) -> None:
    seen: list[int] = []

    def receive(value: int) -> None:
        assert current_thread() is main_thread()
        seen.append(value)

    box: Mailbox[int] = Mailbox(receive)
    thread = Thread(target=lambda: deque(map(box.post, range(COUNT)), 0))
    thread.start()
    qtbot.waitUntil(lambda: len(seen) == COUNT)
    thread.join()
    assert seen == list(range(COUNT))


def test_a_value_is_never_received_at_once(qtbot: QtBot) -> None:
    seen: list[str] = []
    box: Mailbox[str] = Mailbox(seen.append)
    box.post("a")
    assert seen == []
    qtbot.waitUntil(lambda: seen == ["a"])


def test_one_that_fails_does_not_keep_the_next_from_arriving(qtbot: QtBot) -> None:
    seen: list[int] = []

    def receive(value: int) -> None:
        if not value:
            raise ValueError("nichts")
        seen.append(value)

    box: Mailbox[int] = Mailbox(receive)
    with qtbot.captureExceptions() as raised:
        box.post(0)
        box.post(1)
        qtbot.waitUntil(lambda: seen == [1])
    assert [kind for kind, *_ in raised] == [ValueError]


def test_connections_change_while_threads_post(qtbot: QtBot) -> None:
    seen: list[object] = []
    wished = Wished()
    box: Mailbox[str] = Mailbox(wished.done.emit)
    wished.done.connect(seen.append)
    thread = Thread(target=lambda: deque(map(box.post, map(str, range(COUNT))), 0))
    thread.start()
    while thread.is_alive():
        wished.done.connect(seen.clear)
        wished.done.disconnect(seen.clear)
    qtbot.waitUntil(lambda: len(seen) == COUNT)
