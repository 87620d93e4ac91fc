"""Number columns of the text's tables stand right, and nothing of that is the value's."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QTextCursor

from tests.pdf.samples import STANDARD
from tests.ui.papers import text
from vorlage_editor.model.body import Paragraph, Table, flow
from vorlage_editor.model.numbers import number_columns
from vorlage_editor.ui.document.body_text import BodyText
from vorlage_editor.ui.document.textbridge import TextBridge
from vorlage_editor.ui.paper.forms import Forms
from vorlage_editor.ui.paper.session import Session
from vorlage_editor.ui.text import number_columns as module
from vorlage_editor.ui.text.number_columns import NumberColumns

if TYPE_CHECKING:
    from pytestqt.qtbot import QtBot


def rows(*lines: str) -> Table:
    return Table(tuple(tuple(text(cell) for cell in line.split("|")) for line in lines), 1)


COSTS = rows("Posten|Kosten|Anmerkung", "Dach|1.200,50 €|ab Mai", "Tor|–|2")


def right(bridge: TextBridge | BodyText) -> list[bool]:
    """Return for each cell of the second text block on whether it is set right."""
    count = bridge.document.blockCount()
    blocks = [bridge.document.findBlockByNumber(place) for place in range(1, count - 1)]
    return [block.blockFormat().alignment() == Qt.AlignmentFlag.AlignRight for block in blocks]


@pytest.fixture
def bridge(qtbot: QtBot) -> TextBridge:
    return TextBridge()


@pytest.mark.parametrize(
    ("lines", "wanted"),
    [
        (("Posten|Kosten", "Dach|12"), (False, True)),
        (("Posten|Kosten", "Dach|zwölf"), (False, False)),
        (("Posten|Kosten", "Dach|"), (False, False)),
        (("Jahr|Kosten", "2026|-3,5 %"), (False, True)),
        (("Posten|Kosten",), (False, False)),
    ],
)
def test_a_column_of_numbers_is_known_by_its_cells(
    lines: tuple[str, ...], wanted: tuple[bool, ...]
) -> None:
    assert number_columns(rows(*lines)) == wanted


def test_a_table_is_written_with_its_numbers_right(bridge: TextBridge) -> None:
    bridge.show(flow((Paragraph(text("x")), COSTS)))
    assert right(bridge) == [False, True, False] * 3


def test_the_alignment_is_not_the_values(bridge: TextBridge) -> None:
    body = flow((Paragraph(text("x")), COSTS))
    bridge.show(body)
    QTextCursor(bridge.document.findBlockByNumber(5)).insertText("7")
    assert not bridge.settle()
    assert bridge.body[1] == rows("Posten|Kosten|Anmerkung", "Dach|71.200,50 €|ab Mai", "Tor|–|2")


def test_what_is_typed_is_aligned_after_a_pause(
    qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(module, "PAUSE", 0)
    session = Session(Forms([STANDARD]))
    session.open("d1", STANDARD.new_vorlage("Beschlussvorlage"), STANDARD)
    session.edit("Tabelle", body=flow((Paragraph(text("x")), COSTS)))
    columns = NumberColumns(session, session)
    before = session.vorlage.body
    QTextCursor(session.text.document.findBlockByNumber(5)).insertText("rund ")
    bridge = session.text
    assert right(bridge)[1]
    qtbot.waitUntil(lambda: not any(right(bridge)))
    session.undo()
    assert session.vorlage.body == before
    assert right(bridge) == [False, True, False] * 3
    assert columns.parent() is session


def test_tables_that_stay_are_left_alone(bridge: TextBridge) -> None:
    bridge.show(flow((Paragraph(text("x")), COSTS)))
    revision = bridge.document.revision()
    bridge.align([bridge.body[1]])
    bridge.align([])
    assert bridge.document.revision() == revision
