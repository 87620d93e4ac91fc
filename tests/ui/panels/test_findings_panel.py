from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QToolButton

from tests.field_refs import ref
from vorlage_editor.model.body import Heading, Paragraph, Run
from vorlage_editor.model.checks import Finding, Severity
from vorlage_editor.model.field_ref import FieldRef
from vorlage_editor.model.vorlage import Dismissed
from vorlage_editor.ui.kit.finding_rows import place_of
from vorlage_editor.ui.panels.findings_panel import FindingsPanel

if TYPE_CHECKING:
    from pytestqt.qtbot import QtBot

    from vorlage_editor.ui.kit.look import Look

MISSING = Finding("subject-missing", Severity.ERROR, FieldRef("subject"), "Der Betreff fehlt.")
SATURDAY = Finding(
    "weekend", Severity.WARNING, FieldRef("route", 0, "date"), "Der 22.08.2015 ist ein Samstag."
)
ROLE = Finding(
    "role",
    Severity.WARNING,
    FieldRef("route", 0, "role"),
    "Eine Informationsvorlage wird zur Kenntnis genommen, nicht entschieden.",
)
NAMED = Finding("attachment", Severity.INFO, FieldRef("body"), "Der Text nennt „Anlage 1“.")


@pytest.fixture
def panel(qtbot: QtBot, look: Look) -> FindingsPanel:
    panel = FindingsPanel(look)
    qtbot.addWidget(panel)
    panel.resize(272, 640)
    panel.show_findings([MISSING, SATURDAY, ROLE, NAMED])
    panel.show()
    qtbot.waitExposed(panel)
    return panel


def test_findings_stand_under_their_weight(panel: FindingsPanel) -> None:
    assert [row.text for row in panel.list.rows] == [
        "1 Fehler",
        MISSING.message,
        "2 Warnungen",
        SATURDAY.message,
        ROLE.message,
        "1 Hinweis",
        NAMED.message,
    ]


@pytest.mark.parametrize(
    ("field", "place"),
    [
        ("subject", "Betreff"),
        ("date", "Datum"),
        ("route", "Beratungsfolge"),
        ("route[0].date", "Beratungsfolge · Station 1"),
        ("body", "Text"),
        ("body[12]", "Text"),
        ("attachments", "Anlagen"),
        ("attachments[1].name", "Anlagen · Anlage 2"),
        ("phone", "Kopfdaten"),
    ],
)
def test_a_place_is_said_in_words(field: str, place: str) -> None:
    assert place_of(ref(field)) == place


@pytest.mark.parametrize(
    ("field", "place"),
    [("body[0]", "Text"), ("body[2]", "Text · Kosten"), ("body[1]", "Text · Kosten"),
     ("body", "Text"), ("body[9]", "Text · Kosten")],
)  # fmt: skip
def test_a_place_in_the_text_is_its_heading(field: str, place: str) -> None:
    body = (Paragraph(), Heading(1, (Run("Kosten"),)), Paragraph(), Heading(1))
    assert place_of(ref(field), body) == place


def test_a_long_sentence_is_shown_whole(panel: FindingsPanel) -> None:
    model = panel.list.model()
    short, long = (panel.list.visualRect(model.index(row, 0)).height() for row in (3, 4))
    assert long > short


def test_enter_leads_to_the_field(qtbot: QtBot, panel: FindingsPanel) -> None:
    panel.list.setFocus()
    panel.list.choose(panel.list.rows[1].key)
    qtbot.keyClick(panel.list, Qt.Key.Key_Down)
    with qtbot.waitSignal(panel.jump) as signal:
        qtbot.keyClick(panel.list, Qt.Key.Key_Return)
    assert signal.args == [SATURDAY.field]


def test_a_click_leads_to_the_field(qtbot: QtBot, panel: FindingsPanel) -> None:
    place = panel.list.visualRect(panel.list.model().index(1, 0)).center()
    with qtbot.waitSignal(panel.jump) as signal:
        qtbot.mouseClick(panel.list.viewport(), Qt.MouseButton.LeftButton, pos=place)
    assert signal.args == [MISSING.field]


# Dismissing


GONE = Dismissed(rule="role", field="route[0].role", reason="So beschlossen")


def buttons(panel: FindingsPanel) -> dict[str, bool]:
    """Return the buttons of the head that can be seen, and whether they can be used."""
    found = panel.findChildren(QToolButton)
    return {one.text(): one.isEnabled() for one in found if one.isVisible()}


@pytest.mark.parametrize(("place", "possible"), [(1, False), (3, True), (6, True)])
def test_what_is_no_error_can_be_dismissed(
    panel: FindingsPanel, place: int, *, possible: bool
) -> None:
    panel.list.choose(panel.list.rows[place].key)
    assert buttons(panel) == {"Für diese Vorlage ausblenden …": possible}
    entries = {one.text(): one.isEnabled() for one in panel.menu().actions()}
    assert entries == {"Zur &Stelle": True, "Für diese Vorlage &ausblenden …": possible}


def test_the_menu_asks_to_dismiss_the_chosen_finding(qtbot: QtBot, panel: FindingsPanel) -> None:
    panel.list.choose(panel.list.rows[4].key)
    with qtbot.waitSignal(panel.dismiss_requested) as signal:
        panel.menu().actions()[1].trigger()
    assert signal.args == [ROLE]


def test_what_was_dismissed_is_shown_on_demand(panel: FindingsPanel) -> None:
    panel.show_findings([MISSING, SATURDAY], [(ROLE, GONE)])
    assert panel.toggle.text() == "1 ausgeblendet"
    assert [row.text for row in panel.list.rows if row.quiet] == []
    panel.toggle.click()
    (row,) = (row for row in panel.list.rows if row.quiet)
    assert (row.text, row.second) == (ROLE.message, "Grund: So beschlossen")


def test_what_was_dismissed_can_be_taken_back(qtbot: QtBot, panel: FindingsPanel) -> None:
    panel.show_findings([MISSING], [(ROLE, GONE)])
    panel.toggle.click()
    panel.list.choose(panel.list.rows[-1].key)
    assert "Wieder anzeigen" in buttons(panel)
    with qtbot.waitSignal(panel.restore_requested) as signal:
        panel.menu().actions()[1].trigger()
    assert signal.args == [GONE]


def test_a_click_leads_to_what_was_dismissed_too(qtbot: QtBot, panel: FindingsPanel) -> None:
    panel.show_findings([], [(ROLE, GONE)])
    panel.toggle.click()
    place = panel.list.visualRect(panel.list.model().index(1, 0)).center()
    with qtbot.waitSignal(panel.jump) as signal:
        qtbot.mouseClick(panel.list.viewport(), Qt.MouseButton.LeftButton, pos=place)
    assert signal.args == [ROLE.field]


def test_without_dismissed_findings_nothing_speaks_of_them(panel: FindingsPanel) -> None:
    assert not panel.toggle.isVisible()


def test_without_findings_it_says_so(panel: FindingsPanel) -> None:
    panel.show_findings([])
    assert panel.list.nothing == "Keine Beanstandungen."
    panel.show_findings([MISSING])
    assert panel.list.nothing == ""


def test_what_is_chosen_stays_while_other_findings_come(panel: FindingsPanel) -> None:
    panel.show_findings([SATURDAY])
    key = panel.list.rows[1].key
    panel.list.choose(key)
    panel.show_findings([MISSING, SATURDAY])
    assert panel.list.key == key
