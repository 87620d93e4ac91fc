"""Writes the file: objects, cross-reference table, trailer.

Numbers: 1 to 9 fixed, then fonts, pictures, the attached draft, pages, page streams with
furniture, parent arrays, annotations, outline, structure elements. What did not change is taken
over as bytes.
"""

from __future__ import annotations

import hashlib
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from functools import cache, lru_cache
from itertools import accumulate
from typing import NamedTuple
from urllib.parse import quote

from vorlage_editor.pdf.content.pictures import raster
from vorlage_editor.pdf.file.archive import DRAFT, Metadata, attached, info, srgb, xmp
from vorlage_editor.pdf.file.outline import Bookmark, outline
from vorlage_editor.pdf.file.structure import References, Structure, numbers, structure
from vorlage_editor.pdf.page.furniture import Furniture, Said
from vorlage_editor.pdf.page.pages import Link, Page, Sheet
from vorlage_editor.pdf.typesetting import fonts
from vorlage_editor.pdf.typesetting.embed import flate, letters, program, stream
from vorlage_editor.pdf.typesetting.flow import Entry
from vorlage_editor.pdf.typesetting.styles import PAGE_HEIGHT, PAGE_WIDTH, number
from vorlage_editor.pdf.typesetting.text_string import text_string

CATALOG, PAGES, INFO, METADATA, PROFILE, OUTLINES, FONTS, TREE, DOCUMENT, FIRST = range(1, 11)
FULL, QUICK = 6, 1
"""Levels of compression: for a file, for what is shown at once."""

_HEADER = b"%PDF-1.7\n%\xe2\xe3\xcf\xd3\n"
_BOX = b"[0 0 %b %b]" % (number(PAGE_WIDTH), number(PAGE_HEIGHT))


class Joined(NamedTuple):
    """A group of objects as it stood in the last file."""

    offset: int
    group: list[bytes]
    lengths: list[int]
    body: bytes
    digest: bytes
    table: bytes
    """Its lines of the cross-reference table."""


@dataclass(eq=False, slots=True)
class Kept:
    """What the next file can take over from the last one."""

    structure: Structure | None = None
    outline: tuple[object, list[bytes]] | None = None
    parents: dict[Sheet, tuple[list[int], bytes]] = field(default_factory=dict)
    joined: dict[tuple[str, int], Joined] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Paper:
    """A paper that is laid out: what the file is written of."""

    said: Said
    metadata: Metadata
    entries: list[Entry]
    pages: list[Page]
    sheets: list[Sheet]
    """Of the pages that are written."""
    shown: list[int]
    """Which pages these are."""
    draft: bytes | None = None
    """The draft file that is attached to it."""


def entry_object(number_: int, body: bytes) -> bytes:
    """Return an object of the file."""
    return b"%d 0 obj\n%b\nendobj\n" % (number_, body)


