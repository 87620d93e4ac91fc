"""Lists of drafts show some by their status."""

from __future__ import annotations

from datetime import UTC, datetime
from typing import TYPE_CHECKING

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QPushButton

from vorlage_editor.model.vorlage import Status
from vorlage_editor.store.rows import DraftRow
from vorlage_editor.ui.panels.library_panel import NONE_OF_STATUS, LibraryPanel

if TYPE_CHECKING:
    from pytestqt.qtbot import QtBot

    from vorlage_editor.ui.kit.look import Look

WHEN = datetime(2026, 3, 2, 10, tzinfo=UTC)
LEFT = Qt.MouseButton.LeftButton


def draft(number: int, status: Status) -> DraftRow:
    return DraftRow(str(number), 1, "Anfrage", "", f"Weg {number}", status.value, None, WHEN)


@pytest.fixture
def panel(qtbot: QtBot, look: Look) -> LibraryPanel:
    made = LibraryPanel(look, lambda: WHEN)
    qtbot.addWidget(made)
    made.resize(272, 600)
    made.show()
    kinds = (Status.DRAFT, Status.RELEASED, Status.RELEASED, Status.CO_SIGNING)
    made.show_rows([draft(n, status) for n, status in enumerate(kinds)], "0")
    return made


def shown(panel: LibraryPanel) -> list[str]:
    return [row.second for row in panel.list.rows if row.key]


def chips(panel: LibraryPanel) -> list[QPushButton]:
    return [one for one in panel.filter.findChildren(QPushButton) if not one.isHidden()]


def test_all_statuses_are_offered_in_the_same_words(panel: LibraryPanel) -> None:
    assert [one.text() for one in panel.filter.choices.values()] == [
        "Entwurf", "in Mitzeichnung", "freigegeben", "abgegeben",
    ]  # fmt: skip


def test_only_what_is_chosen_is_shown(panel: LibraryPanel) -> None:
    panel.filter.choices[Status.RELEASED].trigger()
    assert shown(panel) == ["freigegeben", "freigegeben"]
    panel.filter.choices[Status.DRAFT].trigger()
    assert sorted(shown(panel)) == ["Entwurf", "freigegeben", "freigegeben"]


def test_a_chip_takes_its_filter_away(panel: LibraryPanel) -> None:
    for status in (Status.RELEASED, Status.CO_SIGNING):
        panel.filter.choices[status].trigger()
    chip = next(one for one in chips(panel) if one.text() == "freigegeben")
    QTest.mouseClick(chip, LEFT)
    assert shown(panel) == ["in Mitzeichnung"]
    assert [one.text() for one in chips(panel)] == ["in Mitzeichnung"]


def test_no_chip_is_cut_in_a_narrow_panel(qtbot: QtBot, panel: LibraryPanel) -> None:
    for status in Status:
        panel.filter.choices[status].trigger()
    qtbot.waitUntil(lambda: len({one.y() for one in chips(panel)}) > 1)
    assert len(chips(panel)) == 4
    for chip in chips(panel):
        assert chip.width() >= chip.sizeHint().width()
        assert chip.geometry().right() < panel.width()


def test_nothing_of_a_status_is_said_in_words(panel: LibraryPanel) -> None:
    panel.filter.choices[Status.SUBMITTED].trigger()
    assert shown(panel) == []
    words = [one.text() for one in panel.findChildren(type(panel.title)) if one.isVisible()]
    assert NONE_OF_STATUS in words


def test_a_new_draft_is_seen_whatever_is_filtered(panel: LibraryPanel) -> None:
    panel.filter.choices[Status.SUBMITTED].trigger()
    panel.show_all()
    assert len(shown(panel)) == 4
    assert chips(panel) == []


def test_a_draft_of_another_status_leaves_the_list(panel: LibraryPanel) -> None:
    panel.filter.choices[Status.DRAFT].trigger()
    panel.show_rows([draft(0, Status.RELEASED)], "0")
    assert shown(panel) == []
