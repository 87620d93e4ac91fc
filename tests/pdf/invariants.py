"""What must hold in a tagged PDF and that free checkers miss.

Numbers of marked content are unique, every painting operator is inside marked content, parent
tree and annotations agree with the structure tree.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

import pikepdf

PAINTING = frozenset(
    ["Tj", "TJ", "'", '"', "f", "F", "f*", "S", "s", "B", "B*", "b", "b*", "Do", "sh", "EI"]
)
Number = tuple[int, int]


def problems(pdf: pikepdf.Pdf) -> list[str]:
    """Return what is wrong, in words; nothing if all is well."""
    root = pdf.Root.StructTreeRoot
    nums = root.ParentTree.Nums
    parents = {int(nums[at]): nums[at + 1] for at in range(0, len(nums), 2)}
    tree = _Tree(parents)
    for kid in root.K:
        tree.walk(kid, None)
    pages = [list(_page(page, place, tree)) for place, page in enumerate(pdf.pages, 1)]
    return [*tree.found, *(one for page in pages for one in page)]


class _Tree:
    """Walks the structure tree and notes who holds which content."""

    def __init__(self, parents: dict[int, pikepdf.Object]) -> None:
        self.parents = parents
        self.found: list[str] = []
        self.holders: dict[tuple[Number, int], Number] = {}

    def walk(self, element: Any, page: Any) -> None:  # noqa: ANN401 - pikepdf's types say less
        page = element.get("/Pg", page)
        kids = element.get("/K", [])
        for kid in kids if isinstance(kids, pikepdf.Array) else [kids]:
            if isinstance(kid, int):
                self._hold(page, int(kid), element)
            elif kid.get("/Type") == "/MCR":
                self._hold(kid.Pg, int(kid.MCID), element)
            elif kid.get("/Type") == "/OBJR":
                self._annotation(kid.Obj, element)
            else:
                if kid.P.objgen != element.objgen:
                    self.found.append(f"{kid.S}: wrong parent")
                self.walk(kid, page)

    def _hold(self, page: pikepdf.Object, number: int, element: pikepdf.Object) -> None:
        holder = self.holders.setdefault((page.objgen, number), element.objgen)
        if holder != element.objgen:
            self.found.append(f"content {number} has two parents")

    def _annotation(self, annotation: pikepdf.Object, element: pikepdf.Object) -> None:
        number = annotation.get("/StructParent")
        parent = None if number is None else self.parents.get(int(number))
        if parent is None or parent.objgen != element.objgen:
            self.found.append(f"annotation of {element.S} is not in the parent tree")


def _page(page: pikepdf.Page, place: int, tree: _Tree) -> Iterator[str]:
    content = _Content()
    for instruction in pikepdf.parse_content_stream(page):
        content.take(instruction.operands, str(instruction.operator))
    yield from (f"page {place}: {text}" for text in content.found)
    if content.open:
        yield f"page {place}: unclosed marked content"
    entry = tree.parents.get(int(page.obj.get("/StructParents", -1)))
    if entry is None:
        yield f"page {place}: no entry in the parent tree"
        return
    if len(entry) != len(content.seen):
        yield f"page {place}: {len(content.seen)} contents, {len(entry)} parents"
    for number, element in enumerate(entry):
        if tree.holders.get((page.obj.objgen, number)) != element.objgen:
            yield f"page {place}: content {number} not held by its parent"
    alone = [one for one in page.obj.get("/Annots", []) if one.get("/StructParent") is None]
    yield from (f"page {place}: annotation outside the structure" for _ in alone)


class _Content:
    """Follows the operators of a page."""

    def __init__(self) -> None:
        self.found: list[str] = []
        self.open: list[int | None] = []
        self.seen: set[int] = set()

    def take(self, operands: Any, operator: str) -> None:  # noqa: ANN401
        if operator in ("BDC", "BMC"):
            self._begin(operands, operator)
        elif operator == "EMC":
            if self.open:
                self.open.pop()
            else:
                self.found.append("EMC without BDC")
        elif operator in PAINTING and not self.open:
            self.found.append(f"{operator} outside marked content")

    def _begin(self, operands: Any, operator: str) -> None:  # noqa: ANN401
        number = None
        if operator == "BDC" and isinstance(operands[1], pikepdf.Dictionary):
            number = operands[1].get("/MCID")
        if self.open and (number is not None or str(operands[0]) != "/Span"):
            self.found.append("nested marked content")
        self.open.append(None if number is None else int(number))
        if number is not None:
            if int(number) in self.seen:
                self.found.append(f"content {number} twice")
            self.seen.add(int(number))
