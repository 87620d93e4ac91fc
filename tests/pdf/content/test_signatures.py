"""Signatures of all kinds: as many columns as there are, and no word broken."""

from __future__ import annotations

import pytest
from msgspec.structs import replace

from tests.pdf.reading import Word, word_boxes
from tests.pdf.samples import BLOBS, STANDARD, WHEN, example
from vorlage_editor.model.forms.form import Form, Signatures
from vorlage_editor.model.vorlage import Signature
from vorlage_editor.pdf.render import render

SIGN = replace(STANDARD, signatures=Signatures(style="sign", place_date=True))
CELLS = replace(STANDARD, signatures=Signatures(style="cells"))
HEADS = (
    "Der Bürgermeister", "Die Bürgermeisterin", "Der Oberbürgermeister", "Die Oberbürgermeisterin",
    "Der Landrat", "Die Landrätin", "In Vertretung", "i. V.", "Im Auftrag", "i. A.", "gez.",
    "Der Beigeordnete", "Die Erste Beigeordnete", "Der Kämmerer", "Die Kämmerin",
)  # fmt: skip
"""All that stand over signatures."""


def words(form: Form, *signatures: Signature) -> list[Word]:
    paper = replace(example(), signatures=signatures, place_date="66.1 Auenfelde, 20.08.2026")
    return list(word_boxes(render(paper, form, BLOBS, when=WHEN)))


def signed(label: str, name: str = "Ada Muster") -> Signature:
    return Signature(label=label, name=name, office="Amt 66")


@pytest.mark.parametrize("form", [SIGN, CELLS])
@pytest.mark.parametrize("label", HEADS)
def test_every_label_keeps_its_words_in_five_columns(form: Form, label: str) -> None:
    found = [word.text for word in words(form, signed(label), *[signed("In Vertretung")] * 4)]
    assert set(label.split()) <= set(found)
    assert found.count("Muster") == 5


def test_several_may_sign_in_vertretung() -> None:
    cells = (signed("Der Landrat"), *(signed("In Vertretung") for _ in range(2)), signed("i. A."))
    tops = {word.upper for word in words(SIGN, *cells) if word.text == "Vertretung"}
    assert len(tops) == 1


def test_what_does_not_fit_beside_stands_below_in_the_same_columns() -> None:
    names = [signed("gez.", f"Name{n}") for n in range(7)]
    lefts = {word.text: word.left for word in words(SIGN, *names) if word.text.startswith("Name")}
    assert [lefts["Name5"], lefts["Name6"]] == pytest.approx([lefts["Name0"], lefts["Name1"]])


@pytest.mark.parametrize(("form", "edge"), [(SIGN, "lower"), (CELLS, "upper")])
def test_labels_of_one_and_two_lines_keep_to_their_rule(form: Form, edge: str) -> None:
    long = signed("Die Beigeordnete für Planen, Bauen, Umwelt und ländliche Entwicklung")
    found = {word.text: getattr(word, edge) for word in words(form, long, signed("Kämmerin"))}
    other = "Entwicklung" if edge == "lower" else "Beigeordnete"
    assert found["Kämmerin"] == pytest.approx(found[other], abs=0.1)


def test_place_and_date_stand_above() -> None:
    found = {word.text: word.upper for word in words(SIGN, signed("Der Landrat"))}
    assert found["66.1"] < found["Landrat"]
