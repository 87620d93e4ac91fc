"""Pictures from outside: checked, and written anew without what else their files tell.

Only PNG and JPEG are read, whatever a file's name says. What is kept is upright, no larger than
is printed, and has no place, time or camera (EXIF) in it.
"""

from __future__ import annotations

import io
from dataclasses import dataclass
from hashlib import sha256

from PIL import ExifTags, Image, ImageOps, UnidentifiedImageError

from vorlage_editor.model.errors import ReadError

FORMATS = ("PNG", "JPEG")
FILE = 50_000_000
"""Bytes of a file."""
PIXELS = 25_000_000
LARGEST = 4000
"""Pixels along the longer side: more than 300 dpi over a whole page."""
WIDEST, NARROWEST = 136.5, 10.0
"""Width in mm that is proposed at most and at least."""
LEAST = 50
"""Pixels: no picture is made smaller than that."""
_DPI = 150
_QUALITY = 90
_ORIENTATION = ExifTags.Base.Orientation
_BROKEN = (UnidentifiedImageError, OSError, ValueError, SyntaxError, Image.DecompressionBombError)


@dataclass(frozen=True, slots=True)
class Checked:
    """A picture as it is kept: its bytes, their sha256, the width in mm that suits it."""

    data: bytes
    sha256: str
    width: float


def checked(data: bytes) -> Checked:
    """Return the picture that the file ``data`` holds, written anew.

    Raises ReadError if it is none, is damaged or too large.
    """
    if len(data) > FILE:
        raise _too_large()
    try:
        with Image.open(io.BytesIO(data), formats=FORMATS) as image:
            if image.width * image.height > PIXELS:
                raise _too_large()
            return _kept(image)
    except _BROKEN as error:
        raise ReadError(
            "Die Datei ist kein Bild, das sich verwenden lässt, oder sie ist beschädigt. Ihre "
            "Vorlage ist unverändert. Möglich sind Bilder im Format PNG oder JPEG."
        ) from error


def small(data: bytes, size: tuple[int, int], most: int) -> bytes:
    """Return the checked picture ``data`` within ``size`` pixels and ``most`` bytes."""
    while True:
        with Image.open(io.BytesIO(data), formats=FORMATS) as image:
            image.thumbnail(size)
            out = io.BytesIO()
            image.save(out, "PNG", optimize=True)
        if out.tell() <= most or min(size) <= LEAST:
            return out.getvalue()
        size = size[0] * 3 // 4, size[1] * 3 // 4


def _kept(image: Image.Image) -> Checked:
    upright = ImageOps.exif_transpose(image)
    if max(upright.size) > LARGEST:
        upright.thumbnail((LARGEST, LARGEST))
    out = io.BytesIO()
    if image.format == "JPEG":
        _plain(upright, ("RGB", "L")).save(out, "JPEG", quality=_QUALITY)
    else:
        _plain(upright, ("RGB", "RGBA", "L", "LA")).save(out, "PNG", optimize=True)
    width = max(NARROWEST, min(WIDEST, round(upright.width / _DPI * 25.4)))
    return Checked(out.getvalue(), sha256(out.getvalue()).hexdigest(), width)


def _plain(image: Image.Image, modes: tuple[str, ...]) -> Image.Image:
    """Return ``image`` in one of ``modes``, with nothing but its pixels."""
    if image.mode not in modes:
        mode = "RGBA" if image.has_transparency_data and "RGBA" in modes else "RGB"
        image = image.convert(mode)
    out = Image.new(image.mode, image.size)
    out.paste(image)
    return out


def _too_large() -> ReadError:
    return ReadError(
        "Das Bild ist zu groß (mehr als 50 MB oder 25 Megapixel). Ihre Vorlage ist unverändert. "
        "Bitte verkleinern Sie das Bild in einem anderen Programm und fügen Sie es dann ein."
    )
