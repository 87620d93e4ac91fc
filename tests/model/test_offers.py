"""What is offered in a field."""

from __future__ import annotations

import pytest

from vorlage_editor.model.earlier import Earlier
from vorlage_editor.model.masterdata.office import Department, Office, Signer
from vorlage_editor.model.offers import (
    Offer,
    begun,
    department_offers,
    matching,
    signature_offers,
)
from vorlage_editor.model.vorlage import Signature

ADA, IDA = Signature(label="Landrätin", name="Ada Muster"), Signature(name="Ida Probe")
HOUSE = Office(
    departments=(Department(name="Bauen", short="Dez. II"), Department(name="Dez. II")),
    signers=(
        Signer(name="Ada Muster", label="Landrätin", office="", deputies=("Ida Probe", "Jo Ohne")),
        Signer(name="Ida Probe", office="Kreisdirektorin"),
    ),
)


def test_signers_come_first_then_their_deputies_then_labels() -> None:
    offers = signature_offers(HOUSE, Earlier(signatures=(IDA,)), ["Der Landrat", ""])
    assert [one.value for one in offers] == [
        ADA,
        Signature(name="Ida Probe", office="Kreisdirektorin"),
        Signature(label="In Vertretung", name="Ida Probe", office="Kreisdirektorin"),
        Signature(label="In Vertretung", name="Jo Ohne"),
        Signature(label="Der Landrat"),
    ]
    assert [one.second for one in offers][2:4] == [
        "In Vertretung · Kreisdirektorin",
        "In Vertretung",
    ]


def test_who_is_deputy_of_two_is_offered_once() -> None:
    two = Office(signers=tuple(Signer(name=name, deputies=("Ida",)) for name in ("A", "B")))
    assert [one.text for one in signature_offers(two, Earlier())] == ["A", "B", "Ida"]


def test_without_signers_it_is_who_signed_before() -> None:
    offers = signature_offers(Office(), Earlier(signatures=(ADA, IDA)))
    assert [(one.text, one.second) for one in offers] == [
        ("Ada Muster", "Landrätin"),
        ("Ida Probe", ""),
    ]


def test_each_name_of_a_department_is_offered_once() -> None:
    assert department_offers(HOUSE, ["Dez. IX"]) == [
        Offer("Dez. II", "", "Dez. II"),
        Offer("Bauen", "Dez. II", "Bauen"),
    ]
    assert [one.text for one in department_offers(Office(), ["Dez. IX"])] == ["Dez. IX"]


@pytest.mark.parametrize(
    ("typed", "found"),
    [
        ("", ["Bauamt", "Amt für Bauen", "Kämmerei"]),
        ("bau", ["Bauamt", "Amt für Bauen"]),
        ("BAUEN", ["Amt für Bauen"]),
        ("amt", ["Amt für Bauen", "Bauamt"]),
        ("finanz", ["Kämmerei"]),
        ("x", []),
    ],
)
def test_the_likeliest_comes_first(typed: str, found: list[str]) -> None:
    offers = [Offer("Bauamt"), Offer("Amt für Bauen"), Offer("Kämmerei", "Finanzen")]
    assert [one.text for one in matching(offers, typed)] == found


@pytest.mark.parametrize(
    ("typed", "place"),
    [("rat d", 0), ("B", 1), ("ba", 1), ("r", -1), ("", -1), (" ", -1), ("schuss", -1), ("abv", 3)],
)
def test_the_one_that_begins_so_is_found(typed: str, place: int) -> None:
    offers = [Offer("Rat der Stadt"), Offer("Bauausschuss"), Offer("Ratsausschuss")]
    assert begun([*offers, Offer("Verkehr", short="ABV")], typed) == place
