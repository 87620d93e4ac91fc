"""Pictures: on the page as a figure, in the file as an image object."""

from __future__ import annotations

import io
import zlib
from dataclasses import dataclass
from functools import lru_cache

from PIL import ExifTags, Image, ImageOps, UnidentifiedImageError

from vorlage_editor.model.body import Picture, Run
from vorlage_editor.pdf.typesetting.embed import stream
from vorlage_editor.pdf.typesetting.flow import Entry, Item
from vorlage_editor.pdf.typesetting.parts import Ready
from vorlage_editor.pdf.typesetting.record import ARTIFACT, Laid, Placed, marked, stack
from vorlage_editor.pdf.typesetting.styles import HAIR, MM, ROOM, Q, number
from vorlage_editor.pdf.typesetting.text_string import text_string
from vorlage_editor.pdf.typesetting.typesetter import Typesetter

BEFORE = 4 * Q
FRAME = 4 * Q
"""Around the note that stands for a picture which is missing."""
CAPTION_ROOM = 8 * Q
LARGEST = 4000
"""Of a picture's pixels along its longer side: more than 300 dpi on the longest line of a page."""
_ORIENTATION = ExifTags.Base.Orientation


@dataclass(frozen=True, slots=True)
class Raster:
    """A picture's size in pixels and its image object."""

    width: int
    height: int
    body: bytes


@lru_cache(64)
def raster(data: bytes) -> Raster | None:
    """Return a picture as an image object; none if it cannot be read.

    A JPEG goes in as it is, but upright, in grey or RGB (PDF/A), and no larger than is printed.
    Transparency is laid on white.
    """
    try:
        with Image.open(io.BytesIO(data)) as image:
            as_it_is = image.format == "JPEG" and image.mode in ("RGB", "L")
            turned = image.getexif().get(_ORIENTATION, 1) != 1
            if as_it_is and not turned and max(image.size) <= LARGEST:
                image.load()
                return Raster(*image.size, _object(image, data, b"DCTDecode"))
            return _packed(_upright(image), photograph=image.format == "JPEG")
    except (UnidentifiedImageError, OSError, ValueError, SyntaxError, Image.DecompressionBombError):
        return None


def _upright(image: Image.Image) -> Image.Image:
    """Return the picture as it is looked at, in grey or RGB, no larger than ``LARGEST``."""
    if max(image.size) > LARGEST:
        image.draft(None, (LARGEST, LARGEST))  # a JPEG is read smaller at once
    image = _flat(ImageOps.exif_transpose(image))
    if max(image.size) > LARGEST:
        image.thumbnail((LARGEST, LARGEST), reducing_gap=2)
    return image


def _packed(image: Image.Image, *, photograph: bool) -> Raster:
    if photograph:
        out = io.BytesIO()
        image.save(out, "JPEG", quality=90)
        return Raster(*image.size, _object(image, out.getvalue(), b"DCTDecode"))
    return Raster(*image.size, _object(image, zlib.compress(image.tobytes()), b"FlateDecode"))


def _flat(image: Image.Image) -> Image.Image:
    if image.mode in ("RGB", "L"):
        return image
    if image.mode.startswith("I"):
        return image.convert("I").point(_shallow).convert("L")
    if image.mode in ("1", "F"):
        return image.convert("L")
    if not image.has_transparency_data:
        return image.convert("RGB")
    colours = image.convert("RGBA")
    white = Image.new("RGBA", colours.size, "white")
    return Image.alpha_composite(white, colours).convert("RGB")


def _shallow(deep: int) -> float:
    """Return a grey of 16 bits as one of 8."""
    return deep * (1 / 256)


def _object(image: Image.Image, data: bytes, packing: bytes) -> bytes:
    colours = b"DeviceGray" if image.mode == "L" else b"DeviceRGB"
    head = (
        b"/Type /XObject /Subtype /Image /Width %d /Height %d /ColorSpace /%b "
        b"/BitsPerComponent 8 /Filter /%b "
    )
    return stream(data, head % (*image.size, colours, packing))


def add_picture(
    setter: Typesetter, entry: Entry, block: Picture, data: bytes | None, measure: float
) -> None:
    """Add a picture with its caption; a framed note where its bytes are missing."""
    image = raster(data) if data else None
    width = min(block.width * MM, measure)
    tag = ARTIFACT if block.alt is None else "Figure"
    laid = _drawn(image, block, width, tag) if image else _missing(setter, block, measure, tag)
    slots: tuple[int, ...] = ()
    if laid.slots:
        slots = (entry.element("Figure", attributes=b"/Alt " + text_string(_spoken(block))),)
    item = Item(entry, Ready(laid), slots, before=BEFORE, after=4 * Q, figure=bool(slots))
    entry.items.append(item)
    if block.caption:
        item.keep = True
        tag = "Caption" if slots else "P"
        setter.add(entry, block.caption, setter.styles.caption, tag, width=measure)
        item.after = setter.styles.caption.before * Q


def _spoken(block: Picture) -> str:
    return block.alt or block.caption or "Bild ohne Alternativtext"


def _drawn(image: Raster, block: Picture, width: float, tag: str) -> Laid:
    height = width * image.height / image.width
    highest = ROOM - CAPTION_ROOM - (3 * CAPTION_ROOM if block.caption else 0)
    if height > highest:
        width, height = width * highest / height, highest
    name = image_name(block.data)
    code = b"q %b 0 0 %b 0 0 cm /%b Do Q" % (number(width), number(height), name.encode())
    pieces = tuple(marked(code, tag).split(b"\0"))
    return Laid(height, pieces, (0,) if tag else (), images=((name, block.data),), width=width)


def image_name(data: str) -> str:
    """Return the name under which pages speak of the picture with this sha256."""
    return f"I{data[:16]}"


def _missing(setter: Typesetter, block: Picture, measure: float, tag: str) -> Laid:
    """A frame with a note: the picture's bytes are not there; what is decorative is not read."""
    width = min(max(block.width * MM, measure / 2), measure)
    words = f"Bild fehlt: {block.alt or block.caption}".rstrip(": ")
    text = setter.text((Run(words),), setter.styles.cell, width - 2 * FRAME, tag)
    note = text.draw(setter.recorder)
    height = note.height + 2 * FRAME
    inset = HAIR / 2
    box = b"%b w %b %b %b %b re S" % (
        number(HAIR), *(number(v, 3) for v in (inset, inset, width - HAIR, height - HAIR)),
    )  # fmt: skip
    frame = Laid(height, (marked(box, ARTIFACT),))
    laid = stack(height, (Placed(frame, 0, 0, 0), Placed(note, FRAME, FRAME, 0)))
    return Laid(height, laid.pieces, laid.slots, fonts=laid.fonts, width=width)
