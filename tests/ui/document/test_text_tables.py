from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from msgspec.structs import replace
from PySide6.QtCore import QRectF
from PySide6.QtGui import QImage, QPainter

from tests.ui.papers import text
from vorlage_editor.model.body import Paragraph, Table, flow
from vorlage_editor.ui.document.text_tables import captioned, in_header, paint_captions
from vorlage_editor.ui.document.textbridge import TextBridge

if TYPE_CHECKING:
    from pytestqt.qtbot import QtBot

TABLE = Table(((text("a"), text("b")), (text("c"), text("d"))), 1)


@pytest.fixture
def bridge(qtbot: QtBot) -> TextBridge:
    bridge = TextBridge()
    bridge.document.setTextWidth(300)
    return bridge


def painted(bridge: TextBridge) -> list[int]:
    """Return the rows of pixels that have paint."""
    image = QImage(300, 200, QImage.Format.Format_RGB32)
    image.fill("white")
    painter = QPainter(image)
    tables = captioned(bridge.document, QRectF(0, 0, 300, 200))
    paint_captions(painter, bridge.document, tables)
    painter.end()
    white = image.pixel(299, 199)
    return [y for y in range(200) if any(image.pixel(x, y) != white for x in range(300))]


def test_cells_of_the_first_row_are_the_head(bridge: TextBridge) -> None:
    bridge.show(flow((Paragraph(text("x")), TABLE)))
    blocks = [bridge.document.findBlockByNumber(n) for n in range(6)]
    assert [in_header(block) for block in blocks] == [False, True, True, False, False, False]


def test_a_caption_stands_over_its_table(bridge: TextBridge) -> None:
    bridge.show(flow((Paragraph(text("x")), replace(TABLE, caption="Kosten"))))
    cell = bridge.document.findBlockByNumber(1)
    layout = bridge.document.documentLayout()
    before = layout.blockBoundingRect(bridge.document.firstBlock()).bottom()
    rows = painted(bridge)
    assert before < rows[0] < rows[-1] < layout.blockBoundingRect(cell).top()


def test_without_a_caption_nothing_is_painted(bridge: TextBridge) -> None:
    bridge.show(flow((Paragraph(text("x")), TABLE)))
    assert painted(bridge) == []
