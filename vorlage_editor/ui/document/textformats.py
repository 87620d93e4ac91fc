"""How blocks and runs of the value are set in the text document: value to format and back.

A format holds what the value holds, and the spacing that follows from it. Looks that are not
the value's (a heading's size, a link's colour) are the highlighter's, which never touches the
document. Lengths are logical pixels.
"""

from __future__ import annotations

from functools import cache
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt
from PySide6.QtGui import (
    QBrush,
    QColor,
    QFont,
    QTextBlockFormat,
    QTextCharFormat,
    QTextFormat,
    QTextFrameFormat,
    QTextImageFormat,
    QTextLength,
    QTextTableFormat,
)

from vorlage_editor.model.body import Heading, ListItem, Mark, PageBreak, Paragraph, Run

if TYPE_CHECKING:
    from vorlage_editor.model.body import Block, Picture, Runs, Table

PIXELS = 96 / 25.4
"""Pixels per mm."""
SCHEME = "bild:"
"""Before a picture's sha256 in the document, so that its name is never that of a file."""
INDENT = 28
"""How far an item's text stands from that of the level above."""
LINE_HEIGHT = 24.0
"""What a line of text is high at least, until the pane's font is known."""

_FIRST = QTextFormat.Property.UserProperty.value + 1
SECTION, STYLE, LEVEL, START, BREAK, WIDTH, ALT, LOOK, CAPTION = range(_FIRST, _FIRST + 9)
"""Properties of formats, for what Qt has no place of its own."""

_SPACE = 10.0  # between paragraphs
_ITEM_SPACE = 4.0
_CAPTION_SPACE = 36.0  # over a table: a line, and some
_HEADING_SPACE = 14.0, 4.0
_EDGE = QColor("#7b878e")  # of tables: the token ``edge`` of both themes, near enough
_FULL = QTextLength(QTextLength.Type.PercentageLength, 100)
_VERTICAL = QTextCharFormat.VerticalAlignment


class BlockFormats:
    """The formats of text blocks whose lines are at least ``line_height`` high.

    Margins of neighbours do not add up: the larger one counts.
    """

    def __init__(self, line_height: float = LINE_HEIGHT) -> None:
        self.line_height = line_height
        self._made: dict[tuple[object, ...], QTextBlockFormat] = {}

    def of(self, block: Block, *, goes_on: bool = False) -> QTextBlockFormat:
        """Return the format of the text block that shows ``block``, which is no table.

        An item whose list ``goes_on`` with the next block stands closer to that.
        """
        key = (type(block), *_details(block), goes_on and isinstance(block, ListItem))
        if key not in self._made:
            self._made[key] = self._make(block, goes_on=goes_on)
        return self._made[key]

    def _make(self, block: Block, *, goes_on: bool) -> QTextBlockFormat:
        out = QTextBlockFormat()
        out.setLineHeight(self.line_height, QTextBlockFormat.LineHeightTypes.MinimumHeight.value)
        out.setBottomMargin(_SPACE)
        match block:
            case Heading():
                out.setHeadingLevel(block.level)
                out.setTopMargin(_HEADING_SPACE[0])
                out.setBottomMargin(_HEADING_SPACE[1])
                if block.section:
                    out.setProperty(SECTION, block.section)
            case ListItem():
                out.setBottomMargin(_ITEM_SPACE if goes_on else _SPACE)
                _set_item(out, block)
            case PageBreak():
                out.setProperty(BREAK, True)
                rule = QTextFormat.Property.BlockTrailingHorizontalRulerWidth
                out.setProperty(rule, _FULL)
            case _:
                pass
        return out


def _set_item(out: QTextBlockFormat, item: ListItem) -> None:
    out.setLeftMargin(INDENT * (item.level + 1))
    out.setProperty(STYLE, item.style)
    out.setProperty(LEVEL, item.level)
    if item.start is not None:
        out.setProperty(START, item.start)


