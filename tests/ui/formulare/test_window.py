"""The window „Formulare“: what is edited there is seen at once, kept as a version, never lost."""

from __future__ import annotations

from typing import TYPE_CHECKING, cast

import pytest
from msgspec.structs import replace
from PIL import Image
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QCheckBox, QDialog, QWidget

from tests.ui.program import Running, answer
from vorlage_editor.model.body import Table, plain
from vorlage_editor.model.forms.form import Column, Form, Role
from vorlage_editor.model.forms.toml import write_form
from vorlage_editor.ui.formulare.ordered_rows import RowsEditor
from vorlage_editor.ui.formulare.window import FormsWindow
from vorlage_editor.ui.kit.fields import Combo, Line
from vorlage_editor.ui.kit.small_dialog import SmallDialog

if TYPE_CHECKING:
    from pathlib import Path

    from vorlage_editor.ui.formulare.section_text import BodyDialog


Key = Qt.Key
CONTROL, SHIFT = Qt.KeyboardModifier.ControlModifier, Qt.KeyboardModifier.ShiftModifier


@pytest.fixture
def window(program: Running) -> FormsWindow:
    program.bot.waitUntil(lambda: len(program.session.forms.known) > 1)
    program.do("extras-forms")
    editor = program.forms_editor
    assert editor is not None
    editor.resize(1366, 768)
    program.bot.waitUntil(editor.isActiveWindow)
    return editor


def field(window: FormsWindow, *path: str | int) -> QWidget:
    """Go to the page of a field and return what edits it."""
    for name, page in window.pages.items():
        if found := page.editor_at(path):
            window.show_group(name)
            return found
    raise LookupError(path)


def line(window: FormsWindow, *path: str | int) -> Line:
    return cast("Line", field(window, *path))


def rows(window: FormsWindow, *path: str | int) -> RowsEditor:
    field(window, *path)
    found = window.findChildren(RowsEditor)
    return next(one for one in found if one.path == path)


def write(program: Running, edit: Line, text: str) -> None:
    edit.setFocus()
    edit.selectAll()
    program.bot.keyClicks(edit, text)


def click(program: Running, button: QWidget) -> None:
    program.bot.mouseClick(button, Qt.MouseButton.LeftButton)


def save(program: Running, window: FormsWindow) -> Form:
    with program.bot.waitSignal(program.workplace.keeper.forms_listed):
        click(program, window.save_button)
    return window.editing.form


def close(program: Running, window: FormsWindow, *, yes: bool = True) -> None:
    program.answers.yes = yes
    window.close()


def edited(window: FormsWindow) -> Form:
    return window.editing.draft.result


# What is edited


def test_a_label_reaches_the_form_and_the_example(program: Running, window: FormsWindow) -> None:
    write(program, line(window, "form", "head", "number_label"), "Drucksache")
    assert edited(window).head.number_label == "Drucksache"
    shown = window.preview
    program.bot.waitUntil(lambda: shown.shown.head.number_label == "Drucksache")
    program.bot.waitUntil(lambda: not shown.preview.busy and shown.preview.pages > 0)
    close(program, window)


def test_a_column_is_added_named_and_moved(program: Running, window: FormsWindow) -> None:
    columns = rows(window, "form", "route", "columns")
    click(program, columns.add_button)
    added = line(window, "form", "route", "columns", 3, "label")
    write(program, added, "Punkt")
    program.bot.keyClick(added, Key.Key_Up, CONTROL | SHIFT)
    assert edited(window).route.columns[2] == Column("agenda_item", "Punkt", 25)
    assert columns.lines[2].editors[1].widget.hasFocus()
    close(program, window)


def test_a_row_is_moved_by_its_buttons_and_back_by_undo(
    program: Running, window: FormsWindow
) -> None:
    before = edited(window)
    roles = rows(window, "form", "roles")
    roles.lines[0].down.setFocus()
    program.bot.keyClick(roles.lines[0].down, Key.Key_Space)
    assert [role.name for role in edited(window).roles][:2] == ["Vorberatung", "Kenntnisnahme"]
    assert roles.lines[1].down.hasFocus()
    program.bot.keyClick(roles.lines[1].down, Key.Key_Z, CONTROL)
    assert edited(window) == before
    close(program, window)


