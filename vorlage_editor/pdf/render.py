"""A Vorlage to PDF bytes: PDF/UA-1 and PDF/A-2a, with its draft inside PDF/A-3a.

Same value, same bytes. A kept ``Renderer`` takes over all that did not change since its last paper;
its bytes are the same as those of a fresh one. One rendering at a time.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import replace
from datetime import UTC, datetime
from functools import partial
from typing import NamedTuple

from vorlage_editor.model.forms.form import Form
from vorlage_editor.model.printed import Passage, end, head, kind_and_number
from vorlage_editor.model.text import LINE
from vorlage_editor.model.vorlage import Vorlage
from vorlage_editor.pdf.content.end import add_attachments, add_signatures
from vorlage_editor.pdf.content.entries import BodyEntries
from vorlage_editor.pdf.content.head import add_part
from vorlage_editor.pdf.content.letterhead import add_letterhead, add_status, arms
from vorlage_editor.pdf.file.archive import Metadata
from vorlage_editor.pdf.file.writer import Kept, Paper, Writer
from vorlage_editor.pdf.page.furniture import Furniture, said
from vorlage_editor.pdf.page.layout import Memory, paginate
from vorlage_editor.pdf.page.pages import Page
from vorlage_editor.pdf.places.places import Places
from vorlage_editor.pdf.typesetting.flow import Entry
from vorlage_editor.pdf.typesetting.styles import BOTTOM, MM, PAGE_HEIGHT, ROOM, TOP_FIRST, shade
from vorlage_editor.pdf.typesetting.typesetter import Typesetter

_NEVER = datetime(2000, 1, 1, tzinfo=UTC)
"""Stands for the time of files that carry none."""


class Preview(NamedTuple):
    """A small file with some pages of a paper."""

    data: bytes
    shown: tuple[int, ...]
    """Which pages it holds, counted from 0."""
    pages: int
    """How many pages the paper has."""
    places: Places | None = None
    """What stands where, on all pages."""


class Renderer:
    """Renders papers, and keeps what the next rendering can use again."""

    def __init__(self) -> None:
        self._forms: dict[str, _InForm] = {}

    def render(
        self,
        vorlage: Vorlage,
        form: Form,
        blobs: Mapping[str, bytes],
        *,
        when: datetime,
        draft: bytes | None = None,
        title: str | None = None,
    ) -> bytes:
        """Return the whole paper; ``when`` is the value's last change.

        With ``draft``, a draft file, that is attached to it; with ``title``, the file calls itself
        so, and its metadata name neither subject nor number.
        """
        return self._in(form).render(vorlage, blobs, when, draft, title)

    def preview(
        self, vorlage: Vorlage, form: Form, blobs: Mapping[str, bytes], wanted: range
    ) -> Preview:
        """Return a file with the ``wanted`` pages only; with the last one if there are none."""
        return self._in(form).preview(vorlage, blobs, wanted)

    def _in(self, form: Form) -> _InForm:
        kept = self._forms.get(form.sha256)
        if kept is None or kept.form != form:
            self._forms = {form.sha256: _InForm(form)}
        return self._forms[form.sha256]


def render(
    vorlage: Vorlage,
    form: Form,
    blobs: Mapping[str, bytes],
    *,
    when: datetime,
    draft: bytes | None = None,
    title: str | None = None,
) -> bytes:
    """Return the paper as PDF; ``when`` is the value's last change, ``draft`` goes with it."""
    return Renderer().render(vorlage, form, blobs, when=when, draft=draft, title=title)


