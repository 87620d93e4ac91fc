from __future__ import annotations

import io

import pytest
from PIL import Image

from vorlage_editor.exchange import pictures
from vorlage_editor.exchange.pictures import checked, small
from vorlage_editor.model.errors import ReadError


def file(kind: str, size: tuple[int, int] = (300, 150), mode: str = "RGB") -> bytes:
    """Return a picture that is red above and black below, with what a camera notes."""
    image = Image.new(mode, size)
    image.paste(Image.new(mode, (size[0], size[1] // 2), "red" if mode != "L" else 255))
    exif = Image.Exif()
    exif[0x0112] = 6  # to be turned
    exif[0x010F] = "Kamera der Sachbearbeiterin"
    out = io.BytesIO()
    image.save(out, kind, exif=exif)
    return out.getvalue()


def opened(data: bytes) -> Image.Image:
    return Image.open(io.BytesIO(data))


@pytest.mark.parametrize("kind", ["PNG", "JPEG"])
def test_a_picture_is_written_anew_upright_and_without_a_word(kind: str) -> None:
    found = checked(file(kind))
    image = opened(found.data)
    assert (image.format, image.size) == (kind, (150, 300))
    assert not image.getexif()
    assert b"Kamera" not in found.data


@pytest.mark.parametrize("mode", ["RGB", "RGBA", "L", "P", "1", "LA"])
def test_pixels_stay_what_they_were(mode: str) -> None:
    source = Image.effect_mandelbrot((40, 30), (-2, -1, 1, 1), 50).convert(mode)
    out = io.BytesIO()
    source.save(out, "PNG")
    found = opened(checked(out.getvalue()).data)
    assert list(found.convert("RGBA").tobytes()) == list(source.convert("RGBA").tobytes())


def test_the_same_picture_is_kept_once() -> None:
    assert checked(file("PNG")) == checked(file("PNG"))


@pytest.mark.parametrize(("pixels", "width"), [(30, 10.0), (600, 102.0), (5000, 136.5)])
def test_the_width_suits_the_picture(pixels: int, width: float) -> None:
    out = io.BytesIO()
    Image.new("L", (pixels, 10)).save(out, "PNG")
    assert checked(out.getvalue()).width == width


def test_a_large_picture_is_kept_as_large_as_it_is_printed() -> None:
    out = io.BytesIO()
    Image.new("L", (5000, 1000)).save(out, "PNG")
    assert opened(checked(out.getvalue()).data).size == (4000, 800)


def _bytes(kind: str, size: tuple[int, int] = (9, 9)) -> bytes:
    out = io.BytesIO()
    Image.new("L", size).save(out, kind)
    return out.getvalue()


@pytest.mark.parametrize(
    "data",
    [
        b"",
        b"\x89PNG\r\n\x1a\n",
        b"<svg xmlns='http://www.w3.org/2000/svg'/>",
        _bytes("GIF"),
        _bytes("TIFF"),
        _bytes("PNG")[:40],
        _bytes("JPEG")[:60],
    ],
)
def test_what_is_no_picture_is_refused_in_words(data: bytes) -> None:
    with pytest.raises(ReadError, match="unverändert"):
        checked(data)


def test_a_picture_of_too_many_pixels_is_refused_unread(monkeypatch: pytest.MonkeyPatch) -> None:
    with pytest.raises(ReadError, match="25 Megapixel"):
        checked(_bytes("PNG", (5001, 5000)))
    monkeypatch.setattr(pictures, "FILE", 10)
    with pytest.raises(ReadError, match="50 MB"):
        checked(_bytes("PNG"))


@pytest.mark.parametrize("mode", ["RGB", "RGBA", "L"])
def test_a_coat_of_arms_is_made_small_enough_for_a_form(mode: str) -> None:
    noise = Image.effect_noise((900, 1200), 90).convert(mode)
    out = io.BytesIO()
    noise.save(out, "PNG")
    made = small(checked(out.getvalue()).data, (425, 510), 60_000)
    with Image.open(io.BytesIO(made)) as image:
        assert image.width <= 425
        assert image.height <= 510
        assert image.mode == mode
    assert len(made) <= 60_000