def test_what_decides_is_ticked(program: Running, window: FormsWindow) -> None:
    tick = cast("QCheckBox", field(window, "form", "roles", 1, "decides"))
    tick.click()
    assert edited(window).roles[1] == Role("Vorberatung", decides=True)
    close(program, window)


def test_removing_the_last_row_leads_to_the_button(program: Running, window: FormsWindow) -> None:
    cells = rows(window, "form", "signatures", "cells")
    for _ in range(3):
        click(program, cells.lines[0].remove)
    assert edited(window).signatures.cells == ()
    assert cells.add_button.hasFocus()
    close(program, window)


def test_sections_of_a_kind_are_reordered(program: Running, window: FormsWindow) -> None:
    field(window, "form", "kinds")
    program.bot.keyClick(window.kinds.kind, Key.Key_Down)
    sections = rows(window, "form", "kinds", 1, "sections")
    program.bot.keyClick(sections.lines[0].editors[0].widget, Key.Key_Down, CONTROL | SHIFT)
    keys = [section.key for section in edited(window).kinds[1].sections]
    assert keys == ["sachverhalt", "beschlussvorschlag", "begruendung"]
    assert window.preview.kind.currentText() == "Beschlussvorlage"
    close(program, window)


def test_the_kind_that_is_clicked_is_shown_below(program: Running, window: FormsWindow) -> None:
    click(program, line(window, "form", "kinds", 2, "hint"))
    assert window.kinds.kind.currentText() == "Mitteilungsvorlage"
    assert window.kinds.number.line.text() == "MV/####/####"
    close(program, window)


def test_a_new_kind_begins_with_the_sections_of_the_last(
    program: Running, window: FormsWindow
) -> None:
    kinds = rows(window, "form", "kinds")
    before = edited(window).kinds
    click(program, kinds.add_button)
    write(program, line(window, "form", "kinds", len(before), "name"), "Anfrage")
    kind = edited(window).kinds[-1]
    assert (kind.name, kind.sections) == ("Anfrage", before[-1].sections)
    close(program, window)


def test_a_section_begins_with_what_is_written_for_it(
    program: Running, window: FormsWindow
) -> None:
    def compose(dialog: QDialog) -> None:
        writing = cast("BodyDialog", dialog)
        click(program, writing.table_button)
        program.bot.keyClicks(writing.pane, "Kosten")
        program.bot.keyClick(writing.pane, Key.Key_Tab)
        click(program, writing.box_button)
        program.bot.keyClicks(writing.pane, "Ja")
        program.bot.keyClick(writing.pane, Key.Key_Z, CONTROL)
        program.bot.keyClick(writing.pane, Key.Key_Y, CONTROL)
        writing.accept()

    field(window, "form", "kinds")
    answer(compose)
    more = window.kinds.sections.lines[0].more
    assert more
    click(program, more)
    section = edited(window).kinds[0].sections[0]
    table = next(one for one in section.body if isinstance(one, Table))
    assert (table.look, plain(table.rows[0][0])) == ("form", "Kosten")
    assert plain(table.rows[0][1]).startswith("☐")
    assert more.accessibleDescription() == "vorhanden"
    save(program, window)
    assert window.editing.form.kinds[0].sections[0] == section


def test_a_text_that_says_nothing_is_none(program: Running, window: FormsWindow) -> None:
    field(window, "form", "kinds")
    answer(lambda dialog: dialog.accept())
    more = window.kinds.sections.lines[0].more
    assert more
    click(program, more)
    assert not window.editing.is_changed


def test_a_number_is_a_pattern_that_warns_or_counts(program: Running, window: FormsWindow) -> None:
    write(program, line(window, "form", "kinds", 0, "number"), "IV/####/JJJJ")
    assert edited(window).kinds[0].number == r"IV/\d{4}/20\d{2}"
    window.kinds.number.counts.click()
    kind = edited(window).kinds[0]
    assert (kind.number, kind.number_next) == ("", "IV/{n:4}/{year}")
    close(program, window)


