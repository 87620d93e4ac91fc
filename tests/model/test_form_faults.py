"""What is wrong with a form is said at its field; the shipped forms have nothing wrong."""

from __future__ import annotations

import pytest
from msgspec.structs import replace

from vorlage_editor import resources
from vorlage_editor.model.checks.finding import Severity
from vorlage_editor.model.contrast import contrast
from vorlage_editor.model.form_faults import faults
from vorlage_editor.model.forms.draft import (
    Abbreviation,
    FormDraft,
    Path,
    at,
    draft_of,
    moved,
    path_name,
    put,
)
from vorlage_editor.model.forms.example import example_paper
from vorlage_editor.model.forms.form import (
    Column,
    Footer,
    Form,
    Labelled,
    Letterhead,
    Role,
    parse_form,
)
from vorlage_editor.model.template import missing_sections
from vorlage_editor.work.forms import cut_in_footer, letterhead_mm

SHIPPED = sorted(one.stem for one in resources.path("formulare").glob("*.toml"))


def shipped(name: str) -> Form:
    return parse_form(resources.text(f"formulare/{name}.toml"))


def broken(form: Form, path: Path, value: object) -> list[tuple[str, Severity]]:
    found = faults(put(draft_of(form), path, value))
    return [(path_name(one.path), one.severity) for one in found]


@pytest.mark.parametrize("name", SHIPPED)
def test_the_shipped_forms_have_no_faults(name: str) -> None:
    form = shipped(name)
    assert faults(draft_of(form), letterhead_mm(form), cut_in_footer(form)) == ()


@pytest.mark.parametrize("name", SHIPPED)
def test_a_form_is_the_same_after_it_was_opened(name: str) -> None:
    form = shipped(name)
    assert draft_of(form).result == replace(form, toml="", sha256="")


def test_what_is_left_empty_is_kept_as_that(form: Form) -> None:
    path: Path = ("form", "related", "words", "Bezug")
    assert at(draft_of(form), path) == "Bezug: {number}"
    assert put(draft_of(form), path, "").result.related.words == {"Bezug": ""}


@pytest.mark.parametrize("name", SHIPPED)
def test_each_kind_has_an_example_without_gaps(name: str) -> None:
    form = shipped(name)
    for kind in form.kinds:
        paper = example_paper(form, kind.name)
        assert missing_sections(paper.body, kind) == ()
        assert paper.number
        assert paper.form == form.sha256


ERROR, WARNING = Severity.ERROR, Severity.WARNING


@pytest.mark.parametrize(
    ("path", "value", "field", "severity"),
    [
        (("form", "name"), " ", "form.name", ERROR),
        (("form", "look", "accent"), "rot", "form.look.accent", ERROR),
        (("form", "look", "accent"), "#ffcc00", "form.look.accent", WARNING),
        (("form", "head", "order"), ("kind",), "form.head.order", WARNING),
        (("form", "route", "columns"), (), "form.route.columns", ERROR),
        (("form", "route", "columns", 1, "mm"), 150.0, "form.route.columns", ERROR),
        (("form", "route", "columns", 1, "mm"), 100.0, "form.route.columns", WARNING),
        (("form", "route", "columns", 1, "key"), "role", "form.route.columns[2].key", ERROR),
        (("form", "route", "columns"), (Column("role"),), "form.route.columns", WARNING),
        (("form", "kinds"), (), "form.kinds", ERROR),
        (("form", "kinds", 0, "name"), "", "form.kinds[0].name", ERROR),
        (("form", "kinds", 1, "name"), "informationsvorlage", "form.kinds[1].name", ERROR),
        (("form", "kinds", 0, "number"), "(", "form.kinds[0].number", ERROR),
        (("form", "kinds", 0, "number_next"), "{n}/{n}", "form.kinds[0].number", ERROR),
        (
            ("form", "kinds", 0, "sections", 0, "label"),
            "",
            "form.kinds[0].sections[0].label",
            ERROR,
        ),
        (("form", "related", "numbers", "Bezug"), "{n}", "form.related.numbers.Bezug", ERROR),
        (("form", "roles", 0), Role(""), "form.roles[0].name", ERROR),
        (("form", "footer", "lines"), ("a", "b", "c"), "form.footer.lines", ERROR),
        (("abbreviations",), (Abbreviation("", "lang"),), "abbreviations[0].short", ERROR),
    ],
)
def test_each_fault_is_said_at_its_field(
    form: Form, path: Path, value: object, field: str, severity: Severity
) -> None:
    assert broken(form, path, value) == [(field, severity)]


