"""What is recognised in a paper's plain text."""

from __future__ import annotations

import json
import re
import time
from datetime import date
from pathlib import Path

import pytest

from tests.exchange.words import lost
from vorlage_editor.exchange import limits
from vorlage_editor.exchange.examples import example
from vorlage_editor.exchange.plain import text
from vorlage_editor.exchange.plain.text import read, read_text
from vorlage_editor.model.body import Block, Heading, ListItem, Paragraph, Run, markers, plain_text
from vorlage_editor.model.consultation import Consultation
from vorlage_editor.model.errors import ReadError
from vorlage_editor.model.forms.form import Form, parse_form
from vorlage_editor.model.vorlage import Signature, Vorlage

TODAY = date(2026, 3, 2)
TABLE = "Beratungsfolge\tSitzungstermin\tZuständigkeit\n"
ROW = "Bauausschuss\t20.08.2026\tVorberatung\n"


def said(vorlage: Vorlage) -> list[str]:
    return [
        f"{mark} {plain_text(block)}".strip()
        for mark, block in zip(markers(vorlage.body), vorlage.body, strict=True)
    ]


def heading(label: str, section: str) -> Heading:
    return Heading(1, (Run(label),), section)


# Whole papers


def test_the_example_is_read_as_it_is_meant(form: Form) -> None:
    vorlage = example(form)
    (station,) = vorlage.route
    assert (vorlage.kind, vorlage.number) == ("Informationsvorlage", "IV/0007/2027")
    assert vorlage.subject == "Bericht über das erste Jahr der offenen Stadtbücherei"
    assert station == Consultation(
        committee="Ausschuss für Kultur, Bildung und Sport",
        dates=(date(2027, 3, 18),),
        role="Kenntnisnahme",
    )
    types = [Heading, Paragraph, Paragraph, *[ListItem] * 5, Paragraph, Paragraph]
    assert [type(block) for block in vorlage.body] == types
    assert (vorlage.lead, vorlage.involved) == ("Dez. III", "Dez. I")
    assert vorlage.signatures == (Signature(label="Der Bürgermeister"),)
    assert vorlage.form == form.sha256


def test_the_first_paper_is_read_as_it_is_meant(form: Form, shared: Path) -> None:
    data = (shared / "data/informationsvorlage_IV-0127-2015.txt").read_bytes()
    vorlage = read(data, form, TODAY)
    (station,) = vorlage.route
    assert (vorlage.kind, vorlage.number) == ("Informationsvorlage", "IV/0127/2015")
    assert (station.dates, station.role) == ((date(2015, 8, 20),), "Kenntnisnahme")
    assert station.committee.startswith("Ausschuss")
    assert vorlage.subject.startswith("Information über")
    assert vorlage.body[0] == heading("Erläuterung", "erlaeuterung")
    types = [Paragraph, Paragraph, *[ListItem] * 5, Paragraph, Paragraph]
    assert [type(block) for block in vorlage.body[1:]] == types
    assert plain_text(vorlage.body[2]) == "Im Kern geht es darum, regional"
    assert (vorlage.lead, vorlage.involved) == ("Dez. II", "")
    assert vorlage.signatures == (Signature(label="Der Bürgermeister"),)
    assert not lost(data.decode(), vorlage)


REAL = [
    "karlsruhe_info_2024-0554.txt",
    "karlsruhe_beschluss_2026-0061_gremium_doppelt.txt",
    "karlsruhe_beschluss_2025-1069_neun_stationen.txt",
    "karlsruhe_ergaenzung_2021-1257-1.txt",
]