def test_numbers_are_typed_or_counted_by_arrow_keys(program: Running, window: FormsWindow) -> None:
    width = line(window, "form", "route", "columns", 0, "mm")
    write(program, width, "30")
    program.bot.keyClick(width, Key.Key_Up)
    assert edited(window).route.columns[0].mm == 31
    width.selectAll()
    program.bot.keyClick(width, Key.Key_Delete)
    assert edited(window).route.columns[0].mm == 0
    program.bot.keyClicks(width, "007")
    program.bot.keyClick(width, Key.Key_Tab)
    assert (width.text(), edited(window).route.columns[0].mm) == ("7", 7)
    close(program, window)


def test_choices_and_lines_reach_the_form(program: Running, window: FormsWindow) -> None:
    style = cast("Combo", field(window, "form", "letterhead", "style"))
    style.setFocus()
    program.bot.keyClick(style, Key.Key_Down)
    lines = field(window, "form", "letterhead", "lines")
    program.bot.keyClicks(lines, "Der Rat")
    program.bot.keyClick(lines, Key.Key_Return)
    program.bot.keyClicks(lines, "Amt 1")
    head = edited(window).letterhead
    assert (head.style, head.lines) == ("plain", ("Der Rat", "Amt 1"))
    close(program, window)


def test_placeholders_are_in_german(program: Running, window: FormsWindow) -> None:
    page = line(window, "form", "footer", "page")
    assert page.text() == "Seite {Seite} von {Seiten}"
    write(program, page, "Blatt {Seite}")
    assert page.text() == "Blatt {Seite}"
    assert edited(window).footer.page == "Blatt {page}"
    close(program, window)


def test_abbreviations_are_pairs(program: Running, window: FormsWindow) -> None:
    before = edited(window).abbreviations
    place = len(before)
    click(program, rows(window, "abbreviations").add_button)
    write(program, line(window, "abbreviations", place, "short"), "KAG")
    write(program, line(window, "abbreviations", place, "long"), "Kommunalabgabengesetz")
    assert edited(window).abbreviations == {**before, "KAG": "Kommunalabgabengesetz"}
    close(program, window)


def test_arms_are_chosen_from_a_file(program: Running, window: FormsWindow, tmp_path: Path) -> None:
    Image.effect_noise((900, 1200), 80).save(tmp_path / "Wappen.png")
    program.answers.file = tmp_path / "Wappen.png"
    style = cast("Combo", field(window, "form", "letterhead", "style"))
    style.activated.emit(3)
    click(program, field(window, "form", "letterhead", "arms"))
    program.bot.waitUntil(lambda: bool(edited(window).letterhead.arms))
    assert 0 < len(edited(window).letterhead.picture()) <= 120_000
    save(program, window)
    assert window.editing.form.letterhead.picture()


# What is wrong


def test_what_is_wrong_is_said_at_its_field_once_it_was_left(
    program: Running, window: FormsWindow
) -> None:
    accent = line(window, "form", "look", "accent")
    write(program, accent, "rot")
    grid = window.page.parts[0]
    notes = grid.fields["form", "look", "accent"].notes  # type: ignore[attr-defined]
    assert notes == ()
    line(window, "form", "name").setFocus()
    notes = grid.fields["form", "look", "accent"].notes  # type: ignore[attr-defined]
    assert "#1b4a75" in notes[0]
    close(program, window)


def test_saving_leads_to_what_is_wrong(program: Running, window: FormsWindow) -> None:
    write(program, line(window, "form", "kinds", 2, "name"), "beschlussvorlage")
    window.show_group("footer")
    click(program, window.save_button)
    wrong = line(window, "form", "kinds", 2, "name")
    assert wrong.hasFocus()
    assert wrong.property("level") == "error"
    assert "gibt es schon" in wrong.accessibleDescription()
    assert "Noch nicht gespeichert" in window.said.text()
    assert window.editing.is_changed
    close(program, window)