@pytest.mark.parametrize(
    ("needed", "found"),
    [
        (38.0, []),
        (38.2, [("form.letterhead.height_mm", WARNING)]),
        (151.0, [("form.letterhead.height_mm", ERROR)]),
    ],
)
def test_a_letterhead_has_the_height_that_it_needs(
    form: Form, needed: float, found: list[tuple[str, Severity]]
) -> None:
    head = Letterhead(style="plain", height_mm=38, name="Amt")
    draft = put(draft_of(form), ("form", "letterhead"), head)
    assert [(path_name(one.path), one.severity) for one in faults(draft, needed)] == found


LONG = "Stadt Auenfelde · " * 20


@pytest.mark.parametrize(
    ("footer", "found"),
    [
        (Footer(("Stadt Auenfelde", "Am Markt 1"), "Seite {page} von {pages}"), []),
        (Footer(("", LONG[:100]), "Seite {page} von {pages}"), ["lines"]),
        (Footer((LONG[:100], ""), "Seite {page} von {pages}"), []),
        (Footer((LONG, LONG), LONG), ["lines", "lines", "page"]),
    ],
)
def test_what_a_footer_has_no_room_for_is_said(
    form: Form, footer: Footer, found: list[str]
) -> None:
    draft = put(draft_of(form), ("form", "footer"), footer)
    told = faults(draft, 0, cut_in_footer(draft.form))
    assert [one.path for one in told] == [("form", "footer", name) for name in found]
    assert all("Stadt Auenfelde" in one.message and "…“" in one.message for one in told)


def test_fields_of_the_head_fit_beside_each_other(form: Form) -> None:
    wide = put(draft_of(form), ("form", "head", "meta"), (Labelled("date", "", 4),) * 2)
    wide = put(wide, ("form", "head", "order"), ("subject", "meta"))
    assert [one.path for one in faults(wide)] == [("form", "head", "meta")]


@pytest.mark.parametrize(("colour", "expected"), [("#000000", 21), ("#1b4a75", 9.2)])
def test_contrast_is_counted_as_the_norm_says(colour: str, expected: float) -> None:
    assert contrast(colour) == pytest.approx(expected, abs=0.05)


def test_a_draft_becomes_the_form_again(form: Form) -> None:
    draft = put(draft_of(form), ("abbreviations",), (Abbreviation("BGB", "Gesetzbuch"),))
    assert draft.result.abbreviations == {"BGB": "Gesetzbuch"}
    assert at(draft, ("form", "kinds", 0, "name")) == "Informationsvorlage"
    assert isinstance(draft, FormDraft)


def test_a_path_has_a_name() -> None:
    path: Path = ("form", "kinds", 2, "sections", 0, "label")
    assert path_name(path) == "form.kinds[2].sections[0].label"


def test_tables_have_paths_too(form: Form) -> None:
    path: Path = ("form", "route", "public_words", "Ö")
    assert at(draft_of(form), path) == ""
    assert at(put(draft_of(form), path, "öffentlich"), path) == "öffentlich"


@pytest.mark.parametrize(
    ("place", "by", "expected"), [(0, 1, "bac"), (0, -1, "abc"), (2, -2, "cab")]
)
def test_what_is_moved_stays_within(place: int, by: int, expected: str) -> None:
    assert "".join(moved("abc", place, by)) == expected
