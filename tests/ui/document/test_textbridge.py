"""What the document shows is the value."""

from __future__ import annotations

import os
from random import Random
from typing import TYPE_CHECKING

import pytest
from hypothesis import example, given, settings
from PySide6.QtGui import QTextCursor

from tests.ui.papers import BODY, TABLE, shown, text
from tests.ui.strategies import bodies
from vorlage_editor.model.body import (
    Block,
    Body,
    Heading,
    ListItem,
    Mark,
    PageBreak,
    Paragraph,
    Picture,
    Run,
    Table,
    flow,
    plain_text,
)
from vorlage_editor.ui.document.textbridge import TextBridge
from vorlage_editor.ui.document.textformats import BlockFormats

if TYPE_CHECKING:
    from pytestqt.qtbot import QtBot

KEEP = QTextCursor.MoveMode.KeepAnchor
BODIES = 2000 if os.environ.get("VORLAGE_EDITOR_THOROUGH") else 200

pytestmark = pytest.mark.usefixtures("qapp")

EDGE_CASES: list[list[Block]] = [
    [],
    [TABLE],
    [TABLE, TABLE],
    [Paragraph(), TABLE, Paragraph(), Paragraph(), TABLE],
    [ListItem("number", 0, text("1")), Paragraph(), ListItem("number", 0, text("2"), 7)],
    [ListItem("dash", 0, text("so")), ListItem("none", 0, text("und weiter"))],
    [Picture("p", "Plan", 12.5, "Zeile\u2028Zeile"), Picture("p"), Picture("q", None)],
    [PageBreak(), PageBreak()],
    [Paragraph((Run("a\u00a0b\u00ad\u2028"), Run("x ", (Mark.BOLD,), "https://a.de")))],
    [Table((((), ()),)), Paragraph(), Table((((),),), 1, (1,), "form", "Kosten\u2028in Euro")],
]


@pytest.fixture
def bridge() -> TextBridge:
    return TextBridge()


@settings(max_examples=BODIES // 2)  # pairs
@given(bodies, bodies)
@example(flow([Table(((text("a"),), (text("b"),)))]), flow([Table(((text("a"), text("b")),))]))
def test_any_body_is_shown_over_any_other(before: Body, after: Body) -> None:
    bridge = TextBridge()
    for body in (before, after, before):
        bridge.show(body)
        assert shown(bridge) == (body, True)


@pytest.mark.parametrize("blocks", EDGE_CASES)
def test_edge_cases_come_back(bridge: TextBridge, blocks: list[Block]) -> None:
    bridge.show(flow(blocks))
    assert shown(bridge) == (flow(blocks), True)


def test_an_empty_document_is_the_empty_body(bridge: TextBridge) -> None:
    assert shown(bridge) == ((Paragraph(),), True)


def test_showing_a_value_is_no_edit(bridge: TextBridge, qtbot: QtBot) -> None:
    with qtbot.assertNotEmitted(bridge.edited):
        bridge.show(BODY)


def test_only_blocks_that_differ_are_written(bridge: TextBridge) -> None:
    bridge.show(BODY)
    written: list[range] = []
    bridge.document.contentsChange.connect(
        lambda at, _, added: written.append(range(at, at + added))
    )
    bridge.show((*BODY[:6], Paragraph(text("Neu")), *BODY[7:]))
    block = bridge.document.findBlockByNumber(6)
    assert len(written) == 1
    assert block.position() - 1 <= written[0].start
    assert written[0].stop <= block.position() + block.length()


def test_another_line_height_is_set_everywhere_and_is_no_edit(
    bridge: TextBridge, qtbot: QtBot
) -> None:
    bridge.show(BODY)
    with qtbot.assertNotEmitted(bridge.edited):
        bridge.set_formats(BlockFormats(30))
    assert shown(bridge) == (BODY, True)
    assert bridge.document.lastBlock().blockFormat().lineHeight() == 30


def test_a_row_removed_above_is_read(bridge: TextBridge) -> None:
    """Qt reports a range that ends before the table."""
    bridge.show(flow([Paragraph(text("vor")), TABLE]))
    QTextCursor(bridge.document.findBlockByNumber(1)).currentTable().removeRows(0, 1)
    bridge.settle()
    expected = Table((TABLE.rows[1],), 1, TABLE.widths, "form", "Kosten")
    assert bridge.body[1] == expected
    assert shown(bridge) == (bridge.body, True)


def test_a_second_heading_of_a_section_loses_it_in_the_document_too(bridge: TextBridge) -> None:
    bridge.show((Heading(1, text("A"), "beschluss"), Paragraph(text("B"))))
    own = bridge.formats.of(Heading(1, (), "beschluss"))
    QTextCursor(bridge.document.lastBlock()).setBlockFormat(own)
    bridge.settle()
    assert shown(bridge) == (bridge.body, True)
    assert bridge.body[1] == Heading(1, text("B"))


@pytest.mark.parametrize("typed", ["a\u0308", "\ufdd0", "a\tb", "x\u2029y"])
def test_what_a_run_may_not_hold_leaves_the_document(bridge: TextBridge, typed: str) -> None:
    QTextCursor(bridge.document).insertText(typed)
    bridge.settle()
    assert shown(bridge) == (bridge.body, True)


def test_a_cell_has_one_text_block(bridge: TextBridge) -> None:
    bridge.show(flow([TABLE]))
    cursor = QTextCursor(bridge.document.findBlockByNumber(1))
    cursor.insertText("x")
    cursor.insertBlock()
    bridge.settle()
    table = bridge.body[1]
    assert isinstance(table, Table)
    assert table.rows[0][0] == text("x\u2028a")
    assert shown(bridge) == (bridge.body, True)


def test_a_patient_bridge_reads_when_there_is_time(bridge: TextBridge, qtbot: QtBot) -> None:
    bridge.patient = True
    with qtbot.waitSignal(bridge.edited) as edited:
        QTextCursor(bridge.document).insertText("a")
        assert bridge.body == (Paragraph(),)
    assert edited.args == [0, 0, 1]
    assert bridge.body == (Paragraph(text("a")),)


def test_formats_are_set_also_of_what_is_unread(bridge: TextBridge) -> None:
    bridge.show(BODY)
    bridge.patient = True
    QTextCursor(bridge.document).insertText("a\nb")
    bridge.set_formats(BlockFormats(30))
    bridge.settle()
    assert shown(bridge) == (bridge.body, True)


@pytest.mark.parametrize("seed", range(40))
def test_what_is_unread_is_read_as_one_edit(bridge: TextBridge, seed: int) -> None:
    random = Random(seed)  # noqa: S311
    bridge.show(BODY)
    bridge.patient = True
    for _ in range(random.randint(2, 6)):
        cursor = QTextCursor(bridge.document.findBlockByNumber(random.randrange(7)))
        cursor.movePosition(QTextCursor.MoveOperation.Right, n=random.randrange(4))
        cursor.movePosition(QTextCursor.MoveOperation.Right, KEEP, n=random.randrange(5))
        cursor.insertText(random.choice(["", "x", "neu", "a\nb"]))
    bridge.read()
    bridge.settle()
    assert shown(bridge) == (bridge.body, True)


def test_what_goes_wrong_does_not_make_it_deaf(bridge: TextBridge) -> None:
    bridge.show(BODY)
    bridge.formats.of = None  # type: ignore[method-assign, assignment]
    with pytest.raises(TypeError):
        bridge.set_formats(bridge.formats)
    del bridge.formats.of
    QTextCursor(bridge.document).insertText("x")
    assert plain_text(bridge.body[0]) == "xBeschluss"
