"""Rows of an older format: a step is rehearsed with the databases of released versions."""

from __future__ import annotations

import json
import shutil
import sqlite3
from hashlib import sha256
from pathlib import Path
from typing import Any

import pytest
from msgspec.structs import replace

from tests.store.papers import Paper
from vorlage_editor.model import codec
from vorlage_editor.model.forms.form import Form
from vorlage_editor.store.database import FILE
from vorlage_editor.store.drafts import DraftStore
from vorlage_editor.store.failures import StoreError

RELEASED = sorted((Path(__file__).parent / "released").glob("*.db"))


def to_slashes(raw: dict[str, Any]) -> dict[str, Any]:
    """Bring a paper to format 1.1, in which numbers have other signs."""
    number = raw["vorlage"]["number"].replace("-", "/")
    return {**raw, "format": "1.1", "vorlage": {**raw["vorlage"], "number": number}}


def rows(folder: Path) -> list[dict[str, Any]]:
    with sqlite3.connect(folder / FILE) as db:
        found = db.execute("select vorlage from drafts").fetchall()
    db.close()
    return [json.loads(text) for (text,) in found]


@pytest.fixture(params=RELEASED, ids=lambda path: path.stem)
def folder(request: pytest.FixtureRequest, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A data folder of an earlier version, with a program whose format is 1.1."""
    shutil.copy(request.param, tmp_path / FILE)
    monkeypatch.setattr(codec, "FORMAT", "1.1")
    monkeypatch.setattr(codec, "MIGRATIONS", {"1.0": ("1.1", to_slashes)})
    return tmp_path


def test_a_row_without_a_format_is_brought_up_and_saved_in_the_new_one(folder: Path) -> None:
    with DraftStore(folder) as store:
        draft = store.load(store.drafts("Spielplatz")[0].id)
        assert draft.vorlage.number == "BV/0012/2026"
        again = replace(draft.vorlage, number="BV-13")
        store.save(draft.id, draft.rev, again, draft.form)
        assert store.load(draft.id).vorlage == again
    assert [row["format"] for row in rows(folder) if row["number"] == "BV-13"] == ["1.1"]


def test_earlier_versions_are_brought_up_like_the_draft(folder: Path) -> None:
    with DraftStore(folder) as store:
        draft = store.drafts("Spielplatz")[0].id
        newest = store.versions(draft)[0].rev
        assert store.version(draft, newest).vorlage == store.load(draft).vorlage


def test_each_row_carries_its_format(tmp_path: Path, form: Form, paper: Paper) -> None:
    with DraftStore(tmp_path) as store:
        store.create(paper(), form)
    assert [row["format"] for row in rows(tmp_path)] == [codec.FORMAT]


def test_a_row_of_a_newer_format_is_refused_in_words(
    tmp_path: Path, form: Form, paper: Paper
) -> None:
    text = codec.encode_vorlage(paper()).replace('"1.0"', '"2.0"', 1)
    with DraftStore(tmp_path) as store:
        draft = store.create(paper(), form).id
    with sqlite3.connect(tmp_path / FILE) as db:
        checksum = sha256(text.encode()).hexdigest()
        db.execute("update drafts set vorlage = ?, sha256 = ?", [text, checksum])
    db.close()
    with DraftStore(tmp_path) as store, pytest.raises(StoreError, match=r"neueren.*Format 2.0"):
        store.load(draft)
