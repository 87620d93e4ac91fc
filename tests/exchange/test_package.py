"""Draft files: what is written comes back, and nothing foreign gets in."""

from __future__ import annotations

import io
import random
import struct
import zipfile
from pathlib import Path

import pytest
from hypothesis import given
from msgspec.structs import replace

from tests.exchange.papers import BLOBS, PICTURE, PICTURE_NAME, full
from tests.model.strategies import papers
from vorlage_editor import resources
from vorlage_editor.exchange import limits, package
from vorlage_editor.model.body import Paragraph, Picture, Run
from vorlage_editor.model.errors import ReadError, UserError
from vorlage_editor.model.forms.form import Form, parse_form
from vorlage_editor.model.vorlage import Vorlage

FORM = parse_form(resources.text("formulare/standard.toml"))
RELEASED = sorted((Path(__file__).parent / "released").glob("*.vorlage"))


def zipped(files: dict[str, bytes], kind: int = zipfile.ZIP_DEFLATED) -> bytes:
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", kind) as archive:
        for name, data in files.items():
            archive.writestr(name, data)
    return out.getvalue()


def parts(form: Form) -> dict[str, bytes]:
    """Return the files within a draft file."""
    with zipfile.ZipFile(io.BytesIO(package.write("d1", full(form), form, BLOBS))) as archive:
        return {name: archive.read(name) for name in archive.namelist()}


def test_a_full_paper_comes_back_equal(form: Form) -> None:
    data = package.write("d1", full(form), form, BLOBS)
    found = package.read(data)
    assert found == package.Package("d1", full(form), form, BLOBS)
    assert package.write(found.id, found.vorlage, found.form, found.blobs) == data


@given(papers)
def test_any_paper_comes_back_equal(vorlage: Vorlage) -> None:
    data = package.write("d1", vorlage, FORM, {})
    found = package.read(data)
    assert found.vorlage == replace(vorlage, form=FORM.sha256)
    assert package.write("d1", vorlage, FORM, {}) == data
    assert package.write("d1", found.vorlage, FORM, {}) == data


def test_the_files_within_have_an_order_and_no_date(form: Form) -> None:
    data = package.write("d1", full(form), form, {**BLOBS, "fremd": b"x"})
    infos = zipfile.ZipFile(io.BytesIO(data)).infolist()
    names = [f"blobs/{PICTURE_NAME}", "form.toml", "vorlage.json"]
    assert [info.filename for info in infos] == names
    assert {info.date_time for info in infos} == {(1980, 1, 1, 0, 0, 0)}


@pytest.mark.parametrize("path", RELEASED, ids=lambda path: path.stem)
def test_files_of_every_released_version_open(path: Path) -> None:
    found = package.read(path.read_bytes())
    assert found.vorlage == replace(full(found.form), form=found.form.sha256)
    assert found.blobs == BLOBS


def test_there_is_a_file_of_the_present_version() -> None:
    assert "1.0" in [path.stem for path in RELEASED]


def test_a_missing_picture_does_not_keep_the_text_away(form: Form) -> None:
    found = package.read(package.write("d1", full(form), form, {}))
    assert (found.vorlage, found.blobs) == (full(form), {})


def test_a_text_that_packs_very_well_can_be_read_back(form: Form) -> None:
    vorlage = Vorlage(kind="A", form=form.sha256, body=(Paragraph((Run("Rat " * 900_000),)),))
    data = package.write("d1", vorlage, form, {})
    assert package.read(data).vorlage == vorlage


