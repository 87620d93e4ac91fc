"""Values cross from threads to the window's: all of them, in order, and without a deadlock."""

from __future__ import annotations

from collections import deque
from threading import Thread, current_thread, main_thread
from typing import TYPE_CHECKING
from weakref import ref

from PySide6.QtCore import QCoreApplication, QObject, Signal

from vorlage_editor.ui.kit.mailbox import Mailbox

if TYPE_CHECKING:
    from pytestqt.qtbot import QtBot

COUNT = 2000


class House(QObject):
    """Gets letters with numbers; "0" breaks it."""

    got = Signal(object)

    def __init__(self) -> None:
        super().__init__()
        self.box = Mailbox(self.receive, self)
        self.seen: list[int] = []

    def receive(self, value: int) -> None:
        assert current_thread() is main_thread()
        if value < 0:
            raise ValueError(value)
        self.seen.append(value)
        self.got.emit(value)

    def fill(self) -> Thread:
        """Let a thread post many letters."""
        thread = Thread(target=lambda: deque(map(self.box.post, range(COUNT)), 0))
        thread.start()
        return thread


def test_values_arrive_in_order_in_the_windows_thread(qtbot: QtBot) -> None:
    house = House()
    house.fill().join()
    assert house.seen == []  # never at once
    qtbot.waitUntil(lambda: len(house.seen) == COUNT)
    assert house.seen == list(range(COUNT))


def test_one_that_fails_does_not_keep_the_next_from_arriving(qtbot: QtBot) -> None:
    house = House()
    with qtbot.captureExceptions() as raised:
        house.box.post(-1)
        house.box.post(1)
        qtbot.waitUntil(lambda: house.seen == [1])
    assert [kind for kind, *_ in raised] == [ValueError]


def test_connections_change_while_a_thread_posts(qtbot: QtBot) -> None:
    house, heard = House(), deque[object]()
    thread = house.fill()
    while thread.is_alive():
        house.got.connect(heard.append)
        house.got.disconnect(heard.append)
    qtbot.waitUntil(lambda: len(house.seen) == COUNT)


def test_letters_do_not_keep_the_house(qtbot: QtBot) -> None:
    house = House()
    post, gone = house.box.post, ref(house)
    post(1)
    del house
    assert gone() is None
    QCoreApplication.processEvents()
