from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from PySide6.QtCore import QPoint, QPointF, Qt
from PySide6.QtGui import QColor, QWheelEvent
from PySide6.QtWidgets import QApplication

from tests.ui.program import running
from vorlage_editor.model.body import Body, Paragraph, Run, flow
from vorlage_editor.model.field_ref import FieldRef
from vorlage_editor.pdf.render import Renderer
from vorlage_editor.ui.preview.desk import FIT_PAGE, FIT_WIDTH, MARGIN
from vorlage_editor.ui.preview.preview import BROKEN, PAUSED

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from PySide6.QtGui import QImage
    from pytestqt.qtbot import QtBot

    from tests.ui.program import Running
    from vorlage_editor.ui.preview.preview import Preview

WORDS = "Die Verwaltung berichtet über den Stand der Arbeiten an der Feldstraße. "


def long_text(pages: int) -> Body:
    return flow([Paragraph((Run(WORDS * 6),)) for _ in range(9 * pages)])


@pytest.fixture
def desk(qtbot: QtBot, tmp_path: Path) -> Iterator[Running]:
    """The program with the preview beside a paper of some pages."""
    with running(tmp_path / "daten", qtbot) as program:
        program.window.resize(1500, 900)
        program.new()
        program.session.edit("Text", subject="Feldstraße", body=long_text(6))
        settle(program)
        yield program


def settle(program: Running) -> None:
    """Wait until the preview shows what was written."""
    preview = program.window.preview
    program.session.read()
    program.bot.waitUntil(lambda: preview.pages > 0 and not preview.busy, timeout=15_000)
    QApplication.processEvents()


def preview_of(program: Running) -> Preview:
    return program.window.preview


def picture(program: Running) -> QImage:
    return program.window.preview.viewport().grab().toImage()


def dark_pixels(image: QImage) -> int:
    points = ((x, y) for x in range(0, image.width(), 2) for y in range(0, image.height(), 2))
    return sum(QColor(image.pixel(*point)).lightness() < 100 for point in points)


def wheel(preview: Preview, by: int, modifiers: Qt.KeyboardModifier) -> None:
    middle = QPointF(preview.viewport().rect().center())
    event = QWheelEvent(
        middle,
        preview.viewport().mapToGlobal(middle),
        QPoint(),
        QPoint(0, by),
        Qt.MouseButton.NoButton,
        modifiers,
        Qt.ScrollPhase.NoScrollPhase,
        False,
    )
    QApplication.sendEvent(preview.viewport(), event)


def test_pages_are_counted(desk: Running) -> None:
    assert preview_of(desk).pages >= 5
    assert preview_of(desk).page == 1


def test_the_pages_are_drawn(desk: Running) -> None:
    assert dark_pixels(picture(desk)) > 500


def test_a_key_changes_the_picture(desk: Running) -> None:
    before = picture(desk)
    desk.bot.keyClicks(desk.window.sheet.subject.edit, "Neu ")
    settle(desk)
    assert picture(desk) != before


def test_the_place_stays_while_one_types(desk: Running) -> None:
    preview = preview_of(desk)
    preview.go_to(3)
    settle(desk)
    place = preview.verticalScrollBar().value()
    desk.window.go_to(FieldRef("body", 20))
    desk.bot.keyClicks(desk.window.text_pane, "Noch ein Satz.")
    settle(desk)
    assert preview.verticalScrollBar().value() == place
    assert preview.page == 3
    assert dark_pixels(picture(desk)) > 500


def test_the_zoom_stays_while_one_types(desk: Running) -> None:
    preview = preview_of(desk)
    preview.set_zoom(1.5)
    desk.window.go_to(FieldRef("body"))
    desk.bot.keyClicks(desk.window.text_pane, "Noch ein Satz.")
    settle(desk)
    assert preview.zoom == 1.5
    assert preview.factor == pytest.approx(1.5, abs=0.01)


def test_pages_are_as_wide_as_the_desk(desk: Running) -> None:
    preview = preview_of(desk)
    assert preview.zoom == FIT_WIDTH
    wide = preview.factor
    assert preview._page_size().width() == preview.viewport().width() - 2 * MARGIN
    desk.window.resize(1900, 900)
    assert preview.factor > wide


def test_a_whole_page_fits(desk: Running) -> None:
    preview = preview_of(desk)
    preview.set_zoom(FIT_PAGE)
    settle(desk)
    assert preview._page_size().height() <= preview.viewport().height() - 2 * MARGIN + 1


def test_ctrl_and_wheel_zoom(desk: Running) -> None:
    preview = preview_of(desk)
    preview.set_zoom(1.0)
    wheel(preview, 120, Qt.KeyboardModifier.ControlModifier)
    assert preview.zoom == 1.25
    wheel(preview, -120, Qt.KeyboardModifier.ControlModifier)
    assert preview.zoom == 1.0


def test_the_wheel_scrolls(desk: Running) -> None:
    preview = preview_of(desk)
    wheel(preview, -120, Qt.KeyboardModifier.NoModifier)
    assert preview.verticalScrollBar().value() > 0
    assert preview.zoom == FIT_WIDTH


