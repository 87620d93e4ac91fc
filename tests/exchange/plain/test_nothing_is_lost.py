"""Whatever a text is, each of its words is in the value."""

from __future__ import annotations

import unicodedata
from collections import Counter
from datetime import date

import pytest
from hypothesis import assume, given
from hypothesis import strategies as st

from tests.exchange.words import KNOWN, lost, said, words
from vorlage_editor import resources
from vorlage_editor.exchange.plain import labels
from vorlage_editor.exchange.plain.text import read_text
from vorlage_editor.model.forms.form import Form, parse_form

TODAY = date(2026, 3, 2)
FORM = parse_form(resources.text("formulare/standard.toml"))

_word = st.text("abcdefgäöüßABCÄÖ", min_size=1, max_size=7) | st.sampled_from(
    ["Rat", "Ausschuss", "und", "§", "5", "17", "IV/12", "(alt)", "2.000", "hier:", "Ende.", "x"]
)
_words = st.lists(_word, min_size=1, max_size=6).map(" ".join)
_day = st.sampled_from(["20.08.2015", "3.9.15", "16./17.02.2026", "31.02.2026", "5. Mai 2026"])
_cell = st.one_of(_words, _day, st.sampled_from(["", "7", "Ö 3", "N", "X", *labels.ROLES[:4]]))
_label = st.sampled_from(
    [*labels.KINDS[:4], *labels.SECTIONS, *labels.SIGNERS[:3], "Nr.", "Beratungsfolge"]
    + [name for names in labels.FIELDS.values() for name in names]
)
_column = st.sampled_from([name for names in labels.COLUMNS.values() for name in names])
_mark = st.sampled_from(["- ", "– ", "\uf0b7 ", "3. ", "b) ", "  - "])
_gap = st.sampled_from(["\t", "   ", " "])
_line = st.one_of(
    _words,
    _cell,
    _words.map(lambda words: f"{words} {words} {words} {words} {words}"),
    _label,
    st.builds("{}: {}".format, _label, _words),
    st.builds("{}: {} {}: {}".format, _label, _words, _label, _words),
    st.builds("{} {}".format, _label, _words),
    st.builds(
        "{}{}".format, st.sampled_from(["- ", "– ", "\uf0b7 ", "3. ", "b) ", "  - "]), _words
    ),
    st.builds(lambda gap, cells: gap.join(cells), _gap, st.lists(_cell, min_size=2, max_size=5)),
    st.builds(lambda gap, cells: gap.join(cells), _gap, st.lists(_column, min_size=2, max_size=4)),
    st.just("Beratungsfolge\tTermin\tTOP\tÖ/N\tZuständigkeit"),
    st.just("Gremium Termin TOP ö nö Ergebnis"),
    st.just("Federführendes Dezernat:\tBeteiligtes Dezernat:\tDer Bürgermeister"),
    st.just("Gemeinderat 20.08.2015\n3.9.2015\n2\n1"),
    st.just("Im Auftrag      Der Landrat"),
    st.just(""),
    st.just(""),
)
papers = st.lists(_line, min_size=1, max_size=14).map("\n".join)


@given(papers)
def test_every_word_of_a_paper_is_in_the_value(text: str) -> None:
    assume(text.strip())
    assert not lost(text, read_text(text, FORM, TODAY))


@given(st.text(min_size=1))
def test_every_letter_of_any_text_is_in_the_value(text: str) -> None:
    text = unicodedata.normalize("NFC", text)
    assume(text.strip() and not KNOWN & set(words(text)))
    missing = Counter(text) - Counter(said(read_text(text, FORM, TODAY)))
    assert not [letter for letter in missing if letter.isalnum()]


@pytest.mark.parametrize("end", ["\n", "\r\n", "\r", "\u2028", "\x0b", "\x85"])
def test_any_line_end_will_do(form: Form, end: str) -> None:
    text = resources.text("beispiele/informationsvorlage.txt")
    expected = read_text(text, form, TODAY)
    assert read_text(text.replace("\n", end), form, TODAY) == expected


def test_the_test_itself_would_notice_a_loss() -> None:
    vorlage = read_text("Haushalt\n\nAbwasser", FORM, TODAY)
    assert lost("Haushalt Abwasser Abwasser Straße", vorlage) == {"abwasser", "strasse"}
    assert "erläuterung" in KNOWN
