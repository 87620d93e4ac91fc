from __future__ import annotations

from datetime import UTC, date, datetime
from typing import TYPE_CHECKING

import pytest
from msgspec.structs import replace

from vorlage_editor.exchange import package
from vorlage_editor.exchange.examples import example
from vorlage_editor.model.errors import UserError
from vorlage_editor.model.vorlage import published
from vorlage_editor.work.paper import Paper
from vorlage_editor.work.reading import found_in_text, read_any
from vorlage_editor.work.writing import export_draft, export_pdf

if TYPE_CHECKING:
    from pathlib import Path

    from vorlage_editor.model.forms.form import Form
    from vorlage_editor.model.vorlage import Vorlage

TODAY, NOW = date(2026, 2, 16), datetime(2026, 2, 16, 10, 41, tzinfo=UTC)


def out(vorlage: Vorlage, form: Form) -> Paper:
    return Paper(vorlage, form, {}, NOW)


def test_a_draft_file_comes_back_as_it_was_published(tmp_path: Path, form: Form) -> None:
    paper = replace(example(form), notes="nur für uns")
    path = export_draft(tmp_path / "a.vorlage", out(paper, form), "x")
    found = read_any(path, form, TODAY)
    assert found.vorlage == published(paper)
    assert found.form == form
    assert found.source == ""


def test_a_draft_file_is_known_by_what_is_in_it(tmp_path: Path, form: Form) -> None:
    path = export_draft(tmp_path / "a.txt", out(example(form), form), "x")
    assert read_any(path, form, TODAY).vorlage == published(example(form))


def test_of_a_text_the_source_is_kept(tmp_path: Path, form: Form) -> None:
    file = tmp_path / "a.txt"
    file.write_text("Heute ist es warm.", encoding="utf-8")
    found = read_any(file, form, TODAY)
    assert found.source == "Heute ist es warm."
    assert found == found_in_text("Heute ist es warm.", form, TODAY)


def test_what_is_named_as_a_draft_must_be_one(tmp_path: Path, form: Form) -> None:
    file = tmp_path / "a.vorlage"
    file.write_text("Heute ist es warm.", encoding="utf-8")
    with pytest.raises(UserError):
        read_any(file, form, TODAY)


def test_a_pdf_holds_no_internal_notes(tmp_path: Path, form: Form) -> None:
    paths = [tmp_path / "a.pdf", tmp_path / "b.pdf"]
    for path, notes in zip(paths, ("", "nur für uns"), strict=True):
        export_pdf(path, out(replace(example(form), notes=notes), form))
    assert paths[0].read_bytes() == paths[1].read_bytes()


def test_a_pdf_with_its_draft_comes_back_as_it_was_published(tmp_path: Path, form: Form) -> None:
    paper = replace(example(form), notes="nur für uns")
    path = export_pdf(tmp_path / "a.pdf", out(paper, form), "x")
    found = read_any(path, form, TODAY)
    assert (found.vorlage, found.form) == (published(paper), form)


def test_a_package_can_be_read_by_its_format(tmp_path: Path, form: Form) -> None:
    path = export_draft(tmp_path / "a.vorlage", out(example(form), form), "x")
    assert package.read(path.read_bytes()).id == "x"
