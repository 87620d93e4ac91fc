from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.ui.strategies import bodies
from vorlage_editor.exchange import snippets as format_
from vorlage_editor.exchange.snippets import FORMAT, LIMIT, decode, encode
from vorlage_editor.model.body import Heading, ListItem, PageBreak, Paragraph, Run, Table
from vorlage_editor.model.errors import ReadError
from vorlage_editor.model.migrations import TooNewError
from vorlage_editor.model.snippets import Snippet, merged
from vorlage_editor.model.text import LINE, LONGEST

ONE = Snippet("Kosten", (Paragraph((Run(f"keine{LINE}Kosten"),)),))


RELEASED = sorted((Path(__file__).parent / "released").glob("*.textbausteine"))


def file(*entries: object, version: str = FORMAT) -> bytes:
    return json.dumps({"format": version, "snippets": entries}).encode()


@given(st.lists(st.builds(Snippet, st.text(max_size=20), bodies), max_size=3))
def test_what_is_written_is_read_again(made: list[Snippet]) -> None:
    some = merged((), [one for one in made if not one.is_empty])
    assert decode(encode(some)) == (some, 0)
    assert encode(decode(encode(some)).snippets) == encode(some)


def test_a_line_break_is_one_that_other_programs_know() -> None:
    assert b"keine\\nKosten" in encode((ONE,))
    assert decode(b"\xef\xbb\xbf" + encode((ONE,))).snippets == (ONE,)


@pytest.mark.parametrize(
    "data",
    [
        b"",
        b"{",
        b"[]",
        b"\xff\xfe",
        b"[" * 100_000,
        b'{"format": 1, "snippets": []}',
        b'{"format": "1.0"}',
        b'{"format": "1.0", "snippets": {}}',
    ],
)
def test_what_is_no_collection_is_refused_in_words(data: bytes) -> None:
    with pytest.raises(ReadError, match="keine Textbausteine"):
        decode(data)


def test_a_newer_file_is_refused_in_words() -> None:
    with pytest.raises(TooNewError, match=r"Format 2\.0"):
        decode(file(version="2.0"))


def test_a_file_that_is_too_large_is_not_read() -> None:
    with pytest.raises(ReadError, match="5 MB"):
        decode(b" " * (LIMIT + 1))


def test_sound_entries_are_read_beside_damaged_ones() -> None:
    sound = {"name": "Lage", "body": [{"type": "paragraph", "runs": [{"text": "hier"}]}]}
    endless = {
        "name": "x",
        "body": [{"type": "paragraph", "runs": [{"text": "x" * (LONGEST + 1)}]}],
    }
    empty = {"name": "leer", "body": []}
    found = decode(file(sound, 3, {"name": "ohne"}, {"name": "a", "body": [{}]}, endless, empty))
    assert ([one.name for one in found.snippets], found.lost) == (["Lage"], 5)


def test_a_thousand_of_one_name_are_read_quickly() -> None:
    entries = [
        {"name": "gleich", "body": [{"type": "paragraph", "runs": [{"text": str(number)}]}]}
        for number in range(1200)
    ]
    found = decode(file(*entries))
    assert (len(found.snippets), found.lost) == (1000, 200)


def test_an_older_file_is_brought_up(monkeypatch: pytest.MonkeyPatch) -> None:
    def step(raw: dict[str, Any]) -> dict[str, Any]:
        return {"format": FORMAT, "snippets": raw["pieces"]}

    monkeypatch.setitem(format_.MIGRATIONS, "0.9", (FORMAT, step))
    raw = json.loads(encode((ONE,)))
    old = json.dumps({"format": "0.9", "pieces": raw["snippets"]}).encode()
    assert decode(old).snippets == (ONE,)
    with pytest.raises(ReadError, match="beschädigt"):
        decode(file(version="0.9"))


def test_there_is_a_file_of_this_version() -> None:
    assert FORMAT in {path.stem for path in RELEASED}


@pytest.mark.parametrize("path", RELEASED, ids=lambda path: str(path.stem))
def test_files_of_every_released_version_are_read(path: Path) -> None:
    found = decode(path.read_bytes())
    assert found.lost == 0
    assert {type(block) for one in found.snippets for block in one.body} == {
        Heading,
        Paragraph,
        ListItem,
        Table,
        PageBreak,
    }
