"""HTML as word processors, mail programs and browsers write it, read into blocks.

Lists with their levels, tables, bold, italic, underlined, raised and lowered text, headings and
links to the web are kept; all else is left out, and counted. Nothing is opened or fetched.
"""

from __future__ import annotations

import codecs
import re
from collections.abc import Callable, Mapping
from typing import NamedTuple

from vorlage_editor.exchange.html.reader import Reader
from vorlage_editor.model.body import Body, flow
from vorlage_editor.process import without_collecting

_DECLARED = re.compile(rb"<meta[^>]{0,200}?charset\s*=\s*[\"']?\s*([\w-]{1,40})", re.IGNORECASE)
_SURROGATES = re.compile(rb"\xed[\xa0-\xbf][\x80-\xbf]")  # halves of letters, as some write
_BEYOND_ASCII = bytes(range(128, 256))
_HEAD = 4_096  # bytes in which a document says how it is encoded
_BEGINS = re.compile(
    r"\s*(?:<\?xml[^>]*>\s*|<!--.{0,500}?-->\s*)*<(?:!doctype\s+html|html|head|body|meta)[\s>]",
    re.IGNORECASE | re.DOTALL,
)
_NAMES = {
    "pictures": ("1 Bild", "{} Bilder"),
    "links": ("1 unsicherer Link", "{} unsichere Links"),
    "hidden": ("verborgener Text", "verborgener Text"),
    "merged": ("1 Zellverbund", "{} Zellverbünde"),
    "nested": ("1 Tabelle in einer Tabelle", "{} Tabellen in Tabellen"),
    "struck": ("Durchstreichungen", "Durchstreichungen"),
    "colours": ("Farben", "Farben"),
}
"""What is left out, in the order in which it is told."""


class Reading(NamedTuple):
    """What was read, and how much of what was left out."""

    blocks: Body
    left_out: Mapping[str, int]


def read_html(source: str, progress: Callable[[int], object] | None = None) -> Reading:
    """Read ``source``; ``progress`` is told from time to time how many characters are read."""
    reader = Reader(progress)
    with without_collecting():
        blocks = reader.read(source)
    return Reading(flow(blocks), {name: n for name, n in reader.left_out.items() if n})


def left_out_words(left_out: Mapping[str, int]) -> str:
    """Return what was left out as a German sentence, or nothing."""
    parts = [
        (one if left_out[name] == 1 else many.format(left_out[name]))
        for name, (one, many) in _NAMES.items()
        if left_out.get(name)
    ]
    if not parts:
        return ""
    listed = " und ".join(part for part in (", ".join(parts[:-1]), parts[-1]) if part)
    return f"Nicht übernommen: {listed}."


def is_html(data: bytes) -> bool:
    """Whether ``data`` begins as an HTML document does."""
    return bool(_BEGINS.match(decoded(data[:_HEAD])))


def decoded(data: bytes) -> str:
    """Return the text of an HTML file, by its byte order mark or by what it says of itself."""
    for mark, name in (
        (codecs.BOM_UTF8, "utf-8-sig"),
        (codecs.BOM_UTF16_LE, "utf-16"),
        (codecs.BOM_UTF16_BE, "utf-16"),
    ):
        if data.startswith(mark):
            return data.decode(name, "replace")
    try:
        return data.decode("utf-8")
    except UnicodeDecodeError:
        return _mostly_utf8(data) or data.decode(_declared(data), "replace")


def _mostly_utf8(data: bytes) -> str:
    """Return ``data`` as UTF-8 if only a few of its bytes are none; else nothing."""
    data = _SURROGATES.sub(b"", data)
    text = data.decode("utf-8", "replace")
    beyond_ascii = len(data) - len(data.translate(None, _BEYOND_ASCII))
    return text if beyond_ascii > 2 * text.count("\ufffd") else ""


def _declared(data: bytes) -> str:
    found = _DECLARED.search(data[:_HEAD])
    try:
        name = codecs.lookup(found[1].decode()).name if found else "cp1252"
    except LookupError:
        name = "cp1252"
    return "cp1252" if name in ("utf-8", "ascii", "iso8859-1") or name in _NO_TEXT else name


_NO_TEXT = frozenset(("base64", "bz2", "hex", "quopri", "rot13", "uu", "zlib", "punycode", "idna"))
