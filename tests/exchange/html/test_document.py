"""HTML of clipboards and files becomes blocks, whatever it is like."""

from __future__ import annotations

import gc
import re
import sys
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.exchange.outline import outline
from vorlage_editor.exchange.html.document import decoded, is_html, left_out_words, read_html
from vorlage_editor.model.body import ListItem, Paragraph, Run, plain_text

CASES = sorted((Path(__file__).parent / "clipboard").glob("*.html"))
PATIENCE = 20  # s: ten times what the slowest takes, as the computer may be busy


def read(source: str) -> str:
    return outline(read_html(source).blocks)


def test_there_are_forty_clipboards_and_five_of_them_by_libreoffice() -> None:
    assert len(CASES) >= 40
    assert sum("LibreOffice 7.4" in case.read_text(encoding="utf-8") for case in CASES) >= 5


@pytest.mark.parametrize("case", CASES, ids=lambda case: str(case.stem))
def test_a_clipboard_is_read(case: Path) -> None:
    reading = read_html(decoded(case.read_bytes()))
    found = f"{outline(reading.blocks)}{left_out_words(reading.left_out)}\n"
    assert found == case.with_suffix(".txt").read_text(encoding="utf-8")


_NAMES = "p div b ul li table tr td h1 pre a span".split()  # noqa: SIM905 - shorter
_ALONE = "<br> <hr> <ol> <th> <thead> <caption> <!--x--> <![if> <sup> <font> </x>"
_TAGS = [
    *(f"<{name}>" for name in _NAMES),
    *(f"</{name}>" for name in _NAMES),
    *_ALONE.split(),
    "<td colspan=3>",
    "<td rowspan=2>",
    '<p class=MsoListParagraph style="mso-list:l0 level2">',
]


@given(st.lists(st.sampled_from(_TAGS), max_size=40), st.booleans())
def test_no_word_is_lost(tags: list[str], inside: bool) -> None:
    source = "".join(f"wort{n} {tag}" for n, tag in enumerate(tags))
    found = read_html(f"<table border=1><td>{source}" if inside else source)
    words = " ".join(plain_text(block) for block in found.blocks)
    assert sorted(set(re.findall(r"wort\d+", words))) == sorted(
        {f"wort{n}" for n in range(len(tags))}
    )


@given(st.text("<>!-/=\"' ap&#;\0\ud800[]\n", max_size=60))
def test_anything_can_be_read(source: str) -> None:
    read_html(source)


HOSTILE = {
    "tables in tables": "<table border=1><tr><td>a<td>b" * 20_000,
    "tags that never close": "<b>x" * 200_000,
    "lists in lists": "<ul><li>x" * 100_000,
    "a word of a megabyte": f"<p>{'a' * 1_000_000}",
    "comments that never close": "<!--" * 250_000 + "x",
    "quotes that never close": '<a "' * 250_000,
    "scripts that never close": "<script>" * 100_000,
    "a row of cells": "<table border=1><tr>" + "<td>x" * 150_000,
    "wide cells": "<table border=1>" + "<tr><td colspan=999 rowspan=9999>x" * 5_000,
    "a picture inside": f'<p>x<img src="data:image/png;base64,{"A" * 5_000_000}">',
    "style sheets": f"<style>{'.a{b:c}' * 100_000}</style>" + "<p class=a>x" * 10_000,
    "brackets": "<" * 1_000_000 + "x",
    "a long number": f"x&#{'9' * 1_000_000};",
}


@contextmanager
def alone() -> Iterator[None]:
    """Neither count lines meanwhile nor look through what other tests left on the heap."""
    counting = sys.gettrace()
    sys.settrace(None)
    gc.freeze()
    try:
        yield
    finally:
        gc.unfreeze()
        sys.settrace(counting)


@pytest.mark.parametrize("name", HOSTILE)
def test_hostile_html_is_read_in_time(name: str) -> None:
    with alone():
        begin = time.process_time()
        reading = read_html(HOSTILE[name])
        took = time.process_time() - begin
    assert took < PATIENCE
    text = "".join(plain_text(block) for block in reading.blocks)
    assert "script" in name or text.strip()