@pytest.mark.parametrize("name", REAL)
def test_real_papers_agree_with_what_their_town_says(form: Form, shared: Path, name: str) -> None:
    folder = shared / "data/vorlagen"
    truth = json.loads((folder / "expected.json").read_text())
    (expected,) = (one for one in truth if one["file"] == name)
    vorlage = read((folder / name).read_bytes(), form, TODAY)
    subject = expected["name"].replace(" - ", " – ") if "ergaenzung" in name else expected["name"]
    assert (vorlage.kind, vorlage.number) == (expected["paperType"], expected["reference"])
    assert vorlage.subject == subject
    committees = {one["organization"][0] for one in expected["consultation"]}
    assert committees <= {station.committee for station in vorlage.route}
    roles = {one["role"] for one in expected["consultation"]} - {"Behandlung"}
    assert roles <= {station.role or "Entscheidung" for station in vorlage.route}


def test_a_real_paper_with_two_dates_in_one_row_has_two_stations(form: Form, shared: Path) -> None:
    data = (shared / "data/vorlagen" / REAL[1]).read_bytes()
    route = read(data, form, TODAY).route
    assert [(one.dates[0].isoformat(), one.agenda_item, one.public) for one in route] == [
        ("2026-03-11", "8", True),
        ("2026-03-17", "2", True),
        ("2026-04-14", "1", True),
        ("2026-04-28", "7", True),
    ]


@pytest.mark.parametrize("name", [*REAL, "karlsruhe_beschluss_28729_altformat_2012.txt"])
def test_real_papers_lose_nothing_but_page_furniture(form: Form, shared: Path, name: str) -> None:
    data = (shared / "data/vorlagen" / name).read_bytes()
    furniture = {"gedruckt", "auf", "100", "prozent", "recyclingpapier", "of", "1", "2", "3"}
    source = re.sub(r"(?<=\w\w)- *\n(?=[a-zäöüß])", "", data.decode())
    assert lost(source, read(data, form, TODAY)) <= furniture


# Where there is little


@pytest.mark.parametrize("source", ["Nur ein Satz.", "Zeile\nnoch eine", "a", "5", "-", "\ufeffx"])
def test_a_text_without_structure_is_body(form: Form, source: str) -> None:
    vorlage = read_text(source, form, TODAY)
    assert vorlage.kind == "Informationsvorlage"
    assert (vorlage.number, vorlage.subject, vorlage.route) == ("", "", ())
    assert all(isinstance(block, Paragraph) for block in vorlage.body)
    assert not lost(source, vorlage)


def test_a_form_without_kinds_reads_as_well() -> None:
    form = parse_form('id = "klein"\nname = "Klein"\n')
    assert read_text("Text", form, TODAY).kind == "Vorlage"


@pytest.mark.parametrize("data", [b"", b" \n\t\r\n", b"\xef\xbb\xbf", b"\x0c\n- 2 -\n"])
def test_an_empty_file_is_refused_in_words(form: Form, data: bytes) -> None:
    with pytest.raises(ReadError, match="kein Text"):
        read(data, form, TODAY)


@pytest.mark.parametrize("data", [b"PNG\0\0\1", b"\xff\xfe\0\0a\0\0\0", "x".encode("utf-16-le")])
def test_what_is_no_text_is_refused_in_words(form: Form, data: bytes) -> None:
    with pytest.raises(ReadError, match="keinen Text"):
        read(data, form, TODAY)


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16", "cp1252", "latin-1"])
def test_the_encoding_is_found(form: Form, encoding: str) -> None:
    source = "Betreff: Straße „Am Brühl“".replace("„", '"').replace("“", '"')
    vorlage = read(source.encode(encoding), form, TODAY)
    assert vorlage.subject == 'Straße "Am Brühl"'


def test_windows_quotation_marks_are_read_and_odd_bytes_do_not_stop_it(form: Form) -> None:
    assert said(read("„Straße“ – 5 €".encode("cp1252"), form, TODAY)) == ["„Straße“ – 5 €"]
    assert said(read(b"Stra\xdfe \x81", form, TODAY)) == ["Straße"]


def test_decomposed_letters_do_not_hide_a_label(form: Form) -> None:
    assert read_text("Begru\u0308ndung:\n\nText", form, TODAY).body[0] == heading(
        "Begründung", "begruendung"
    )


