from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from vorlage_editor.model.body import Body, Paragraph, Picture, Run
from vorlage_editor.model.snippets import (
    LONGEST,
    UNNAMED,
    Snippet,
    Snippets,
    by_name,
    free_name,
    matching,
    merged,
    proposed_name,
    renamed,
    without,
)


def body(words: str) -> Body:
    return (Paragraph((Run(words),)),)


def snippet(name: str, words: str = "Text") -> Snippet:
    return Snippet(name, body(words))


def names(snippets: Snippets) -> list[str]:
    return [one.name for one in snippets]


some = st.lists(
    st.builds(snippet, st.sampled_from(["A", "a", "B", "A 2", "B 3"]), st.sampled_from("xyz")),
    max_size=8,
)


def test_a_name_is_one_line_and_never_empty() -> None:
    assert snippet("  Kosten:\n keine ").name == "Kosten: keine"
    assert snippet(" ").name == UNNAMED
    assert len(snippet("x" * 200).name) == LONGEST


def test_pictures_stay_with_their_paper() -> None:
    assert Snippet("Plan", (Picture("p"), *body("darunter"))).body == body("darunter")
    assert Snippet("Plan", (Picture("p"),)).is_empty


def test_the_same_name_with_other_text_is_kept_beside() -> None:
    both = merged((snippet("Kosten", "keine"),), [snippet("kosten", "viele")])
    assert [(one.name, one.words) for one in both] == [("Kosten", "keine"), ("kosten 2", "viele")]


def test_what_is_there_is_not_taken_twice() -> None:
    mine = (snippet("Kosten", "keine"),)
    theirs = (snippet("Kosten", "viele"), snippet("Lage"))
    once = merged(mine, theirs)
    assert names(once) == ["Kosten", "Kosten 2", "Lage"]
    assert merged(once, theirs) == once


def test_a_number_fits_behind_the_longest_name() -> None:
    long = "x" * LONGEST
    both = merged((snippet(long, "a"),), [snippet(long, "b")])
    assert names(both) == [f"{'x' * (LONGEST - 2)} 2", long]
    assert merged(both, [snippet(long, "b")]) == both


@given(some, some)
def test_merging_loses_nothing(mine: list[Snippet], theirs: list[Snippet]) -> None:
    before = merged((), mine)
    after = merged(before, theirs)
    assert set(before) <= set(after)
    assert {one.words for one in [*mine, *theirs]} == {one.words for one in after}
    assert len({name.casefold() for name in names(after)}) == len(after)
    assert merged(after, theirs) == after


def test_names_are_sorted_as_in_a_german_list() -> None:
    assert names(merged((), map(snippet, ["Zoll", "ämter", "Bau", "Amt"]))) == [
        "Amt",
        "ämter",
        "Bau",
        "Zoll",
    ]


def test_another_name_changes_the_place_but_not_the_text() -> None:
    before = (snippet("A", "eins"), snippet("B", "zwei"))
    assert renamed(before, "A", "C") == (snippet("B", "zwei"), snippet("C", "eins"))
    assert renamed(before, "A", "b") == (snippet("B", "zwei"), snippet("b 2", "eins"))
    assert renamed(before, "A", "a") == (snippet("a", "eins"), snippet("B", "zwei"))
    assert renamed(before, "X", "Y") == before


def test_some_can_be_taken_out() -> None:
    assert names(without((snippet("A"), snippet("B"), snippet("C")), ["a", "C"])) == ["B"]


@pytest.mark.parametrize(
    ("typed", "found"),
    [
        ("", ["Beteiligung", "Finanzielle Auswirkungen", "Klima: Auswirkungen"]),
        ("aus", ["Finanzielle Auswirkungen", "Klima: Auswirkungen"]),
        ("wirk kli", ["Klima: Auswirkungen"]),
        ("KLIMA", ["Klima: Auswirkungen"]),
        ("xyz", []),
    ],
)
def test_a_part_of_the_name_finds_it(typed: str, found: list[str]) -> None:
    all_of_them = merged(
        (), map(snippet, ["Klima: Auswirkungen", "Finanzielle Auswirkungen", "Beteiligung"])
    )
    assert names(matching(all_of_them, typed)) == found


def test_what_begins_as_it_was_typed_comes_first() -> None:
    assert names(matching((snippet("A Kosten"), snippet("Kosten")), "kos")) == [
        "Kosten",
        "A Kosten",
    ]


def test_a_new_one_is_called_as_its_text_begins() -> None:
    assert proposed_name(body("Der Beschluss hat keine Auswirkungen auf den Haushalt.")) == (
        "Der Beschluss hat keine Auswirkungen auf"
    )
    assert proposed_name(body("Kurz.")) == "Kurz"
    assert proposed_name(body("x" * 90)) == "x" * 40
    assert proposed_name((Paragraph(),)) == ""


def test_names_are_found_whatever_their_capitals() -> None:
    kept = (snippet("Kosten"),)
    assert by_name(kept, "kosten") == kept[0]
    assert by_name(kept, "Lage") is None
    assert free_name(kept, "KOSTEN") == "KOSTEN 2"