def _details(block: Block) -> tuple[object, ...]:
    """Return what the format of ``block`` depends on, beside its kind."""
    match block:
        case Heading():
            return block.level, block.section
        case ListItem():
            return block.style, block.level, block.start
        case _:
            return ()


@cache
def cell_format(*, right: bool = False) -> QTextBlockFormat:
    """Return the format of the text block in a table's cell: as Qt makes it, or set right."""
    out = QTextBlockFormat()
    if right:
        out.setAlignment(Qt.AlignmentFlag.AlignRight)
    return out


@cache
def char_format(marks: tuple[Mark, ...] = (), link: str = "") -> QTextCharFormat:
    """Return the format of a run."""
    out = QTextCharFormat()
    if Mark.BOLD in marks:
        out.setFontWeight(QFont.Weight.Bold)
    if Mark.ITALIC in marks:
        out.setFontItalic(True)
    if Mark.UNDERLINE in marks:
        out.setFontUnderline(True)
    if Mark.SUPERSCRIPT in marks:
        out.setVerticalAlignment(_VERTICAL.AlignSuperScript)
    elif Mark.SUBSCRIPT in marks:
        out.setVerticalAlignment(_VERTICAL.AlignSubScript)
    if link:
        out.setAnchor(True)
        out.setAnchorHref(link)
    return out


def image_format(picture: Picture) -> QTextImageFormat:
    """Return the format of the one character that stands for ``picture``."""
    out = QTextImageFormat()
    out.setName(SCHEME + picture.data)
    out.setWidth(round(picture.width * PIXELS))
    out.setProperty(WIDTH, picture.width)
    if picture.alt is not None:  # an absent property is a decorative picture
        out.setProperty(ALT, picture.alt)
    return out


def table_format(table: Table) -> QTextTableFormat:
    """Return the format of ``table``; what Qt has no place for is kept in properties."""
    out = QTextTableFormat()
    out.setHeaderRowCount(table.header_rows)
    out.setWidth(_FULL)
    out.setBorder(1)
    out.setBorderStyle(QTextFrameFormat.BorderStyle.BorderStyle_Solid)
    out.setBorderBrush(QBrush(_EDGE))
    out.setBorderCollapse(True)
    out.setCellPadding(4)
    out.setCellSpacing(0)
    out.setTopMargin(_CAPTION_SPACE if table.caption else _ITEM_SPACE)
    out.setBottomMargin(_SPACE)
    if table.widths:
        share = 100 / sum(table.widths)
        kind = QTextLength.Type.PercentageLength
        out.setColumnWidthConstraints([QTextLength(kind, one * share) for one in table.widths])
    out.setProperty(WIDTH, list(table.widths))
    out.setProperty(LOOK, table.look)
    out.setProperty(CAPTION, table.caption)
    return out


def text_block(own: QTextBlockFormat, runs: Runs) -> Block:
    """Return the value of a text block of format ``own`` with ``runs``."""
    if level := own.headingLevel():
        return Heading(level, runs, own.stringProperty(SECTION))
    if style := own.property(STYLE):
        return ListItem(style, own.intProperty(LEVEL), runs, own.property(START))
    if own.property(BREAK) and not runs:
        return PageBreak()
    return Paragraph(runs)


def run_of(text: str, own: QTextCharFormat) -> Run:
    """Return ``text`` in format ``own``."""
    return Run(text, marks_of(own), own.anchorHref() if own.isAnchor() else "")


def marks_of(own: QTextCharFormat) -> tuple[Mark, ...]:
    """Return the marks that are set in ``own``."""
    if not own.propertyCount():
        return ()
    vertical = own.verticalAlignment()
    found = {
        Mark.BOLD: own.fontWeight() >= QFont.Weight.Bold,
        Mark.ITALIC: own.fontItalic(),
        Mark.UNDERLINE: own.fontUnderline(),
        Mark.SUPERSCRIPT: vertical == _VERTICAL.AlignSuperScript,
        Mark.SUBSCRIPT: vertical == _VERTICAL.AlignSubScript,
    }
    return tuple(mark for mark, is_set in found.items() if is_set)