# Size


@pytest.mark.parametrize(
    "source",
    [
        "Der Rat hat am 20.08.2026 über den Haushalt beraten und\nihn beschlossen.\n\n" * 130_000,
        "Wort " * 2_000_000,
        "x" * 10_000_000,
        "\n" * 9_999_999 + "x",
        TABLE + ROW * 50_000,
        "Datum: " * 1_400_000,
        "- Ein Punkt von sehr vielen in dieser Liste\n" * 60_000,
        "1.1." * 2_500_000,
        " " * 9_999_999 + "x",
    ],
    ids=["prose", "words", "word", "blank", "rows", "labels", "items", "dots", "spaces"],
)
def test_very_long_texts_are_read_without_hanging(form: Form, source: str) -> None:
    begun = time.monotonic()
    read(source.encode(), form, TODAY)
    assert time.monotonic() - begun < 60


@pytest.mark.parametrize("source", ["x" * 101, "ß" * 60])
def test_too_long_a_text_is_refused_in_words(
    form: Form, monkeypatch: pytest.MonkeyPatch, source: str
) -> None:
    monkeypatch.setattr(text, "TEXT", 100)
    with pytest.raises(ReadError, match="länger als"):
        read(source.encode(), form, TODAY)
    assert limits.TEXT == 20_000_000


# Vorlagenart, number, labelled fields


@pytest.mark.parametrize(
    ("line", "kind"),
    [
        ("Beschlussvorlage", "Beschlussvorlage"),
        ("BESCHLUSSVORLAGE", "Beschlussvorlage"),
        ("B e s c h l u s s v o r l a g e", "Beschlussvorlage"),
        ("Stellungnahme zum Antrag", "Stellungnahme zum Antrag"),
        ("Bericht", "Bericht"),
        ("Stadt Auenfelde\n\nTischvorlage", "Tischvorlage"),
    ],
)
def test_the_kind_stands_alone_on_its_line(form: Form, line: str, kind: str) -> None:
    vorlage = read_text(f"{line}\n\nEs geht um Wege.", form, TODAY)
    assert vorlage.kind == kind


def test_a_kind_within_a_sentence_is_text(form: Form) -> None:
    vorlage = read_text("Die Beschlussvorlage liegt bei.", form, TODAY)
    assert vorlage.kind == "Informationsvorlage"


@pytest.mark.parametrize(
    "line",
    [
        "Vorlage Nr.: BV/2026/013",
        "Vorlage Nr. BV/2026/013",
        "Vorlagen-Nr.: BV/2026/013",
        "Nr.: BV/2026/013",
        "Nr. BV/2026/013",
        "Drucksache BV/2026/013",
        "Drucksache: BV/2026/013",
        "VORLAGE NR.:   BV/2026/013  ",
        "Vorlage Nr.:\nBV/2026/013",
        "Vorlage Nr.:\n\nBV/2026/013",
        "Beschlussvorlage BV/2026/013",
        "Beschlussvorlage Nr. BV/2026/013",
    ],
)
def test_the_number_stands_behind_its_label_or_below(form: Form, line: str) -> None:
    vorlage = read_text(f"{line}\n\nSachverhalt:\nText", form, TODAY)
    assert vorlage.number == "BV/2026/013"


@pytest.mark.parametrize(
    "number", ["1. Ergänzung zu 431/2021", "1061 /IX.L.", "WP 04-09 SV 20/007"]
)
def test_numbers_are_free_text(form: Form, number: str) -> None:
    assert read_text(f"Vorlage Nr.: {number}\n\nText", form, TODAY).number == number


def test_a_draft_has_no_number(form: Form) -> None:
    assert read_text("Vorlage Nr.: Entwurf\n\nText", form, TODAY).number == ""


