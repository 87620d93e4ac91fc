from __future__ import annotations

import time
from itertools import pairwise
from typing import TYPE_CHECKING

import pytest
from msgspec.structs import replace
from PySide6.QtCore import QRect, QSize
from PySide6.QtGui import QImage, QPainter

from vorlage_editor.exchange.examples import example
from vorlage_editor.pdf.render import Preview, Renderer
from vorlage_editor.ui.preview.page_maker import STRIP, Drawn, PageMaker, Request

if TYPE_CHECKING:
    from collections.abc import Iterator

    from PySide6.QtWidgets import QApplication
    from pytestqt.qtbot import QtBot

    from vorlage_editor.model.forms.form import Form

SIZE = QSize(420, 594)


@pytest.fixture
def maker(qapp: QApplication) -> Iterator[PageMaker]:
    maker = PageMaker()
    yield maker
    maker.close()


def request(form: Form, subject: str = "Feldstraße", part: QRect | None = None) -> Request:
    vorlage = replace(example(form), subject=subject)
    parts = {0: part} if part else {}
    return Request(vorlage, form, {}, range(1), SIZE, parts)


def drawn_by(maker: PageMaker, asked: Request, bot: QtBot) -> list[Drawn]:
    with bot.waitSignal(maker.drawn, timeout=15_000) as answer:
        maker.ask(asked)
    (drawn,) = answer.args
    return drawn  # type: ignore[no-any-return]


def image_of(strips: list[Drawn]) -> QImage:
    """Put the strips of a page together."""
    part = QRect()
    for strip in strips:
        part |= strip.part
    image = QImage(part.size(), strips[0].image.format())
    painter = QPainter(image)
    painter.setCompositionMode(QPainter.CompositionMode.CompositionMode_Source)
    for strip in strips:
        painter.drawImage(strip.part.topLeft() - part.topLeft(), strip.image)
    painter.end()
    return image


def test_a_page_is_drawn_in_the_size_that_was_asked_for(
    maker: PageMaker, form: Form, qtbot: QtBot
) -> None:
    drawn = drawn_by(maker, request(form), qtbot)
    assert {strip.page for strip in drawn} == {0}
    assert image_of(drawn).size() == SIZE
    assert not maker.busy


def test_a_page_is_drawn_in_strips_that_leave_nothing_out(
    maker: PageMaker, form: Form, qtbot: QtBot
) -> None:
    part = QRect(10, 7, 300, 2 * STRIP + 1)
    strips = [strip.part for strip in drawn_by(maker, request(form, part=part), qtbot)]
    assert [(strip.left(), strip.width()) for strip in strips] == [(10, 300)] * 3
    assert max(strip.height() for strip in strips) <= STRIP
    assert strips[0].top() == part.top()
    assert strips[-1].bottom() == part.bottom()
    assert all(above.bottom() + 1 == below.top() for above, below in pairwise(strips))


def test_a_part_of_a_page_is_that_part_of_the_page(
    maker: PageMaker, form: Form, qtbot: QtBot
) -> None:
    part = QRect(40, 50, 200, 120)
    whole = image_of(drawn_by(maker, request(form), qtbot))
    drawn = image_of(drawn_by(maker, request(form, part=part), qtbot))
    assert drawn.size() == part.size()
    differing = [
        (x, y)
        for x in range(part.width())
        for y in range(part.height())
        if drawn.pixel(x, y) != whole.pixel(x + part.x(), y + part.y())
    ]
    assert len(differing) < part.width() * part.height() / 100


def test_pages_are_counted_before_they_are_drawn(
    maker: PageMaker, form: Form, qtbot: QtBot
) -> None:
    with qtbot.waitSignals([maker.counted, maker.drawn], order="strict", timeout=15_000):
        maker.ask(request(form))


def test_of_requests_in_a_row_the_first_and_the_newest_are_made(
    maker: PageMaker, form: Form, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    made: list[str] = []
    draw = Renderer.preview

    def note(self: Renderer, *values: object) -> Preview:
        made.append(values[0].subject)  # type: ignore[attr-defined]
        return draw(self, *values)  # type: ignore[arg-type]

    monkeypatch.setattr(Renderer, "preview", note)
    for subject in "abcd":
        maker.ask(request(form, subject))
    qtbot.waitUntil(lambda: not maker.busy, timeout=15_000)
    assert made == ["a", "d"]


def test_a_fault_is_told_and_the_next_request_is_made(
    maker: PageMaker, form: Form, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    with monkeypatch.context() as broken, qtbot.waitSignal(maker.broken) as fault:
        broken.setattr(Renderer, "preview", None)
        maker.ask(request(form))
    assert isinstance(fault.args[0], TypeError)
    assert image_of(drawn_by(maker, request(form), qtbot)).size() == SIZE


def test_a_file_that_cannot_be_shown_is_told(
    maker: PageMaker, form: Form, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(Renderer, "preview", lambda *_: Preview(b"%PDF-1.7 kaputt", (0,), 1))
    with qtbot.waitSignal(maker.broken):
        maker.ask(request(form))
    assert not maker.busy


def test_a_page_that_is_not_there_is_not_waited_for(
    maker: PageMaker, form: Form, qtbot: QtBot
) -> None:
    asked = request(form)
    beyond = Request(asked.vorlage, form, {}, range(7, 9), SIZE, {})
    with qtbot.waitSignal(maker.counted, timeout=15_000):
        maker.ask(beyond)
    qtbot.waitUntil(lambda: not maker.busy)


def test_a_closed_maker_takes_no_request(form: Form, qapp: QApplication) -> None:
    maker = PageMaker()
    maker.close()
    maker.ask(request(form))
    assert not maker.busy


def test_closing_waits_for_what_is_being_made(
    form: Form, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    maker = PageMaker()
    monkeypatch.setattr(Renderer, "preview", lambda *_: time.sleep(0.2))
    maker.ask(request(form))
    with qtbot.assertNotEmitted(maker.broken, wait=50):
        maker.close()
        maker.close()
