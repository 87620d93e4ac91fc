"""Breaks runs into lines.

ReportLab's own Paragraph takes time that grows with the square of the text, breaks at every kind
of space and cannot keep a letter's fallback from moving the line; this is greedy, linear, and
knows the setting's signs (``setting``).
"""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from functools import lru_cache
from itertools import accumulate, islice
from typing import NamedTuple

from vorlage_editor.model.body import Mark, Run, Runs, plain
from vorlage_editor.model.expansions import Expansion, Expansions, borders
from vorlage_editor.pdf.typesetting import fonts
from vorlage_editor.pdf.typesetting.fonts import FALLBACK, GLUE, LINE, REPLACEMENT, SOFT, WIDE, ZERO
from vorlage_editor.pdf.typesetting.setting import glued
from vorlage_editor.pdf.typesetting.styles import Style

EPSILON = 1e-6
TOLERANCE = 0.05
"""Share of its spaces by which a line may be narrower than natural, rather than lose a word."""
SMALLER = 0.7
"""Size of super- and subscripts."""
RAISED, LOWERED = 0.35, -0.14
"""Their rise, as shares of the size."""

# A word and what ends it: a space, a sign of the setting, or nothing after a hyphen between words.
_JOINT = re.compile(rf"([ {WIDE}{LINE}{ZERO}{SOFT}]|(?<=[^\W\d_]{{2}}-)(?=[^\W\d_]{{2}}))")
_GAPS = {" ", WIDE}
USUAL = Expansions({})
"""What is read otherwise whatever the form."""


@dataclass(frozen=True, eq=False, slots=True)
class Reading:
    """What is read in place of letters, each time another one; so many letters are drawn."""

    key: str
    """``E`` for an abbreviation's expansion, ``ActualText`` for what the faces lack."""
    text: str
    length: int


class Hand(NamedTuple):
    """How letters are written; ``link`` is the number of the link they belong to, 0 none."""

    face: str
    size: float
    rise: float = 0
    underlined: bool = False
    link: int = 0
    reading: Reading | None = None


class Word(NamedTuple):
    """Letters that no line end parts, and what may part them from the next: none, nothing.

    ``gap`` is the width of that if the line goes on.
    """

    text: str
    hand: Hand
    width: float
    joint: str | None
    gap: float


class Stretch(NamedTuple):
    """Letters of one hand on a line, ``x`` from its left end; its spaces are ``wider``."""

    text: str
    hand: Hand
    x: float
    width: float
    wider: float = 0.0


class Line(NamedTuple):
    """A line with its width; the space that ended it is still part of its text."""

    stretches: tuple[Stretch, ...]
    width: float


class Words(NamedTuple):
    """A text in words, with the addresses of its links."""

    words: tuple[Word, ...]
    links: tuple[str, ...]

    def natural(self) -> float:
        """Return the width that it takes if only forced line ends part it."""
        widest = x = 0.0
        for word in self.words:
            x += word.width
            widest = max(widest, x)
            x = 0.0 if word.joint == LINE else x + word.gap
        return widest

    def least(self) -> float:
        """Return the width of its longest word."""
        widest = x = 0.0
        for word in self.words:
            x += word.width
            widest = max(widest, x + _hyphen(word))
            if word.joint is not None:
                x = 0.0
        return widest


def words(runs: Runs, style: Style, expansions: Expansions = USUAL) -> Words:
    """Return ``runs`` as words in ``style``."""
    text = plain(runs)
    found = [(one, _reading(one)) for one in expansions.find(text, borders(runs))]
    text = glued(text)
    out: list[Word] = []
    links: list[str] = []
    before, at = "", 0
    for run in runs:
        if run.link and run.link != before:
            links.append(run.link)
        before = run.link
        hand = _hand(run, style, len(links) if run.link else 0)
        end = at + len(run.text)
        for part, reading in _parts(text, at, end, found):
            whole = part.replace(" ", GLUE) if reading else part
            for letters, face, read in _written(whole, hand.face, reading):
                same = face == hand.face and read is None
                out += _split(letters, hand if same else hand._replace(face=face, reading=read))
        at = end
    return Words(tuple(out), tuple(links))


def _reading(one: Expansion) -> Reading:
    return Reading("E", one.text, one.end - one.start)