def test_several_fields_share_a_line(form: Form) -> None:
    source = (
        "Vorlage Nr.: 7/26 Verantwortlich: Dez. 1\nDienststelle: Kämmerei\nDatum: 3.2.2026\n\nText"
    )
    vorlage = read_text(source, form, TODAY)
    assert (vorlage.number, vorlage.lead, vorlage.office) == ("7/26", "Dez. 1", "Kämmerei")
    assert vorlage.date == date(2026, 2, 3)
    assert said(vorlage) == ["Text"]


def test_a_date_that_is_none_stays_as_it_is_written(form: Form) -> None:
    vorlage = read_text("Datum: im Mai\nAktenzeichen: 20-31\n\nText", form, TODAY)
    assert (vorlage.date, vorlage.date_text, vorlage.file_number) == (None, "im Mai", "20-31")


def test_a_value_goes_on_in_the_next_line(form: Form) -> None:
    source = (
        "Beschlussvorlage\nDienststelle: Schul- und\nSportamt\nNeubau der Halle\n"
        f"{TABLE}{ROW}Sachverhalt\nText"
    )
    vorlage = read_text(source, form, TODAY)
    assert (vorlage.office, vorlage.subject) == ("Schul- und Sportamt", "Neubau der Halle")


@pytest.mark.parametrize(
    ("line", "public"),
    [("öffentlich", True), ("nichtöffentlich", False), ("Status: öffentlich", True)],
)
def test_whether_it_is_public_stands_alone(form: Form, line: str, *, public: bool) -> None:
    vorlage = read_text(f"Beschlussvorlage\n{line}\n\nText", form, TODAY)
    assert vorlage.public is public


def test_a_second_value_of_a_field_stays_text(form: Form) -> None:
    vorlage = read_text("Datum: 3.2.2026\nDatum: 4.2.2026\n\nText", form, TODAY)
    assert said(vorlage) == ["Datum: 4.2.2026", "Text"]


def test_a_label_whose_value_is_somewhere_else_stays_text(form: Form) -> None:
    vorlage = read_text("Telefon:\nGremium:\nRat\n\nText", form, TODAY)
    assert "Telefon:" in " ".join(said(vorlage))


# Betreff


@pytest.mark.parametrize(
    "source",
    [
        f"{TABLE}{ROW}\nBau der Halle\n\nSachverhalt:\nText",
        f"Beschlussvorlage\n\nBau der Halle\n\n{TABLE}{ROW}\nSachverhalt:\nText",
        "Betreff: Bau der Halle\n\nSachverhalt:\nText",
        "Betreff:\nBau der\nHalle\n\nSachverhalt:\nText",
        "Beschlussvorlage\n\nBau der Halle\n\nSachverhalt:\nText",
        f"{TABLE}{ROW}Bau der Halle\nSachverhalt:\nText",
    ],
)
def test_the_subject_is_found(form: Form, source: str) -> None:
    vorlage = read_text(source, form, TODAY)
    assert vorlage.subject == "Bau der Halle"
    assert said(vorlage) == ["Sachverhalt", "Text"]


def test_hier_begins_a_line_of_the_subject(form: Form) -> None:
    source = f"{TABLE}{ROW}\nBau der\nHalle;\nhier: Vergabe\n\nSachverhalt:\nText"
    assert read_text(source, form, TODAY).subject == "Bau der Halle;\u2028hier: Vergabe"
    apart = f"{TABLE}{ROW}\nBau der Halle\n\nhier: Vergabe\n\nSachverhalt:\nText"
    assert read_text(apart, form, TODAY).subject.endswith("hier: Vergabe")


def test_a_sentence_below_the_table_is_no_subject(form: Form) -> None:
    source = f"{TABLE}{ROW}\nDer Rat berät.\n\nSachverhalt:\nText"
    vorlage = read_text(source, form, TODAY)
    assert (vorlage.subject, said(vorlage)[0]) == ("", "Der Rat berät.")


# Foot


