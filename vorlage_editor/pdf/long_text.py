"""Very long paragraphs in pieces: ReportLab's time for one grows with the square of its length."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from reportlab.platypus.paragraph import _HSFrag

from vorlage_editor.model.body import Runs
from vorlage_editor.pdf.record import Flowing, flowing, fragments
from vorlage_editor.pdf.styles import Style, paragraph_style

PIECE = 4000
"""Letters that are laid out at once."""
_ENDLESS = 1e6


def pieces(runs: Runs, style: Style, tag: str, width: float) -> Iterator[Flowing]:
    """Yield ``runs`` as paragraphs that follow one another."""
    slots = flowing(runs, style, tag).slots
    carried: list[Any] = []
    batches = list(_batches(fragments(runs, style)))
    for place, batch in enumerate(batches):
        whole = _paragraph([*carried, *batch], style, tag, slots)
        if place == len(batches) - 1:
            yield whole
            return
        _, height = whole.wrap(width, _ENDLESS)
        parts = whole.split(width, height - style.leading + 0.01)
        if len(parts) == 2:  # noqa: PLR2004
            yield parts[0]
            carried = list(_again(parts[1].frags))
        else:
            yield whole
            carried = []


def _again(frags: list[Any]) -> Iterator[Any]:
    """Yield what is left of a split paragraph as fragments that can be laid out again."""
    for frag in frags:
        if isinstance(frag, list):  # a word: its width, then fragments with their letters
            *inner, last = frag[1:]
            yield from (part.clone(text=text) for part, text in inner)
            blank = " " if isinstance(frag, _HSFrag) else ""
            yield last[0].clone(text=last[1] + blank)
        elif hasattr(frag, "text"):
            yield frag
        else:
            whole = frag.clone(text=" ".join(frag.words))
            del whole.words
            yield whole


def _paragraph(
    frags: list[Any], style: Style, tag: str, slots: dict[tuple[int, str], int]
) -> Flowing:
    paragraph = Flowing(None, paragraph_style(style), frags=frags)
    paragraph.tag, paragraph.slots = tag, slots
    return paragraph


def _batches(frags: list[Any]) -> Iterator[list[Any]]:
    batch: list[Any] = []
    size = 0
    for frag in frags:
        text = frag.text
        while size + len(text) > PIECE:
            room = PIECE - size
            cut = text.rfind(" ", 0, room) + 1 or (0 if size else room)
            if cut:
                batch.append(frag.clone(text=text[:cut]))
            text, size = text[cut:], 0
            yield batch
            batch = []
        if text or getattr(frag, "lineBreak", False):
            batch.append(frag.clone(text=text))
            size += len(text)
    if batch:
        yield batch
