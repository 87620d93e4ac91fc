from __future__ import annotations

import sys
from functools import partial
from pathlib import Path

import pytest

from vorlage_editor.exchange.snippets import encode
from vorlage_editor.model.body import Paragraph, Run
from vorlage_editor.model.errors import ReadError, UserError
from vorlage_editor.model.snippets import Snippet, merged, without
from vorlage_editor.work import snippets as work
from vorlage_editor.work.snippets import NAME, SNIPPET_FILE, shipped


def snippet(name: str, words: str = "Text") -> Snippet:
    return Snippet(name, (Paragraph((Run(words),)),))


MINE = (snippet("Kosten", "keine"), snippet("Lage"))


@pytest.fixture
def kept(tmp_path: Path) -> Path:
    (tmp_path / NAME).write_bytes(encode(MINE))
    return tmp_path


def test_at_first_there_are_those_that_come_with_the_program(tmp_path: Path) -> None:
    assert SNIPPET_FILE.read(tmp_path) == (shipped(), "")
    assert {"Kenntnisnahme", "Finanzielle Auswirkungen: keine"} <= {one.name for one in shipped()}
    assert not list(tmp_path.iterdir())


def test_a_shipped_one_that_was_deleted_does_not_come_back(tmp_path: Path) -> None:
    SNIPPET_FILE.change(tmp_path, partial(without, names=["Kenntnisnahme"]))
    assert SNIPPET_FILE.read(tmp_path).value == without(shipped(), ["Kenntnisnahme"])


def test_all_may_be_deleted(kept: Path) -> None:
    SNIPPET_FILE.change(kept, partial(without, names=["Kosten", "Lage"]))
    assert SNIPPET_FILE.read(kept).value == ()


def test_a_change_starts_from_what_lies_on_the_disk(kept: Path) -> None:
    SNIPPET_FILE.read(kept)
    (kept / NAME).write_bytes(encode((*MINE, snippet("Neu"))))
    after = SNIPPET_FILE.change(kept, partial(merged, more=[snippet("Noch einer")]))
    assert [one.name for one in after.value] == ["Kosten", "Lage", "Neu", "Noch einer"]
    assert SNIPPET_FILE.read(kept) == after


@pytest.mark.parametrize("data", [b"", b"\0" * 400, encode(MINE)[:-9]])
def test_a_damaged_file_is_kept_aside_and_said(kept: Path, data: bytes) -> None:
    (kept / NAME).write_bytes(data)
    first = SNIPPET_FILE.read(kept)
    assert first.value == shipped()
    assert "textbausteine-beschaedigt.json" in first.notice
    assert (kept / "textbausteine-beschaedigt.json").read_bytes() == data
    assert SNIPPET_FILE.read(kept) == (shipped(), "")


def test_a_second_damaged_file_does_not_replace_the_first(kept: Path) -> None:
    for data in (b"eins", b"zwei"):
        (kept / NAME).write_bytes(data)
        SNIPPET_FILE.read(kept)
    aside = sorted(one for one in kept.iterdir() if one.name != NAME)
    assert [one.read_bytes() for one in aside] == [b"zwei", b"eins"]


def test_of_a_damaged_entry_the_others_are_kept(kept: Path) -> None:
    data = encode(MINE).replace(b'"paragraph"', b'"unknown"', 1)
    (kept / NAME).write_bytes(data)
    found = SNIPPET_FILE.change(kept, partial(merged, more=[snippet("Neu")]))
    assert [one.name for one in found.value] == ["Lage", "Neu"]
    assert "Einer ließ sich nicht lesen" in found.notice
    assert (kept / "textbausteine-beschaedigt.json").read_bytes() == data


def test_a_newer_file_stays_as_it_is(kept: Path) -> None:
    data = encode(MINE).replace(b'"1.0"', b'"9.0"')
    (kept / NAME).write_bytes(data)
    with pytest.raises(ReadError, match="neueren Fassung"):
        SNIPPET_FILE.change(kept, partial(merged, more=[snippet("Neu")]))
    assert [one.read_bytes() for one in kept.iterdir()] == [data]


@pytest.mark.skipif(sys.platform == "win32", reason="Windows has rights of another kind")
def test_others_cannot_read_the_file(tmp_path: Path) -> None:
    for name in ("A", "B"):
        SNIPPET_FILE.change(tmp_path, partial(merged, more=[snippet(name)]))
        assert (tmp_path / NAME).stat().st_mode & 0o777 == 0o600


def test_more_than_can_be_read_again_is_not_kept(
    kept: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(work, "MOST", 2)
    with pytest.raises(UserError, match="unverändert"):
        SNIPPET_FILE.change(kept, partial(merged, more=[snippet("Neu")]))
    assert SNIPPET_FILE.read(kept).value == MINE


def test_a_folder_in_the_way_is_said(tmp_path: Path) -> None:
    (tmp_path / NAME).mkdir()
    with pytest.raises(UserError, match=NAME):
        SNIPPET_FILE.read(tmp_path)


def test_what_was_exported_can_be_taken_in(kept: Path, tmp_path: Path) -> None:
    file = tmp_path / "Sammlung.textbausteine"
    SNIPPET_FILE.export(file, (snippet("Kosten", "viele"), snippet("Lage"), snippet("Zeit")))
    found, came = SNIPPET_FILE.take_in(kept, file)
    assert [one.name for one in found.value] == ["Kosten", "Kosten 2", "Lage", "Zeit"]
    assert came == (2, 0)
    assert SNIPPET_FILE.take_in(kept, file) == (found, (0, 0))


def test_a_file_that_is_none_changes_nothing(kept: Path, tmp_path: Path) -> None:
    file = tmp_path / "Brief.txt"
    file.write_text("Guten Tag")
    with pytest.raises(ReadError, match="keine Textbausteine"):
        SNIPPET_FILE.take_in(kept, file)
    assert SNIPPET_FILE.read(kept).value == MINE
