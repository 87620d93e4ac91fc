from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QAccessible

from tests.ui.papers import text
from vorlage_editor.model.body import Heading, Paragraph, Table
from vorlage_editor.model.checks import Finding, Severity
from vorlage_editor.model.field_ref import FieldRef
from vorlage_editor.ui.paper.autosave import State
from vorlage_editor.ui.window import status_bar
from vorlage_editor.ui.window.status_bar import FOOT, Counts, StatusBar, count

if TYPE_CHECKING:
    from pytestqt.qtbot import QtBot

    from vorlage_editor.ui.kit.look import Look


@pytest.fixture
def asked() -> list[str]:
    return []


@pytest.fixture
def bar(qtbot: QtBot, look: Look, asked: list[str]) -> StatusBar:
    bar = StatusBar(
        look,
        on_saved=lambda: asked.append("saved"),
        on_findings=lambda: asked.append("findings"),
    )
    qtbot.addWidget(bar)
    bar.show()
    return bar


def finding(severity: Severity) -> Finding:
    return Finding("rule", severity, FieldRef("subject"), "Der Betreff fehlt.")


def texts(bar: StatusBar) -> list[str]:
    """What its buttons say, from left to right."""
    buttons = (bar.saved, bar.fine, *bar.findings.values(), bar.notice)
    return [button.text() for button in buttons if button.isVisible()]


def test_without_a_draft_it_says_where_drafts_are(bar: StatusBar) -> None:
    assert texts(bar) == []
    assert bar.counts.text() == FOOT


def test_a_saved_draft_says_when(bar: StatusBar) -> None:
    bar.show_saved(State("Gespeichert 10:41", saved=True))
    assert texts(bar) == ["Gespeichert 10:41"]
    assert bar.saved.accessibleName() == "Gespeichert 10:41"


def test_a_failure_says_why_and_what_to_do(bar: StatusBar) -> None:
    bar.show_saved(State("Nicht gespeichert: Datenträger voll.", failed=True, detail="Platz!"))
    assert texts(bar) == ["Nicht gespeichert: Datenträger voll."]
    assert bar.saved.toolTip() == "Platz!"


def test_a_click_on_the_saved_state_saves(bar: StatusBar, asked: list[str], qtbot: QtBot) -> None:
    bar.show_saved(State("Gespeichert 10:41", saved=True))
    qtbot.mouseClick(bar.saved, Qt.MouseButton.LeftButton)
    assert asked == ["saved"]


def test_findings_are_counted_by_severity(bar: StatusBar) -> None:
    severities = [Severity.ERROR, Severity.WARNING, Severity.WARNING, Severity.INFO]
    bar.show_findings([finding(one) for one in severities])
    assert texts(bar) == ["1 Fehler", "2 Warnungen", "1 Hinweis"]


def test_no_finding_is_said_too(bar: StatusBar, asked: list[str], qtbot: QtBot) -> None:
    bar.show_findings([])
    assert texts(bar) == ["Keine Beanstandungen"]
    qtbot.mouseClick(bar.fine, Qt.MouseButton.LeftButton)
    assert asked == ["findings"]


@pytest.mark.parametrize(
    ("written", "pages", "said"),
    [
        (Counts(1, 1), 1, "1 Wort  ·  1 Zeichen  ·  1 Seite"),
        (Counts(1228, 9012), 2, "1.228 Wörter  ·  9.012 Zeichen  ·  2 Seiten"),
        (Counts(0, 0), 0, "0 Wörter  ·  0 Zeichen"),
    ],
)
def test_words_characters_and_pages_are_counted(
    bar: StatusBar, written: Counts, pages: int, said: str
) -> None:
    bar.show_counts(written, pages)
    assert bar.counts.text() == said


def test_of_a_selection_only_that_is_counted(bar: StatusBar) -> None:
    bar.show_counts(Counts(188, 1372), 1, Counts(2, 11))
    assert bar.counts.text() == "Markiert: 2 Wörter  ·  11 Zeichen"


def test_a_notice_can_be_clicked(bar: StatusBar, asked: list[str], qtbot: QtBot) -> None:
    bar.tell("Gespeichert als a.pdf", lambda: asked.append("folder"), detail="/ordner/a.pdf")
    qtbot.mouseClick(bar.notice, Qt.MouseButton.LeftButton)
    assert asked == ["folder"]
    assert bar.notice.toolTip() == "/ordner/a.pdf"


def test_a_mere_notice_does_nothing(bar: StatusBar, asked: list[str]) -> None:
    bar.tell("Nicht exportiert")
    bar.notice.click()
    assert not asked
    assert bar.notice.focusPolicy() == Qt.FocusPolicy.NoFocus
    assert bar.notice.isEnabled()  # else it is too pale to be read


def test_a_screen_reader_is_told_of_notices_and_failures(
    bar: StatusBar, monkeypatch: pytest.MonkeyPatch
) -> None:
    said: list[str] = []
    monkeypatch.setattr(QAccessible, "isActive", lambda: True)
    monkeypatch.setattr(
        QAccessible, "updateAccessibility", lambda event: said.append(event.message())
    )
    bar.tell("Nicht exportiert")
    bar.show_saved(State("Gespeichert 10:41", saved=True))
    bar.show_saved(State("Nicht gespeichert: Datenträger voll.", failed=True))
    assert said == ["Nicht exportiert", "Nicht gespeichert: Datenträger voll."]


def test_a_notice_goes_after_a_while(
    qtbot: QtBot, look: Look, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(status_bar, "SHOWN", 10)
    bar = StatusBar(look, on_saved=list, on_findings=list)
    qtbot.addWidget(bar)
    bar.show()
    bar.tell("Nicht exportiert")
    assert texts(bar) == ["Nicht exportiert"]
    qtbot.waitUntil(lambda: texts(bar) == [])


def test_words_of_all_blocks_count() -> None:
    body = (
        Heading(1, text("Der Beschluss")),
        Paragraph(text("eins zwei\u2028drei")),
        Table(((text("vier"), text("fünf sechs")),)),
    )
    assert count(body) == Counts(8, 40)
