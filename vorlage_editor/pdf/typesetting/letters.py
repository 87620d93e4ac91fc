"""From letters on a page back to those of the text: which one stands where.

A line drops soft hyphens and signs of the setting, and a letter that no face has. So lines are
laid along the text they are of, and what they dropped is passed over.
"""

from __future__ import annotations

import unicodedata
from bisect import bisect_right
from collections.abc import Sequence

from vorlage_editor.pdf.typesetting import fonts
from vorlage_editor.pdf.typesetting.fonts import LINE, SOFT, ZERO
from vorlage_editor.pdf.typesetting.lines import Line


def starts(words: str, lines: Sequence[Line]) -> list[int]:
    """Return how many letters of ``words`` stand before each line, then behind the last."""
    words = words.replace(LINE, " ")
    out, at = [0], 0
    for line in lines:
        text = _text(line)
        at = at + len(text) if words.startswith(text, at) else _behind(words, at, text)
        out.append(at)
    return out


def letter_at(words: str, lines: Sequence[Line], number: int, x: float) -> int:
    """Return how many letters of ``words`` stand before ``x`` on the line ``number``."""
    start = starts(words, lines[:number])[-1]
    line = lines[number]
    whole = _text(line).rstrip()
    passed = ""
    for stretch in line.stretches:
        scale, at = stretch.hand.size / 1000, stretch.x
        for letter, width in zip(stretch.text, fonts.widths(stretch.text, stretch.hand.face)):  # noqa: B905 - the same length
            if x < at + width * scale / 2:
                break
            at += width * scale + (stretch.wider if letter == " " else 0)
            passed += letter
        else:
            continue
        break
    return _behind(words.replace(LINE, " "), start, whole[: len(passed)])


def x_of(line: Line, count: int) -> float:
    """Return where the letter stands that has so many before it on its line."""
    for stretch in line.stretches:
        if count < len(stretch.text):
            passed = stretch.text[:count]
            before = fonts.measure(passed, stretch.hand.face) * stretch.hand.size / 1000
            return stretch.x + before + stretch.wider * passed.count(" ")
        count -= len(stretch.text)
    return line.width


def line_of(firsts: Sequence[int], offset: int) -> int:
    """Return the line on which the letter ``offset`` stands; ``firsts`` as of ``starts``."""
    return max(0, bisect_right(firsts, offset, hi=len(firsts) - 1) - 1)


def _text(line: Line) -> str:
    return "".join([stretch.text for stretch in line.stretches])


def _behind(words: str, at: int, text: str) -> int:
    """Return the place in ``words`` behind ``text``, which begins at or after ``at``."""
    for letter in text:
        while at < len(words) and words[at] != letter and _is_dropped(words[at]):
            at += 1
        at += 1
    return min(at, len(words))


def _is_dropped(letter: str) -> bool:
    return letter in {" ", ZERO, SOFT} or unicodedata.category(letter) in {"Cf", "Mn", "Me"}
