from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from PySide6.QtCore import QPoint
from PySide6.QtGui import QFontMetrics, QHelpEvent
from PySide6.QtWidgets import QToolTip

from vorlage_editor.ui.kit.lists import RowList
from vorlage_editor.ui.kit.row_delegate import wrapped
from vorlage_editor.ui.kit.rows import Row

if TYPE_CHECKING:
    from pytestqt.qtbot import QtBot

    from vorlage_editor.ui.kit.look import Look

SUBJECT = "Sanierung der Grundschule Nord, hier: überplanmäßige Aufwendungen im Haushaltsjahr"
LONG_WORD = "Grundstücksverkehrsgenehmigungszuständigkeitsübertragungsverordnung"


def test_a_short_text_is_one_line(look: Look) -> None:
    assert wrapped("Radwege", look.font(), 500, 2) == ["Radwege"]


def test_a_long_text_ends_with_an_ellipsis(look: Look) -> None:
    first, second = wrapped(SUBJECT, look.font(), 200, 2)
    assert SUBJECT.startswith(first)
    assert second.endswith("…")


def test_without_a_limit_every_word_is_shown(look: Look) -> None:
    assert " ".join(wrapped(SUBJECT, look.font(), 150)) == SUBJECT


@pytest.mark.parametrize("text", [SUBJECT, LONG_WORD])
def test_no_line_is_wider_than_the_room(look: Look, text: str) -> None:
    metrics = QFontMetrics(look.font())
    lines = wrapped(text, look.font(), 120)
    assert len(lines) > 1
    assert all(metrics.horizontalAdvance(line) <= 121 for line in lines)


def help_at_first_row(rows: RowList) -> str:
    spot = rows.visualRect(rows.model().index(0, 0)).center()
    event = QHelpEvent(QHelpEvent.Type.ToolTip, spot, rows.mapToGlobal(QPoint(5, 5)))
    rows.viewportEvent(event)
    return QToolTip.text() if QToolTip.isVisible() else ""


def test_a_tool_tip_says_what_has_no_room(qtbot: QtBot, look: Look) -> None:
    rows = RowList(look, "Vorlagen")
    qtbot.addWidget(rows)
    rows.resize(200, 100)
    rows.show()
    rows.show_rows([Row(key="a", text=SUBJECT, lines=2)])
    assert help_at_first_row(rows) == SUBJECT
    rows.show_rows([Row(key="a", text="Radwege", lines=2)])
    QToolTip.hideText()


def test_a_narrow_view_makes_rows_higher(qtbot: QtBot, look: Look) -> None:
    rows = RowList(look, "Vorlagen")
    qtbot.addWidget(rows)
    rows.show_rows([Row(key="a", text=SUBJECT, lines=0)])
    rows.resize(800, 100)
    rows.show()
    before = rows.visualRect(rows.model().index(0, 0)).height()
    rows.resize(200, 300)
    qtbot.waitUntil(lambda: rows.visualRect(rows.model().index(0, 0)).height() > before)
