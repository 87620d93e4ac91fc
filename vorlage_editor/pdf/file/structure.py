"""The structure tree as objects of the file: what the paper means, in the value's order."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass

from vorlage_editor.pdf.page.pages import Content, Page
from vorlage_editor.pdf.typesetting.flow import DOCUMENT, Entry
from vorlage_editor.pdf.typesetting.styles import LEFT, number

References = dict[Entry, list[tuple[int, int, int]]]
"""By entry its link annotations: element, page's and annotation's object number."""

Drawn = list[tuple[int, tuple[Content, ...]]]
"""An entry's marked content: page's object number and what stands there."""


@dataclass(frozen=True, eq=False, slots=True)
class Structure:
    """The structure elements of a file, to take over what did not change."""

    key: tuple[int, int, int]
    bases: list[int]
    entries: list[Entry]
    pages: list[Page]
    references: References
    objects: list[bytes]
    roots: bytes
    """References to the outermost elements."""


def numbers(values: Iterable[int]) -> bytes:
    """Return references to objects."""
    return b" ".join([b"%d 0 R" % value for value in values])


def structure(
    last: Structure | None,
    key: tuple[int, int, int],
    entries: list[Entry],
    pages: list[Page],
    references: References,
) -> Structure:
    """Return the elements of ``entries``, whose bases are set.

    ``key`` is the number of the first page's object, the number of pages, and the number of the
    document's element.
    """
    bases = [entry.base for entry in entries]
    if last and not (last.key == key and last.bases == bases and _alike(entries, last.entries)):
        last = None
    todo = _changed(last, entries, pages, references) if last else set(entries)
    drawn = _drawn(todo, pages, key[0])
    objects = last.objects if last else [b""] * sum(len(entry.elements) for entry in entries)
    roots = last.roots if last else numbers(_roots(entries))
    copied = last is None
    for entry in entries:
        if entry in todo:
            at = entry.base - bases[0]
            made = _elements(entry, key[2], drawn.get(entry, []), references.get(entry, []))
            if objects[at : at + len(made)] != made:
                objects, copied = objects if copied else objects.copy(), True
                objects[at : at + len(made)] = made
    return Structure(key, bases, entries, pages, references, objects, roots)


def _alike(entries: Iterable[Entry], others: Iterable[Entry]) -> bool:
    """Return whether the entries have elements in the same places."""
    return all(
        one is other or _parents(one) == _parents(other)
        for one, other in zip(entries, others, strict=True)
    )


def _parents(entry: Entry) -> list[int]:
    return [element.parent for element in entry.elements]


def _drawn(todo: set[Entry], pages: list[Page], first: int) -> dict[Entry, Drawn]:
    """Return where the content of some entries stands; ``first`` is the first page's object."""
    out: dict[Entry, Drawn] = {}
    for number_, page in enumerate(pages, first):
        for entry, contents in page.sheet.contents if page.sheet else ():
            if entry in todo:
                out.setdefault(entry, []).append((number_, contents))
    return out


def _roots(entries: Iterable[Entry]) -> Iterator[int]:
    for entry in entries:
        for place, element in enumerate(entry.elements, entry.base):
            if element.parent == DOCUMENT:
                yield place


def _entries(page: Page) -> Iterator[Entry]:
    for entry, _ in page.sheet.contents if page.sheet else ():
        yield entry


def _changed(
    last: Structure, entries: list[Entry], pages: list[Page], references: References
) -> set[Entry]:
    """Return the entries that are new, or of which something stands elsewhere."""
    pairs = zip(entries, last.entries, strict=True)
    todo = {entry for entry, old in pairs if entry is not old}
    either = references.keys() | last.references.keys()
    todo.update(entry for entry in either if references.get(entry) != last.references.get(entry))
    for page, old in zip(pages, last.pages, strict=True):
        if page is not old:
            for one in (page, old):
                todo.update(_entries(one))
    return todo


class _Content:
    """What an entry's elements hold, in order: own content first, then further elements."""

    def __init__(self, entry: Entry, drawn: Drawn) -> None:
        count = len(entry.elements)
        self.kids: list[list[bytes | tuple[int, int]]] = [[] for _ in range(count)]
        self.pages: list[set[int]] = [set() for _ in range(count)]
        self.boxes: dict[int, bytes] = {}
        self._entry, self._linked = entry, set[int]()
        for page, contents in drawn:
            for content in contents:
                self._add(page, content)
        for place, element in enumerate(entry.elements):
            if element.parent != DOCUMENT and place not in self._linked:
                self.kids[element.parent].append(b"%d 0 R" % (entry.base + place))

    def _add(self, page: int, content: Content) -> None:
        item, first, y = content
        laid = item.laid
        if laid is None:
            return
        for number_, slot in enumerate(laid.slots, first):
            place = item.slots[slot]
            element = self._entry.elements[place]
            if element.inline and place not in self._linked:
                self._linked.add(place)
                self.kids[element.parent].append(b"%d 0 R" % (self._entry.base + place))
            self.kids[place].append((page, number_))
            self.pages[place].add(page)
        if item.figure:
            x = item.at[0] if item.at else LEFT + item.x
            box = b" ".join(map(number, (x, y, x + laid.width, y + laid.height)))
            self.boxes[item.slots[0]] = b" /A <</O /Layout /Placement /Block /BBox [%b]>>" % box


def _elements(
    entry: Entry, document: int, drawn: Drawn, links: Sequence[tuple[int, int, int]]
) -> list[bytes]:
    """Return the elements of ``entry`` as finished objects."""
    base, elements = entry.base, entry.elements
    content = _Content(entry, drawn)
    for element_number, page, annotation in links:
        content.kids[element_number].append(
            b"<</Type /OBJR /Pg %d 0 R /Obj %d 0 R>>" % (page, annotation)
        )
    out = []
    for place, element in enumerate(elements):
        on = content.pages[place]
        page_key = b" /Pg %d 0 R" % next(iter(on)) if len(on) == 1 else b""
        kids = b" ".join([_kid(kid, one=bool(page_key)) for kid in content.kids[place]])
        parent = document if element.parent == DOCUMENT else base + element.parent
        more = b" " + element.attributes if element.attributes else b""
        body = b"<</Type /StructElem /S /%b /P %d 0 R /K [%b]%b%b%b>>" % (
            element.tag.encode(), parent, kids, page_key, more, content.boxes.get(place, b""),
        )  # fmt: skip
        out.append(b"%d 0 obj\n%b\nendobj\n" % (base + place, body))
    return out


def _kid(kid: bytes | tuple[int, int], *, one: bool) -> bytes:
    if isinstance(kid, bytes):
        return kid
    return b"%d" % kid[1] if one else b"<</Type /MCR /Pg %d 0 R /MCID %d>>" % kid
