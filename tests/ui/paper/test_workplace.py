from __future__ import annotations

import io
import re
import time
import zipfile
from typing import TYPE_CHECKING, Any

import pytest
from msgspec.structs import replace
from PySide6.QtGui import QGuiApplication, QTextCursor

from tests.ui.program import TEXT, opened, running
from vorlage_editor.exchange import package
from vorlage_editor.exchange.examples import example
from vorlage_editor.model import codec
from vorlage_editor.model.body import Paragraph, plain_text
from vorlage_editor.model.consultation import Consultation
from vorlage_editor.ui.paper.workplace import NO_TEXT
from vorlage_editor.ui.preview.preview import PAUSED

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from pytestqt.qtbot import QtBot

    from tests.ui.program import Running
    from vorlage_editor.model.forms.form import Form

SENTENCES = 2
"""At least: what happened, and what to do."""


def text_of(program: Running) -> str:
    return "\n".join(plain_text(block) for block in program.vorlage.body)


def wait_for_store(program: Running) -> None:
    """Wait until all that the store was asked for is done and shown."""
    keeper = program.workplace.keeper
    for _ in range(2):  # a change asks for the lists
        with program.bot.waitSignal(keeper.listed):
            program.workplace.search("")


def written(folder: Path, name: str, data: bytes) -> Path:
    file = folder / name
    file.write_bytes(data)
    return file


def assert_refused(program: Running, draft: str) -> None:
    """One German message in sentences; the open draft is as it was."""
    (message,) = program.answers.errors
    assert message[0].isupper()
    assert len(re.findall(r"[.!](?: |$)", message)) >= SENTENCES, message
    assert program.session.draft == draft
    assert program.vorlage.subject == "Feldstraße"
    program.bot.waitUntil(lambda: program.drafts() == ["Feldstraße"])


@pytest.fixture
def writing(program: Running) -> Running:
    """The program with a paper that has something to lose."""
    program.new()
    program.write()
    program.workplace.autosave.finish()
    program.take_texts()
    return program


# Drafts


def test_a_new_paper_is_of_the_chosen_kind(program: Running) -> None:
    program.new("Beschlussvorlage")
    assert program.vorlage.kind == "Beschlussvorlage"
    program.bot.waitUntil(lambda: len(program.drafts()) == 1)


def leave_by_new(program: Running) -> None:
    program.do("file-new")


def leave_for_another(program: Running) -> None:
    program.new("Beschlussvorlage")
    program.session.edit("Betreff ändern", subject="Hafen")


@pytest.mark.parametrize("leave", [leave_by_new, leave_for_another])
def test_a_paper_without_a_word_is_dropped_when_it_is_left(
    writing: Running, leave: Callable[[Running], None]
) -> None:
    draft = writing.new()
    leave(writing)
    wait_for_store(writing)
    assert draft not in [row.key for row in writing.window.library.list.rows]
    assert "Feldstraße" in writing.drafts()


@pytest.mark.parametrize(
    "fields",
    [
        {"number": "IV/1"},
        {"subject": "S"},
        {"notes": "n"},
        {"public": False},
        {"body": (Paragraph(), Paragraph())},
        {"route": (Consultation(role="K"),)},
    ],
)
def test_a_paper_with_anything_in_it_is_kept(program: Running, fields: dict[str, Any]) -> None:
    draft = program.new()
    program.session.edit("Vorlage ändern", **fields)
    program.do("file-new")
    wait_for_store(program)
    assert draft in [row.key for row in program.window.library.list.rows]


def test_a_paper_whose_words_can_be_redone_is_kept(program: Running) -> None:
    draft = program.new()
    program.session.edit("Betreff ändern", subject="Feldstraße")
    program.session.undo()
    program.do("file-new")
    wait_for_store(program)
    assert draft in [row.key for row in program.window.library.list.rows]


def test_closing_drops_a_paper_without_a_word(program: Running, qtbot: QtBot) -> None:
    program.new()
    assert program.window.close()
    program.workplace.keeper.close()
    with running(program.folder, qtbot, preview=False) as again:
        assert (again.drafts(), again.session.draft, again.answers.errors) == ([], "", [])


def test_an_empty_paper_in_the_trash_is_kept(program: Running) -> None:
    program.new()
    program.do("file-trash")
    program.bot.waitUntil(lambda: bool(program.window.library.undo_notice))