class Writer:
    """Writes one file."""

    def __init__(
        self, kept: Kept, paper: Paper, furniture: Furniture, blobs: Mapping[str, bytes]
    ) -> None:
        self._kept, self._paper, self._blobs = kept, paper, blobs
        total = len(paper.pages)
        self._furniture = [furniture.page(paper.said, page + 1, total) for page in paper.shown]
        self._images: dict[str, int] = {}
        self._next = FIRST
        self._resources = self._fonts() + self._pictures()
        self._attached = self._next
        self._resources += self._draft()

    def _fonts(self) -> list[bytes]:
        masks = fonts.merged(
            [*(sheet.fonts for sheet in self._paper.sheets), *(f.fonts for f in self._furniture)]
        )
        out, names = [], []
        for (name, subset), mask in sorted(masks.items()):
            at = self._next
            made = program(name, subset, letters(subset, mask))
            font, descriptor = made.font % (at + 2, at + 1), made.descriptor % (at + 3)
            bodies = font, descriptor, made.unicode_map, made.file
            out += [entry_object(at + place, body) for place, body in enumerate(bodies)]
            names.append(b"/%b.%d %d 0 R" % (name.encode(), subset, at))
            self._next += 4
        self._font_names = b"<<%b>>" % b" ".join(names)
        return out

    def _pictures(self) -> list[bytes]:
        out = []
        for name, data in sorted({image for sheet in self._paper.sheets for image in sheet.images}):
            self._images[name] = self._next
            image = raster(self._blobs[data])
            out.append(entry_object(self._next, image.body if image else b"null"))
            self._next += 1
        return out

    def _draft(self) -> list[bytes]:
        draft, at = self._paper.draft, self._attached
        if draft is None:
            return []
        bodies = attached(draft, self._paper.metadata, at + 1)
        self._next += len(bodies)
        return [entry_object(at + place, body) for place, body in enumerate(bodies)]

    def _catalog(self) -> bytes:
        if self._paper.draft is None:
            return _CATALOG % b""
        at = self._attached
        return _CATALOG % (_ATTACHED % (at, text_string(DRAFT), at))

    def _page(self, sheet: Sheet, streams: int, more: bytes = b"") -> bytes:
        images = b""
        if sheet.images:
            pairs = [
                b"/%b %d 0 R" % (name.encode(), self._images[name]) for name, _ in sheet.images
            ]
            images = b" /XObject <<%b>>" % b" ".join(pairs)
        return (
            b"<</Type /Page /Parent %d 0 R /MediaBox %b /Resources <</Font %d 0 R%b>> "
            b"/Contents [%d 0 R %d 0 R]%b>>"
        ) % (PAGES, _BOX, FONTS, images, streams, streams + 1, more)

    def _streams(self, first: int, level: int) -> list[bytes]:
        out = []
        for place, (sheet, drawn) in enumerate(
            zip(self._paper.sheets, self._furniture, strict=True)
        ):
            packed = stream(sheet.stream(level), b"/Filter /FlateDecode ")
            out.append(entry_object(first + 2 * place, packed))
            out.append(entry_object(first + 2 * place + 1, stream(drawn.code)))
        return out

    def some(self) -> bytes:
        """Return a file of these pages for the eye: no structure, outline, links or metadata."""
        sheets, first = self._paper.sheets, self._next
        streams = first + len(sheets)
        fixed = {
            CATALOG: b"<</Type /Catalog /Pages %d 0 R>>" % PAGES,
            PAGES: _page_tree(range(first, streams)),
            FONTS: self._font_names,
        }
        objects = [entry_object(n, fixed.get(n, b"null")) for n in range(CATALOG, FIRST)]
        objects += self._resources
        for place, sheet in enumerate(sheets):
            body = self._page(sheet, streams + 2 * place)
            objects.append(entry_object(first + place, body))
        objects += self._streams(streams, QUICK)
        return self._finish("some", [objects])

    def full(self, level: int = FULL) -> bytes:
        """Return the whole file, tagged."""
        paper = self._paper
        total, first = len(paper.pages), self._next
        streams, arrays = first + total, first + 3 * total
        linked = _links(paper.sheets, first, arrays + total)
        marks = self._bookmarks(first)
        outlined = arrays + total + len(linked.owners)
        base = outlined + len(marks)
        for entry in paper.entries:
            entry.base = base
            base += len(entry.elements)
        key = first, total, DOCUMENT
        tree = structure(self._kept.structure, key, paper.entries, paper.pages, linked.references)
        self._kept.structure = tree
        page_objects = []
        for page, sheet in enumerate(paper.sheets):
            more = b" /StructParents %d /Tabs /S" % page
            if page in linked.on_page:
                more += b" /Annots [%b]" % numbers(linked.on_page[page])
            body = self._page(sheet, streams + 2 * page, more)
            page_objects.append(entry_object(first + page, body))
        owners = [(total + n, e.base + element) for n, (e, element) in enumerate(linked.owners)]
        pairs = [*((page, arrays + page) for page in range(total)), *owners]
        outline_root, *outline_objects = self._outline(marks, outlined)
        groups = [
            self._fixed(range(first, first + total), tree.roots, pairs, outline_root),
            page_objects,
            self._streams(streams, level),
            self._parents(arrays) + linked.objects(total) + outline_objects,
            tree.objects,
        ]
        return self._finish("full", groups, b" /Info %d 0 R" % INFO)

    def _fixed(
        self, pages: range, roots: bytes, parents: list[tuple[int, int]], outline_root: bytes
    ) -> list[bytes]:
        metadata = self._paper.metadata
        bodies = {
            CATALOG: self._catalog(),
            PAGES: _page_tree(pages),
            INFO: info(metadata),
            METADATA: stream(xmp(metadata), b"/Type /Metadata /Subtype /XML "),
            PROFILE: _profile(),
            OUTLINES: outline_root,
            FONTS: self._font_names,
            TREE: b"<</Type /StructTreeRoot /K [%d 0 R] /ParentTree <</Nums [%b]>> "
            b"/ParentTreeNextKey %d>>"
            % (DOCUMENT, b" ".join([b"%d %d 0 R" % pair for pair in parents]), len(parents)),
            DOCUMENT: b"<</Type /StructElem /S /Document /P %d 0 R /K [%b]>>" % (TREE, roots),
        }
        fixed = [entry_object(number_, body) for number_, body in bodies.items()]
        return fixed + self._resources

    def _parents(self, first: int) -> list[bytes]:
        """Return for each page the elements of its marked content, by number."""
        kept, out = {}, []
        for place, sheet in enumerate(self._paper.sheets):
            key = [entry.base for entry, _ in sheet.contents]
            known = self._kept.parents.get(sheet)
            if known is None or known[0] != key:
                known = key, b"[%b]" % numbers(_owners(sheet))
            kept[sheet] = known
            out.append(entry_object(first + place, known[1]))
        self._kept.parents = kept
        return out

    def _bookmarks(self, first: int) -> list[Bookmark]:
        return [
            Bookmark(*item.outline, first + page, y + item.height)
            for page, one in enumerate(self._paper.pages)
            for item, y in one.headings
            if item.outline
        ]

    def _outline(self, marks: list[Bookmark], first: int) -> list[bytes]:
        key = marks, first
        if self._kept.outline is None or self._kept.outline[0] != key:
            root, *others = outline(marks, OUTLINES, first)
            objects = [entry_object(first + place, body) for place, body in enumerate(others)]
            self._kept.outline = key, [root, *objects]
        return self._kept.outline[1]

    def _finish(self, kind: str, groups: list[list[bytes]], more: bytes = b"") -> bytes:
        """Return body, cross-reference table and trailer; objects are in order of their numbers."""
        offset, count = len(_HEADER), 1
        body, table = [_HEADER], [b"0000000000 65535 f \n"]
        digest = hashlib.blake2b(digest_size=16)
        for place, group in enumerate(groups):
            joined = _joined(self._kept.joined.get((kind, place)), group, offset)
            self._kept.joined[kind, place] = joined
            body.append(joined.body)
            table.append(joined.table)
            digest.update(joined.digest)
            offset += len(joined.body)
            count += len(group)
        identity = digest.hexdigest().encode()
        end = b"xref\n0 %d\n%btrailer\n<</Size %d /Root 1 0 R%b /ID [<%b><%b>]>>\n" % (
            count, b"".join(table), count, more, identity, identity,
        )  # fmt: skip
        return b"".join([*body, end, b"startxref\n%d\n%%%%EOF\n" % offset])


