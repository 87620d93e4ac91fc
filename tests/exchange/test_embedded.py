"""Drafts inside PDFs: what was exported comes back, and foreign PDFs are refused in words."""

from __future__ import annotations

import io
import random
import zlib
from datetime import UTC, date, datetime

import pikepdf
import pytest
from msgspec.structs import replace

from tests.exchange.papers import BLOBS, full
from tests.exchange.test_package import parts, zipped
from vorlage_editor import resources
from vorlage_editor.exchange import embedded, package
from vorlage_editor.exchange.examples import example
from vorlage_editor.exchange.papers import read_paper
from vorlage_editor.model.errors import ReadError, UserError
from vorlage_editor.model.forms.form import Form, parse_form
from vorlage_editor.model.vorlage import published
from vorlage_editor.pdf.file.compact import compact
from vorlage_editor.pdf.render import render

WHEN = datetime(2026, 3, 2, 9, 30, tzinfo=UTC)
FORM = parse_form(resources.text("formulare/standard.toml"))
DRAFT = package.write("d1", published(full(FORM)), FORM, BLOBS)
NOT_OURS = "enthält keinen Entwurf des Vorlagen-Editors"


def pdf_with(draft: bytes | None) -> bytes:
    return render(published(full(FORM)), FORM, BLOBS, when=WHEN, draft=draft)


def holding(name: str, data: bytes) -> bytes:
    """Return a foreign PDF with a file attached."""
    out = io.BytesIO()
    with pikepdf.new() as pdf:
        pdf.add_blank_page()
        pdf.attachments[name] = pikepdf.AttachedFileSpec(
            pdf,
            data,
            filename=name,
            mime_type="application/zip",
            creation_date="",
            mod_date="",
            description="",
        )
        pdf.save(out)
    return out.getvalue()


@pytest.mark.parametrize("save", [bytes, compact])
def test_a_draft_inside_comes_back_as_it_was_published(save: type[bytes]) -> None:
    found = embedded.read(save(pdf_with(DRAFT)))
    assert found == package.Package("d1", published(full(FORM)), FORM, BLOBS)
    assert package.write(found.id, found.vorlage, found.form, found.blobs) == DRAFT


def test_exporting_what_was_read_gives_the_same_pdf() -> None:
    first = compact(pdf_with(DRAFT))
    found = embedded.read(first)
    again = package.write(found.id, published(found.vorlage), found.form, found.blobs)
    pdf = render(found.vorlage, found.form, found.blobs, when=WHEN, draft=again)
    assert compact(pdf) == first


@pytest.mark.parametrize("name", ["a.pdf", "a.PDF", "a.txt", "ohne Endung"])
def test_a_pdf_is_known_by_its_name_or_by_what_is_in_it(name: str) -> None:
    assert read_paper(pdf_with(DRAFT), name, FORM, date.min).vorlage == published(full(FORM))


def test_another_program_may_have_saved_it_in_between() -> None:
    out = io.BytesIO()
    with pikepdf.open(io.BytesIO(pdf_with(DRAFT))) as pdf:
        pdf.save(out, recompress_flate=True, linearize=True)
    assert embedded.read(out.getvalue()).blobs == BLOBS


# Bad files


def test_a_pdf_without_a_draft_is_refused_in_words() -> None:
    with pytest.raises(ReadError, match=f"^Diese PDF-Datei {NOT_OURS}. Sie wurde nicht verändert"):
        embedded.read(compact(pdf_with(None)))


@pytest.mark.parametrize("data", [b"", b"%PDF-1.7", b"Text", b"%PDF-1.7\n" + b"\0" * 999])
def test_what_is_no_pdf_is_refused_in_words(data: bytes) -> None:
    with pytest.raises(ReadError, match=f"{NOT_OURS} oder ist beschädigt"):
        read_paper(data, "a.pdf", FORM, date.min)


