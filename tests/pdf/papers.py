"""Random papers as a town might write them, in several forms: what is printed must conform."""

from __future__ import annotations

from typing import NamedTuple

from hypothesis import HealthCheck, Phase, given, seed, settings
from hypothesis import strategies as st
from msgspec.structs import replace

from tests.pdf import edge_papers, samples
from tests.pdf.town import TOWN
from vorlage_editor.model.body import (
    Block,
    Heading,
    ListItem,
    Mark,
    PageBreak,
    Paragraph,
    Picture,
    Run,
    Runs,
    Table,
    flow,
)
from vorlage_editor.model.consultation import Consultation
from vorlage_editor.model.forms.form import Form, Look, Relations, SignatureCell, parse_form
from vorlage_editor.model.related import RELATIONS
from vorlage_editor.model.vorlage import Attachment, Related, Signature, Status, Vorlage
from vorlage_editor.pdf.typesetting import fonts
from vorlage_editor.work.forms import shipped


class Printed(NamedTuple):
    """What is printed, and how."""

    vorlage: Vorlage
    form: Form


BLOBS = {**edge_papers.BLOBS, **samples.BLOBS}
_TOWN = parse_form(TOWN)
_LETTERHEAD = _TOWN.letterhead
FORMS = (
    samples.STANDARD,
    _TOWN,
    replace(
        _TOWN,
        letterhead=replace(_LETTERHEAD, style="plain"),
        route=replace(_TOWN.route, style="lines"),
        signatures=replace(_TOWN.signatures, style="cells", cells=(SignatureCell(key="lead"),)),
        end=replace(_TOWN.end, order=("signatures", "attachments")),
    ),
    replace(
        _TOWN,
        letterhead=replace(_LETTERHEAD, style="rule"),
        head=replace(_TOWN.head, order=("meta", "subject", "number", "kind")),
        lists=replace(_TOWN.lists, mark="bullet"),
        related=Relations(words={"Bezug": "Zu {number} gehörig", "Austausch": ""}),
    ),
    replace(_TOWN, look=Look(font=fonts.SOURCE.name)),
)

_WORDS = st.sampled_from([
    "Der", "Rat", "der", "Stadt", "Auenfelde", "beschließt:", "die", "Straßenbeleuchtung", "und",
    "§ 9", "Abs. 1", "z. B.", "1.284.500 €", "60 %", "☒ Ja ☐ Nein", "„Zitat“", "–", "(Klammer)",
    "<b>&", "\\", "./.", "Łódź", "Привет", "αβγ", "漢字", "😀", "\U0001d538", "e\u0301", "\u0308",
    "Trenn\u00adung", "1\u202f000\u00a0€", "\u2028", "a\u200bb", "fi", "Ẍ", "\u05d0\u05d1",
    "Donaudampfschifffahrt" * 6,
])  # fmt: skip
_words = st.lists(_WORDS, max_size=14).map(" ".join)
_long = st.integers(20, 900).map(lambda many: edge_papers.LONG[: many * 5])
texts = st.one_of(_words, _words, st.text(st.characters(codec="utf-8"), max_size=8))
lines = st.one_of(_words, st.just(""))
_marks = st.sets(st.sampled_from(Mark), max_size=2).map(tuple)
_links = st.sampled_from(["", "", "", "https://example.org/a?b=1&c=ä", "mailto:rat@example.org"])
runs: st.SearchStrategy[Runs] = st.lists(
    st.builds(Run, st.one_of(texts, texts, _long), _marks, _links), max_size=4
).map(tuple)


_cells: st.SearchStrategy[Runs] = st.lists(st.builds(Run, texts, _marks, _links), max_size=2).map(
    tuple
)


@st.composite
def tables(draw: st.DrawFn) -> Table:
    """Draw a table; many have heads, some have many rows or a cell higher than a page."""
    columns = draw(st.integers(1, 7))
    row = st.lists(_cells, min_size=columns, max_size=columns).map(tuple)
    rows = draw(st.lists(row, min_size=1, max_size=5)) * draw(st.sampled_from([1, 1, 1, 12]))
    if draw(st.integers(0, 7)) == 0:
        rows.append((draw(runs),) * columns)
    widths = st.lists(st.floats(0.1, 9), min_size=columns, max_size=columns).map(tuple)
    return Table(
        tuple(rows),
        draw(st.integers(0, 2)),
        draw(st.one_of(st.just(()), widths)),
        draw(st.sampled_from(["data", "form"])),
        draw(lines),
    )


blocks: st.SearchStrategy[Block] = st.one_of(
    st.builds(Paragraph, runs),
    st.builds(Heading, st.integers(1, 3), runs, st.sampled_from(["", "beschlussvorschlag"])),
    st.builds(
        ListItem,
        st.sampled_from(["dash", "bullet", "number", "letter", "none"]),
        st.integers(0, 2),
        runs,
        st.none() | st.integers(0, 30),
    ),
    tables(),
    st.builds(
        Picture,
        st.sampled_from([*BLOBS, "0" * 64]),
        st.none() | lines,
        st.floats(1, 165),
        lines,
    ),
    st.just(PageBreak()),
    st.sampled_from(edge_papers.BODY),
)
_perhaps = st.sampled_from([True, False, None])
_numbers = st.none() | st.integers(1, 30)
_stations = st.builds(
    Consultation,
    committee=texts,
    article=st.sampled_from(["", "den", "die"]),
    dates=st.lists(st.dates(), max_size=3).map(tuple),
    date_text=lines,
    agenda_item=lines,
    public=_perhaps,
    role=lines,
    result=lines,
)
_vorlagen = st.builds(
    Vorlage,
    kind=lines,
    number=lines,
    subject=texts,
    date=st.none() | st.dates(),
    date_text=lines,
    public=_perhaps,
    lead=lines,
    involved=lines,
    office=lines,
    file_number=lines,
    contact=lines,
    phone=lines,
    place_date=lines,
    route=st.lists(_stations, max_size=4).map(tuple),
    body=st.lists(blocks, max_size=16).map(flow),
    attachments=st.lists(
        st.builds(Attachment, name=texts, note=lines, public=_perhaps, number=_numbers), max_size=4
    ).map(tuple),
    signatures=st.lists(
        st.builds(Signature, label=lines, name=lines, office=lines), max_size=4
    ).map(tuple),
    related=st.lists(
        st.builds(Related, relation=st.sampled_from(RELATIONS), number=lines), max_size=3
    ).map(tuple),
    status=st.sampled_from(Status),
    status_date=st.none() | st.dates(),
    notes=lines,
    abridged=st.booleans(),
)
papers = st.builds(Printed, _vorlagen, st.sampled_from((*FORMS, *shipped())))


def drawn(count: int) -> list[Printed]:
    """Return ``count`` papers, the same ones each time."""
    out: list[Printed] = []

    @seed(4)
    @settings(
        max_examples=count,
        database=None,
        deadline=None,
        phases=[Phase.generate],
        suppress_health_check=list(HealthCheck),
    )
    @given(papers)
    def collect(paper: Printed) -> None:
        out.append(paper)

    collect()
    return out[:count]