class _InForm:
    """Renders papers of one form."""

    def __init__(self, form: Form) -> None:
        self.form = form
        self._setter = Typesetter(form)
        self._furniture = Furniture(self._setter)
        self._body = BodyEntries(self._setter)
        self._entries: dict[object, Entry] = {}
        self._used: dict[object, Entry] = {}
        self._memory: Memory = {}
        self._kept = Kept()
        self._arms = arms(form.letterhead)
        self._accent = shade(form.look.accent) + b" rg"
        self._letterhead: tuple[object, float] = (None, 0.0)

    def render(
        self,
        vorlage: Vorlage,
        blobs: Mapping[str, bytes],
        when: datetime,
        draft: bytes | None,
        title: str | None,
    ) -> bytes:
        """Return the whole paper, with the file ``draft`` attached."""
        entries, pages = self._layout(vorlage, blobs)
        paper = self._paper(vorlage, when, entries, pages, range(len(pages)))
        if title is not None:
            metadata = replace(paper.metadata, title=title, subject=title)
            paper = replace(paper, metadata=metadata)
        if draft is not None:
            paper = replace(paper, draft=draft, metadata=replace(paper.metadata, part=3))
        return Writer(self._kept, paper, self._furniture, {**blobs, **self._arms}).full()

    def preview(self, vorlage: Vorlage, blobs: Mapping[str, bytes], wanted: range) -> Preview:
        """Return some pages."""
        entries, pages = self._layout(vorlage, blobs)
        shown_pages = tuple(page for page in wanted if 0 <= page < len(pages))
        shown_pages = shown_pages or (len(pages) - 1,)
        paper = self._paper(vorlage, _NEVER, entries, pages, shown_pages)
        data = Writer(self._kept, paper, self._furniture, {**blobs, **self._arms}).some()
        places = Places(pages, self._body.steps)
        return Preview(data, shown_pages, len(pages), places)

    def _paper(
        self,
        vorlage: Vorlage,
        when: datetime,
        entries: list[Entry],
        pages: list[Page],
        wanted: Iterable[int],
    ) -> Paper:
        name = kind_and_number(vorlage)
        title = vorlage.subject.replace(LINE, " ").strip() or name or "Vorlage"
        metadata = Metadata(title, self.form.authority, name, when)
        numbers = list(wanted)
        sheets = [pages[page].draw(self._setter.recorder, self._accent) for page in numbers]
        return Paper(said(vorlage), metadata, entries, pages, sheets, numbers)

    def _layout(
        self, vorlage: Vorlage, blobs: Mapping[str, bytes]
    ) -> tuple[list[Entry], list[Page]]:
        """Return what stands on which page."""
        self._used = {}
        above, below = tuple(head(vorlage, self.form)), tuple(end(vorlage, self.form))
        titled = any(part.name == "subject" and part.lines for part in above)
        ends = bool(below) and below[0].name == "signatures"
        entries = [*self._head(above)]
        entries += self._body.update(vorlage.body, blobs, above=int(titled), ends=ends)
        entries += self._end(below, 1 + titled)
        self._entries = self._used
        items = [item for entry in entries for item in entry.items]
        pages, self._memory = paginate(items, self._first_room(above), self._memory)
        return entries, pages

    def _first_room(self, parts: Sequence[Passage]) -> float:
        """Return the height of the text on page 1, which never begins within the letterhead."""
        part = next((one for one in parts if one.name == "letterhead"), None)
        if part is None:
            return PAGE_HEIGHT - TOP_FIRST - BOTTOM
        if self._letterhead[0] != part:
            self._letterhead = part, add_letterhead(self._setter, Entry(), part)
        taken = max(self.form.letterhead.height_mm * MM, self._letterhead[1], TOP_FIRST)
        return max(PAGE_HEIGHT - taken - BOTTOM, ROOM / 3)

    def _head(self, parts: Sequence[Passage]) -> Iterator[Entry]:
        setter = self._setter
        related = any(part.name == "related" and part.lines for part in parts)
        for part in parts:
            if part.name == "status":
                yield self._entry(part, partial(add_status, setter, part=part))
            elif part.name == "letterhead":
                yield self._entry(part, partial(add_letterhead, setter, part=part))
            else:
                make = partial(add_part, setter, part=part, related=related)
                yield self._entry(part, make, related)

    def _end(self, parts: Sequence[Passage], level: int) -> Iterator[Entry]:
        setter = self._setter
        for part in parts:
            if part.name == "attachments":
                keep = parts[-1].name == "signatures"
                make = partial(add_attachments, setter, part=part, level=level, keep=keep)
                yield self._entry(part, make, level, keep)
            else:
                yield self._entry(part, partial(add_signatures, setter, part=part))

    def _entry(self, part: Passage, make: Callable[..., object], *circumstances: object) -> Entry:
        """Return the entry of ``part``: that of the last paper if nothing of it changed."""
        key = part, circumstances
        entry = self._entries.get(key)
        if entry is None:
            entry = Entry(part)
            make(entry=entry)
        self._used[key] = entry
        return entry