def test_other_attached_files_are_no_drafts() -> None:
    with pytest.raises(ReadError, match=NOT_OURS):
        embedded.read(holding("Plan.zip", DRAFT))


def test_what_is_only_called_a_draft_is_refused_in_words() -> None:
    with pytest.raises(ReadError, match="nicht verändert"):
        embedded.read(holding("x.vorlage", b"irgendwas"))


def test_a_newer_draft_is_refused_in_words(form: Form) -> None:
    files = parts(form)
    files["vorlage.json"] = files["vorlage.json"].replace(b'"1.0"', b'"3.1"')
    with pytest.raises(ReadError, match=r"neueren Fassung.*3\.1"):
        embedded.read(pdf_with(zipped(files)))


def test_a_locked_pdf_is_refused_in_words() -> None:
    with pytest.raises(ReadError, match="mit einem Kennwort geschützt"):
        embedded.read(_encrypted(user="geheim"))


def test_a_pdf_that_anybody_may_open_is_read() -> None:
    assert embedded.read(_encrypted(user="")).vorlage == published(full(FORM))


def _encrypted(user: str) -> bytes:
    out = io.BytesIO()
    with pikepdf.open(io.BytesIO(pdf_with(DRAFT))) as pdf:
        pdf.save(out, encryption=pikepdf.Encryption(owner="eigen", user=user))
    return out.getvalue()


def test_a_bomb_is_not_unpacked(monkeypatch: pytest.MonkeyPatch) -> None:
    data = holding("x.vorlage", b"\0" * 3_000_000)
    monkeypatch.setattr(embedded, "FILE", 2_000_000)
    with pytest.raises(ReadError, match="50 MB"):
        embedded.read(data)


def test_a_bomb_in_the_list_of_objects_is_not_unpacked(monkeypatch: pytest.MonkeyPatch) -> None:
    packed = zlib.compress(b"\0" * 3_000_000, 9)
    data = (
        b"%%PDF-1.7\n2 0 obj\n<</Type/XRef/Size 3/W[1 4 2]/Filter/FlateDecode/Length %d>>stream\n"
    )
    data = data % len(packed) + packed + b"\nendstream\nendobj\nstartxref\n9\n%%EOF\n"
    monkeypatch.setattr(embedded, "_UNPACKED", 1_000_000)
    with pytest.raises(ReadError, match=NOT_OURS):
        embedded.read(data)


def test_more_than_a_paper_holds_is_refused(monkeypatch: pytest.MonkeyPatch) -> None:
    data = pdf_with(DRAFT)
    monkeypatch.setattr(embedded, "FILE", len(data) - 1)
    with pytest.raises(ReadError, match="50 MB"):
        embedded.read(data)
    with pytest.raises(UserError, match=r"50 MB.*Entwurf ist sicher"):
        embedded.readable(data)


def test_a_foreign_packing_is_refused() -> None:
    out = io.BytesIO()
    with pikepdf.open(io.BytesIO(holding("x.vorlage", DRAFT))) as pdf:
        pdf.attachments["x.vorlage"].get_file().obj.write(
            b"00>", filter=pikepdf.Name.ASCIIHexDecode
        )
        pdf.save(out, compress_streams=False)
    with pytest.raises(ReadError, match="oder ist beschädigt"):
        embedded.read(out.getvalue())


@pytest.mark.parametrize("seed", range(40))
def test_damaged_bytes_are_refused_or_change_nothing(form: Form, seed: int) -> None:
    paper = example(form)
    data = bytearray(
        compact(render(paper, form, {}, when=WHEN, draft=package.write("d1", paper, form, {})))
    )
    chance = random.Random(seed)  # noqa: S311
    for _ in range(chance.randint(1, 30)):
        data[chance.randrange(len(data))] ^= 1 << chance.randrange(8)
    try:
        found = embedded.read(bytes(data[: chance.choice([None, len(data) // 2])]))
    except UserError:
        return
    assert replace(found.vorlage, form=form.sha256) == replace(paper, form=form.sha256)
