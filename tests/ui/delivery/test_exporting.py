from __future__ import annotations

import errno
import os
from typing import TYPE_CHECKING

import pytest

from tests.pdf.aloud import tree_text
from vorlage_editor.exchange import embedded, package
from vorlage_editor.model.consultation import Consultation
from vorlage_editor.model.public import LEFT_OUT
from vorlage_editor.model.vorlage import Attachment, Dismissed, published
from vorlage_editor.pdf.render import Renderer

if TYPE_CHECKING:
    from pathlib import Path

    from tests.ui.program import Running

OLD = b"%PDF-1.7 alt"
KNOWN = tuple(
    Dismissed(rule=rule, reason="so gewollt")
    for rule in ("number-pattern", "attachment-unnamed", "attachment-not-public")
)


@pytest.fixture
def writing(program: Running, tmp_path: Path) -> Running:
    """The program with a paper without errors, and a place for its PDF."""
    program.new()
    program.write()
    program.answers.file = tmp_path / "Vorlage.pdf"
    return program


def export(program: Running, action: str = "file-export-pdf") -> None:
    program.do(action)
    program.bot.waitUntil(lambda: not program.jobs.running, timeout=15_000)


def target(program: Running) -> Path:
    assert program.answers.file is not None
    return program.answers.file


def test_the_paper_is_written_as_pdf(writing: Running) -> None:
    export(writing)
    assert target(writing).read_bytes().startswith(b"%PDF-")
    assert not writing.answers.errors


def test_it_is_said_where_the_pdf_is(writing: Running) -> None:
    export(writing)
    notice = writing.window.status.notice
    assert notice.isVisible()
    assert "Vorlage.pdf" in notice.text()
    assert notice.toolTip() == str(target(writing))


@pytest.mark.parametrize(
    ("number", "name"),
    [("IV/0127/2015", "Vorlage_IV-0127-2015.pdf"), ("", "Vorlage_Entwurf.pdf")],
)
def test_the_name_comes_from_the_number(writing: Running, number: str, name: str) -> None:
    writing.session.edit("Nummer ändern", number=number)
    export(writing)
    assert writing.answers.proposals[0].name == name


@pytest.mark.parametrize("suffix", ["pdf", "draft"])
def test_the_name_of_a_closed_paper_says_nothing(writing: Running, suffix: str) -> None:
    writing.session.edit("Ändern", number="IV/1", route=(Consultation(role="X", public=False),))
    export(writing, f"file-export-{suffix}")
    assert writing.answers.proposals[0].stem == "Vorlage"


def test_a_pdf_with_its_draft_is_opened_again(writing: Running) -> None:
    writing.session.edit("Notiz ändern", notes="geheimes Wort")
    writing.answers.filter = 1
    export(writing)
    assert "der Entwurf darin wird mitveröffentlicht" in writing.window.status.notice.text()
    before, first = writing.vorlage, writing.session.draft
    writing.read(target(writing))
    writing.bot.waitUntil(lambda: writing.session.draft != first)
    assert writing.vorlage == published(before)


def test_a_pdf_for_the_archive_has_no_draft_inside(writing: Running) -> None:
    export(writing)
    assert "mitveröffentlicht" not in writing.window.status.notice.text()
    writing.read(target(writing))
    assert "enthält keinen Entwurf des Vorlagen-Editors" in writing.answers.errors[0]


def test_the_next_proposal_is_in_the_folder_of_the_last(writing: Running) -> None:
    export(writing)
    export(writing)
    assert writing.answers.proposals[1].parent == target(writing).parent


def test_the_user_may_choose_no_file(writing: Running, tmp_path: Path) -> None:
    writing.answers.file = None
    export(writing)
    assert not list(tmp_path.glob("*.pdf"))


def test_an_unchanged_paper_gives_the_same_bytes(writing: Running) -> None:
    writing.workplace.autosave.finish()
    export(writing)
    first = target(writing).read_bytes()
    export(writing)
    assert target(writing).read_bytes() == first