def test_what_could_not_be_read_back_is_not_written(
    form: Form, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(package, "FILE", 1000)
    with pytest.raises(UserError, match=r"50 MB.*Entwurf ist sicher"):
        package.write("d1", full(form), form, BLOBS)


def test_a_paper_names_the_form_that_lies_beside_it(form: Form) -> None:
    vorlage = replace(full(form), form="irgendeine")
    assert package.read(package.write("d1", vorlage, form, BLOBS)).vorlage.form == form.sha256


# Bad files


@pytest.mark.parametrize("data", [b"", b"PK", b"PK\x05\x06" + b"\0" * 18, b"Nur Text", b"\0" * 99])
def test_what_is_no_draft_file_is_refused_in_words(data: bytes) -> None:
    with pytest.raises(ReadError, match="nicht verändert"):
        package.read(data)


@pytest.mark.parametrize("missing", ["vorlage.json", "form.toml"])
def test_another_zip_is_refused_in_words(form: Form, missing: str) -> None:
    files = parts(form)
    del files[missing]
    with pytest.raises(ReadError, match="kein Entwurf des Vorlagen-Editors"):
        package.read(zipped(files))


def test_a_newer_file_is_refused_in_words(form: Form) -> None:
    files = parts(form)
    files["vorlage.json"] = files["vorlage.json"].replace(b'"1.0"', b'"3.1"')
    with pytest.raises(ReadError, match=r"neueren Fassung.*3\.1"):
        package.read(zipped(files))


@pytest.mark.parametrize(
    ("name", "data"),
    [
        (f"blobs/{PICTURE_NAME}", PICTURE + b"!"),
        ("form.toml", b"\xff"),
        ("form.toml", b"id ="),
        ("vorlage.json", b"{}"),
        ("vorlage.json", b"\xff"),
    ],
)
def test_a_changed_part_is_noticed(form: Form, name: str, data: bytes) -> None:
    with pytest.raises(UserError, match=r"nicht lesen|beschädigt"):
        package.read(zipped({**parts(form), name: data}))


@pytest.mark.parametrize("name", ["../../etc/passwd", "/etc/x", "blobs/../x", "C:\\x", "blobs/XY"])
def test_foreign_names_are_not_read(form: Form, name: str) -> None:
    found = package.read(zipped({**parts(form), name: b"fremd"}))
    assert found.blobs == BLOBS


def test_a_name_that_stands_twice_is_refused(form: Form) -> None:
    out = io.BytesIO(zipped(parts(form)))
    with zipfile.ZipFile(out, "a") as archive, pytest.warns(UserWarning, match="Duplicate"):
        archive.writestr("form.toml", b"id = 'x'")
    with pytest.raises(ReadError, match="beschädigt"):
        package.read(out.getvalue())


def test_a_bomb_is_not_unpacked(form: Form) -> None:
    with pytest.raises(ReadError, match="50 MB"):
        package.read(zipped({**parts(form), "x": b"\0" * 2_000_000}))


def test_more_than_a_paper_holds_is_refused(form: Form, monkeypatch: pytest.MonkeyPatch) -> None:
    data = zipped(parts(form))
    monkeypatch.setattr(limits, "FILE", len(data))
    with pytest.raises(ReadError, match="50 MB"):
        package.read(data)
    with pytest.raises(ReadError, match="50 MB"):
        package.read(data + b"\0")


@pytest.mark.parametrize("count", [limits.ENTRIES, 30_000])
def test_too_many_files_are_refused(form: Form, count: int) -> None:
    files = {**parts(form), **{f"{n:09}": b"" for n in range(count)}}
    with pytest.raises(ReadError, match="50 MB"):
        package.read(zipped(files, zipfile.ZIP_STORED))


@pytest.mark.parametrize("kind", [zipfile.ZIP_LZMA, zipfile.ZIP_BZIP2])
def test_a_foreign_packing_is_refused(form: Form, kind: int) -> None:
    with pytest.raises(ReadError, match="beschädigt"):
        package.read(zipped(parts(form), kind))


def test_an_encrypted_file_is_refused(form: Form) -> None:
    data = bytearray(zipped(parts(form)))
    struct.pack_into("<H", data, data.index(b"PK\x01\x02") + 8, 1)
    with pytest.raises(ReadError, match="beschädigt"):
        package.read(bytes(data))


def test_a_list_of_files_elsewhere_is_refused(form: Form) -> None:
    data = zipped(parts(form))
    end = data.index(b"PK\x05\x06")
    with pytest.raises(ReadError, match="50 MB"):
        package.read(data[:end] + b"PK\x06\x07" + b"\0" * 16 + data[end:])


@pytest.mark.parametrize("seed", range(60))
def test_damaged_bytes_are_refused_or_change_nothing(form: Form, seed: int) -> None:
    data = bytearray(package.write("d1", full(form), form, BLOBS))
    chance = random.Random(seed)  # noqa: S311
    for _ in range(chance.randint(1, 5)):
        data[chance.randrange(len(data))] ^= 1 << chance.randrange(8)
    try:
        found = package.read(bytes(data[: chance.choice([None, len(data) // 2])]))
    except UserError:
        return
    assert replace(found.vorlage, form=form.sha256) == full(form)


def test_pictures_that_nothing_names_stay_outside(form: Form) -> None:
    vorlage = replace(full(form), body=(Picture(""),))
    assert package.read(package.write("d1", vorlage, form, BLOBS)).blobs == {}