def test_the_zoom_has_its_ends(desk: Running) -> None:
    preview = preview_of(desk)
    for _ in range(12):
        preview.enlarge()
    assert preview.zoom == 3.0
    for _ in range(12):
        preview.reduce()
    assert preview.zoom == 0.5


def test_the_page_in_view_stays_when_it_is_zoomed(desk: Running) -> None:
    preview = preview_of(desk)
    preview.go_to(4)
    preview.set_zoom(1.5)
    assert preview.page == 4
    preview.set_zoom(0.5)
    assert preview.page == 4


@pytest.mark.parametrize(
    ("key", "page"),
    [(Qt.Key.Key_End, -1), (Qt.Key.Key_Home, 1), (Qt.Key.Key_PageDown, 2)],
)
def test_keys_go_through_the_pages(desk: Running, key: Qt.Key, page: int) -> None:
    preview = preview_of(desk)
    preview.set_zoom(FIT_PAGE)
    desk.bot.keyClick(preview, key)
    settle(desk)
    assert preview.page == (page if page > 0 else preview.pages)


def test_arrow_keys_scroll_a_little(desk: Running) -> None:
    preview = preview_of(desk)
    desk.bot.keyClick(preview, Qt.Key.Key_Down)
    assert preview.verticalScrollBar().value() == 40
    desk.bot.keyClick(preview, Qt.Key.Key_Up)
    assert preview.verticalScrollBar().value() == 0


def test_pages_that_come_into_view_are_drawn(desk: Running) -> None:
    preview = preview_of(desk)
    desk.bot.keyClick(preview, Qt.Key.Key_End)
    settle(desk)
    assert dark_pixels(picture(desk)) > 100


def test_a_shorter_paper_has_fewer_pages(desk: Running) -> None:
    desk.bot.keyClick(preview_of(desk), Qt.Key.Key_End)
    desk.session.edit("Text", body=long_text(1))
    settle(desk)
    assert preview_of(desk).pages <= 2
    assert dark_pixels(picture(desk)) > 100


def test_another_paper_begins_at_its_first_page(desk: Running) -> None:
    preview_of(desk).go_to(3)
    desk.new()
    settle(desk)
    assert preview_of(desk).page == 1
    assert preview_of(desk).pages == 1


def test_only_the_newest_of_many_changes_is_drawn(desk: Running) -> None:
    counted: list[int] = []
    preview_of(desk)._maker.counted.connect(counted.append)
    for n in range(30):
        desk.session.edit("Text", subject=f"Feldstraße {n}")
        desk.bot.wait(2)
    settle(desk)
    assert 0 < len(counted) < 30
    shown = picture(desk)
    preview_of(desk).set_zoom(1.0)
    preview_of(desk).set_zoom(FIT_WIDTH)
    settle(desk)
    assert picture(desk) == shown


def test_nothing_is_made_while_the_preview_is_folded(desk: Running) -> None:
    desk.do("view-preview")
    desk.session.edit("Text", subject="Neu")
    desk.bot.wait(50)
    assert not preview_of(desk).busy
    before = picture(desk)
    desk.do("view-preview")
    settle(desk)
    assert picture(desk) != before


def test_a_very_long_text_pauses_the_preview(desk: Running) -> None:
    words = WORDS * 100
    body = flow([Paragraph((Run(words),)) for _ in range(2_100_000 // len(words))])
    desk.session.edit("Text", body=body)
    desk.bot.waitUntil(lambda: preview_of(desk).note == PAUSED)
    desk.session.edit("Text", body=long_text(1))
    settle(desk)
    assert preview_of(desk).note == ""


def test_in_the_dark_the_pages_are_a_little_darker(desk: Running) -> None:
    spot = QPoint(MARGIN + 20, MARGIN + 20)
    light = QColor(picture(desk).pixel(spot)).lightness()
    desk.do("view-dark")
    assert QColor(picture(desk).pixel(spot)).lightness() < light


def test_what_cannot_be_drawn_is_said_once(desk: Running, monkeypatch: pytest.MonkeyPatch) -> None:
    def fail(*_: object) -> None:
        raise ZeroDivisionError

    monkeypatch.setattr(Renderer, "preview", fail)
    with desk.bot.capture_exceptions() as faults:
        for n in range(3):
            desk.session.edit("Text", subject=f"Feldstraße {n}")
            settle(desk)
    assert [fault[0] for fault in faults] == [ZeroDivisionError]
    assert preview_of(desk).note == BROKEN


def test_after_a_fault_the_next_change_is_drawn(
    desk: Running, monkeypatch: pytest.MonkeyPatch
) -> None:
    with monkeypatch.context() as broken, desk.bot.capture_exceptions():
        broken.setattr(Renderer, "preview", None)
        desk.session.edit("Text", subject="Neu")
        settle(desk)
    desk.session.edit("Text", subject="Noch einmal neu")
    settle(desk)
    assert preview_of(desk).note == ""
    assert dark_pixels(picture(desk)) > 500


def test_the_note_is_painted_over_the_pages(desk: Running) -> None:
    before = picture(desk)
    preview_of(desk)._say(PAUSED)
    assert picture(desk) != before
