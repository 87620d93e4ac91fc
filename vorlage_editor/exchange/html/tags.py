"""The tags of HTML by what they mean to a text."""

from __future__ import annotations

HEADINGS = {f"h{level}": level for level in range(1, 7)}
BLOCKS = frozenset(
    [
        "address",
        "article",
        "aside",
        "blockquote",
        "body",
        "center",
        "details",
        "dd",
        "dialog",
        "dir",
        "div",
        "dl",
        "dt",
        "fieldset",
        "figcaption",
        "figure",
        "footer",
        "form",
        "h1",
        "h2",
        "h3",
        "h4",
        "h5",
        "h6",
        "header",
        "html",
        "legend",
        "li",
        "main",
        "menu",
        "nav",
        "ol",
        "option",
        "p",
        "pre",
        "section",
        "summary",
        "table",
        "td",
        "tr",
        "ul",
        "xmp",
        "listing",
    ]
)
LISTS = frozenset(("ul", "ol", "dir", "menu"))
CELLS = frozenset(("td", "th"))
HEADERS = frozenset(("columnheader", "rowheader"))
"""Roles of cells that are headers."""
ROWS = frozenset(("tr", "thead", "tbody", "tfoot"))
VOID = frozenset(
    [
        "area",
        "base",
        "br",
        "col",
        "colgroup",
        "embed",
        "frame",
        "hr",
        "img",
        "input",
        "keygen",
        "link",
        "meta",
        "param",
        "source",
        "track",
        "wbr",
        "script",
        "style",
        "title",
        "iframe",
        "noembed",
        "noframes",
        "v:imagedata",
    ]
)
PICTURES = frozenset(("img", "embed", "svg", "object", "video", "audio", "canvas", "iframe"))
STRUCK = frozenset(("s", "strike", "del"))