_CATALOG = (
    b"<</Type /Catalog /Pages %d 0 R /Lang (de-DE) /MarkInfo <</Marked true>> "
    b"/StructTreeRoot %d 0 R /Metadata %d 0 R /Outlines %d 0 R /PageMode /UseNone "
    b"/ViewerPreferences <</DisplayDocTitle true>> /OutputIntents [<</Type /OutputIntent "
    b"/S /GTS_PDFA1 /OutputConditionIdentifier (sRGB) /Info (sRGB) "
    b"/DestOutputProfile %d 0 R>>]%%b>>"
) % (PAGES, TREE, METADATA, OUTLINES, PROFILE)
_ATTACHED = b" /AF [%d 0 R] /Names <</EmbeddedFiles <</Names [%b %d 0 R]>>>>"


@cache
def _profile() -> bytes:
    return flate(srgb(), b"/N 3 ")


def _page_tree(pages: range) -> bytes:
    return b"<</Type /Pages /Count %d /Kids [%b]>>" % (len(pages), numbers(pages))


def _owners(sheet: Sheet) -> Iterator[int]:
    for entry, contents in sheet.contents:
        for item, _, _ in contents:
            for slot in item.laid.slots if item.laid else ():
                yield entry.base + item.slots[slot]


@dataclass(slots=True)
class _Links:
    """The link annotations of a file."""

    owners: list[tuple[Entry, int]] = field(default_factory=list)
    """The entry and element of each."""
    on_page: dict[int, list[int]] = field(default_factory=dict)
    """Their object numbers, by page."""
    references: References = field(default_factory=dict)
    bodies: list[tuple[int, Link]] = field(default_factory=list)

    def objects(self, first_key: int) -> list[bytes]:
        """Return the annotations; their keys in the parent tree are ``first_key`` and on."""
        out = []
        for key, (at, link) in enumerate(self.bodies, first_key):
            body = b"<<%b /StructParent %d>>" % (_annotation(link.box, link.address), key)
            out.append(entry_object(at, body))
        return out


@lru_cache(5000)
def _annotation(box: tuple[float, ...], address: str) -> bytes:
    """Return a link's keys but its place in the tree; odd letters of an address in percent."""
    target = text_string(quote(address, safe="%/:=&?~#+!$,;'@()*[]"))
    keys = b"/Type /Annot /Subtype /Link /Rect [%b] /Border [0 0 0] /F 4 /Contents %b "
    rectangle = b" ".join(map(number, box))
    return keys % (rectangle, text_string(address)) + b"/A <</S /URI /URI %b>>" % target


def _links(sheets: list[Sheet], first_page: int, first: int) -> _Links:
    out = _Links()
    for page, sheet in enumerate(sheets):
        for link in sheet.links:
            at = first + len(out.bodies)
            out.owners.append((link.entry, link.element))
            out.on_page.setdefault(page, []).append(at)
            reference = link.element, first_page + page, at
            out.references.setdefault(link.entry, []).append(reference)
            out.bodies.append((at, link))
    return out


def _joined(known: Joined | None, group: list[bytes], offset: int) -> Joined:
    """Return a group of objects as one, from ``offset`` on; what is known is taken over."""
    if known and known.group is group and known.offset == offset:
        return known
    if known and known.group is group:
        lengths, body, digest = known.lengths, known.body, known.digest
    else:
        lengths, body = list(map(len, group)), b"".join(group)
        digest = hashlib.blake2b(body, digest_size=16).digest()
    if known and known.offset == offset and known.lengths == lengths:
        table = known.table
    else:
        offsets = accumulate(lengths[:-1], initial=offset) if group else ()
        table = b"".join([b"%010d 00000 n \n" % one for one in offsets])
    return Joined(offset, group, lengths, body, digest, table)
