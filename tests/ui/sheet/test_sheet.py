"""The sheet: one way through the paper, places to jump to, notes, widths."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING

import pytest
from PySide6.QtCore import QRect, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import (
    QFrame,
    QLabel,
    QPushButton,
    QToolButton,
    QWidget,
)

from tests.field_refs import ref
from tests.ui.sheets import (
    CONTROL,
    SHIFT,
    error,
    focused,
    level,
    new_session,
    page_of,
    rich_form,
    settle,
    show,
    text_notes,
    text_of,
    wheel,
)
from vorlage_editor.model.body import Heading, Paragraph, Run, flow
from vorlage_editor.model.consultation import Consultation
from vorlage_editor.model.field_ref import FieldRef
from vorlage_editor.model.vorlage import Attachment, Signature
from vorlage_editor.ui.kit.parts import Elided
from vorlage_editor.ui.sheet.sheet import MEASURE, Sheet
from vorlage_editor.ui.sheet.strip import HEIGHT
from vorlage_editor.ui.text.text_pane import TextPane

if TYPE_CHECKING:
    from pytestqt.qtbot import QtBot

    from vorlage_editor.model.body import Body
    from vorlage_editor.model.checks import Finding
    from vorlage_editor.model.forms.form import Form
    from vorlage_editor.ui.kit.look import Look
    from vorlage_editor.ui.paper.session import Session

Key = Qt.Key
Worded = QLabel | QToolButton | QPushButton
ROUTE = (
    Consultation(committee="Ausschuss für Umwelt, Klima und Gesundheit", role="Vorberatung"),
    Consultation(committee="Rat", dates=(date(2026, 8, 20),), role="Entscheidung", public=False),
)
ATTACHMENTS = (Attachment(name="Lageplan", public=True), Attachment(name="Grund", public=False))
BODY: Body = flow(
    (
        Heading(1, (Run("Erläuterung"),), "erlaeuterung"),
        *(Paragraph((Run(f"Absatz {n}. " + "Die Straße wird erneuert. " * 6),)) for n in range(40)),
    )
)


@pytest.fixture
def session(form: Form) -> Session:
    return new_session(form)


@pytest.fixture
def sheet(session: Session, look: Look, qtbot: QtBot) -> Sheet:
    """The sheet in a window of 800×600, with an empty paper."""
    sheet = Sheet(session, look, TextPane(session, look))
    sheet.resize(800, 600)
    show(qtbot, sheet)
    settle()
    return sheet


@pytest.fixture
def full(sheet: Sheet, session: Session) -> Sheet:
    """The sheet with a long paper."""
    session.edit("Schreiben", subject="Feld", route=ROUTE, attachments=ATTACHMENTS, body=BODY)
    settle()
    return sheet


def find(sheet: Sheet, *findings: Finding) -> None:
    sheet.show_findings(findings)
    settle()


def press(key: Key, held: Qt.KeyboardModifier = Qt.KeyboardModifier.NoModifier) -> None:
    widget = focused()
    assert widget
    QTest.keyClick(widget, key, held)


def seen(sheet: Sheet, widget: QWidget) -> bool:
    """Whether ``widget`` is seen whole, and not under the strip."""
    place = QRect(widget.mapTo(sheet, widget.rect().topLeft()), widget.size())
    room = QRect(0, HEIGHT if sheet.strip.isVisible() else 0, sheet.width(), 0)
    room.setBottom(sheet.height())
    return room.contains(place)


# Tab


def ring(sheet: Sheet, *, forward: bool) -> list[str]:
    """The names of what Tab goes through, from the Betreff until it comes back there."""
    sheet.subject.edit.setFocus()
    names: list[str] = []
    key, held = (
        (Key.Key_Tab, Qt.KeyboardModifier.NoModifier) if forward else (Key.Key_Backtab, SHIFT)
    )
    while len(names) < 60:
        now = focused()
        assert now
        if names and now is sheet.subject.edit:
            return names
        names.append(now.accessibleName())
        press(key, held | CONTROL if now is text_of(sheet) else held)
    raise AssertionError(names)


def stations(count: int) -> list[str]:
    names = ("Gremium", "Sitzungstermin", "Zuständigkeit", "TOP")
    out: list[str] = []
    for n in range(1, count + 1):
        out += [*(f"{name}, Station {n}" for name in names), f"Ö/N, Station {n}: nicht festgelegt"]
        out += [f"Station {n}: mehr"]
    return out


def test_tab_goes_through_an_empty_paper(sheet: Sheet) -> None:
    assert ring(sheet, forward=True) == [
        "Betreff", "Vorlagenart", "Vorlagennummer", "Datum", "Öffentlichkeit",
        "Federführendes Dezernat", "Beteiligtes Dezernat", "Unterschrift",
        *stations(1), "Station hinzufügen", "Text der Vorlage",
        "Anlage hinzufügen", "Notiz (wird nicht gedruckt)",
    ]  # fmt: skip


def test_tab_goes_through_a_full_paper_and_back(sheet: Sheet, session: Session) -> None:
    plain = [Consultation(committee=str(n)) for n in range(3)]
    signatures = (Signature(label="Die Bürgermeisterin", name="Muster"), Signature(label="i. A."))
    session.edit("Eins", route=tuple(plain[:2]), attachments=ATTACHMENTS[:1])
    session.edit("Zwei", route=tuple(plain), attachments=ATTACHMENTS, signatures=signatures)
    settle()
    names = ring(sheet, forward=True)
    assert names[7:16] == [
        "Unterschrift hinzufügen", "Unterschrift 1", "Name 1", "Amtsbezeichnung 1",
        "Unterschrift 1 entfernen", "Unterschrift 2", "Name 2", "Amtsbezeichnung 2",
        "Unterschrift 2 entfernen",
    ]  # fmt: skip
    assert names[16:36] == [*stations(3), "Station hinzufügen", "Beratungsfolge: mehr"]
    assert names[36:] == [
        "Text der Vorlage", "Name der Anlage 1", "Zusatz zur Anlage 1", "Anlage 1: öffentlich",
        "Anlage 1: mehr", "Name der Anlage 2", "Zusatz zur Anlage 2", "Anlage 2: nichtöffentlich",
        "Anlage 2: mehr", "Anlage hinzufügen", "Notiz (wird nicht gedruckt)",
    ]  # fmt: skip
    assert ring(sheet, forward=False) == [names[0], *reversed(names[1:])]


def test_tab_order_outlives_other_widths_and_what_came_and_went(
    sheet: Sheet, session: Session
) -> None:
    names = ring(sheet, forward=True)
    session.edit("Viele", route=ROUTE * 2, attachments=ATTACHMENTS)
    settle()
    sheet.resize(480, 600)
    settle()
    session.undo()
    sheet.resize(800, 600)
    settle()
    assert ring(sheet, forward=True) == names


def test_tab_goes_through_the_fields_of_another_form(sheet: Sheet, session: Session) -> None:
    session.change_form(rich_form())
    settle()
    assert ring(sheet, forward=True)[5:13] == [
        "Dezernat", "Unterschrift", "Amt", "Aktenzeichen",
        "Auskunft erteilt", "Durchwahl", "Ort und Datum", "Gremium, Station 1",
    ]  # fmt: skip


def test_enter_in_the_betreff_goes_to_the_vorlagenart(sheet: Sheet) -> None:
    sheet.subject.edit.setFocus()
    press(Key.Key_Return)
    assert sheet.metadata.kind.hasFocus()


# Places


@pytest.mark.parametrize(
    ("field", "name"),
    [
        ("subject", "Betreff"),
        ("kind", "Vorlagenart"),
        ("number", "Vorlagennummer"),
        ("date", "Datum"),
        ("public", "Öffentlichkeit"),
        ("lead", "Federführendes Dezernat"),
        ("involved", "Beteiligtes Dezernat"),
        ("route", "Gremium, Station 1"),
        ("route[1]", "Gremium, Station 2"),
        ("route[1].date", "Sitzungstermin, Station 2"),
        ("route[1].role", "Zuständigkeit, Station 2"),
        ("route[1].agenda_item", "TOP, Station 2"),
        ("route[1].public", "Ö/N, Station 2: nichtöffentlich"),
        ("route[1].result", "Gremium, Station 2"),
        ("route[9].date", "Sitzungstermin, Station 2"),
        ("body", "Text der Vorlage"),
        ("body[3]", "Text der Vorlage"),
        ("attachments", "Name der Anlage 1"),
        ("attachments[1]", "Name der Anlage 2"),
        ("attachments[1].name", "Name der Anlage 2"),
        ("attachments[7].note", "Zusatz zur Anlage 2"),
        ("notes", "Notiz (wird nicht gedruckt)"),
        ("what_is_this", "Betreff"),
    ],
)
def test_every_field_can_be_jumped_to(full: Sheet, field: str, name: str) -> None:
    full.focus_field(ref(field))
    now = focused()
    assert now
    assert now.accessibleName() == name
    assert now is text_of(full) or seen(full, now)


def test_the_signature_can_be_jumped_to(full: Sheet, session: Session) -> None:
    full.focus_field(FieldRef("signatures"))
    assert full.metadata.signatures.label.hasFocus()
    session.edit("Unterschrift ändern", signatures=(Signature(name="Muster"), Signature()))
    settle()
    full.focus_field(FieldRef("signatures", 1, "name"))
    now = focused()
    assert now
    assert now.accessibleName() == "Name 2"


def test_an_empty_list_of_attachments_leads_to_its_button(sheet: Sheet) -> None:
    sheet.focus_field(FieldRef("attachments"))
    now = focused()
    assert now
    assert now.accessibleName() == "Anlage hinzufügen"


def test_a_block_of_the_text_is_brought_into_view(full: Sheet) -> None:
    full.focus_field(FieldRef("body", 30))
    text = text_of(full)
    assert text.textCursor().block().text().startswith("Absatz 29.")
    caret = text.cursorRect().translated(text.viewport().mapTo(full, text.rect().topLeft()))
    assert QRect(0, HEIGHT, 800, 600 - HEIGHT).contains(caret)


def test_a_field_that_gets_the_focus_comes_into_view(full: Sheet) -> None:
    full.notes.edit.setFocus()
    settle()
    assert seen(full, full.notes.edit)
    full.metadata.number.setFocus()
    assert seen(full, full.metadata.number)


def test_a_new_paper_begins_with_the_betreff(sheet: Sheet) -> None:
    sheet.show_start(0)
    assert sheet.subject.edit.hasFocus()


def test_a_paper_goes_on_where_it_was_left(full: Sheet, qtbot: QtBot) -> None:
    full.show_start(300)
    qtbot.waitUntil(lambda: full.place == 300)
    assert text_of(full).hasFocus()


def test_stations_and_attachments_are_begun(sheet: Sheet, session: Session) -> None:
    sheet.add_station()
    assert sheet.stations.lines[1].committee.hasFocus()
    sheet.add_attachment()
    assert sheet.attachments.rows[0].name.hasFocus()
    assert (len(session.vorlage.route), len(session.vorlage.attachments)) == (2, 1)


# Notes


def test_notes_of_a_new_paper_wait_until_a_field_was_left(sheet: Sheet, qtbot: QtBot) -> None:
    find(sheet, error("subject"), error("date"), error("route[0].date"), error("body"))
    assert sheet.subject.field.notes == ()
    sheet.subject.edit.setFocus()
    press(Key.Key_Tab)
    qtbot.waitUntil(lambda: sheet.subject.field.notes != ())
    assert level(sheet.metadata.date) == ""
    assert text_notes(sheet) == ()


def test_notes_of_the_text_wait_until_it_was_left(sheet: Sheet, qtbot: QtBot) -> None:
    find(sheet, error("body"))
    text_of(sheet).setFocus()
    press(Key.Key_Tab, CONTROL)
    qtbot.waitUntil(lambda: text_notes(sheet) != ())


def test_all_notes_are_shown_where_the_result_was_asked_for(sheet: Sheet) -> None:
    find(sheet, error("subject"), error("date"), error("route[0].date"), error("body[0]"))
    sheet.show_all_findings()
    assert sheet.subject.field.notes
    assert level(sheet.metadata.date) == level(sheet.stations.lines[0].date) == "error"
    assert text_notes(sheet)


def test_notes_of_a_paper_that_was_begun_are_shown_at_once(
    sheet: Sheet, session: Session, form: Form
) -> None:
    find(sheet, error("number"))
    session.open("2", form.new_vorlage("Beschlussvorlage"), form)
    find(sheet, error("number"))
    assert level(sheet.metadata.number) == ""
    begun = new_session(form, "3", number="1").vorlage
    session.open("3", begun, form)
    find(sheet, error("number"))
    assert level(sheet.metadata.number) == "error"


# Strip and bar


def test_the_strip_comes_when_the_head_is_out_of_sight(full: Sheet) -> None:
    bar = full.verticalScrollBar()
    bar.setValue(0)
    assert not full.strip.isVisible()
    bar.setValue(bar.maximum())
    assert full.strip.isVisible()
    assert full.strip.width() == full.viewport().width()
    bar.setValue(0)
    assert not full.strip.isVisible()


@pytest.mark.parametrize("width", [480, 1400])
def test_the_strip_is_in_line_with_the_column(full: Sheet, width: int) -> None:
    full.resize(width, 600)
    settle()
    full.verticalScrollBar().setValue(2000)
    settle()
    number = full.strip.findChildren(QLabel)[0]
    text = text_of(full)
    left = number.mapTo(full, number.rect().topLeft()).x()
    assert left == text.mapTo(full, text.rect().topLeft()).x()


def test_the_strip_leads_back(full: Sheet) -> None:
    full.verticalScrollBar().setValue(2000)
    full.strip.click()
    assert full.place == 0
    assert full.subject.edit.hasFocus()


def test_a_bar_stands_beside_the_text_that_is_written(full: Sheet, session: Session) -> None:
    bar = full.findChild(QFrame, "caretbar")
    assert isinstance(bar, QFrame)
    assert not bar.isVisible()
    text_of(full).setFocus()
    assert bar.isVisible()
    session.edit("Beratungsfolge ändern", route=ROUTE * 3)
    settle()
    assert (bar.y(), bar.height()) == (text_of(full).y(), text_of(full).height())
    full.subject.edit.setFocus()
    assert not bar.isVisible()


def test_the_caret_is_followed_to_both_ends(full: Sheet) -> None:
    text = text_of(full)
    text.setFocus()
    for key in (Key.Key_End, Key.Key_Home):
        press(key, CONTROL)
        caret = text.cursorRect().translated(text.viewport().mapTo(full, text.rect().topLeft()))
        assert QRect(0, 0, 800, 600).contains(caret)


# Widths


@pytest.mark.parametrize(
    ("width", "columns", "lines"), [(1200, 4, 1), (800, 4, 1), (700, 4, 2), (520, 2, 2)]
)
def test_fields_stand_as_the_width_allows(
    full: Sheet, width: int, columns: int, lines: int
) -> None:
    full.resize(width, 600)
    settle()
    fields = full.metadata.fields.values()
    tops = {one.mapTo(full, one.rect().topLeft()).y() for one in fields}
    line = full.stations.lines[1]
    rows = {one.mapTo(line, one.rect().center()).y() for one in line.editors}
    assert (4 // len(tops), len(rows)) == (columns, lines)


def test_the_column_is_never_wider_than_the_printed_line(full: Sheet) -> None:
    full.resize(1400, 600)
    settle()
    assert page_of(full).width() == MEASURE
    left = page_of(full).mapTo(full, page_of(full).rect().topLeft()).x()
    assert abs(left - (full.viewport().width() - MEASURE) / 2) <= 1


@pytest.mark.parametrize("width", [480, 600, 800])
def test_nothing_is_wider_than_the_sheet(full: Sheet, session: Session, width: int) -> None:
    long = "Ausschuss für Stadtentwicklung, Umwelt und Verkehr " * 4
    session.edit(
        "Lang",
        subject=long * 3,
        route=(Consultation(committee=long, role=long),),
        attachments=(Attachment(name=long, note=long),),
        signatures=(Signature(label=long, name=long),),
    )
    full.resize(width, 600)
    settle()
    page = full.widget()
    assert page
    assert page.minimumSizeHint().width() <= full.viewport().width()


@pytest.mark.parametrize("width", [480, 600, 800])
@pytest.mark.parametrize("rich", [False, True])
def test_no_word_is_cut(full: Sheet, session: Session, width: int, *, rich: bool) -> None:
    if rich:
        session.change_form(rich_form())
    sign = (Signature(label="i. A.", name="Muster"), Signature())
    session.edit("Unterschrift ändern", signatures=sign)
    full.show_all_findings()
    find(full, *(error(field) for field in ("subject", "date", "route[1].date", "body")))
    full.resize(width, 600)
    settle()
    shown = [one for one in page_of(full).findChildren(QWidget) if one.isVisible()]
    cut = [
        (one.text(), one.sizeHint(), one.size())
        for one in shown
        if isinstance(one, Worded) and is_cut(one)
    ]
    assert not cut


def is_cut(widget: Worded) -> bool:
    if isinstance(widget, Elided):
        return False
    if isinstance(widget, QLabel) and widget.wordWrap():
        return widget.heightForWidth(widget.width()) > widget.height()
    if isinstance(widget, QToolButton):  # its hint has room that a letter does not need
        style = widget.toolButtonStyle()
        words = "" if style == Qt.ToolButtonStyle.ToolButtonIconOnly else widget.text()
        return widget.fontMetrics().horizontalAdvance(words) > widget.width() - 16
    hint = widget.sizeHint()
    return hint.width() > widget.width() or hint.height() > widget.height()


def test_fields_leave_the_wheel_to_the_sheet(full: Sheet) -> None:
    before = full.metadata.kind.currentText()
    for one in (full.metadata.kind, full.subject.edit.viewport(), full.notes.edit.viewport()):
        assert not wheel(one).isAccepted()
    assert full.metadata.kind.currentText() == before
