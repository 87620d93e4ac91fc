"""A form (Formular): what differs from town to town, as a value read from TOML.

The fields below are the keys. Lengths whose name ends in ``_mm`` are millimetres. No town's wording
is in the code; a missing key says nothing.
"""

from __future__ import annotations

import tomllib
from base64 import b64decode
from hashlib import sha256
from math import isfinite
from typing import Literal, TypeAlias

import msgspec

from vorlage_editor.model.body import Block, Body, Heading, Paragraph, Run, flow
from vorlage_editor.model.consultation import Consultation
from vorlage_editor.model.errors import UserError
from vorlage_editor.model.vorlage import Relation, Signature, Vorlage


class Look(msgspec.Struct, frozen=True):
    """Typeface, accent colour (#rrggbb), marks at the paper's edge, width of running text."""

    font: str = "Liberation Sans"
    accent: str = "#000000"
    marks: tuple[Literal["hole", "fold"], ...] = ()
    measure_mm: float = 136.5


class Labelled(msgspec.Struct, frozen=True):
    """A field of the Vorlage under the form's label; ``columns`` of the six-column grid."""

    key: str
    label: str = ""
    columns: int = 2


class Letterhead(msgspec.Struct, frozen=True):
    """The head of page 1; ``arms`` is the PNG or JPEG of the coat of arms in base64."""

    style: Literal["none", "plain", "rule", "arms"] = "none"
    height_mm: float = 0
    name: str = ""
    lines: tuple[str, ...] = ()
    block: tuple[Labelled, ...] = ()
    arms: str = ""
    arms_alt: str = ""

    def picture(self) -> bytes:
        """Return the bytes of the coat of arms, none without; raise ValueError if damaged."""
        return b64decode("".join(self.arms.split()), validate=True)


HeadPart: TypeAlias = Literal["kind", "number", "meta", "subject", "route", "related"]


class Head(msgspec.Struct, frozen=True):
    """What stands above the text, in its order."""

    order: tuple[HeadPart, ...] = ("kind", "number", "route", "subject")
    number_label: str = ""
    subject_label: str = ""
    meta: tuple[Labelled, ...] = ()

    @property
    def parts(self) -> tuple[HeadPart, ...]:
        """What is printed: where ``order`` has no "related", it stands below number or kind."""
        if "related" in self.order:
            return self.order
        above = next((part for part in ("number", "kind") if part in self.order), "")
        place = self.order.index(above) + 1 if above else 0
        return *self.order[:place], "related", *self.order[place:]


class Column(msgspec.Struct, frozen=True):
    """A column of the Beratungsfolge; 0 mm takes the rest."""

    key: Literal["committee", "date", "agenda_item", "public", "role", "result"]
    label: str = ""
    mm: float = 0


class Route(msgspec.Struct, frozen=True):
    """How the Beratungsfolge is printed; ``public_words`` by "Ö" and "N"."""

    style: Literal["table", "lines"] = "table"
    columns: tuple[Column, ...] = (Column("committee", "Beratungsfolge"),)
    public_words: dict[str, str] = {}


class Sections(msgspec.Struct, frozen=True):
    """How section headings are printed; a colon is printed, never stored."""

    colon: bool = False


class Lists(msgspec.Struct, frozen=True):
    """The mark that a plain list gets."""

    mark: Literal["dash", "bullet"] = "dash"


class Attachments(msgspec.Struct, frozen=True):
    """The heading of the Anlagen and the mark of each, with ``{n}`` for its number."""

    label: str = "Anlagen"
    mark: str = "Anlage {n}"


class End(msgspec.Struct, frozen=True):
    """What stands below the text, in its order."""

    order: tuple[Literal["attachments", "signatures"], ...] = ("attachments", "signatures")


class SignatureCell(msgspec.Struct, frozen=True):
    """A cell of the foot: with ``key`` it prints that field, without it is a Signature."""

    label: str = ""
    key: Literal["", "lead", "involved"] = ""


class Signatures(msgspec.Struct, frozen=True):
    """How the foot is signed: ``cells`` label over value, ``sign`` with room for a pen."""

    style: Literal["cells", "sign"] = "sign"
    place_date: bool = False
    cells: tuple[SignatureCell, ...] = ()


WORDS: dict[Relation, str] = {
    "Ergänzung": "Ergänzung zu {number}",
    "Austausch": "Austausch zu {number}",
    "Neufassung": "Neufassung von {number}",
    "Bezug": "Bezug: {number}",
}
"""What is printed, if the form has no words of its own."""
NUMBERS: dict[Relation, str] = {
    "Ergänzung": "{number}/{n}",
    "Austausch": "{number}/{n}",
    "Neufassung": "{number}/{n}",
    "Bezug": "",
}
"""What numbers are offered, if the form has no patterns of its own."""


class Relations(msgspec.Struct, frozen=True):
    """How the papers are named that a paper goes with, and numbered that go with it.

    Both by relation (Ergänzung, Austausch, Neufassung, Bezug), where it is not as usual
    (``WORDS``, ``NUMBERS``): ``words`` are printed, with ``{number}``; ``numbers`` are patterns
    with ``{number}`` and ``{n}`` for what is offered, as ``{number}-R{n}``. Empty: nothing.
    """

    words: dict[str, str] = {}
    numbers: dict[str, str] = {}


class Footer(msgspec.Struct, frozen=True):
    """The foot of each page; ``page`` with ``{page}`` and ``{pages}``."""

    lines: tuple[str, ...] = ()
    page: str = "Seite {page} von {pages}"