def test_a_notice_goes_with_the_paper_it_speaks_of(writing: Running) -> None:
    writing.window.status.tell("Gespeichert als Vorlage.pdf – im Ordner zeigen")
    writing.new()
    assert not writing.window.status.notice.isVisible()


def test_another_draft_is_opened_and_this_one_saved(writing: Running) -> None:
    first = writing.session.draft
    writing.session.edit("Betreff ändern", subject="Ungespeichert")
    writing.new()
    with writing.bot.waitSignal(writing.workplace.opened):
        writing.workplace.open(first)
    assert writing.vorlage.subject == "Ungespeichert"


def test_opening_what_is_open_changes_nothing(writing: Running) -> None:
    with writing.bot.assertNotEmitted(writing.workplace.opened, wait=100):
        writing.workplace.open(writing.session.draft)


def test_a_duplicate_has_no_number(program: Running) -> None:
    program.example()
    first = program.vorlage
    with program.bot.waitSignal(program.workplace.opened):
        program.do("file-duplicate")
    assert program.vorlage.number == ""
    assert program.vorlage.body == first.body
    program.bot.waitUntil(lambda: len(program.drafts()) == 2)


@pytest.mark.parametrize("trash", [False, True])
def test_a_new_draft_is_seen_and_marked_whatever_was_searched(
    writing: Running, *, trash: bool
) -> None:
    library = writing.window.library
    writing.window.show_panel("library")
    library._show_trash_view(on=trash)
    library.search.setText("Hafen")
    writing.bot.waitUntil(lambda: writing.drafts() == [])
    with writing.bot.waitSignal(writing.workplace.opened):
        writing.do("file-duplicate")
    writing.bot.waitUntil(lambda: library.list.key == writing.session.draft)
    assert writing.drafts() == ["Feldstraße", "Feldstraße"]


def test_a_duplicate_waits_for_its_number(program: Running) -> None:
    program.example()
    with program.bot.waitSignal(program.workplace.duplicated):
        program.do("file-duplicate")
    assert program.window.sheet.metadata.number.hasFocus()
    program.new()
    assert program.window.sheet.subject.edit.hasFocus()


def test_a_new_paper_and_a_duplicate_in_one_turn_get_each_its_own_answer(writing: Running) -> None:
    first, waiting = writing.session.draft, []
    writing.workplace.duplicated.connect(lambda: waiting.append(writing.vorlage.subject))
    with writing.bot.waitSignals([writing.workplace.opened] * 2):
        writing.workplace.new("Beschlussvorlage")
        writing.workplace.duplicate(first)
    assert waiting == ["Feldstraße"]


def test_a_duplicate_that_fails_leaves_the_next_paper_as_it_is(writing: Running) -> None:
    with writing.bot.assertNotEmitted(writing.workplace.duplicated):
        writing.workplace.duplicate("fort")
        writing.new()
    assert len(writing.answers.errors) == 1


def test_what_a_file_left_out_is_told_of_its_own_paper(writing: Running, form: Form) -> None:
    told: list[tuple[str, str]] = []
    writing.workplace.told.connect(lambda words: told.append((writing.vorlage.subject, words)))
    paper = form.new_vorlage("Beschlussvorlage")
    with writing.bot.waitSignals([writing.workplace.opened] * 2):
        writing.workplace.begin(replace(paper, subject="Aus einer Datei"), form, {}, "1 Bild")
        writing.workplace.begin(replace(paper, subject="Neu"), form)
    assert told == [("Aus einer Datei", "1 Bild")]


def test_a_duplicate_has_what_was_typed_last(writing: Running) -> None:
    writing.session.edit("Betreff ändern", subject="Ungespeichert")
    with writing.bot.waitSignal(writing.workplace.opened):
        writing.do("file-duplicate")
    assert writing.vorlage.subject == "Ungespeichert"


def test_what_goes_to_the_trash_is_closed(writing: Running) -> None:
    writing.do("file-trash")
    assert writing.session.draft == ""
    assert writing.window.start_page.isVisible()
    writing.bot.waitUntil(lambda: writing.drafts() == [])


def test_another_draft_in_the_trash_leaves_this_one_open(writing: Running) -> None:
    first = writing.session.draft
    draft = writing.new()
    writing.workplace.trash([first])
    assert writing.session.draft == draft