def _parts(
    text: str, start: int, end: int, found: Sequence[tuple[Expansion, Reading]]
) -> Iterator[tuple[str, Reading | None]]:
    """Yield the letters from ``start`` to ``end`` in parts with their readings, as ``found``."""
    for one, reading in islice(found, bisect_right(found, start, key=_end_of), None):
        if one.start >= end:
            break
        first, last = max(start, one.start), min(end, one.end)
        yield text[start:first], None
        yield text[first:last], reading
        start = last
    if start < end:
        yield text[start:end], None


def _end_of(pair: tuple[Expansion, Reading]) -> int:
    return pair[0].end


def labelled(
    text: str, face: str, expansions: Expansions
) -> Iterator[tuple[str, str, Reading | None]]:
    """Yield plain text in parts with their faces and how they are read, if not as drawn."""
    found = [(one, _reading(one)) for one in expansions.find(text)]
    for part, reading in _parts(text, 0, len(text), found):
        yield from _written(part, face, reading)


def _written(
    text: str, face: str, reading: Reading | None
) -> Iterator[tuple[str, str, Reading | None]]:
    for letters, name in fonts.written(text, face):
        if name:
            yield letters, name, reading
        else:
            for letter in letters:  # each alone: the next one may stand on another page
                read = reading or Reading("ActualText", letter, len(REPLACEMENT))
                yield REPLACEMENT, FALLBACK, read


def _hand(run: Run, style: Style, link: int) -> Hand:
    marks = run.marks
    if not marks:
        return Hand(style.face, style.size, underlined=bool(link), link=link)
    bold = style.bold or Mark.BOLD in marks
    face = style.family.face(bold=bold, italic=style.italic or Mark.ITALIC in marks)
    size, rise = style.size, 0.0
    if Mark.SUPERSCRIPT in marks or Mark.SUBSCRIPT in marks:
        rise = size * (RAISED if Mark.SUPERSCRIPT in marks else LOWERED)
        size *= SMALLER
    return Hand(face, size, rise, bool(link) or Mark.UNDERLINE in marks, link)


def _split(text: str, hand: Hand) -> Iterator[Word]:
    parts = _JOINT.split(text)
    make = _word if hand.reading else _known_word  # a reading is another one each time
    for word, joint in zip(parts[::2], [*parts[1::2], None], strict=True):
        yield make(word, hand, joint)


def _word(text: str, hand: Hand, joint: str | None) -> Word:
    scale = hand.size / 1000
    gap = fonts.measure(joint, hand.face) * scale if joint in _GAPS else 0.0
    return Word(text, hand, fonts.measure(text, hand.face) * scale, joint, gap)


_known_word = lru_cache(20_000)(_word)


def _hyphen(word: Word) -> float:
    """Return the width of what follows ``word`` if the line ends."""
    return fonts.width(SOFT, word.hand.face, word.hand.size) if word.joint == SOFT else 0.0


def broken(text: Words, width: float) -> list[Line]:
    """Return the lines of ``text``, each as full as ``width`` allows; at least one."""
    lines: list[Line] = []
    line: list[Word] = []
    x = spaces = 0.0
    for group, wide in _groups(text.words, width):
        if line and x + wide > width + spaces * TOLERANCE + EPSILON:
            lines.append(_fitted(_line(line), width))
            line, x, spaces = [], 0.0, 0.0
        last = group[-1]
        if wide > width + EPSILON:
            *full, line = _cut(group, width)
            lines += map(_line, full)
            x = sum([word.width for word in line])
        else:
            line += group
            x += wide - _hyphen(last) if last.joint == SOFT else wide
        if last.joint == LINE:
            lines.append(_fitted(_line(line), width))
            line, x, spaces = [], 0.0, 0.0
        else:
            x, spaces = x + last.gap, spaces + last.gap
    if line or not lines:
        lines.append(_fitted(_line(line), width))
    return lines


def _groups(words: Iterable[Word], width: float) -> Iterator[tuple[list[Word], float]]:
    """Yield what no line end may part, and its width with the hyphen that may end it.

    What is glued together and wider than a line comes apart.
    """
    group: list[Word] = []
    for word in words:
        if word.joint == " " and not group and word.width <= width:  # most words
            yield [word], word.width
            continue
        group.append(word)
        if word.joint is not None:
            yield from _whole(group, width)
            group = []
    if group:
        yield from _whole(group, width)