def test_what_cannot_be_shown_is_left_out_of_words() -> None:
    source = "<p>eins\0zwei\u202edrei\ud800vier 😀 <a href='//server/share'>fünf</a></p>"
    reading = read_html(source)
    assert reading.blocks == (Paragraph((Run("einszweidreivier 😀 fünf"),)),)
    assert left_out_words(reading.left_out) == "Nicht übernommen: 1 unsicherer Link."


def test_progress_is_told() -> None:
    told: list[int] = []
    read_html("<p>Text</p>" * 20_000, told.append)
    assert told == sorted(told)
    assert len(told) > 2


@pytest.mark.parametrize(
    ("data", "text"),
    [
        ("<p>Straße</p>".encode(), "p: Straße\n"),
        ("<p>Straße</p>".encode("utf-16"), "p: Straße\n"),
        ("<meta charset=windows-1252><p>Straße €</p>".encode("cp1252"), "p: Straße €\n"),
        ("<meta charset=nichts><p>Straße</p>".encode("cp1252"), "p: Straße\n"),
        ("<meta charset=iso-8859-2><p>Łódź</p>".encode("iso-8859-2"), "p: Łódź\n"),
        ("<p>Größe „x“</p>".encode("cp1252"), "p: Größe „x“\n"),
        ("<p>Größe".encode() + b"\xff</p>", "p: Größe\ufffd\n"),
        ("<p>Größe \ud800 😀</p>".encode("utf-8", "surrogatepass"), "p: Größe 😀\n"),
    ],
)
def test_a_file_is_decoded(data: bytes, text: str) -> None:
    assert read(decoded(data)) == text


@pytest.mark.parametrize(
    ("data", "expected"),
    [
        (b"<!DOCTYPE html><p>x", True),
        (b"\n<!-- von Hand -->\n<html>", True),
        (b"Der Tag <html> ist Text", False),
        (b"<3", False),
    ],
)
def test_html_is_told_from_text(data: bytes, expected: bool) -> None:
    assert is_html(data) is expected


def test_a_level_that_was_left_out_is_closed_up() -> None:
    found = read_html("<ul><li>a<ul><ul><li>b</ul></ul><li>c</ul>").blocks
    assert [one.level for one in found if isinstance(one, ListItem)] == [0, 1, 0]


@pytest.mark.parametrize(
    ("left_out", "sentence"),
    [
        ({}, ""),
        ({"colours": 5}, "Nicht übernommen: Farben."),
        ({"pictures": 2, "links": 1, "colours": 3},
         "Nicht übernommen: 2 Bilder, 1 unsicherer Link und Farben."),
    ],
)  # fmt: skip
def test_what_was_left_out_is_a_sentence(left_out: dict[str, int], sentence: str) -> None:
    assert left_out_words(left_out) == sentence


@pytest.mark.parametrize("mark", ["§ 1", "Artikel 2:", "TOP 3", "Zu 1.", "A.1", "1a.", "[1]"])
def test_a_mark_that_no_list_can_have_stays_as_words(mark: str) -> None:
    source = (
        "<p style='mso-list:l1 level1 lfo1'><![if !supportLists]><span style='mso-list:Ignore'>"
        f"{mark}<span>&nbsp;&nbsp; </span></span><![endif]>Geltung</p>"
    )
    assert read_html(source).blocks == (Paragraph((Run(f"{mark} Geltung"),)),)


def test_of_a_tracked_change_the_new_words_count() -> None:
    source = (
        "<p>Gebühr <s><del cite='mailto:A' datetime='2026-01-02T10:00'>10</del></s>"
        "<ins cite='mailto:A'><span>12</span></ins> Euro, <del>bald</del> <ins>jetzt</ins></p>"
    )
    (block,) = read_html(source).blocks
    assert isinstance(block, Paragraph)
    assert plain_text(block) == "Gebühr 12 Euro, bald jetzt"
    assert [run.text for run in block.runs if run.marks] == ["jetzt"]
    assert "verborgener Text" in left_out_words(read_html(source).left_out)
