"""Reads HTML into blocks, tag after tag: no tree, so that no depth is too deep."""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from typing import Any

from msgspec.structs import replace

from vorlage_editor.exchange.html.blocks import (
    Face,
    Pending,
    Piece,
    blocks_of,
    captioned,
    without_outer_breaks,
)
from vorlage_editor.exchange.html.context import Context, box, inner, item, paragraph
from vorlage_editor.exchange.html.items import Writer
from vorlage_editor.exchange.html.links import link_target
from vorlage_editor.exchange.html.lists import Listing
from vorlage_editor.exchange.html.style import Sheets, Style
from vorlage_editor.exchange.html.tables import SPAN, Cell, Grid, row_span, span
from vorlage_editor.exchange.html.tags import (
    BLOCKS,
    CELLS,
    HEADERS,
    LISTS,
    PICTURES,
    ROWS,
    STRUCK,
    VOID,
)
from vorlage_editor.exchange.html.tokens import Attributes, Comment, End, Start, Text, tokens
from vorlage_editor.exchange.html.word import form_box, shown
from vorlage_editor.model.body import Block, PageBreak
from vorlage_editor.model.text import LINE, clean_link

_DEPTH = 20  # of tables in tables; deeper ones are text
_REPORT = 50_000  # characters after which progress is told
_LINE_END = re.compile("\r\n|[\r\n]")
_LONGEST_ALT = 8  # of a picture that is a letter, an emoji
_CONDITION = re.compile(r"\[if [^\]]*\]")
_CONDITIONS: Mapping[str, Mapping[str, Any]] = {
    "[if !supportLists]": {"marker": True},
    "[if !supportLineBreakNewLine]": {"hidden": True},
}


def _none_open() -> dict[str, int]:
    return defaultdict(int)


@dataclass(slots=True)
class _Scope:
    """A table, cell or list, whose tags close nothing outside of it."""

    kind: str
    base: int
    open: dict[str, int] = field(default_factory=_none_open)


