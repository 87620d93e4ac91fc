"""A form read from its TOML text."""

from __future__ import annotations

from hashlib import sha256

import pytest

from vorlage_editor.model.body import Heading, Paragraph, Run
from vorlage_editor.model.consultation import Consultation
from vorlage_editor.model.errors import UserError
from vorlage_editor.model.forms.form import Form, Kind, parse_form
from vorlage_editor.model.vorlage import Signature

SMALL = 'id = "klein"\nname = "Klein"\n'


def test_the_standard_form_names_what_the_first_paper_prints(form: Form) -> None:
    assert [column.label for column in form.route.columns] == [
        "Beratungsfolge",
        "Sitzungstermin",
        "Zuständigkeit",
    ]
    assert [cell.key for cell in form.signatures.cells] == ["lead", "involved", ""]
    assert form.sections.colon


def test_a_form_keeps_its_text_and_its_digest(form: Form) -> None:
    assert parse_form(form.toml) == form
    assert form.sha256 == sha256(form.toml.encode()).hexdigest()


def test_a_small_form_says_nothing_else() -> None:
    form = parse_form(SMALL)
    assert (form.id, form.kinds, form.new_signatures()) == ("klein", (), ())
    assert form.new_vorlage("Anfrage").body == (Paragraph(),)


def test_an_unknown_kind_has_no_template(form: Form) -> None:
    assert form.kind("Rundbrief") == Kind("Rundbrief")
    assert form.template("Rundbrief") == (Paragraph(),)


def test_a_new_paper_starts_with_its_template(form: Form) -> None:
    vorlage = form.new_vorlage("Informationsvorlage")
    heading = Heading(1, (Run("Erläuterung"),), "erlaeuterung")
    assert vorlage.body == (heading, Paragraph())
    assert vorlage.route == (Consultation(),)
    assert vorlage.signatures == (Signature(label="Der Bürgermeister"),)
    assert vorlage.form == form.sha256


def test_a_section_may_bring_blocks() -> None:
    toml = SMALL + (
        '[[kinds]]\nname = "Anfrage"\npublic = true\n[[kinds.sections]]\nkey = "finanzen"\n'
        'label = "Finanzen"\nbody = [{type = "paragraph", runs = [{text = "☐ Ja"}]}]\n'
    )
    vorlage = parse_form(toml).new_vorlage("Anfrage")
    assert vorlage.public is True
    assert vorlage.body[1] == Paragraph((Run("☐ Ja"),))


def test_a_kind_may_be_signed_by_others(form: Form) -> None:
    toml = f'{form.toml}\n[[kinds]]\nname = "Antrag"\nsignatures = ["Für die Fraktion"]\n'
    asked = parse_form(toml)
    assert asked.new_vorlage("Antrag").signatures == (Signature(label="Für die Fraktion"),)
    assert asked.new_signatures("Informationsvorlage") == form.new_signatures()


@pytest.mark.parametrize(
    "toml",
    [SMALL + "a" + ".a" * 5000 + " = 1", SMALL + "# Form\n" * 50_000, SMALL + "x = " + "[" * 9000],
    ids=range(3),
)
def test_a_form_that_would_fill_the_memory_is_refused(toml: str) -> None:
    with pytest.raises(UserError, match=r"Formular ist zu lang.*Vorlagen sind davon nicht"):
        parse_form(toml)


@pytest.mark.parametrize(
    "toml",
    [
        "",
        "kein Formular",
        'id = "x"',
        SMALL + "version = 'zwei'",
        SMALL + "x = " + "[" * 1900,
        SMALL + '[letterhead]\narms = "kein Base64"',
        SMALL + '[[kinds]]\nname="A"\n[[kinds.sections]]\nkey="b"\nlabel="c"\nbody=[{type="tanz"}]',
        SMALL + "[letterhead]\nheight_mm = nan",
        SMALL + "[look]\nmeasure_mm = 1e999",
        SMALL + "version = -1",
        SMALL + "version = 99999999999999999999",
        SMALL.replace('"klein"', '""'),
        SMALL.replace('"klein"', '"x y"'),
        SMALL.replace('"klein"', '"x\\ny"'),
        'id = "x"\nname = " "',
        SMALL + '[[kinds]]\nname = "A"\n' * 201,
        SMALL + "[signatures]\ncells = [" + '{ label = "A" },\n' * 201 + "]",
    ],
    ids=range(17),
)
def test_what_is_no_form_is_refused_in_words(toml: str) -> None:
    with pytest.raises(UserError, match=r"Formular.*nicht lesen.*Vorlagen sind davon nicht"):
        parse_form(toml)
