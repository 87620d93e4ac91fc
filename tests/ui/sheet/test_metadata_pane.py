"""Kopfdaten: the fields that every paper has, and those of its form."""

from __future__ import annotations

from datetime import date, timedelta
from typing import TYPE_CHECKING

import pytest
from msgspec.structs import replace
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QLabel

from tests.ui.sheets import leave, new_session, rich_form, settle, show
from vorlage_editor.model.body import Paragraph, Run
from vorlage_editor.model.consultation import Consultation
from vorlage_editor.ui.kit.parts import MOST
from vorlage_editor.ui.sheet.metadata_pane import MetadataPane

if TYPE_CHECKING:
    from PySide6.QtWidgets import QWidget
    from pytestqt.qtbot import QtBot

    from vorlage_editor.model.forms.form import Form
    from vorlage_editor.ui.kit.look import Look
    from vorlage_editor.ui.paper.session import Session

Key = Qt.Key
DAY = date(2026, 8, 20)


@pytest.fixture
def session(form: Form) -> Session:
    return new_session(form)


@pytest.fixture
def pane(session: Session, look: Look, qtbot: QtBot) -> MetadataPane:
    pane = MetadataPane(session, look)
    pane.resize(736, 300)
    show(qtbot, pane)
    settle()
    return pane


def type_into(widget: QWidget, text: str) -> None:
    widget.setFocus()
    QTest.keyClicks(widget, text)


def test_yesterday_without_a_year_is_of_this_year(pane: MetadataPane, session: Session) -> None:
    yesterday = date.today() - timedelta(days=1)  # noqa: DTZ011 - the user's day
    type_into(pane.date, f"{yesterday.day}.{yesterday.month}.")
    leave(pane.date)
    assert session.vorlage.date == yesterday


def labels(pane: MetadataPane) -> list[str]:
    return [one.text() for one in pane.findChildren(QLabel) if one.isVisible() and one.buddy()]


def test_what_is_typed_reaches_the_paper(pane: MetadataPane, session: Session) -> None:
    type_into(pane.number, "IV/0042/2026")
    type_into(pane.lines["lead"], "Dez. II")
    type_into(pane.lines["involved"], "Dez. I")
    vorlage = session.vorlage
    assert (vorlage.number, vorlage.lead, vorlage.involved) == ("IV/0042/2026", "Dez. II", "Dez. I")


def test_the_paper_is_shown(pane: MetadataPane, session: Session) -> None:
    session.edit("Ändern", number="BV/1", date=DAY, public=False, lead="Dez. II")
    assert (pane.number.text(), pane.date.text()) == ("BV/1", "20.08.2026")
    assert (pane.public.currentText(), pane.lines["lead"].text()) == ("nichtöffentlich", "Dez. II")


def test_undo_brings_back_what_was(pane: MetadataPane, session: Session) -> None:
    before = session.vorlage
    type_into(pane.number, "IV")
    session.undo()
    assert (session.vorlage, pane.number.text()) == (before, "")
    assert pane.number.hasFocus()


def test_each_field_is_a_step_of_its_own(pane: MetadataPane, session: Session) -> None:
    type_into(pane.number, "IV")
    type_into(pane.lines["lead"], "Dez.")
    assert session.undo_label == "Federführendes Dezernat ändern"
    session.undo()
    assert (session.vorlage.number, session.vorlage.lead) == ("IV", "")


# Date


def test_a_date_is_typed(pane: MetadataPane, session: Session) -> None:
    type_into(pane.date, "20.08.26")
    leave(pane.date)
    assert (session.vorlage.date, session.vorlage.date_text) == (DAY, "")


def test_what_is_no_date_is_kept(pane: MetadataPane, session: Session) -> None:
    type_into(pane.date, "31.02.2026")
    leave(pane.date)
    assert (session.vorlage.date, session.vorlage.date_text) == (None, "31.02.2026")


def test_a_paper_is_of_one_day(pane: MetadataPane, session: Session) -> None:
    type_into(pane.date, "16./17.02.2026")
    leave(pane.date)
    assert (session.vorlage.date, session.vorlage.date_text) == (None, "16./17.02.2026")
    assert pane.date.text() == "16./17.02.2026"


def test_undo_while_a_date_has_the_focus_shows_the_older_one(
    pane: MetadataPane, session: Session
) -> None:
    session.edit("Datum ändern", date=DAY)
    pane.date.setFocus()
    pane.date.selectAll()
    QTest.keyClicks(pane.date, "21.08.2026")
    session.undo()
    assert (pane.date.text(), session.vorlage.date) == ("20.08.2026", DAY)


# Vorlagenart and Öffentlichkeit


def test_another_kind_brings_its_sections(pane: MetadataPane, session: Session, form: Form) -> None:
    pane.kind.entered.emit("Beschlussvorlage")
    assert session.vorlage.kind == pane.kind.currentText() == "Beschlussvorlage"
    assert session.vorlage.body == form.template("Beschlussvorlage")


def test_another_kind_leaves_what_was_written(pane: MetadataPane, session: Session) -> None:
    body = (Paragraph((Run("Text"),)),)
    session.edit("Text ändern", body=body)
    pane.kind.entered.emit("Beschlussvorlage")
    assert session.vorlage.body == body


def test_kinds_are_those_of_the_form(pane: MetadataPane, form: Form) -> None:
    kind = pane.kind
    assert [kind.itemText(n) for n in range(kind.count())] == [one.name for one in form.kinds]