def test_a_half_typed_form_is_still_drawn(program: Running, window: FormsWindow) -> None:
    columns = rows(window, "form", "route", "columns")
    for _ in range(3):
        click(program, columns.lines[0].remove)
    write(program, line(window, "form", "look", "accent"), "#1")
    program.bot.waitUntil(lambda: window.preview.shown.look.accent == "#000000")
    program.bot.waitUntil(lambda: not window.preview.preview.busy)
    assert window.preview.preview.note == ""
    close(program, window)


# Versions


def test_what_is_typed_is_the_same_when_it_is_kept(program: Running, window: FormsWindow) -> None:
    name = line(window, "form", "name")
    name.setFocus()
    name.selectAll()
    name.insert("Cafe\u0301\u00a0\u202ex")
    name.textEdited.emit(name.text())
    kept = save(program, window)
    assert kept.name == "Café\u00a0x"
    assert not window.editing.is_changed


def test_saving_makes_the_next_version(program: Running, window: FormsWindow) -> None:
    write(program, line(window, "form", "name"), "Unser Standard")
    kept = save(program, window)
    assert (kept.name, kept.version, kept.id) == ("Unser Standard", 2, "standard")
    assert "Fassung 2" in window.said.text()
    assert not window.save_button.isEnabled()
    assert program.session.forms.default == kept


def test_another_form_is_looked_at_without_losing_anything(
    program: Running, window: FormsWindow
) -> None:
    write(program, line(window, "form", "name"), "Unser Standard")
    program.bot.keyClick(window.list, Key.Key_Down)
    assert line(window, "form", "name").text() == "Stadt Wehrbrück"
    assert window.list.rows[0].second == "nicht gespeichert"
    program.bot.keyClick(window.list, Key.Key_Up)
    assert line(window, "form", "name").text() == "Unser Standard"
    close(program, window)


def test_closing_asks_before_changes_are_lost(program: Running, window: FormsWindow) -> None:
    write(program, line(window, "form", "name"), "Unser Standard")
    close(program, window, yes=False)
    assert window.isVisible()
    assert "noch nicht gespeichert" in program.answers.questions[0]
    close(program, window)
    program.bot.waitUntil(lambda: program.forms_editor is None)


def test_the_main_window_asks_for_it_too(program: Running, window: FormsWindow) -> None:
    write(program, line(window, "form", "name"), "Unser Standard")
    program.window.close()
    assert program.window.isVisible()
    assert len(program.answers.questions) == 1
    click(program, window.discard_button)
    program.window.close()
    assert len(program.answers.questions) == 1


def test_discarding_can_be_undone(program: Running, window: FormsWindow) -> None:
    write(program, line(window, "form", "name"), "Unser Standard")
    click(program, window.discard_button)
    assert edited(window).name == "Standard"
    click(program, window.undo_button)
    assert edited(window).name == "Unser Standard"
    click(program, window.redo_button)
    assert not window.editing.is_changed


def test_a_form_is_made_from_another_and_removed(program: Running, window: FormsWindow) -> None:
    def name_it(dialog: QDialog) -> None:
        edit = dialog.findChild(Line)
        program.bot.keyClicks(edit, "Stadt Musterburg")
        cast("SmallDialog", dialog).accept()

    answer(name_it)
    with program.bot.waitSignal(program.workplace.keeper.forms_listed):
        click(program, window.new_button)
    form = window.editing.form
    assert (form.id, form.name, form.version) == ("stadt-musterburg", "Stadt Musterburg", 1)
    assert window.list.key == "stadt-musterburg"
    program.answers.yes = True
    with program.bot.waitSignal(program.workplace.keeper.forms_listed):
        window.menu["Entfernen"].trigger()
    assert window.editing.form.id == "standard"
    assert "stadt-musterburg" not in [row.key for row in window.list.rows]


def test_a_changed_form_is_put_back_as_it_was_shipped(
    program: Running, window: FormsWindow
) -> None:
    write(program, line(window, "form", "name"), "Unser Standard")
    save(program, window)
    program.answers.yes = True
    assert window.menu["Entfernen"].text() == "Auf mitgelieferte Fassung zurücksetzen"
    with program.bot.waitSignal(program.workplace.keeper.forms_listed):
        window.menu["Entfernen"].trigger()
    assert (window.editing.form.name, window.editing.form.version) == ("Standard", 1)
    assert not window.menu["Entfernen"].isEnabled()