def test_values_stand_below_the_labels_of_the_foot(form: Form) -> None:
    foot = "Federführendes Dezernat:\tBeteiligtes Dezernat:\tDie Landrätin\n\tDez. I\tEva Muster"
    vorlage = read_text(f"Text\n\n{foot}", form, TODAY)
    assert (vorlage.lead, vorlage.involved) == ("", "Dez. I")
    assert vorlage.signatures == (Signature(label="Die Landrätin", name="Eva Muster"),)
    assert said(vorlage) == ["Text"]


def test_wide_spaces_part_the_foot_as_well(form: Form) -> None:
    foot = (
        "Federführendes Dezernat:    Beteiligtes Dezernat:    Der Bürgermeister\n"
        "Dez. II                                              Max Muster\n"
    )
    vorlage = read_text(f"Text\n\n{foot}", form, TODAY)
    assert (vorlage.lead, vorlage.involved) == ("Dez. II", "")
    assert vorlage.signatures == (Signature(label="Der Bürgermeister", name="Max Muster"),)


def test_a_foot_without_values_is_recognised(form: Form) -> None:
    vorlage = read_text("Text\n\nIm Auftrag\tDer Bürgermeister", form, TODAY)
    assert [one.label for one in vorlage.signatures] == ["Im Auftrag", "Der Bürgermeister"]


def test_a_paper_without_foot_gets_that_of_the_form(form: Form) -> None:
    assert read_text("Text", form, TODAY).signatures == form.new_signatures()


# Sections and text


@pytest.mark.parametrize(
    ("line", "expected"),
    [
        ("Begründung", heading("Begründung", "begruendung")),
        ("Sach- und Rechtslage:", heading("Sach- und Rechtslage", "sachverhalt")),
        ("2. Beschlussempfehlung", heading("2. Beschlussempfehlung", "beschlussvorschlag")),
        ("IV. ANLASS:", heading("IV. ANLASS", "anlass")),
        ("Beschlussentwurf (kurz)", heading("Beschlussentwurf (kurz)", "beschlussvorschlag")),
    ],
)
def test_a_section_keeps_its_label_and_its_meaning(
    form: Form, line: str, expected: Heading
) -> None:
    assert read_text(f"{line}\nText", form, TODAY).body == (expected, Paragraph((Run("Text"),)))


def test_text_may_follow_on_the_line_of_a_section(form: Form) -> None:
    vorlage = read_text("Anlass: Der Rat fragt.\nDie Verwaltung antwortet.", form, TODAY)
    assert said(vorlage) == ["Anlass", "Der Rat fragt.", "Die Verwaltung antwortet."]


def test_a_label_within_a_paragraph_is_text(form: Form) -> None:
    source = (
        "Was im Rat beraten wurde, ergab sich aus folgendem, langem und gutem\nAnlass: ein Brand."
    )
    assert not any(isinstance(block, Heading) for block in read_text(source, form, TODAY).body)


WRAPPED = """\
Die Außenstelle der Grundschule am Standort Wal-
denserschule wird zum Ende des Schuljahres auf-
gehoben; das Schul- und Sportamt prüft Photovoltaik-
Anlagen, die Wärmeabfuhr sowie die Wärme-
und Kältezufuhr für das Gebäude. In CO2-
neutraler Bauweise entsteht daneben ein Hort.
Ein neuer Absatz beginnt hier nach einem Ende."""


def test_broken_lines_are_whole_again(form: Form) -> None:
    first, *rest = said(read_text(WRAPPED, form, TODAY))
    assert "Waldenserschule wird zum Ende des Schuljahres aufgehoben" in first
    assert "Photovoltaik-Anlagen" in first
    assert "Wärme- und Kältezufuhr" in first
    assert "CO2-neutraler" in first
    assert not rest or rest[0].startswith("Ein neuer")


def test_lines_that_end_early_stay_lines(form: Form) -> None:
    assert said(read_text("Muster, Eva\nBeispiel, Max", form, TODAY)) == [
        "Muster, Eva\u2028Beispiel, Max"
    ]