def test_what_comes_out_of_the_trash_is_in_the_library_again(writing: Running) -> None:
    draft = writing.session.draft
    writing.do("file-trash")
    writing.bot.waitUntil(lambda: writing.drafts() == [])
    writing.window.library.restore_requested.emit([draft])
    writing.bot.waitUntil(lambda: writing.drafts() == ["Feldstraße"])


def test_the_last_draft_is_opened_at_the_next_start(qtbot: QtBot, tmp_path: Path) -> None:
    with running(tmp_path, qtbot, preview=False) as program:
        draft = program.new()
    with running(tmp_path, qtbot) as program:
        qtbot.waitUntil(lambda: program.session.draft == draft)


def test_after_the_trash_the_next_start_asks(qtbot: QtBot, tmp_path: Path) -> None:
    with running(tmp_path, qtbot, preview=False) as program:
        program.new()
        program.do("file-trash")
    with running(tmp_path, qtbot) as program:
        with qtbot.assertNotEmitted(program.workplace.opened, wait=100):
            assert program.window.start_page.isVisible()
        assert not program.answers.errors


def test_a_draft_that_is_gone_leaves_the_question(qtbot: QtBot, tmp_path: Path) -> None:
    with running(tmp_path, qtbot, draft="fort") as program:
        qtbot.waitUntil(lambda: len(program.answers.errors) == 1)
        assert "nicht mehr gespeichert" in program.answers.errors[0]
        assert program.window.start_page.isVisible()


# Files


def test_a_text_becomes_a_paper(writing: Running, tmp_path: Path) -> None:
    file = written(tmp_path, "a.txt", f"Informationsvorlage\n\n{TEXT}".encode())
    with writing.bot.waitSignal(writing.workplace.opened):
        writing.read(file)
    assert TEXT in text_of(writing)


def test_a_text_without_structure_becomes_text(writing: Running, tmp_path: Path) -> None:
    file = written(tmp_path, "a.txt", b"Heute ist es warm.\n\nMorgen auch.")
    with writing.bot.waitSignal(writing.workplace.opened):
        writing.read(file)
    assert "Heute ist es warm." in text_of(writing)
    assert "Morgen auch." in text_of(writing)
    assert not writing.answers.errors


@pytest.mark.parametrize("encoding", ["latin-1", "utf-8", "utf-8-sig", "utf-16"])
def test_a_text_in_any_encoding_is_read(writing: Running, tmp_path: Path, encoding: str) -> None:
    file = written(tmp_path, "a.txt", "Straßen und Plätze".encode(encoding))
    with writing.bot.waitSignal(writing.workplace.opened):
        writing.read(file)
    assert "Straßen und Plätze" in text_of(writing)


def test_a_draft_file_becomes_a_draft_with_its_form(
    writing: Running, tmp_path: Path, form: Form
) -> None:
    paper = replace(example(form), subject="Weitergegeben")
    file = written(tmp_path, "a.vorlage", package.write("x", paper, form, {}))
    with writing.bot.waitSignal(writing.workplace.opened):
        writing.read(file)
    assert writing.vorlage.subject == "Weitergegeben"
    assert writing.session.draft != "x"


def test_a_vorlage_json_becomes_a_draft(writing: Running, tmp_path: Path, form: Form) -> None:
    paper = replace(example(form), subject="Weitergegeben")
    file = written(tmp_path, "VORLAGE.JSON", codec.encode("x", paper))
    with writing.bot.waitSignal(writing.workplace.opened):
        writing.read(file)
    assert writing.vorlage.subject == "Weitergegeben"


def test_a_text_may_begin_like_a_zip(writing: Running, tmp_path: Path) -> None:
    file = written(tmp_path, "a.txt", "PKW-Stellplätze am Markt".encode())
    with writing.bot.waitSignal(writing.workplace.opened):
        writing.read(file)
    assert "PKW-Stellplätze am Markt" in text_of(writing)


