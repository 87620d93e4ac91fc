"""Sets text in lines, in a form's typeface and measure; remembers how text was broken."""

from __future__ import annotations

from collections.abc import Callable
from functools import lru_cache, partial

from vorlage_editor.model.body import Run, Runs
from vorlage_editor.model.expansions import Expansions
from vorlage_editor.model.forms.form import Form
from vorlage_editor.pdf.typesetting import fonts
from vorlage_editor.pdf.typesetting.flow import DOCUMENT, Entry, Item
from vorlage_editor.pdf.typesetting.lines import Words, balanced, broken, words
from vorlage_editor.pdf.typesetting.parts import Text
from vorlage_editor.pdf.typesetting.record import Broken, Recorder
from vorlage_editor.pdf.typesetting.styles import MM, WIDTH, Q, Style, styles

REMEMBERED = 50_000
"""Texts that are remembered: more than a paper of some hundred pages has."""


class Typesetter:
    """What all elements of a paper are set with."""

    def __init__(self, form: Form) -> None:
        self.form = form
        self.family = fonts.FAMILIES.get(form.look.font, fonts.LIBERATION)
        self.styles = styles(self.family)
        expansions = Expansions(form.abbreviations)
        self.recorder = Recorder(self.family, expansions)
        self.measure = max(20 * MM, min(form.look.measure_mm * MM, WIDTH))
        self.words: Callable[[Runs, Style], Words] = lru_cache(REMEMBERED)(
            partial(words, expansions=expansions)
        )
        self.broken: Callable[[Runs, Style, float], Broken] = lru_cache(REMEMBERED)(self._broken)

    def _broken(self, runs: Runs, style: Style, width: float) -> Broken:
        text = self.words(runs, style)
        lines = (balanced if style.balanced else broken)(text, max(width, 1))
        return Broken(lines, style, width, text.links)

    def text(
        self, runs: Runs, style: Style, width: float, tag: str = "P", *, whole: bool = False
    ) -> Text:
        """Return ``runs`` in lines."""
        lines = self.broken(runs, style, width)
        return Text(lines, tag, 0, len(lines.lines), whole=whole)

    def add(
        self,
        entry: Entry,
        runs: Runs | str,
        style: Style,
        tag: str = "P",
        *,
        width: float = WIDTH,
        parent: int = DOCUMENT,
    ) -> Item:
        """Add a paragraph to ``entry``; return its item."""
        if isinstance(runs, str):
            runs = (Run(runs),)
        text = self.text(runs, style, width, tag, whole=tag.startswith("H"))
        slots = entry.leaf(len(text.text.links), tag, parent)
        item = Item(entry, text, slots, before=style.before * Q, after=style.after * Q)
        entry.items.append(item)
        return item
