"""Forms in the main window: chosen for a paper, taken in a newer version, of new papers."""

from __future__ import annotations

from typing import TYPE_CHECKING, cast

from msgspec.structs import replace
from PySide6.QtCore import Qt

from tests.ui.program import Running, answer, opened
from vorlage_editor.model.body import Heading, Paragraph, Run
from vorlage_editor.model.field_ref import FieldRef
from vorlage_editor.model.forms.form import Form, parse_form
from vorlage_editor.model.vorlage import Status, Vorlage
from vorlage_editor.ui.formulare.chooser import FormChooser, KindChooser
from vorlage_editor.ui.formulare.commands import ADD, TAKE
from vorlage_editor.work.desk import Desk

if TYPE_CHECKING:
    from pathlib import Path

    import pytest
    from PySide6.QtWidgets import QDialog
    from pytestqt.qtbot import QtBot

TEXT = (Paragraph((Run("Geschrieben"),)),)


def know_all(program: Running) -> None:
    program.bot.waitUntil(lambda: len(program.session.forms.known) > 1)


def choose(program: Running, form: str, kind: str = "", *, sections: bool = False) -> None:
    """Choose a form for the open paper."""

    def accept(dialog: QDialog) -> None:
        chooser = cast("FormChooser", dialog)
        chooser.choice.setCurrentText(form)
        if kind:
            chooser.kinds.setCurrentText(kind)
        chooser.sections.setChecked(sections)
        chooser.accept()

    answer(accept)
    program.do("extras-form")


def renew(program: Running, **fields: object) -> Form:
    """Keep a newer version of the paper's form."""
    form = replace(program.session.form, **fields)
    with program.bot.waitSignal(program.workplace.keeper.forms_listed):
        program.workplace.keeper.ask(Desk.keep_form, form)
    newest = program.session.forms.by_id(form.id)
    assert newest
    return newest


# Choosing


def test_a_form_is_chosen_for_a_paper_and_undone(program: Running) -> None:
    know_all(program)
    program.new("Beschlussvorlage")
    before = program.vorlage
    choose(program, "Stadt Wehrbrück")
    form = program.session.form
    assert form.id == "stadt"
    assert program.vorlage.body == form.template("Beschlussvorlage")
    assert program.vorlage.signatures == form.new_signatures("Beschlussvorlage")
    program.do("edit-undo")
    assert program.vorlage == before


def test_what_is_written_stays_and_missing_sections_are_offered(program: Running) -> None:
    know_all(program)
    program.new("Beschlussvorlage")
    program.session.edit("Text", body=TEXT)
    choose(program, "Stadt Wehrbrück")
    assert program.vorlage.body == TEXT
    notice = program.window.forms_notice
    assert "Finanzielle Auswirkungen" in notice.text
    before = program.vorlage
    notice.answer.click()
    headings = [one.section for one in program.vorlage.body if isinstance(one, Heading)]
    kind = program.session.form.kind("Beschlussvorlage")
    assert headings == [section.key for section in kind.sections]
    assert TEXT[0] in program.vorlage.body
    assert notice.text == ""
    program.do("edit-undo")
    assert program.vorlage == before


def test_missing_sections_come_at_once_where_that_is_wanted(program: Running) -> None:
    know_all(program)
    program.new("Beschlussvorlage")
    program.session.edit("Text", body=TEXT)
    choose(program, "Stadt Wehrbrück", "Tischvorlage", sections=True)
    assert program.vorlage.kind == "Tischvorlage"
    assert any(isinstance(one, Heading) for one in program.vorlage.body)
    assert TEXT[0] in program.vorlage.body


def test_a_template_that_nobody_wrote_in_asks_for_no_sections(program: Running) -> None:
    know_all(program)
    program.new("Beschlussvorlage")
    seen: list[bool] = []

    def look(dialog: QDialog) -> None:
        chooser = cast("FormChooser", dialog)
        chooser.choice.setCurrentText("Stadt Wehrbrück")
        seen.append(chooser.sections.isVisible())
        chooser.reject()

    answer(look)
    program.do("extras-form")
    assert seen == [False]


def test_leaving_the_question_changes_nothing(program: Running) -> None:
    know_all(program)
    program.new()
    before = program.vorlage
    answer(lambda dialog: dialog.reject())
    program.do("extras-form")
    assert program.vorlage == before


def test_the_menu_adds_sections_or_says_that_none_lacks(program: Running) -> None:
    program.new("Beschlussvorlage")
    program.do("insert-sections")
    assert "alle Abschnitte" in program.window.status.notice.text()
    program.session.edit("Text", body=TEXT)
    program.do("insert-sections")
    assert len(program.vorlage.body) > len(TEXT)


def test_another_kind_offers_its_sections(program: Running) -> None:
    program.new("Beschlussvorlage")
    program.session.edit("Text", body=TEXT)
    assert program.window.forms_notice.text == ""
    program.session.change_kind("Mitteilungsvorlage")
    assert "Mitteilung" in program.window.forms_notice.text
    assert program.window.forms_notice.answer.text() == ADD
    program.window.forms_notice.close_button.click()
    assert program.window.forms_notice.text == ""


