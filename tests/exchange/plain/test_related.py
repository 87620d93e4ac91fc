"""Lines of a head that name other papers."""

from __future__ import annotations

from datetime import date

import pytest
from msgspec.structs import replace

from tests.exchange.words import lost
from vorlage_editor.exchange.plain.text import read_text
from vorlage_editor.model.forms.form import Form, Relations
from vorlage_editor.model.vorlage import Related

TODAY = date(2026, 3, 2)
PAPER = """Informationsvorlage
Vorlage Nr.: IV/0127/2026/1
{line}

Feldstraße

Erläuterung:
Die Feldstraße wird erneuert.
"""


@pytest.mark.parametrize(
    ("line", "related"),
    [
        ("Ergänzung zu IV/0127/2026", Related(relation="Ergänzung", number="IV/0127/2026")),
        ("Ergänzung zu der Vorlage Nr. 21/57", Related(relation="Ergänzung", number="21/57")),
        ("Austausch zu DS0341/25", Related(relation="Austausch", number="DS0341/25")),
        ("Neufassung von Vorlage 26-29361", Related(relation="Neufassung", number="26-29361")),
        ("bezug:  AN/0012/2026", Related(relation="Bezug", number="AN/0012/2026")),
    ],
)  # fmt: skip
def test_the_usual_words_are_read(form: Form, line: str, related: Related) -> None:
    found = read_text(PAPER.format(line=line), form, TODAY)
    assert found.related == (related,)
    assert (found.number, found.subject) == ("IV/0127/2026/1", "Feldstraße")


def test_the_forms_own_words_are_read(form: Form) -> None:
    form = replace(form, related=Relations(words={"Ergänzung": "Nachtrag {number} folgt"}))
    found = read_text(PAPER.format(line="Nachtrag 17/123 folgt"), form, TODAY)
    assert found.related == (Related(relation="Ergänzung", number="17/123"),)


@pytest.mark.parametrize(
    "line", ["Bezug: Schreiben vom 3. März", "Bezug: Antrag", "Ergänzung zu unserem Bericht 2025"]
)
def test_what_names_no_number_stays_text(form: Form, line: str) -> None:
    text = PAPER.format(line=line)
    found = read_text(text, form, TODAY)
    assert found.related == ()
    assert not lost(text, found)


def test_several_are_read_and_nothing_is_lost(form: Form) -> None:
    text = PAPER.format(line="Ergänzung zu IV/0127/2026\nBezug: AN/0012/2026")
    found = read_text(text, form, TODAY)
    assert [one.relation for one in found.related] == ["Ergänzung", "Bezug"]
    assert not lost(text, found)
