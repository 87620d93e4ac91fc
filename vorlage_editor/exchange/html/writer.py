"""Blocks as clean HTML, for the clipboard: what Word and Writer read well, and nothing else."""

from __future__ import annotations

from collections.abc import Iterable
from html import escape

from vorlage_editor.model.body import (
    Block,
    Counting,
    Heading,
    ListItem,
    Mark,
    PageBreak,
    Paragraph,
    Picture,
    Runs,
    Table,
)
from vorlage_editor.model.text import LINE

_TAGS = {
    Mark.BOLD: "b",
    Mark.ITALIC: "i",
    Mark.UNDERLINE: "u",
    Mark.SUPERSCRIPT: "sup",
    Mark.SUBSCRIPT: "sub",
}
_LISTS = {
    "bullet": "<ul>",
    "dash": "<ul style=\"list-style-type: '– '\">",
    "number": "<ol>",
    "letter": '<ol type="a">',
}
_BREAK = '<br style="page-break-before: always">'


def write_html(blocks: Iterable[Block]) -> str:
    """Return ``blocks`` as an HTML document; pictures are left out."""
    writer = _Writer()
    for block in blocks:
        writer.write(block)
    writer.close(0)
    return f'<html><head><meta charset="utf-8"></head><body>{"".join(writer.parts)}</body></html>'


class _Writer:
    """Keeps which lists are open: the last item of each is, too."""

    def __init__(self) -> None:
        self.parts: list[str] = []
        self._lists: list[tuple[str, str]] = []  # style and end tag
        self._counting = Counting()

    def write(self, block: Block) -> None:
        """Add ``block``."""
        number = self._counting.number(block)
        if isinstance(block, ListItem):
            self._item(block, number)
            return
        self.close(0)
        match block:
            case Heading():
                self.parts.append(f"<h{block.level}>{_text(block.runs)}</h{block.level}>")
            case Paragraph():
                self.parts.append(f"<p>{_text(block.runs)}</p>" if block.runs else "")
            case Table():
                self.parts.append(_table(block))
            case PageBreak():
                self.parts.append(_BREAK)
            case Picture():
                pass

    def _item(self, item: ListItem, number: int) -> None:
        self.close(item.level + 1)
        if item.style == "none":
            self.parts.append(f"<p>{_text(item.runs)}</p>")
            return
        here = len(self._lists) == item.level + 1
        if here and (self._lists[-1][0] != item.style or item.start is not None):
            self.close(item.level)
            here = False
        if here:
            self.parts.append("</li>")
        while len(self._lists) <= item.level:
            self._open(item.style, number if len(self._lists) == item.level else 1)
        self.parts.append(f"<li>{_text(item.runs)}")

    def _open(self, style: str, number: int) -> None:
        begin = _LISTS[style]
        if number > 1 or (number == 0 and begin.startswith("<ol")):
            begin = begin.replace(">", f' start="{number}">')
        self.parts.append(begin)
        self._lists.append((style, f"</{begin[1:3]}>"))

    def close(self, count: int) -> None:
        """Close lists until ``count`` are open."""
        while len(self._lists) > count:
            self.parts.append(f"</li>{self._lists.pop()[1]}")


def _text(runs: Runs) -> str:
    out: list[str] = []
    for run in runs:
        text = escape(run.text).replace(LINE, "<br>")
        for mark in reversed(run.marks):
            text = f"<{_TAGS[mark]}>{text}</{_TAGS[mark]}>"
        out.append(f'<a href="{escape(run.link)}">{text}</a>' if run.link else text)
    return "".join(out)


def _table(table: Table) -> str:
    caption = escape(table.caption).replace(LINE, "<br>")
    parts = [f"<caption>{caption}</caption>" if caption else ""]
    for number, row in enumerate(table.rows):
        head = number < table.header_rows
        cells = [
            _cell(runs, head=head or (table.look == "form" and not column))
            for column, runs in enumerate(row)
        ]
        line = f"<tr>{''.join(cells)}</tr>"
        parts.append(f"<thead>{line}</thead>" if head else line)
    style = "border-collapse: collapse"
    return f'<table border="1" cellpadding="4" style="{style}">{"".join(parts)}</table>'


def _cell(runs: Runs, *, head: bool) -> str:
    name = "th" if head else "td"
    return f"<{name}>{_text(runs)}</{name}>"