class Section(msgspec.Struct, frozen=True):
    """A section of a Vorlagenart's template: what it means, its heading, its first blocks."""

    key: str
    label: str
    body: tuple[Block, ...] = ()


class Kind(msgspec.Struct, frozen=True):
    """A Vorlagenart with its template; ``number`` is a pattern that only warns.

    Where the office counts by itself, ``number_next`` is the readable pattern of its numbers, as
    ``BV/{n:4}/{year}`` (``model.numbering``): the next one is offered, none is ever filled in.
    ``signatures`` are the labels of who signs, where that is not as in the form's cells.
    """

    name: str
    hint: str = ""
    number: str = ""
    number_next: str = ""
    public: bool | None = None
    signatures: tuple[str, ...] = ()
    sections: tuple[Section, ...] = ()


class Role(msgspec.Struct, frozen=True):
    """A Zuständigkeit, and whether a committee decides with it."""

    name: str
    decides: bool = False


class Form(msgspec.Struct, frozen=True):
    """All that a form says. ``sha256`` is that of its TOML text, which ``toml`` keeps."""

    id: str
    name: str
    version: int = 1
    authority: str = ""
    look: Look = Look()
    letterhead: Letterhead = Letterhead()
    head: Head = Head()
    route: Route = Route()
    sections: Sections = Sections()
    lists: Lists = Lists()
    attachments: Attachments = Attachments()
    end: End = End()
    signatures: Signatures = Signatures()
    footer: Footer = Footer()
    related: Relations = Relations()
    kinds: tuple[Kind, ...] = ()
    roles: tuple[Role, ...] = ()
    abbreviations: dict[str, str] = {}
    toml: str = ""
    sha256: str = ""

    def kind(self, name: str) -> Kind:
        """Return the Vorlagenart called ``name``; one without a template if the form has none."""
        return next((kind for kind in self.kinds if kind.name == name), Kind(name))

    def template(self, name: str) -> Body:
        """Return the body that a new paper of the Vorlagenart ``name`` starts with."""
        blocks: list[Block] = []
        for section in self.kind(name).sections:
            blocks.append(Heading(1, (Run(section.label),), section.key))
            blocks += section.body or (Paragraph(),)
        return flow(blocks)

    def new_signatures(self, name: str = "") -> tuple[Signature, ...]:
        """Return the signatures that a new paper of the Vorlagenart ``name`` starts with."""
        cells = [cell.label for cell in self.signatures.cells if not cell.key]
        return tuple(Signature(label=label) for label in self.kind(name).signatures or cells)

    def new_vorlage(self, name: str) -> Vorlage:
        """Return a new paper of the Vorlagenart ``name``: template, presets, one empty station."""
        return Vorlage(
            kind=name,
            form=self.sha256,
            public=self.kind(name).public,
            route=(Consultation(),),
            body=self.template(name),
            signatures=self.new_signatures(name),
        )


LAST_VERSION = 10**9
"""What is higher is no version that anybody counted."""
LONGEST_LIST = 200
"""Entries: each has its row in the editor of forms."""
LIMIT, LIMIT_LINE = 300_000, 2_000
"""Characters of a form and of a line: what is read of a key of thousands of parts fills memory."""


def parse_form(toml: str) -> Form:
    """Read a form from its TOML text; raise UserError if it is none."""
    if len(toml) > LIMIT or max(map(len, toml.splitlines()), default=0) > LIMIT_LINE:
        raise UserError(
            "Das Formular ist zu lang und wurde nicht gelesen (mehr als 300.000 Zeichen oder 2.000 "
            "in einer Zeile). Ihre Vorlagen sind davon nicht betroffen. Bitte wählen Sie ein "
            "anderes Formular oder lassen Sie dieses berichtigen."
        )
    try:
        raw = tomllib.loads(toml, parse_float=_finite)
        raw |= {"toml": toml, "sha256": sha256(toml.encode()).hexdigest()}
        form = msgspec.convert(raw, Form)
        form.letterhead.picture()
        _check_names(form)
        _check_lists(form)
    except (ValueError, msgspec.ValidationError, RecursionError) as error:
        raise UserError(
            f"Das Formular lässt sich nicht lesen ({error}). Ihre Vorlagen sind davon nicht "
            "betroffen. Bitte wählen Sie ein anderes Formular oder lassen Sie dieses berichtigen."
        ) from error
    return form


def _finite(number: str) -> float:
    """Return a number of a form; no length is endless."""
    value = float(number)
    if not isfinite(value):
        raise ValueError(f"{number} ist keine Zahl")
    return value


def _check_names(form: Form) -> None:
    """Raise ValueError if a form cannot be told from others, neither in lists nor by version."""
    if not form.id or not form.id.isprintable() or " " in form.id:
        raise ValueError("die Kennung „id“ fehlt oder ist nicht ein Wort")
    if not form.name.strip():
        raise ValueError("der Name „name“ fehlt")
    if not 0 <= form.version <= LAST_VERSION:
        raise ValueError("die Fassung „version“ ist keine Zahl, die vorkommt")


def _check_lists(form: Form) -> None:
    """Raise ValueError if there is more of anything than a window can show."""
    lists = (
        form.kinds, form.roles, form.abbreviations, form.route.columns, form.signatures.cells,
        form.head.meta, form.letterhead.lines, form.letterhead.block, form.footer.lines,
        *(kind.sections for kind in form.kinds), *(kind.signatures for kind in form.kinds),
    )  # fmt: skip
    if max(map(len, lists)) > LONGEST_LIST:
        raise ValueError(f"eine Aufzählung darin hat mehr als {LONGEST_LIST} Einträge")
