"""The rule on finances: what a paper costs is answered, and "Ja" comes with an amount.

Each town has its own block: boxes beside words or words beside boxes, in lines or in a table.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import NamedTuple

from vorlage_editor.model.body import Heading, Picture, Table, plain
from vorlage_editor.model.checks.finding import Case, Hit
from vorlage_editor.model.field_ref import FieldRef

_BEGINS = re.compile(
    r"\W{0,3}(?:[\dIVX]{1,4}[.)]\s+|[a-z]\)\s+)?(?:finanz(?:ielle|wirtschaftliche)?[ -]?"
    r"(?:(?:,\s?|\s?/\s?|\s)[\w-]+){0,4}\s?(?:auswirkung|folge)|haushalts\w+\s+(?:auswirkung|folge)"
    r"|auswirkung(?:en)?\s+auf\s+den\s+haushalt)",
    re.IGNORECASE,
)
_HEADED = re.compile(r"finanz|haushalt|kosten", re.IGNORECASE)
"""What a heading speaks of, above boxes that are to be ticked."""

_TICKED = re.compile(r"\[\s?[xX]\s?\]|\(\s?[xX]\s?\)|[☑■◼⊠🗹🗷🗸✓✔✗✘]")
_OPEN = re.compile(r"\[\s?\]|\(\s?\)|[□◻⬜▢❏❑]|_{1,3}(?=\s?(?:ja|nein)\b)", re.IGNORECASE)
_DRAWN = re.compile(r"[\[(_☐☑■◼⊠🗹🗷🗸✓✔✗✘□◻⬜▢❏❑]")
"""What a box begins with, however it is drawn."""
_LONE_X = re.compile(r"(?<!\w)[xX](?=\s{1,3}(?:ja|nein)\b)", re.IGNORECASE)
_BOXES = "☐☒"
_SIGN = re.compile(r"([☐☒])|\b(ja|nein|keine)\b|(\n)", re.IGNORECASE)
_PAIR = 2  # a word and its box
_WORD_ONLY = re.compile(r"\W*(ja|nein)\b(?!\s*/\s*(?:ja|nein)\b)", re.IGNORECASE)
_CHOICE = re.compile(r"\W*ja\s*/\s*nein\W*", re.IGNORECASE)
_AMOUNT = re.compile(
    r"\d\s*(?:€|EUR\b|Euro\b|T€|TEUR|Mio|Mrd|Tsd|Million|Milliard|Mill\.|Tausend)|(?:€|EUR)\s*\d"
    r"|\b\d{1,3}(?:\.\d{3})+\b(?!\.\d)|\b\d+,(?:\d{2}\b|-)|\b0\b|^\s*\d{3,9}\s*$"
    r"|(?:hundert|tausend|million|millionen|milliarden)\s+Euro",
    re.MULTILINE | re.IGNORECASE,
)
_UNKNOWN = re.compile(
    r"\b(?:nicht|kaum)\s+(?:\w+\s+){0,2}(?:beziffer|absehbar|bekannt|ermittel|quantifizier|abschätz"
    r"|abzuschätz|bestimm|vorherseh|fest\b)|\bnoch\s+offen\b",
    re.IGNORECASE,
)
_NONE = re.compile(r"\b(?:keine|entfällt|entfallen|Fehlanzeige)\b|\./\.", re.IGNORECASE)
_EUROS = re.compile(
    r"\d\s*(?:€|EUR\b|Euro\b|TEUR|(?:Mio|Mrd|Tsd)\.?\s*(?:€|EUR|Euro)|(?:Million|Milliard)\w*\s+Euro)"
)
_SENTENCES = {
    "open": "Bei den finanziellen Auswirkungen ist weder „Ja“ noch „Nein“ angekreuzt. Bitte "
    "kreuzen Sie eines an.",
    "both": "Bei den finanziellen Auswirkungen sind „Ja“ und „Nein“ angekreuzt. Bitte kreuzen Sie "
    "nur eines an.",
    "ja": "Die finanziellen Auswirkungen sind mit „Ja“ beantwortet, aber es ist kein Betrag "
    "genannt. Bitte ergänzen Sie ihn.",
    "empty": "Zu den finanziellen Auswirkungen steht noch nichts. Bitte ergänzen Sie sie, oder "
    "schreiben Sie „keine“.",
}


class _Part(NamedTuple):
    """What of a text speaks of the finances: the place of its first block, and its words.

    ``sure`` says that it is called so, not only that it stands under "Kosten".
    """

    place: int
    text: str
    sure: bool


def finance_open(case: Case) -> Iterator[Hit]:
    """A finance block with boxes is answered, and "Ja" comes with an amount."""
    if not case.is_written:
        return
    for place, text, sure in _parts(case):
        what = _state(text, sure=sure)
        priced = _AMOUNT.search(text) or _UNKNOWN.search(text)
        if what == "ja" and (priced or _EUROS.search(case.text)):
            continue
        if what == "open" and _NONE.search(_without_boxes(text)):
            continue
        if what in _SENTENCES:
            yield Hit(FieldRef("body", place), _SENTENCES[what])


def _parts(case: Case) -> Iterator[_Part]:
    """Yield what speaks of the finances: a section, or a table or lines up to the next heading."""
    body, end = case.vorlage.body, 0
    for n, block in enumerate(body):
        if n < end:
            continue
        text = case.texts[n].strip()
        if isinstance(block, Heading):
            named = block.section.startswith("finanz") or bool(_BEGINS.match(text))
            if named or _HEADED.search(text):
                places = case.section(n)
                filled = any(isinstance(body[one], Picture) for one in places)
                words = "\n".join(_words(case, one) for one in places)
                end = places.stop if named else n + 1
                yield _Part(n, words, named and not filled)
        elif isinstance(block, Table):
            yield from _in_table(n, block)
        elif _BEGINS.match(text):
            end = _end_of_lines(case, n)
            lines = [_BEGINS.sub("", text, count=1), *(_words(case, m) for m in range(n + 1, end))]
            yield _Part(n, "\n".join(lines), sure=False)


def _end_of_lines(case: Case, at: int) -> int:
    body, end = case.vorlage.body, at + 1
    while end < len(body) and not isinstance(body[end], Heading):
        end += 1
    return end


def _in_table(n: int, table: Table) -> Iterator[_Part]:
    """Yield the rows of ``table`` from the one that begins with the finances."""
    for row, cells in enumerate(table.rows):
        if cells and _BEGINS.match(plain(cells[0]).strip()):
            words = _table_words(table, row)
            yield _Part(n, _BEGINS.sub("", words, count=1), sure=False)
            return


def _words(case: Case, n: int) -> str:
    block = case.vorlage.body[n]
    return _table_words(block) if isinstance(block, Table) else case.texts[n]


def _table_words(table: Table, first: int = 0) -> str:
    """Return the cells of a table as lines; those with boxes by rows, so that words stand beside.

    Where the head says "Ja" and "Nein", its words stand beside the boxes below them. A form without
    boxes is what is answered, not what is asked.
    """
    rows = [[_signs(plain(cell)).strip() for cell in row] for row in table.rows[first:]]
    if not any(map(_has_box, (cell for row in rows for cell in row))):
        skipped = int(table.look == "form")
        return "\n".join(cell for row in rows for cell in row[skipped:])
    head = [cell.casefold() for cell in rows[0]]
    if {"ja", "nein"} <= set(head):
        rows = [
            [f"{cell} {word}" if cell and cell in _BOXES else cell for cell, word in pairs]
            for pairs in (zip(row, head, strict=False) for row in rows[1:])
        ]
    return "\n".join((" " if any(map(_has_box, row)) else "\n").join(row) for row in rows)


def _has_box(text: str) -> bool:
    return "☐" in text or "☒" in text


def _signs(text: str) -> str:
    """Return ``text`` with all kinds of boxes as ☐ and ☒."""
    if not _DRAWN.search(text):
        return text  # as nearly all cells
    text = _OPEN.sub("☐", _TICKED.sub("☒", text))
    return _LONE_X.sub("☒", text) if "☐" in text else text


def _without_boxes(text: str) -> str:
    """Return the lines of ``text`` that have no box."""
    lines = _signs(text).replace("\u2028", "\n").split("\n")
    return "\n".join(one for one in lines if not _has_box(one))


def _state(text: str, *, sure: bool) -> str:
    """Return "ja", "nein", "open", "both" or "empty"; nothing if nothing is asked."""
    text = _signs(text)
    if not _has_box(text):
        if not text.strip(" \n\u2028\u00a0"):
            return "empty" if sure else ""
        if any(_CHOICE.fullmatch(line) for line in text.split("\n")):
            return "open"
        word = _WORD_ONLY.match(text)
        return word[1].casefold() if word else ""
    ticks = _ticks(text)
    if set(ticks) < {True, False}:
        alone = sure and "☒" not in text and text.count("☐") > 1 and not _AMOUNT.search(text)
        return "open" if alone else ""
    if all(ticks.values()):
        return "both"
    return "ja" if ticks[True] else "nein" if ticks[False] else "open"


def _ticks(text: str) -> dict[bool, bool]:
    """Return whether "Ja" (True) and "Nein" (False) of the first question are ticked.

    The first box tells on which side of the words they stand; a question ends where one of
    its answers comes again.
    """
    found = [(match.lastindex or 0, match[0]) for match in _SIGN.finditer(text)]
    words = [n for n, (kind, _) in enumerate(found) if kind == 2]  # noqa: PLR2004
    boxes = [n for n, (kind, _) in enumerate(found) if kind == 1]
    if not words or not boxes:
        return {}
    side = -1 if boxes[0] < words[0] else 1
    ticks: dict[bool, bool] = {}
    last = -1
    for n in words:
        near = found[n + side] if 0 <= n + side < len(found) else (0, "")
        if near[0] != 1:
            continue
        answer = found[n][1].casefold() == "ja"
        if len(ticks) > 1 and not (n - last == _PAIR and found[last][1] == found[n][1]):
            break  # the next question; "Nein, Ja einmalig, Ja laufend" is still the first
        ticks[answer] = ticks.get(answer, False) or near[1] == "☒"
        last = n
    return ticks