def test_a_form_goes_out_and_comes_in(
    program: Running, window: FormsWindow, tmp_path: Path
) -> None:
    write(program, line(window, "form", "name"), "Unser Standard")
    kept = save(program, window)
    program.answers.file = tmp_path / "Unser.formular"
    window.menu["Exportieren …"].trigger()
    assert program.answers.proposals[0].name == "unser-standard.formular"
    program.answers.yes = True
    with program.bot.waitSignal(program.workplace.keeper.forms_listed):
        window.menu["Entfernen"].trigger()
    with program.bot.waitSignal(program.workplace.keeper.forms_listed):
        window.menu["Importieren …"].trigger()
    assert window.editing.form.name == kept.name


def test_a_file_that_is_no_form_is_said(
    program: Running, window: FormsWindow, tmp_path: Path
) -> None:
    program.answers.file = tmp_path / "Brief.txt"
    program.answers.file.write_text("Guten Tag")
    window.menu["Importieren …"].trigger()
    program.bot.waitUntil(lambda: bool(program.answers.errors))
    assert "Formular" in program.answers.errors[0]


def test_new_papers_take_the_form_that_is_usual(program: Running, window: FormsWindow) -> None:
    window.list.choose("stadt")
    window.menu["Für neue Vorlagen verwenden"].trigger()
    cards = [card.key for card in program.window.start_page.cards]
    assert cards == [kind.name for kind in window.editing.form.kinds]
    assert window.list.rows[1].aside == "üblich"
    program.new("Tischvorlage")
    assert program.session.form.id == "stadt"
    assert program.settings.read("form", "") == "stadt"


# Keys, readers, room


def test_everything_is_reached_by_keyboard(program: Running, window: FormsWindow) -> None:
    program.bot.keyClick(window.list, Key.Key_Return)
    assert window.groups.hasFocus()
    program.bot.keyClick(window.groups, Key.Key_Return)
    assert line(window, "form", "name").hasFocus()
    program.bot.keyClicks(window.focusWidget(), "x")
    program.bot.keyClick(window.focusWidget(), Key.Key_S, CONTROL)
    program.bot.waitUntil(lambda: not window.editing.is_changed)
    program.bot.keyClick(window, Key.Key_F2)
    assert line(window, "form", "name").hasFocus()


@pytest.mark.parametrize(
    "path",
    [("form", "name"), ("form", "letterhead", "style"), ("form", "route", "columns", 0, "mm")],
)
def test_enter_in_a_field_clicks_no_button(
    program: Running, window: FormsWindow, path: tuple[str | int, ...]
) -> None:
    """A dialog „Neues Formular“ that nobody answers would fail here."""
    found = field(window, *path)
    found.setFocus()
    program.bot.keyClick(found, Key.Key_Return)
    assert not window.editing.is_changed


@pytest.mark.parametrize("key", [Key.Key_Return, Key.Key_Enter, Key.Key_Space])
def test_keys_click_the_button_that_has_the_focus(
    program: Running, window: FormsWindow, key: Qt.Key
) -> None:
    write(program, line(window, "form", "name"), "Amt")
    window.discard_button.setFocus()
    program.bot.keyClick(window.discard_button, key)
    assert not window.editing.is_changed
    program.bot.keyClick(window.close_button, key)
    program.bot.waitUntil(lambda: program.forms_editor is None)


@pytest.mark.parametrize(("key", "held"), [(Key.Key_Y, CONTROL), (Key.Key_Z, CONTROL | SHIFT)])
def test_redo_has_the_keys_that_it_has_everywhere(
    program: Running, window: FormsWindow, key: Qt.Key, held: Qt.KeyboardModifier
) -> None:
    name = line(window, "form", "name")
    write(program, name, "Amt")
    program.bot.keyClick(name, Key.Key_Z, CONTROL)
    assert not window.editing.is_changed
    program.bot.keyClick(name, key, held)
    assert edited(window).name == "Amt"
    close(program, window)