def test_errors_keep_a_paper_from_being_exported(program: Running, tmp_path: Path) -> None:
    program.new()
    program.answers.file = tmp_path / "Vorlage.pdf"
    export(program)
    assert not target(program).exists()
    assert not program.answers.proposals
    assert program.window.panels.currentWidget() is program.window.findings
    assert program.focus() is program.window.sheet.subject.edit
    assert "Der Betreff fehlt." in program.window.status.notice.text()
    assert program.window.sheet.subject.field.notes == ("Der Betreff fehlt.",)


def test_an_error_is_found_that_was_typed_just_now(writing: Running) -> None:
    writing.session.edit("Betreff ändern", subject="")
    export(writing)
    assert not target(writing).exists()


def test_internal_notes_do_not_leave_the_house(writing: Running) -> None:
    writing.session.edit("Notiz ändern", notes="geheimes Wort")
    writing.answers.file = target(writing).with_suffix(".vorlage")
    export(writing, "file-export-draft")
    found = package.read(target(writing).read_bytes())
    assert found.vorlage.subject == "Feldstraße"
    assert found.vorlage.notes == ""


@pytest.mark.parametrize("number", [errno.ENOSPC, errno.EACCES, errno.EIO])
@pytest.mark.parametrize("action", ["file-export-pdf", "file-export-draft"])
def test_a_failing_disk_leaves_the_old_file(
    writing: Running, monkeypatch: pytest.MonkeyPatch, number: int, action: str
) -> None:
    target(writing).write_bytes(OLD)
    before = writing.vorlage

    def fail(*_: object) -> None:
        raise OSError(number, os.strerror(number))

    monkeypatch.setattr(os, "fsync", fail)
    export(writing, action)
    monkeypatch.undo()
    assert target(writing).read_bytes() == OLD
    assert [path.name for path in target(writing).parent.iterdir()].count("Vorlage.pdf") == 1
    (message,) = writing.answers.errors
    assert "wurde nicht geschrieben" in message
    assert "unverändert" in message
    assert writing.vorlage == before
    assert not writing.window.status.notice.isVisible()


def test_a_folder_that_is_gone_is_told(writing: Running, tmp_path: Path) -> None:
    writing.answers.file = tmp_path / "fort" / "Vorlage.pdf"
    export(writing)
    assert "den Ordner gibt es nicht" in writing.answers.errors[0]


def test_a_fault_in_the_pdf_reaches_the_crash_report(
    writing: Running, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(Renderer, "render", None)
    target(writing).write_bytes(OLD)
    with writing.bot.capture_exceptions() as faults:
        export(writing)
    assert faults[0][0] is TypeError
    assert target(writing).read_bytes() == OLD


def test_exporting_keeps_the_keys_alive(writing: Running) -> None:
    writing.do("file-export-pdf")
    writing.bot.keyClicks(writing.window.sheet.subject.edit, " neu")
    assert writing.vorlage.subject == "Feldstraße neu"
    writing.bot.waitUntil(lambda: not writing.jobs.running, timeout=15_000)


def test_the_public_version_lacks_what_is_closed(writing: Running) -> None:
    closed = Attachment(name="Wertgutachten", public=False)
    writing.session.edit(
        "Anlage hinzufügen", number="IV/1/2026", attachments=(closed,), dismissed=KNOWN
    )
    export(writing, "file-export-public")
    assert writing.answers.proposals[-1].name == "Vorlage_IV-1-2026_oeffentlich.pdf"
    said = tree_text(target(writing).read_bytes())
    assert LEFT_OUT in said
    assert "Wertgutachten" not in said


def test_a_closed_paper_has_no_public_version(writing: Running) -> None:
    writing.session.edit("Öffentlichkeit ändern", public=False)
    export(writing, "file-export-public")
    (sentence,) = writing.answers.errors
    assert sentence.startswith("Die Vorlage ist nichtöffentlich und hat keine öffentliche Fassung.")
    assert not target(writing).exists()


def test_the_draft_in_a_public_version_tells_no_more(writing: Running) -> None:
    closed = Attachment(name="Wertgutachten", public=False)
    writing.session.edit("Füllen", attachments=(closed,), notes="geheim", dismissed=KNOWN)
    writing.answers.filter = 1
    export(writing, "file-export-public")
    found = embedded.read(target(writing).read_bytes()).vorlage
    assert (found.attachments, found.notes, found.abridged) == ((), "", True)
