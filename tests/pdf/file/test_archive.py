"""What the file says of itself, and its last save."""

from __future__ import annotations

import io
import os
import struct
from datetime import datetime, timedelta, timezone
from hashlib import md5

import pikepdf
import pytest
from msgspec.structs import replace
from PIL import ImageCms

from tests.pdf.samples import STANDARD, WHEN, example, with_body
from vorlage_editor.pdf.file.archive import DRAFT, Metadata, info, srgb, xmp
from vorlage_editor.pdf.file.compact import compact
from vorlage_editor.pdf.render import Renderer, render
from vorlage_editor.pdf.typesetting.text_string import text_string


def test_the_dates_are_those_of_the_last_change() -> None:
    summer = datetime(2026, 7, 1, 12, 0, 0, 5, tzinfo=timezone(timedelta(hours=2)))
    data = Metadata("Titel", "", "Vorlage", summer)
    assert b"/CreationDate (D:20260701100000+00'00')" in info(data)
    assert b"<xmp:CreateDate>2026-07-01T10:00:00+00:00</xmp:CreateDate>" in xmp(data)


def test_the_title_is_the_subject_and_the_author_the_authority() -> None:
    form = replace(STANDARD, authority="Stadt Auenfelde")
    with pikepdf.open(io.BytesIO(render(example(), form, {}, when=WHEN))) as pdf:
        assert pdf.docinfo.Title == "Bericht über das erste Jahr der offenen Stadtbücherei"
        assert pdf.docinfo.Author == "Stadt Auenfelde"
        assert pdf.Root.Lang == "de-DE"


def test_a_paper_without_subject_is_called_by_its_number() -> None:
    paper = replace(with_body(), subject="")
    with pikepdf.open(io.BytesIO(render(paper, STANDARD, {}, when=WHEN))) as pdf:
        assert pdf.docinfo.Title == "Mitteilungsvorlage MV/0001/2026"


def test_a_given_title_stands_for_subject_and_number() -> None:
    data = render(example(), STANDARD, {}, when=WHEN, title="Vorlage")
    with pikepdf.open(io.BytesIO(data)) as pdf:
        said = str(pdf.docinfo) + pdf.Root.Metadata.read_bytes().decode()
        assert pdf.docinfo.Title == pdf.docinfo.Subject == "Vorlage"
    assert example().subject not in said
    assert example().number not in said


def test_a_given_title_changes_nothing_else() -> None:
    warm, plain = Renderer(), render(example(), STANDARD, {}, when=WHEN)
    warm.render(example(), STANDARD, {}, when=WHEN, title="Vorlage")
    assert warm.render(example(), STANDARD, {}, when=WHEN) == plain


def test_signs_of_xml_are_escaped() -> None:
    assert b"a &lt;b&gt; &amp; c" in xmp(Metadata("a <b> & c", "", "", WHEN))


def test_compact_saves_the_same_pages_smaller() -> None:
    data = render(example(), STANDARD, {}, when=WHEN)
    small = compact(data)
    assert len(small) < len(data)
    assert compact(data) == small
    with pikepdf.open(io.BytesIO(small)) as pdf:
        assert len(pdf.pages) == 1
        assert pdf.docinfo.Title


def test_the_draft_inside_is_the_source_of_the_paper() -> None:
    with pikepdf.open(io.BytesIO(compact(_with_draft(Renderer())))) as pdf:
        (file,) = pdf.Root.AF
        assert file.AFRelationship == "/Source"
        assert [str(file.F), str(file.UF)] == [DRAFT, DRAFT]
        assert file.EF.UF.objgen == file.EF.F.objgen
        assert file.EF.F.Subtype == "/application/zip"
        assert file.EF.F.Params.ModDate == pdf.docinfo.ModDate
        assert bytes(file.EF.F.Params.CheckSum) == md5(b"Entwurf", usedforsecurity=False).digest()
        assert pdf.attachments[DRAFT].get_file().read_bytes() == b"Entwurf"
        assert b"<pdfaid:part>3</pdfaid:part>" in pdf.Root.Metadata.read_bytes()


def test_a_draft_inside_changes_no_later_file() -> None:
    warm = Renderer()
    with_draft = _with_draft(warm)
    assert warm.render(example(), STANDARD, {}, when=WHEN) == render(
        example(), STANDARD, {}, when=WHEN
    )
    assert _with_draft(warm) == with_draft


def _with_draft(renderer: Renderer) -> bytes:
    return renderer.render(example(), STANDARD, {}, when=WHEN, draft=b"Entwurf")


def test_odd_letters_of_strings_are_written_in_utf_16() -> None:
    assert text_string("(a\\b)") == b"(\\(a\\\\b\\))"
    assert text_string("ä") == b"<FEFF00E4>"


def test_the_colour_profile_is_the_one_of_little_cms() -> None:
    made = bytearray(ImageCms.ImageCmsProfile(ImageCms.createProfile("sRGB")).tobytes())
    dates = slice(24, 36)
    assert srgb()[dates] == struct.pack(">6H", 2000, 1, 1, 0, 0, 0)
    made[dates] = srgb()[dates]
    assert srgb() == made


@pytest.mark.skipif(not hasattr(os, "memfd_create"), reason="files in memory are Linux's")
def test_a_file_in_memory_and_a_stream_become_the_same(monkeypatch: pytest.MonkeyPatch) -> None:
    data = _with_draft(Renderer())
    small = compact(data)
    monkeypatch.delattr(os, "memfd_create")
    assert compact(data) == small