def test_a_released_paper_keeps_its_form(program: Running) -> None:
    program.new()
    program.session.edit("Status", status=Status.RELEASED)
    renew(program, name="Unser Formular")
    assert program.window.forms_notice.text == ""
    before = program.vorlage
    program.do("extras-form")
    assert program.vorlage == before
    assert not program.action("insert-sections").isEnabled()


# A newer version


def test_a_paper_prints_as_before_until_the_newer_version_is_taken(program: Running) -> None:
    program.new()
    old = program.session.form
    newer = renew(program, name="Unser Formular")
    assert program.session.form == old
    assert program.vorlage.form == old.sha256
    notice = program.window.forms_notice
    assert "Fassung 2" in notice.text
    assert notice.answer.text() == TAKE
    notice.answer.click()
    assert program.session.form == newer
    assert notice.text == ""
    program.do("edit-undo")
    assert program.session.form == old


def test_a_paper_that_is_opened_again_still_prints_as_before(program: Running) -> None:
    draft = program.new()
    program.write()
    old = program.session.form
    renew(program, name="Unser Formular")
    program.new("Beschlussvorlage")
    assert program.session.form.version == 2
    with program.bot.waitSignal(program.workplace.opened):
        program.workplace.open(draft)
    assert program.session.form == old
    assert "Fassung 2" in program.window.forms_notice.text


def test_the_hint_is_closed_for_this_paper(program: Running) -> None:
    program.new()
    renew(program, name="Unser Formular")
    program.window.forms_notice.close_button.click()
    assert program.window.forms_notice.text == ""
    program.session.edit("Betreff", subject="Neu")
    assert program.window.forms_notice.text == ""
    renew(program, name="Noch ein Name")
    assert "Fassung 3" in program.window.forms_notice.text


def test_a_letter_asks_for_nothing(program: Running, monkeypatch: pytest.MonkeyPatch) -> None:
    program.new()
    program.window.go_to(FieldRef("body"))
    asked: list[Form] = []
    monkeypatch.setattr(program.session.forms, "newer", asked.append)
    program.bot.keyClicks(program.window.text_pane, "abc")
    assert "abc" in str(program.vorlage.body)
    assert asked == []


# New papers


def test_all_kinds_of_all_forms_are_offered_at_the_start(program: Running) -> None:
    know_all(program)
    seen: list[str] = []

    def accept(dialog: QDialog) -> None:
        chooser = cast("KindChooser", dialog)
        seen.extend(row.text for row in chooser.list.rows)
        chooser.list.choose("stadt\tTischvorlage")
        program.bot.keyClick(chooser.list, Qt.Key.Key_Return)

    answer(accept)
    with program.bot.waitSignal(program.workplace.opened):
        program.window.start_page.other_button.click()
    assert program.vorlage.kind == "Tischvorlage"
    assert program.session.form.id == "stadt"
    kinds = [kind.name for form in program.session.forms.known for kind in form.kinds]
    assert len(seen) == len(kinds) + len(program.session.forms.known)


def test_a_kind_is_found_by_words_of_its_name_and_of_its_form(program: Running) -> None:
    know_all(program)

    def accept(dialog: QDialog) -> None:
        chooser = cast("KindChooser", dialog)
        program.bot.keyClicks(chooser.search, "quatsch")
        assert not chooser.list.rows
        assert not chooser.accept_button.isEnabled()
        chooser.search.clear()
        program.bot.keyClicks(chooser.search, "wehrbr vorlage")
        program.bot.keyClick(chooser.search, Qt.Key.Key_Down)
        program.bot.keyClick(chooser.search, Qt.Key.Key_Return)

    answer(accept)
    with program.bot.waitSignal(program.workplace.opened):
        program.window.start_page.other_button.click()
    form = program.session.forms.known[1]
    kinds = [kind.name for kind in form.kinds if "vorlage" in kind.name.casefold()]
    assert (program.session.form.id, program.vorlage.kind) == ("stadt", kinds[1])


def test_a_start_with_a_text_takes_the_usual_form(qtbot: QtBot, tmp_path: Path) -> None:
    (tmp_path / "Notiz.txt").write_text("Beschlussvorlage\n\nSchulhof\n\nDer Schulhof wird neu.")
    program = opened(tmp_path / "daten", qtbot, form="stadt")
    program.take_texts()
    with qtbot.waitSignal(program.workplace.opened):
        program.start(tmp_path / "Notiz.txt")
    assert program.session.form.id == "stadt"
    program.close()


def test_a_form_without_the_kind_keeps_it_as_text(program: Running) -> None:
    program.new("Informationsvorlage")
    small = parse_form('id = "klein"\nname = "Klein"\n')
    program.session.change_form(small)
    assert (program.vorlage.kind, program.session.form) == ("Informationsvorlage", small)
    assert isinstance(program.vorlage, Vorlage)