def test_a_kind_that_the_form_does_not_know_stays(pane: MetadataPane, session: Session) -> None:
    session.edit("Vorlagenart ändern", kind="Tischvorlage")
    assert (pane.kind.currentText(), pane.kind.itemText(0)) == ("Tischvorlage", "Tischvorlage")
    session.undo()
    assert pane.kind.currentText() == "Informationsvorlage"


@pytest.mark.parametrize(
    ("word", "value"),
    [("öffentlich", True), ("nichtöffentlich", False), ("nicht festgelegt", None)],
)
def test_a_paper_is_public_or_not_or_unset(
    pane: MetadataPane, session: Session, word: str, value: bool | None
) -> None:
    session.edit("Öffentlichkeit ändern", public=not value)
    pane.public.entered.emit(word)
    assert session.vorlage.public == value
    assert pane.public.currentText() == word


def test_what_the_stations_come_to_is_shown_whole_and_moves_no_field(
    pane: MetadataPane, session: Session
) -> None:
    before = [field.y() for field in pane.fields.values()]
    session.edit("Station ändern", route=(Consultation(committee="Rat", public=False),))
    settle()
    words = pane.fontMetrics().horizontalAdvance(pane.public.currentText())
    assert pane.public.width() > words
    assert [field.y() for field in pane.fields.values()] == before


# What the form prints


def test_a_form_asks_for_what_it_prints(pane: MetadataPane, session: Session) -> None:
    assert labels(pane)[4:] == ["Federführendes Dezernat", "Beteiligtes Dezernat", "Unterschrift"]
    session.change_form(rich_form())
    settle()
    assert sorted(labels(pane)[4:]) == [
        "Aktenzeichen", "Amt", "Auskunft erteilt", "Dezernat", "Durchwahl", "Ort und Datum",
        "Unterschrift",
    ]  # fmt: skip


def test_the_forms_fields_reach_the_paper(pane: MetadataPane, session: Session) -> None:
    session.change_form(rich_form())
    settle()
    for name, line in pane.lines.items():
        type_into(line, name)
    names = ("lead", "office", "file_number", "contact", "phone", "place_date")
    assert [getattr(session.vorlage, name) for name in names] == list(names)


def test_another_form_keeps_the_signature(pane: MetadataPane, session: Session) -> None:
    session.change_form(rich_form())
    settle()
    type_into(pane.signatures.label, "!")
    assert session.vorlage.signatures[0].label == "!Der Landrat"
    session.undo()
    session.undo()
    settle()
    assert pane.signatures.label.isVisible()
    assert pane.signatures.label.text() == "Der Bürgermeister"


def test_no_field_of_the_old_form_is_left(pane: MetadataPane, session: Session) -> None:
    session.edit("Ändern", lead="Dez. II")
    session.change_form(rich_form())
    settle()
    assert pane.lines["lead"].text() == "Dez. II"
    assert "involved" not in pane.lines
    assert "Beteiligtes Dezernat" not in labels(pane)


# Where it stands


def rows(pane: MetadataPane) -> list[int]:
    return [one.mapTo(pane, one.rect().topLeft()).y() for one in pane.fields.values()]


@pytest.mark.parametrize(("width", "count"), [(MOST, 1), (672, 1), (420, 2)])
def test_fields_stand_in_as_many_rows_as_they_need(
    pane: MetadataPane, width: int, count: int
) -> None:
    pane.arrange(width)
    pane.resize(min(width, 736), 500)
    settle()
    assert len(set(rows(pane))) == count


def test_fields_go_back_into_one_row(pane: MetadataPane) -> None:
    pane.arrange(420)
    pane.arrange(736)
    settle()
    assert len(set(rows(pane))) == 1


def test_tab_goes_through_the_fields_as_they_stand(pane: MetadataPane) -> None:
    signing = pane.signatures
    order = [*(one.editor for one in pane.fields.values()), *pane.lines.values(), signing.label]
    pane.kind.setFocus()
    for one in order:
        assert one.hasFocus(), one.accessibleName()
        QTest.keyClick(one, Key.Key_Tab)
    assert not signing.more.hasFocus()


@pytest.mark.parametrize(("width", "hint"), [(300, "druckt „Entwurf“"), (70, "Entwurf")])
def test_a_hint_is_shortened_rather_than_cut(pane: MetadataPane, width: int, hint: str) -> None:
    pane.number.setFixedWidth(width)
    settle()
    assert pane.number.placeholderText() == hint


def test_every_field_has_a_name(pane: MetadataPane, session: Session) -> None:
    session.change_form(rich_form())
    editors = [*(one.editor for one in pane.fields.values()), *pane.lines.values()]
    assert all(one.accessibleName() for one in editors)


def test_a_closed_paper_is_empty(pane: MetadataPane, session: Session) -> None:
    session.edit("Ändern", number="BV/1", date=DAY)
    session.close_draft()
    assert (pane.number.text(), pane.date.text(), pane.kind.currentText()) == ("", "", "")


def test_a_typed_number_is_kept_in_its_normal_form(pane: MetadataPane, session: Session) -> None:
    pane.number.setFocus()
    pane.number.setText("IV/0001")
    pane.number.setCursorPosition(3)
    pane.number.insert("\u0007")
    pane.number.textEdited.emit(pane.number.text())
    assert session.vorlage.number == "IV/0001" == pane.number.text()
    assert replace(session.vorlage) == session.vorlage