@pytest.mark.parametrize("name", ["letterhead", "route", "kinds"])
def test_tab_goes_through_a_page_as_one_sees_it(
    program: Running, window: FormsWindow, name: str
) -> None:
    window.show_group(name)
    if name == "route":
        click(program, rows(window, "form", "route", "columns").add_button)
    seen: list[QWidget] = []
    window.groups.setFocus()
    stops = [one for one in window.page.chain if one.isVisible() and one.isEnabled()]
    for _ in stops:
        window.focusNextPrevChild(True)
        seen.append(window.focusWidget())
    assert seen == stops
    window.focusNextPrevChild(True)
    assert window.preview.isAncestorOf(window.focusWidget())
    close(program, window)


def test_an_import_leaves_what_is_not_yet_kept(
    program: Running, window: FormsWindow, tmp_path: Path
) -> None:
    newer = replace(window.editing.form, name="Vom Amt", version=7)
    program.answers.file = tmp_path / "Amt.formular"
    program.answers.file.write_text(write_form(newer))
    write(program, line(window, "form", "name"), "Meins")
    with program.bot.waitSignal(program.workplace.keeper.forms_listed):
        window.menu["Importieren …"].trigger()
    assert edited(window).name == "Meins"
    assert "noch nicht gespeichert" in window.said.text()
    click(program, window.discard_button)
    assert (edited(window).name, window.editing.form.version) == ("Vom Amt", 7)


@pytest.mark.parametrize("yes", [True, False])
def test_an_import_asks_before_it_replaces_an_own_form(
    program: Running, window: FormsWindow, tmp_path: Path, yes: bool
) -> None:
    write(program, line(window, "form", "name"), "Unser Haus")
    ours = save(program, window)
    program.answers.file, program.answers.yes = tmp_path / "fremd.formular", yes
    program.answers.file.write_text(write_form(replace(ours, name="Nachbarstadt", version=9)))
    window.menu["Importieren …"].trigger()
    program.bot.waitUntil(lambda: bool(program.answers.questions))
    assert "Unser Haus" in program.answers.questions[-1]
    if yes:
        program.bot.waitUntil(lambda: window.editing.form.version == 9)
    assert window.editing.form.name == ("Nachbarstadt" if yes else "Unser Haus")
    assert program.answers.errors == []


def test_an_export_tells_that_unsaved_changes_are_not_in_it(
    program: Running, window: FormsWindow, tmp_path: Path
) -> None:
    program.answers.file = tmp_path / "haus.formular"
    write(program, line(window, "form", "name"), "Unser Haus")
    window.menu["Exportieren …"].trigger()
    program.bot.waitUntil(lambda: bool(window.said.text()))
    assert window.said.text().endswith("Was noch nicht gespeichert ist, ist nicht dabei.")
    assert "Unser Haus" not in program.answers.file.read_text(encoding="utf-8")
    close(program, window)


def test_readers_hear_a_name_everywhere(program: Running, window: FormsWindow) -> None:
    for name in window.pages:
        window.show_group(name)
        wanted = Qt.FocusPolicy.TabFocus
        parts = window.page.findChildren(QWidget)
        stops = [one for one in parts if one.focusPolicy() & wanted and one.isVisible()]
        assert stops
        assert [one for one in stops if not one.accessibleName()] == []


@pytest.mark.parametrize("width", [760, 880, 1280])
def test_the_window_fits_and_the_preview_takes_turns(
    program: Running, window: FormsWindow, width: int
) -> None:
    window.resize(width, 480)
    program.bot.waitUntil(lambda: window.width() == width)
    assert window.stack.isVisible()
    assert window.preview.isVisible() == (width == 1280)
    if width < 1280:
        window.preview_button.click()
        assert not window.stack.isVisible()
        assert window.preview.isVisible()
    inner = [page.widget() for page in window.pages.values()]
    assert all(one and one.minimumSizeHint().width() <= 540 for one in inner)


def test_opening_it_twice_brings_it_forward(program: Running, window: FormsWindow) -> None:
    program.do("extras-forms")
    assert program.forms_editor is window
