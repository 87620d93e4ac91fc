"""Blocks as lines that one can read, to compare with."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from vorlage_editor.model.body import Block, Heading, ListItem, Mark, PageBreak, Runs, Table

_SIGNS = {
    Mark.BOLD: "*",
    Mark.ITALIC: "/",
    Mark.UNDERLINE: "_",
    Mark.SUPERSCRIPT: "^",
    Mark.SUBSCRIPT: "~",
}


def outline(blocks: Iterable[Block]) -> str:
    """Return a line a block: ``# heading``, ``number 1 =3: item``, ``| cell | cell``."""
    return "".join(f"{line}\n" for block in blocks for line in _lines(block))


def _lines(block: Block) -> Iterator[str]:
    match block:
        case Heading():
            yield f"{'#' * block.level} {_text(block.runs)}"
        case ListItem():
            start = "" if block.start is None else f" ={block.start}"
            yield f"{block.style} {block.level}{start}: {_text(block.runs)}"
        case Table():
            yield f"table {block.look} {block.header_rows} {block.caption}".rstrip()
            for row in block.rows:
                yield f"| {' | '.join(map(_text, row))} |"
        case PageBreak():
            yield "---"
        case _:
            yield f"p: {_text(getattr(block, 'runs', ()))}".rstrip()


def _text(runs: Runs) -> str:
    out = []
    for run in runs:
        signs = "".join(_SIGNS[mark] for mark in run.marks)
        link = f"<{run.link}>" if run.link else ""
        out.append(f"{signs}{run.text}{signs[::-1]}{link}")
    return "".join(out).replace("\u2028", "\\").replace("\u00a0", "~~")
