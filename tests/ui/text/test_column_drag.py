from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtGui import QTextCursor
from PySide6.QtTest import QTest

from tests.ui.papers import assert_in_step, text
from vorlage_editor.model.body import Paragraph, Table, flow

if TYPE_CHECKING:
    from tests.ui.program import Running

TABLE = Table(((text("a"), text("b"), text("c")), (text("d"), text("e"), text("f"))), 1)
LEFT = Qt.MouseButton.LeftButton


@pytest.fixture
def writing(program: Running) -> Running:
    program.new()
    program.session.edit("Text", body=flow((Paragraph(text("vor")), TABLE)))
    program.window.text_pane.setFocus()
    return program


def line_behind(program: Running, column: int) -> QPoint:
    """Return a point on the line behind ``column``, which is four pixels before its text."""
    pane = program.window.text_pane
    block = pane.document().findBlockByNumber(2 + column)
    return pane.cursorRect(QTextCursor(block)).center() - QPoint(4, 0)


def drag(program: Running, column: int, by: int) -> None:
    view, start = program.window.text_pane.viewport(), line_behind(program, column)
    QTest.mousePress(view, LEFT, pos=start)
    QTest.mouseMove(view, start + QPoint(by // 2, 0))
    QTest.mouseMove(view, start + QPoint(by, 0))
    QTest.mouseRelease(view, LEFT, pos=start + QPoint(by, 0))


def widths(program: Running) -> tuple[float, ...]:
    table = program.vorlage.body[1]
    assert isinstance(table, Table)
    assert_in_step(program.session)
    return table.widths


def test_a_line_is_dragged_and_undo_takes_it_back(writing: Running) -> None:
    before = writing.vorlage
    drag(writing, 0, 100)
    first, second, third = widths(writing)
    measure = writing.window.text_pane.viewport().width()
    assert first - second == pytest.approx(200 / measure * 100, abs=2)
    assert third == pytest.approx(100 / 3, abs=1)
    assert writing.session.undo_label == "Spaltenbreiten ändern"
    writing.do("edit-undo")
    assert writing.vorlage == before


def test_the_line_stands_where_the_mouse_let_it_go(writing: Running) -> None:
    there = line_behind(writing, 1) + QPoint(-60, 0)
    drag(writing, 1, -60)
    assert abs(line_behind(writing, 1).x() - there.x()) <= 5


@pytest.mark.parametrize("by", [-2000, 2000])
def test_no_column_vanishes(writing: Running, by: int) -> None:
    drag(writing, 0, by)
    assert min(widths(writing)) > 2


def test_a_click_on_a_line_changes_nothing(writing: Running) -> None:
    before = writing.vorlage
    drag(writing, 0, 0)
    assert writing.vorlage is before


def test_escape_gives_the_line_back(writing: Running) -> None:
    before = writing.vorlage
    view, start = writing.window.text_pane.viewport(), line_behind(writing, 0)
    QTest.mousePress(view, LEFT, pos=start)
    QTest.mouseMove(view, start + QPoint(50, 0))
    QTest.keyClick(writing.window.text_pane, Qt.Key.Key_Escape)
    QTest.mouseRelease(view, LEFT, pos=start + QPoint(50, 0))
    assert writing.vorlage is before


def test_the_mouse_shows_what_can_be_dragged(writing: Running) -> None:
    view, start = writing.window.text_pane.viewport(), line_behind(writing, 0)
    QTest.mouseMove(view, start)
    assert view.cursor().shape() == Qt.CursorShape.SplitHCursor
    QTest.mouseMove(view, start + QPoint(40, 0))
    assert view.cursor().shape() == Qt.CursorShape.IBeamCursor


@pytest.mark.parametrize(
    ("cell", "action", "expected"),
    [
        (0, "table-wider", (38.3, 28.3, 33.3)),
        (4, "table-narrower", (33.3, 28.3, 38.3)),
        (5, "table-wider", (33.3, 28.3, 38.3)),
    ],
)
def test_a_column_is_made_wider_and_narrower_by_keys(
    writing: Running, cell: int, action: str, expected: tuple[float, ...]
) -> None:
    before, pane = writing.vorlage, writing.window.text_pane
    pane.go_to_block(1, cell=cell)
    writing.do(action)
    assert widths(writing) == pytest.approx(expected, abs=1)
    assert pane.place[::2] == (1, cell)
    writing.do("edit-undo")
    assert writing.vorlage == before


def test_a_single_column_is_as_wide_as_it_is(writing: Running) -> None:
    writing.session.edit("Text", body=flow((Table(((text("a"),),)),)))
    before = writing.vorlage
    writing.window.text_pane.go_to_block(1)
    writing.do("table-wider")
    assert writing.vorlage is before


def test_the_other_columns_stay_as_they_are(writing: Running) -> None:
    writing.window.text_pane.go_to_block(1)
    writing.do("table-wider")
    third = widths(writing)[2]
    for _ in range(3):
        writing.do("table-wider")
    assert widths(writing)[2] == pytest.approx(third, abs=0.3)