class Reader:
    """Takes one document."""

    def __init__(self, progress: Callable[[int], object] | None = None) -> None:
        self.left_out: Counter[str] = Counter()
        self._progress = progress
        self._sheets = Sheets()
        self._writer = Writer(self._sheets)
        self._context = Context()
        self._open: list[tuple[str, Context]] = []
        self._breaking: list[int] = []
        """How many are open at elements that a page ends with."""
        self._scopes = [_Scope("document", 0)]
        self._grids: list[Grid] = []
        self._outside = False
        self._faces: dict[tuple[object, ...], Face] = {}
        self._in_tables = (self._start_row, self._start_cell)
        self._starts = {
            "table": self._start_table,
            **dict.fromkeys(ROWS, self._start_row),
            **dict.fromkeys((*CELLS, "caption"), self._start_cell),
            **dict.fromkeys(LISTS, self._start_list),
        }

    def read(self, source: str) -> list[Block]:
        """Return the blocks of ``source``."""
        begin = source.find("<!--StartFragment")
        self._outside = 0 <= begin < source.rfind("<!--EndFragment")
        acts = {
            Text: self._on_text,
            Start: self._on_start,
            End: self._on_end,
            Comment: self._on_comment,
        }
        told = 0
        for token in tokens(source):
            acts[type(token)](token)  # type: ignore[operator]
            if self._progress and token.place > told:
                self._progress(token.place)
                told = token.place + _REPORT
        self._close_scopes(0)
        self._writer.flush()
        return without_outer_breaks(blocks_of(captioned(self._writer.top)))

    # Text and comments

    def _on_text(self, token: Text) -> None:
        text, context = token.text, self._context
        if self._outside:
            return
        if context.hidden:
            if not text.isspace():
                self.left_out["hidden"] += 1
            return
        if context.marker:
            self._writer.mark(text, context)
            return
        if context.tab:
            text = "\t"
        elif context.note:
            text = f"{text} "
        self._add(shown(text, context.font) if context.font or not text.isascii() else text)

    def _add(self, text: str) -> None:
        context = self._context
        if context.keeps and (lines := _LINE_END.split(text))[1:]:
            for number, line in enumerate(lines):
                if number:
                    self._writer.add(Piece(LINE, self._face), context)
                self._writer.add(Piece(line, self._face, keeps=True), context)
        else:
            self._writer.add(Piece(text, self._face, context.keeps), context)

    @property
    def _face(self) -> Face:
        context = self._context
        key = context.bold, context.italic, context.underline, context.align, context.link
        face = self._faces.get(key)
        if face is None:
            face = self._faces[key] = context.face
        return face

    def _on_comment(self, token: Comment) -> None:
        text = token.text.strip(" -")
        if text == "StartFragment":
            self._outside = False
        elif text == "EndFragment":
            self._writer.flush()
            self._outside = True
        elif _CONDITION.fullmatch(text):
            self._start_condition(text)
        elif text == "[endif]":
            self._close("[if]")
        elif "FORMCHECKBOX" in text and not self._outside:
            self._add("☐")
        elif "<w:data>" in text and (box := form_box(text)):
            self._writer.correct_box(box)

    def _start_condition(self, text: str) -> None:
        """Begin what Word writes for programs that cannot do something; it may be nested."""
        if text in _CONDITIONS or self._scopes[-1].open["[if]"]:
            self._push("[if]", replace(self._context, **_CONDITIONS.get(text, {})))

    # Tags

    def _on_start(self, token: Start) -> None:
        name, attributes = token.name, token.attributes
        if name in PICTURES and not self._outside and not self._context.hidden:
            self._leave_picture(name, attributes)
        if name in VOID:
            self._on_void(token)
            return
        style = self._sheets.style(name, attributes)
        start = self._starts.get(name, self._start_other)
        if start in self._in_tables and not self._grids:
            start = self._start_other
        start(name, attributes, style)
        if token.raw:
            self._add(token.raw)

    def _on_void(self, token: Start) -> None:
        name, attributes = token.name, token.attributes
        if name == "style":
            self._sheets.add(token.raw)
        elif self._outside or self._context.hidden:
            return
        elif name in ("br", "hr") and self._sheets.style(name, attributes).breaks_before:
            self._break_page()
        elif name == "br" and "interchange" not in attributes.get("class", ""):
            self._add(LINE)
        elif name == "hr":
            self._writer.flush()
        elif name == "input" and attributes.get("type", "").lower() in ("checkbox", "radio"):
            self._add("☒" if "checked" in attributes else "☐")

    def _break_page(self) -> None:
        self._writer.flush()
        if not self._grids and not self._outside:
            self._writer.put(Pending(PageBreak()))

    def _leave_picture(self, name: str, attributes: Attributes) -> None:
        alt = attributes.get("alt", "").strip()
        if self._context.marker:
            self._writer.mark("•", self._context)
        elif attributes.get("aria-roledescription") == "checkbox":
            return  # the item that it stands before says it
        elif 0 < len(alt) <= _LONGEST_ALT and not any(map(str.isalnum, alt)) and not alt.isascii():
            self._add(alt)
        elif name != "img" or {attributes.get("width"), attributes.get("height")} != {"1"}:
            self.left_out["pictures"] += 1

    def _start_other(self, name: str, attributes: Attributes, style: Style) -> None:
        if name in BLOCKS or style.block:
            self._begin_block(name, style)
        context = self._inner(name, attributes, style)
        if name == "li":
            context = item(attributes, style, context)
        elif name in BLOCKS:
            context = paragraph(name, attributes, style, context)
        self._push(name, context)
        if style.breaks_after:
            self._breaking.append(len(self._open))
        if (said := box(attributes, style)) and not context.hidden and not self._outside:
            self._writer.say_box(Piece(said, self._face), context)

    def _begin_block(self, name: str, style: Style) -> None:
        self._writer.begin()
        if name == "li":
            self._close("li")
        elif name in BLOCKS and self._scopes[-1].open["p"]:
            self._close("p")
        if style.breaks_before:
            self._break_page()

    def _inner(self, name: str, attributes: Attributes, style: Style) -> Context:
        """Return the context within an element, as far as letters go."""
        context = inner(name, attributes, style, self._context)
        if attributes or name in STRUCK:
            self._count_looks(name, attributes, style)
            if name == "a" and "href" in attributes:
                return replace(context, link=self._link(attributes["href"]))
        return context

    def _count_looks(self, name: str, attributes: Attributes, style: Style) -> None:
        if self._outside or self._context.hidden:
            return
        if name in STRUCK or style.struck:
            self.left_out["struck"] += 1
        coloured = style.coloured or "bgcolor" in attributes or "color" in attributes
        if coloured and name != "a" and not self._context.link:
            self.left_out["colours"] += 1

    def _link(self, said: str) -> str:
        address = link_target(said)
        link = clean_link(address)
        if address and not link and not address.startswith("#") and not self._outside:
            self.left_out["links"] += 1
        return link

    # Lists and tables

    def _start_list(self, name: str, attributes: Attributes, style: Style) -> None:
        self._writer.flush()
        if self._scopes[-1].open["p"]:
            self._close("p")
        context = self._inner(name, attributes, style)
        classes = attributes.get("class", "")
        listing = Listing.begun(context.listing, name, attributes, style.list_type, classes)
        self._push(name, replace(context, listing=listing, item=None, classes=""), "list")

    def _start_table(self, _name: str, attributes: Attributes, style: Style) -> None:
        self._writer.flush()
        if self._scopes[-1].open["p"]:
            self._close("p")
        if len(self._grids) >= _DEPTH:
            self._push("table", self._context)
            return
        bordered = attributes.get("border", "0").strip() not in ("0", "0px")
        bordered = bordered or style.bordered or "TableGrid" in attributes.get("class", "")
        for grid in self._grids:
            grid.nested = True
        presents = attributes.get("role") in ("presentation", "none")
        self._grids.append(Grid(presents=presents, bordered=bordered))
        self._push("table", self._inner("table", attributes, style), "table")

    def _to_table(self) -> None:
        """Close all that is open within the innermost table."""
        while self._scopes[-1].kind != "table":
            self._close_scopes(len(self._scopes) - 1)
        self._close_elements(self._scopes[-1].base)

    def _start_row(self, name: str, attributes: Attributes, style: Style) -> None:
        self._to_table()
        grid = self._grids[-1]
        if name == "tr":
            grid.start_row()
            grid.hidden = style.hidden or attributes.get("height") == "0"
        else:
            grid.head = name == "thead"

    def _start_cell(self, name: str, attributes: Attributes, style: Style) -> None:
        self._to_table()
        grid = self._grids[-1]
        context = self._inner(name, attributes, style)
        context = replace(context, heading=0, item=None, listing=None, classes="")
        if grid.hidden and name != "caption":
            context = replace(context, hidden=True)
        self._push(name, context, "cell")
        if name == "caption":
            self._writer.targets.append(grid.caption)
            return
        columns = span(attributes.get("colspan", ""), SPAN)
        is_header = name == "th" or attributes.get("role", "") in HEADERS
        cell = Cell(is_header, columns, row_span(attributes.get("rowspan", "")))
        grid.start_cell(cell, bordered=style.bordered)
        self._writer.targets.append(cell.content)

    def _end_table(self) -> None:
        grid = self._grids.pop()
        if grid.lays_out():
            found = grid.content()
        else:
            found = grid.table()
            self.left_out["merged"] += grid.merged()
            self.left_out["nested"] += bool(self._grids)
        for one in found:
            self._writer.put(one)

    # Opening and closing

    def _push(self, name: str, context: Context, kind: str = "") -> None:
        self._scopes[-1].open[name] += 1
        self._open.append((name, self._context))
        self._context = context
        if kind:
            self._scopes.append(_Scope(kind, len(self._open)))

    def _on_end(self, token: End) -> None:
        name = token.name
        if name == "table" and self._grids and not self._scopes[-1].open["table"]:
            self._to_table()
            self._close_scopes(len(self._scopes) - 1)
        elif (name in ROWS or name in CELLS or name == "caption") and self._grids:
            self._to_table()
            self._grids[-1].end_section(name)
        elif name in LISTS:
            if self._scopes[-1].kind == "list":
                self._close_scopes(len(self._scopes) - 1)
        elif name == "br":
            self._add(LINE)
        elif name in BLOCKS and not self._scopes[-1].open[name]:
            self._writer.flush()
        else:
            self._close(name)

    def _close(self, name: str) -> None:
        """Close the innermost element called ``name`` of this scope, if there is one."""
        if self._scopes[-1].open[name]:
            while self._close_one() != name:
                pass

    def _close_one(self) -> str:
        name, self._context = self._open.pop()
        self._scopes[-1].open[name] -= 1
        if name in BLOCKS:
            self._writer.flush()
        if self._breaking and self._breaking[-1] > len(self._open):
            self._breaking.pop()
            self._break_page()
        return name

    def _close_elements(self, base: int) -> None:
        while len(self._open) > base:
            self._close_one()

    def _close_scopes(self, count: int) -> None:
        """Close scopes until there are ``count``, and what is open in them."""
        while len(self._scopes) > max(1, count):
            self._close_elements(self._scopes[-1].base)
            self._writer.flush()
            scope = self._scopes.pop()
            self._close_one()
            if scope.kind == "cell":
                self._writer.targets.pop()
            elif scope.kind == "table":
                self._end_table()