def _whole(group: list[Word], width: float) -> Iterator[tuple[list[Word], float]]:
    wide = sum([word.width for word in group]) + _hyphen(group[-1])
    if wide > width + EPSILON and any(GLUE in word.text for word in group):
        yield from _groups([part for word in group for part in _loosened(word)], width)
    else:
        yield group, wide


def _loosened(word: Word) -> Iterator[Word]:
    *parts, last = word.text.split(GLUE)
    for part in parts:
        yield _word(part, word.hand, " ")
    yield _word(last, word.hand, word.joint)


def _cut(group: list[Word], width: float) -> Iterator[list[Word]]:
    """Yield a group wider than the line in parts that fit, at least a letter each."""
    line: list[Word] = []
    room = width
    for word in group:
        ends = list(accumulate(fonts.widths(word.text, word.hand.face)))
        scale = word.hand.size / 1000
        start, begun = 0, 0.0
        while True:
            rest = (ends[-1] - begun) * scale if ends else 0.0
            if rest <= room + EPSILON or (not line and start >= len(ends) - 1):
                line.append(Word(word.text[start:], word.hand, rest, word.joint, word.gap))
                room -= rest
                break
            end = bisect_right(ends, begun + (room + EPSILON) / scale)
            if end == start and not line:
                end = start + 1
            if end > start:
                wide = (ends[end - 1] - begun) * scale
                line.append(Word(word.text[start:end], word.hand, wide, None, 0.0))
                start, begun = end, ends[end - 1]
            yield line
            line, room = [], width
    yield line


def _line(words: list[Word]) -> Line:
    """Return ``words`` as a line, neighbours of one hand as one stretch."""
    if not words:
        return Line((), 0.0)
    out: list[Stretch] = []
    *before, last = words
    hand, start, x = words[0].hand, 0.0, 0.0
    letters: list[str] = []
    for word in before:
        if word.hand is not hand and word.hand != hand:
            _end(out, letters, hand, start, x)
            hand, start = word.hand, x
        letters.append(word.text)
        x += word.width
        joint = word.joint
        if joint == " ":
            letters.append(" ")
            x += word.gap
        elif joint == WIDE:
            letters.append(" ")
            x += word.gap
            _end(out, letters, hand, start, x)
            start = x
    if last.hand != hand:
        _end(out, letters, hand, start, x)
        hand, start = last.hand, x
    letters += last.text, _END.get(last.joint or "", "")
    x += last.width + _hyphen(last)
    _end(out, letters, hand, start, x)
    return Line(tuple(out), x)


def _end(out: list[Stretch], letters: list[str], hand: Hand, start: float, x: float) -> None:
    """Add ``letters`` to the stretches of a line, if there are any, and begin anew."""
    if text := "".join(letters):
        out.append(Stretch(text.replace(GLUE, " "), hand, start, x - start))
    letters.clear()


def _fitted(line: Line, width: float) -> Line:
    """Return ``line`` with narrower spaces if it passes ``width`` by what these may give."""
    less = width - line.width
    if less >= -EPSILON:
        return line
    counts = [stretch.text.count(" ") for stretch in line.stretches]
    counts[-1] -= line.stretches[-1].text.endswith(" ")
    if not any(counts):
        return line
    wider = less / sum(counts)
    before = [0, *accumulate(counts)]
    stretches = (
        one._replace(x=one.x + n * wider, width=one.width + count * wider, wider=wider)
        for one, n, count in zip(line.stretches, before, counts, strict=False)
    )
    return Line(tuple(stretches), width)


_END = {" ": " ", WIDE: " ", LINE: " ", SOFT: SOFT}
"""What a line's end leaves in its text: words stay apart when it is read."""


def balanced(text: Words, width: float) -> list[Line]:
    """Return as few lines as ``broken`` does, but of like length: for headings."""
    lines = broken(text, width)
    low, high = width / 2, width
    while len(lines) > 1 and high - low > 1:
        middle = (low + high) / 2
        tried = broken(text, middle)
        if len(tried) <= len(lines):
            lines, high = tried, middle
        else:
            low = middle
    return lines
