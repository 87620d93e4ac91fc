"""Reads a paper's plain text into a Vorlage. Nothing is lost: what it does not recognise is text.

Labels that were recognised go into the value's structure; of the rest only page furniture is left
out, where a line is surely that.
"""

from __future__ import annotations

import codecs
import re
import unicodedata
from collections.abc import Sequence
from datetime import date

from vorlage_editor.exchange.limits import TEXT
from vorlage_editor.exchange.plain.flow import read_blocks
from vorlage_editor.exchange.plain.head import (
    Paper,
    read_fields,
    read_kind,
    read_signatures,
    read_subject,
)
from vorlage_editor.exchange.plain.labels import Labels
from vorlage_editor.exchange.plain.related import read_related
from vorlage_editor.exchange.plain.route import Route, find_route
from vorlage_editor.model.errors import ReadError
from vorlage_editor.model.forms.form import Form
from vorlage_editor.model.vorlage import Vorlage

_PAGE = "\f"
_GAP = re.compile("\n{3,}")
_BREAK = re.compile("\r\n|[\r\x0b\x1c-\x1e\x85\u2028\u2029]")
_FURNITURE = re.compile(
    r"(?:Seite:? \d{1,4}(?: ?/ ?| von )\d{1,4}|Seite \d{1,4}|[-–—] \d{1,4} [-–—]"
    r"|-- \d{1,4} of \d{1,4} --|Ausdruck vom:? \d{1,2}\.\d{1,2}\.\d{2,4}"
    r"|Gedruckt auf 100 (?:Prozent|%) Recyclingpapier)",
    re.IGNORECASE,
)
_NOTE = "gedruckt auf 100 prozent recyclingpapier"  # which some programs break into two lines
_LONGEST = 60  # characters of page furniture
_HEAD = 120  # lines of a paper without sections among which its head is sought
_TABLE = 400  # lines among which the Beratungsfolge is sought


def read(data: bytes, form: Form, today: date) -> Vorlage:
    """Read a text file (UTF-8, UTF-16 with its mark, else Windows-1252) as ``read_text`` does."""
    return read_text(decoded(data), form, today)


def read_text(text: str, form: Form, today: date) -> Vorlage:
    """Read a paper's text as a Vorlage of ``form``; raise ReadError if there is none in it.

    ``today`` is what dates are read against; none is made up.
    """
    if len(text) > TEXT:
        raise _too_long()
    text = _BREAK.sub("\n", unicodedata.normalize("NFC", text)).replace(_PAGE, f"\n{_PAGE}\n")
    lines = _without_furniture(_GAP.sub("\n\n", text).split("\n"))
    if not any(line.strip() for line in lines):
        raise ReadError(
            "Darin steht kein Text. Es wurde nichts angelegt. "
            "Bitte wählen Sie die Datei der Vorlage oder kopieren Sie deren Text."
        )
    labels = Labels(form)
    paper = Paper(lines, labels, today)
    route = find_route(lines[:_TABLE], labels, today)
    _read_head(paper, route, form)
    body = read_blocks(["" if n in paper.taken else line for n, line in enumerate(lines)], labels)
    first = form.kinds[0].name if form.kinds else "Vorlage"
    found = {"kind": first, "signatures": form.new_signatures()} | paper.fields
    return Vorlage(form=form.sha256, body=tuple(body), **found)


def _read_head(paper: Paper, route: Route | None, form: Form) -> None:
    """Find all that stands above the first section, and the foot."""
    table = route.lines if route else None
    if route:
        paper.taken.update(route.lines)
        paper.fields["route"] = route.stations
    read_signatures(paper, table.stop if table else 0)
    read_kind(paper, len(paper.lines))
    stop = _first_section(paper)
    end = min(stop, _HEAD)
    read_related(paper, form, end)
    read_fields(paper, end)
    read_subject(paper, end, table, sections=stop < len(paper.lines))


def _first_section(paper: Paper) -> int:
    """Return the line of the first section; the number of lines if there is none."""
    gap = True
    for place, line in enumerate(paper.lines):
        section = None if place in paper.taken else paper.labels.section(line)
        if section and (gap or not section.rest):
            return place
        gap = not line.strip()
    return len(paper.lines)


def decoded(data: bytes) -> str:
    """Return the text of ``data``; raise ReadError if it is no text or too long."""
    if len(data) > TEXT:
        raise _too_long()
    if data.startswith((codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE)):
        text = data.decode("utf-16", "replace")
    else:
        text = _by_encoding(data)
    if "\0" in text:
        raise ReadError(
            "Die Datei enthält keinen Text, den der Vorlagen-Editor lesen kann. Sie wurde nicht "
            "verändert. Bitte speichern Sie die Vorlage als Text (.txt) oder kopieren Sie den Text."
        )
    return text


def _by_encoding(data: bytes) -> str:
    for encoding in ("utf-8-sig", "cp1252"):
        try:
            return data.decode(encoding)
        except UnicodeDecodeError:
            continue
    return data.decode("latin-1")


def _too_long() -> ReadError:
    return ReadError(
        f"Der Text ist länger als {TEXT // 1_000_000} MB und wurde nicht gelesen. "
        "Bitte teilen Sie ihn auf oder übernehmen Sie nur den Teil, der zur Vorlage gehört."
    )


def _without_furniture(lines: Sequence[str]) -> list[str]:
    """Return ``lines`` without what belongs to pages; a sentence goes on over their edge."""
    out: list[str] = []
    edge = False
    for place, line in enumerate(lines):
        if _is_furniture(lines, place):
            edge = True
            continue
        if edge and line.strip():
            edge = False
            while out and not out[-1].strip():
                out.pop()
            if out and not _goes_on(out[-1], line):
                out.append("")
        out.append(line)
    return out


def _is_furniture(lines: Sequence[str], place: int) -> bool:
    line = lines[place]
    if len(line) > _LONGEST or not line.strip():
        return line == _PAGE
    if _FURNITURE.fullmatch(" ".join(line.split())):
        return True
    pairs = (lines[max(0, place - 1) : place + 1], lines[place : place + 2])
    return any(" ".join(" ".join(pair).split()).casefold() == _NOTE for pair in pairs)


def _goes_on(above: str, line: str) -> bool:
    return line.strip()[:1].islower() and not above.rstrip().endswith((".", "!", "?", ":", ";"))
