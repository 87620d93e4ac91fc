"""Pictures as figures and as image objects."""

from __future__ import annotations

import io
import zlib
from hashlib import sha256

import pikepdf
import pytest
from PIL import ExifTags, Image

from tests.pdf.reading import page_texts, tags
from tests.pdf.samples import BLOBS, PICTURE, PICTURE_NAME, STANDARD, WHEN, with_body
from vorlage_editor.model.body import Picture
from vorlage_editor.pdf.content.pictures import raster
from vorlage_editor.pdf.render import render


def _picture(mode: str, kind: str) -> bytes:
    out = io.BytesIO()
    Image.new(mode, (12, 6)).save(out, kind)
    return out.getvalue()


def _render(block: Picture, blobs: dict[str, bytes] = BLOBS) -> bytes:
    return render(with_body(block), STANDARD, blobs, when=WHEN)


@pytest.mark.parametrize(
    ("mode", "kind", "colours"),
    [
        ("RGB", "JPEG", b"DeviceRGB"),
        ("L", "JPEG", b"DeviceGray"),
        ("CMYK", "JPEG", b"DeviceRGB"),
        ("1", "PNG", b"DeviceGray"),
        ("P", "PNG", b"DeviceRGB"),
        ("RGBA", "PNG", b"DeviceRGB"),
        ("LA", "PNG", b"DeviceRGB"),
        ("I;16", "PNG", b"DeviceGray"),
    ],
)
def test_every_picture_is_grey_or_rgb(mode: str, kind: str, colours: bytes) -> None:
    image = raster(_picture(mode, kind))
    assert image is not None
    assert (image.width, image.height) == (12, 6)
    assert colours in image.body


def test_a_photograph_goes_in_as_it_is() -> None:
    data = _picture("RGB", "JPEG")
    image = raster(data)
    assert image is not None
    assert data in image.body


@pytest.mark.parametrize("mode", ["I;16", "L"])
def test_greys_of_16_bits_stay_grey(mode: str) -> None:
    out = io.BytesIO()
    Image.new(mode, (2, 1), 0x8000 if mode == "I;16" else 0x80).save(out, "PNG")
    image = raster(out.getvalue())
    assert image is not None
    packed = image.body.partition(b"stream\n")[2].removesuffix(b"\nendstream")
    assert zlib.decompress(packed) == b"\x80\x80"


@pytest.mark.parametrize("kind", ["JPEG", "PNG"])
def test_a_photograph_is_upright(kind: str) -> None:
    out, exif = io.BytesIO(), Image.Exif()
    exif[ExifTags.Base.Orientation] = 6
    Image.new("RGB", (12, 6)).save(out, kind, exif=exif)
    image = raster(out.getvalue())
    assert image is not None
    assert (image.width, image.height) == (6, 12)


@pytest.mark.parametrize("mode", ["RGB", "CMYK", "L"])
def test_a_giant_photograph_is_no_larger_than_is_printed(mode: str) -> None:
    out = io.BytesIO()
    Image.new(mode, (4800, 2400)).save(out, "JPEG")
    image = raster(out.getvalue())
    assert image is not None
    assert (image.width, image.height) == (4000, 2000)
    assert b"DCTDecode" in image.body


@pytest.mark.parametrize("data", [b"", b"no picture", PICTURE[:200]])
def test_what_is_no_picture_is_none(data: bytes) -> None:
    assert raster(data) is None


def test_a_picture_says_its_alternative_text() -> None:
    assert "Figure “Zwölf Säulen”" in tags(_render(Picture(PICTURE_NAME, "Zwölf Säulen")))


def test_a_decorative_picture_is_not_read() -> None:
    data = _render(Picture(PICTURE_NAME, None))
    assert "Figure" not in tags(data)
    with pikepdf.open(io.BytesIO(data)) as pdf:
        assert pdf.pages[0].get_images()


def test_a_picture_shown_twice_stands_once_in_the_file() -> None:
    one = Picture(PICTURE_NAME, "a")
    data = render(with_body(one, one, Picture(PICTURE_NAME, "b", 20)), STANDARD, BLOBS, when=WHEN)
    assert data.count(b"/Subtype /Image") == 1


@pytest.mark.parametrize("alt", ["Plan der Brücke", "", None])
def test_a_missing_picture_leaves_a_note(alt: str | None) -> None:
    data = _render(Picture("0" * 64, alt, caption="Abbildung 1"), {})
    assert "Bild fehlt" in page_texts(data)[0]


def test_a_damaged_picture_leaves_a_note() -> None:
    name = sha256(PICTURE[:200]).hexdigest()
    assert "Bild fehlt" in page_texts(_render(Picture(name, "Plan"), {name: PICTURE[:200]}))[0]


def test_a_picture_that_comes_later_replaces_the_note() -> None:
    block = Picture(PICTURE_NAME, "Plan")
    assert b"/Subtype /Image" not in _render(block, {})
    assert b"/Subtype /Image" in _render(block)


def test_the_figures_box_is_where_the_picture_stands() -> None:
    with pikepdf.open(io.BytesIO(_render(Picture(PICTURE_NAME, "Plan", 60)))) as pdf:
        figures = [kid for kid in pdf.Root.StructTreeRoot.K[0].K if kid.S == "/Figure"]
        left, lower, right, upper = (float(value) for value in figures[0].A.BBox)
    assert right - left == pytest.approx(60 * 72 / 25.4, abs=0.1)
    assert upper - lower == pytest.approx((right - left) / 2, abs=0.1)