def test_a_soft_hyphen_at_a_lines_end_goes(form: Form) -> None:
    assert said(read_text("Haus\u00ad\nhalt", form, TODAY)) == ["Haushalt"]


@pytest.mark.parametrize(
    ("mark", "style"),
    [("-", "dash"), ("–", "dash"), ("•", "bullet"), ("\uf0b7", "bullet"), ("\uf0a7", "bullet"),
     ("1.", "number"), ("a)", "letter")],
)  # fmt: skip
def test_marks_make_list_items(form: Form, mark: str, style: str) -> None:
    (block,) = read_text(f"{mark} Ein Punkt", form, TODAY).body
    assert isinstance(block, ListItem)
    assert (block.style, plain_text(block)) == (style, "Ein Punkt")


def test_items_count_on_and_start_where_they_say(form: Form) -> None:
    source = "3. drei\n4. vier\n\n5. fünf\n\nAbsatz\n\n9. neun"
    assert said(read_text(source, form, TODAY)) == [
        "3. drei", "4. vier", "5. fünf", "Absatz", "9. neun",
    ]  # fmt: skip
    starts = [
        block.start for block in read_text(source, form, TODAY).body if isinstance(block, ListItem)
    ]
    assert starts == [3, None, None, 9]


def test_deeper_items_have_a_level(form: Form) -> None:
    source = "- eins\n   - darunter\n      - ganz unten\n- zwei"
    body = read_text(source, form, TODAY).body
    assert [block.level for block in body if isinstance(block, ListItem)] == [0, 1, 2, 0]


def test_an_item_goes_on_below_its_text(form: Form) -> None:
    source = "- Ein Punkt\n  mit Fortsetzung\n- Noch einer,\nder weitergeht"
    assert said(read_text(source, form, TODAY)) == [
        "– Ein Punkt mit Fortsetzung",
        "– Noch einer, der weitergeht",
    ]


@pytest.mark.parametrize(
    "line",
    ["9. Dezember 2026 tagt der Rat", "-zufuhr", "007. Text", "aa) Text", "-"],
)
def test_what_only_looks_like_an_item_is_text(form: Form, line: str) -> None:
    (block,) = read_text(line, form, TODAY).body
    assert isinstance(block, Paragraph)


def test_a_dash_within_a_sentence_is_no_item(form: Form) -> None:
    source = (
        "Der Ausschuss hat in seiner Sitzung beschlossen, dass die Halle\n"
        "– so der Vorschlag – im Mai gebaut wird, und zwar am 3. und am\n"
        "4. dieses Monats."
    )
    (block,) = read_text(source, form, TODAY).body
    assert isinstance(block, Paragraph)


# Pages


@pytest.mark.parametrize(
    "furniture",
    ["Seite 2/3", "Seite 2 von 3", "– 2 –", "- 2 -", "-- 1 of 2 --", "Ausdruck vom: 03.02.2026",
     "Gedruckt auf 100 Prozent Recyclingpapier", "Gedruckt auf 100 Prozent \nRecyclingpapier",
     "\x0c"],
)  # fmt: skip
def test_page_furniture_goes_and_a_sentence_goes_on(form: Form, furniture: str) -> None:
    source = f"Der Rat hat\n\n{furniture}\n\nam Montag beraten.\n\n{furniture}\n\nEnde"
    assert said(read_text(source, form, TODAY)) == ["Der Rat hat am Montag beraten.", "Ende"]


@pytest.mark.parametrize("line", ["Seite an Seite", "Seite 2 des Plans", "- 2 Stühle -"])
def test_what_only_looks_like_page_furniture_stays(form: Form, line: str) -> None:
    assert not lost(line, read_text(line, form, TODAY))


def test_every_block_is_in_normal_form(form: Form) -> None:
    body: tuple[Block, ...] = read_text(WRAPPED, form, TODAY).body
    assert Vorlage(kind="A", body=body).body is body
