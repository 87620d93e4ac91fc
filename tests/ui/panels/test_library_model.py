from __future__ import annotations

from datetime import UTC, datetime, timedelta, timezone
from typing import TYPE_CHECKING

import pytest
from PySide6.QtCore import Qt

from vorlage_editor.store.drafts import DraftRow
from vorlage_editor.ui.kit.rows import Row, RowsModel
from vorlage_editor.ui.panels.library_model import library_rows

if TYPE_CHECKING:
    from pytestqt.modeltest import ModelTester
    from pytestqt.qtbot import QtBot

NOW = datetime(2026, 1, 14, 9, 50, tzinfo=UTC)  # a Wednesday
BERLIN = timezone(timedelta(hours=1))


def draft(
    id_: str = "1",
    subject: str = "Radverkehr",
    number: str = "IV/0127/2015",
    status: str = "Entwurf",
    modified: datetime = NOW,
    trashed: datetime | None = None,
) -> DraftRow:
    return DraftRow(id_, 1, "Informationsvorlage", number, subject, status, True, modified, trashed)


def rows(*drafts: DraftRow) -> tuple[Row, ...]:
    return library_rows(drafts, NOW, BERLIN)


@pytest.mark.parametrize(
    ("modified", "group", "words"),
    [
        (datetime(2026, 1, 14, 9, 41, tzinfo=UTC), "Heute", "10:41"),
        (datetime(2026, 1, 13, 23, 30, tzinfo=UTC), "Heute", "00:30"),
        (datetime(2026, 1, 13, 9, 0, tzinfo=UTC), "Diese Woche", "Di."),
        (datetime(2026, 1, 12, 9, 0, tzinfo=UTC), "Diese Woche", "Mo."),
        (datetime(2026, 1, 11, 9, 0, tzinfo=UTC), "Älter", "11.01."),
        (datetime(2025, 11, 11, 9, 0, tzinfo=UTC), "Älter", "11.11."),
        (datetime(2024, 10, 14, 9, 0, tzinfo=UTC), "Älter", "14.10.24"),
        (datetime(2026, 1, 15, 9, 0, tzinfo=UTC), "Heute", "15.01."),
    ],
)
def test_a_time_is_said_in_few_letters(modified: datetime, group: str, words: str) -> None:
    title, row = rows(draft(modified=modified))
    assert (title.text, row.aside) == (group, words)


def test_each_group_is_named_once_and_the_newest_comes_first() -> None:
    older, newer = draft("a", modified=NOW - timedelta(hours=1)), draft("b")
    old = draft("c", modified=NOW - timedelta(days=40))
    assert [row.key or row.text for row in rows(older, old, newer)] == [
        "Heute", "b", "a", "Älter", "c",
    ]  # fmt: skip


def test_the_second_line_says_status_and_number() -> None:
    assert rows(draft(status="in Mitzeichnung"))[1].second == "in Mitzeichnung · IV/0127/2015"


def test_without_a_number_there_is_the_status_alone() -> None:
    assert rows(draft(number=""))[1].second == "Entwurf"


def test_a_status_that_is_not_known_is_shown_as_it_is() -> None:
    assert rows(draft(number="", status="ruht"))[1].second == "ruht"


def test_a_draft_without_a_subject_is_shown_muted() -> None:
    row = rows(draft(subject=" "))[1]
    assert (row.text, row.quiet) == ("Ohne Betreff", True)


def test_a_subject_of_two_lines_is_shown_in_one_piece() -> None:
    assert rows(draft(subject="Radverkehr\u2028Zielnetz"))[1].text == "Radverkehr Zielnetz"


def test_in_the_trash_the_time_is_when_it_came_there() -> None:
    binned = draft(modified=NOW - timedelta(days=90), trashed=NOW)
    assert rows(binned)[0].text == "Heute"


def test_the_model_keeps_the_rules_of_models(qtmodeltester: ModelTester) -> None:
    model = RowsModel()
    model.set_rows(rows(draft("a"), draft("b", modified=NOW - timedelta(days=1))))
    qtmodeltester.check(model)


def test_the_name_of_a_group_cannot_be_chosen() -> None:
    model = RowsModel()
    model.set_rows(rows(draft()))
    assert model.flags(model.index(0)) == Qt.ItemFlag.NoItemFlags
    assert model.flags(model.index(1)) & Qt.ItemFlag.ItemIsSelectable


def test_a_screen_reader_hears_all_of_a_row() -> None:
    model = RowsModel()
    model.set_rows(rows(draft()))
    spoken = model.data(model.index(1), Qt.ItemDataRole.AccessibleTextRole)
    assert spoken == "Radverkehr, Entwurf · IV/0127/2015, 10:50"


def test_a_changed_row_is_changed_in_place(qtbot: QtBot) -> None:
    model = RowsModel()
    model.set_rows(rows(draft()))
    with (
        qtbot.waitSignal(model.dataChanged, timeout=0, raising=True),
        qtbot.assertNotEmitted(model.modelReset),
    ):
        model.set_rows(rows(draft(subject="Radwege")))


def test_rows_that_are_the_same_change_nothing(qtbot: QtBot) -> None:
    model = RowsModel()
    model.set_rows(rows(draft()))
    with qtbot.assertNotEmitted(model.dataChanged), qtbot.assertNotEmitted(model.modelReset):
        model.set_rows(rows(draft()))
