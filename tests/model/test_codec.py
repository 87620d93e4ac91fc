"""A paper as JSON and back."""

from __future__ import annotations

import json
from typing import Any

import msgspec
import pytest
from hypothesis import given

from tests.model.strategies import papers
from vorlage_editor.model import codec
from vorlage_editor.model.body import Paragraph, Run
from vorlage_editor.model.errors import ReadError
from vorlage_editor.model.vorlage import Vorlage

PAPER = Vorlage(kind="Anfrage", body=(Paragraph((Run("oben\nunten"),)),))


@given(papers)
def test_a_paper_comes_back_equal_and_gives_the_same_bytes(vorlage: Vorlage) -> None:
    data = codec.encode("d1", vorlage)
    envelope = codec.decode(data)
    assert (envelope.id, envelope.vorlage) == ("d1", vorlage)
    assert codec.encode(envelope.id, envelope.vorlage) == data


@given(papers)
def test_a_row_of_the_database_comes_back_equal(vorlage: Vorlage) -> None:
    assert codec.decode_vorlage(codec.encode_vorlage(vorlage)) == vorlage


@given(papers)
def test_a_row_that_names_no_format_is_of_the_first(vorlage: Vorlage) -> None:
    assert codec.decode_vorlage(msgspec.json.encode(vorlage).decode()) == vorlage


def test_a_soft_break_is_a_line_feed_in_json() -> None:
    raw = json.loads(codec.encode("d1", PAPER))
    assert raw["vorlage"]["body"] == [
        {"type": "paragraph", "runs": [{"text": "oben\nunten", "marks": [], "link": ""}]}
    ]


def test_what_others_wrote_comes_to_normal_form() -> None:
    runs = [{"text": "Bu\u0308r"}, {"text": ""}, {"text": "ger\u202e"}]
    raw = {"kind": "A", "body": [{"type": "table", "rows": [[runs]]}]}
    data = json.dumps({"format": "1.0", "id": "x", "vorlage": raw}).encode("utf-8-sig")
    body = codec.decode(data).vorlage.body
    assert [type(block).__name__ for block in body] == ["Paragraph", "Table", "Paragraph"]
    assert "Bürger" in str(body[1])


@pytest.mark.parametrize(
    "data",
    [
        b"",
        b"{",
        b"[]",
        b"\xff\xfe{}",
        b'{"format": 1}',
        b'{"format": "1.0", "id": "x"}',
        b'{"format": "1.0", "id": "x", "vorlage": {"kind": "\\ud800"}}',
        b'{"format": "1.0", "id": "x", "vorlage": {"kind": "A", "body": [{"type": "tanz"}]}}',
        b'{"format": "1.0", "x": ' + b"[" * 100_000,
        b'{"format": "0.9", "x": ' + b"[" * 100_000,
    ],
    ids=range(10),
)
def test_what_is_no_draft_is_refused_in_words(data: bytes) -> None:
    with pytest.raises(ReadError, match=r"beschädigt.*nicht verändert"):
        codec.decode(data)


def test_a_newer_draft_is_refused_in_words() -> None:
    data = codec.encode("x", PAPER).replace(b'"1.0"', b'"2.0"')
    with pytest.raises(ReadError, match=r"neueren Fassung.*2\.0.*aktualisieren"):
        codec.decode(data)


def test_too_large_a_draft_is_refused_before_it_is_read(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(codec, "LIMIT", 10)
    with pytest.raises(ReadError, match="50 MB"):
        codec.decode(b" " * 11)


def test_an_older_draft_is_brought_up_step_by_step(monkeypatch: pytest.MonkeyPatch) -> None:
    def to_first(raw: dict[str, Any]) -> dict[str, Any]:
        return {**raw, "format": "0.9", "vorlage": {"kind": raw["vorlage"]["art"]}}

    def to_second(raw: dict[str, Any]) -> dict[str, Any]:
        return {**raw, "format": "1.0", "vorlage": {**raw["vorlage"], "number": "7"}}

    steps = {"0.8": ("0.9", to_first), "0.9": ("1.0", to_second)}
    monkeypatch.setattr(codec, "MIGRATIONS", steps)
    data = b'{"format": "0.8", "id": "x", "vorlage": {"art": "Anfrage"}}'
    assert codec.decode(data).vorlage == Vorlage(kind="Anfrage", number="7")


def test_a_damaged_older_draft_is_refused_in_words(monkeypatch: pytest.MonkeyPatch) -> None:
    def step(raw: dict[str, Any]) -> dict[str, Any]:
        return {"vorlage": raw["gibt es nicht"]}

    monkeypatch.setattr(codec, "MIGRATIONS", {"0.9": ("1.0", step)})
    with pytest.raises(ReadError, match="beschädigt"):
        codec.decode(b'{"format": "0.9"}')


def test_a_damaged_row_is_an_error_of_the_decoder() -> None:
    with pytest.raises(msgspec.DecodeError):
        codec.decode_vorlage("{}")


@pytest.mark.parametrize("version", ["-1.0", "1", "9" * 300, "eins"])
def test_what_is_no_format_is_damaged_not_newer(version: str) -> None:
    with pytest.raises(ReadError, match="keinen lesbaren Entwurf"):
        codec.decode(b'{"format": "%b", "id": "x", "vorlage": {"kind": "B"}}' % version.encode())