@pytest.mark.parametrize(
    ("name", "data"),
    [
        ("leer.txt", b""),
        ("KEIN.VORLAGE", b"Das ist kein Entwurf."),
        ("kein.json", b"[1]"),
        ("ein wort.txt", b"Betreff: x\n\n" + b"x" * 100_001),
        ("leer.vorlage", b""),
        ("bild.png", b"\x89PNG\r\n\x1a\n\0\0\0\rIHDR"),
        ("kein.vorlage", b"Das ist kein Entwurf."),
        ("anders.zip", b"PK\x03\x04kaputt"),
        ("leer.pdf", b""),
        ("kaputt.pdf", b"%PDF-1.7\nhalb"),
        ("lang.txt", b"x" * 20_000_001),
    ],
)
def test_what_is_no_paper_is_refused(
    writing: Running, tmp_path: Path, name: str, data: bytes
) -> None:
    writing.read(written(tmp_path, name, data))
    assert_refused(writing, writing.session.draft)


def test_a_draft_of_a_newer_version_is_refused(
    writing: Running, tmp_path: Path, form: Form
) -> None:
    data = package.write("x", example(form), form, {})
    writing.read(written(tmp_path, "neu.vorlage", with_format(data, "99.0")))
    assert_refused(writing, writing.session.draft)
    assert "neueren" in writing.answers.errors[0]


def with_format(data: bytes, version: str) -> bytes:
    """Return a draft file that says it is of another version."""
    out = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(data)) as old, zipfile.ZipFile(out, "w") as new:
        for name in old.namelist():
            new.writestr(name, old.read(name).replace(b'"1.0"', f'"{version}"'.encode()))
    return out.getvalue()


def test_a_file_that_is_not_there_is_told(writing: Running, tmp_path: Path) -> None:
    writing.read(tmp_path / "fort.txt")
    assert_refused(writing, writing.session.draft)


def test_the_user_may_choose_no_file(writing: Running) -> None:
    writing.do("file-open")
    assert not writing.jobs.running


def test_the_folder_of_the_last_file_is_kept(writing: Running, tmp_path: Path) -> None:
    writing.answers.file = written(tmp_path, "a.txt", b"Heute ist es warm.")
    with writing.bot.waitSignal(writing.workplace.opened):
        writing.do("file-text-file")
    assert writing.settings.read("folder/open", "") == str(tmp_path)


def test_a_file_can_be_given_at_the_start(qtbot: QtBot, tmp_path: Path) -> None:
    file = written(tmp_path, "a.txt", b"Heute ist es warm.")
    program = opened(tmp_path / "daten", qtbot, preview=False)
    program.take_texts()
    with qtbot.waitSignal(program.workplace.opened):
        program.start(file)
    assert "Heute ist es warm." in text_of(program)
    program.close()


# Clipboard


def test_the_clipboards_text_becomes_a_paper(writing: Running) -> None:
    QGuiApplication.clipboard().setText("Heute ist es warm.")
    with writing.bot.waitSignal(writing.workplace.opened):
        writing.do("file-text-clipboard")
    assert "Heute ist es warm." in text_of(writing)


def test_an_empty_clipboard_is_told(writing: Running) -> None:
    QGuiApplication.clipboard().setText(" ")
    writing.do("file-text-clipboard")
    assert writing.answers.errors == [NO_TEXT]


def test_what_the_user_does_not_want_is_not_created(writing: Running) -> None:
    writing.workplace.recognised.disconnect()
    QGuiApplication.clipboard().setText("Heute ist es warm.")
    draft = writing.session.draft
    writing.do("file-text-clipboard")
    writing.bot.waitUntil(lambda: not writing.jobs.running)
    assert writing.session.draft == draft


# Much text


def test_a_text_of_10_mb_is_opened_and_the_preview_pauses(qtbot: QtBot, tmp_path: Path) -> None:
    sentence = "Die Verwaltung berichtet über den Stand der Arbeiten. "
    text = "\n\n".join(sentence * 20 for _ in range(10_000_000 // (len(sentence) * 20)))
    with running(tmp_path / "daten", qtbot) as program:
        program.window.resize(1500, 900)
        program.take_texts()
        begin = time.monotonic()
        with qtbot.waitSignal(program.workplace.opened, timeout=60_000):
            program.workplace.read_file(written(tmp_path, "lang.txt", text.encode()))
        qtbot.waitUntil(lambda: program.window.preview.note == PAUSED)
        assert time.monotonic() - begin < 30
        program.window.text_pane.moveCursor(QTextCursor.MoveOperation.Start)
        begin = time.monotonic()
        qtbot.keyClicks(program.window.text_pane, "Neu ")
        assert time.monotonic() - begin < 2
        assert text_of(program).startswith("Neu Die")
