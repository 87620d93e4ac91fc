"""The command ``forms``, and ``export --form``."""

from __future__ import annotations

import io
from pathlib import Path

import pikepdf
import pytest

from tests.test_cli import EXAMPLE, Said
from vorlage_editor.exchange import package
from vorlage_editor.exchange.examples import example
from vorlage_editor.model.forms.form import Form, parse_form
from vorlage_editor.store.drafts import DraftStore
from vorlage_editor.work.forms import FormShelf, shipped

PAPERS = ("export", EXAMPLE, EXAMPLE)
HOUSE = 'id = "haus"\nname = "Samtgemeinde Moorland"\nauthority = "Samtgemeinde Moorland"\n'


@pytest.fixture
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.setenv("VORLAGE_EDITOR_DATA", str(tmp_path / "daten"))
    return tmp_path / "daten"


@pytest.fixture
def own(folder: Path) -> Form:
    with DraftStore(folder) as store:
        return FormShelf(store).save(parse_form(HOUSE))


def author(path: Path) -> str:
    with pikepdf.open(io.BytesIO(path.read_bytes())) as pdf, pdf.open_metadata() as metadata:
        return " ".join(metadata.get("dc:creator", []))


def test_forms_are_listed_by_their_id(capsys: pytest.CaptureFixture[str], folder: Path) -> None:
    said = Said(capsys, "forms")
    lines = [line.split(maxsplit=1) for line in said.out.splitlines()]
    assert lines == [[form.id, form.name] for form in shipped()]
    assert (said.code, said.err) == (0, "")
    assert not folder.exists()


def test_the_house_s_own_forms_stand_in_the_list(
    capsys: pytest.CaptureFixture[str], folder: Path, own: Form
) -> None:
    last = Said(capsys, "forms", "--data", folder).out.splitlines()[-1]
    assert last.split(maxsplit=1) == [own.id, own.name]


def test_a_form_is_one_line_of_the_list(capsys: pytest.CaptureFixture[str], folder: Path) -> None:
    with DraftStore(folder) as store:
        FormShelf(store).save(parse_form('id = "haus"\nname = "Rat\\u001b[31m\\nAmt"\n'))
    assert Said(capsys, "forms").out.splitlines()[-1].split(maxsplit=1) == ["haus", "Rat[31m Amt"]


@pytest.mark.parametrize("form", [one.id for one in shipped()])
def test_a_paper_is_printed_with_the_form_of_that_id(
    capsys: pytest.CaptureFixture[str], folder: Path, tmp_path: Path, form: str
) -> None:
    target = tmp_path / "a.pdf"
    said = Said(capsys, "export", EXAMPLE, "-o", target, "--form", form)
    assert (said.code, said.err) == (0, "")
    assert author(target) == next(one.authority for one in shipped() if one.id == form)


def test_a_paper_is_printed_with_a_form_of_the_house_s_own(
    capsys: pytest.CaptureFixture[str], tmp_path: Path, form: Form, own: Form
) -> None:
    draft, target = tmp_path / "a.vorlage", tmp_path / "a.pdf"
    draft.write_bytes(package.write("d1", example(form), form, {}))
    assert Said(capsys, "export", draft, "-o", target, "--form", "haus").code == 0
    assert author(target) == "Samtgemeinde Moorland"


def test_a_draft_file_takes_the_form_along(
    capsys: pytest.CaptureFixture[str], tmp_path: Path, own: Form
) -> None:
    target = tmp_path / "a.vorlage"
    Said(capsys, "export", EXAMPLE, "-o", target, "--form", "haus")
    found = package.read(target.read_bytes())
    assert found.form == own


@pytest.mark.parametrize("form", ["nirgends", "", "STANDARD"])
def test_an_unknown_form_is_told_and_nothing_written(
    capsys: pytest.CaptureFixture[str], folder: Path, tmp_path: Path, form: str
) -> None:
    said = Said(capsys, "export", EXAMPLE, "-o", tmp_path / "a.pdf", "--form", form)
    assert (said.code, said.out) == (2, "")
    assert f"„{form}“ gibt es nicht" in said.err
    assert "vorlage-editor forms" in said.err
    assert not list(tmp_path.iterdir())


def test_several_papers_are_printed_with_one_form(
    capsys: pytest.CaptureFixture[str], folder: Path, tmp_path: Path
) -> None:
    said = Said(
        capsys, "export", EXAMPLE, EXAMPLE, "-o", tmp_path, "--to", "pdf", "--form", "stadt"
    )
    assert said.code == 0
    assert {author(path) for path in tmp_path.glob("*.pdf")} == {"Stadt Wehrbrück"}


def test_forms_of_drafts_that_are_open_are_refused_in_words(
    capsys: pytest.CaptureFixture[str], folder: Path, own: Form, form: Form
) -> None:
    with DraftStore(folder) as store:
        store.put_form(form)
        said = Said(capsys, "forms")
    assert said.code == 2
    assert "bereits geöffnet" in said.err
