from __future__ import annotations

import shutil
from pathlib import Path

import pytest

from tests.store.papers import Clock, Paper
from vorlage_editor.model.errors import UserError
from vorlage_editor.model.forms.form import Form
from vorlage_editor.store.drafts import DraftStore
from vorlage_editor.store.failures import StoreError

RELEASED = Path(__file__).parent / "released"
REASON = "Eilbedürftig, verschlüsselt an den Vorsitz"


def kept(store: DraftStore) -> list[tuple[object, ...]]:
    return store._db.execute("select draft, rev, time, kind, reason from events").fetchall()


def test_a_reason_is_kept_with_the_version(
    store: DraftStore, form: Form, paper: Paper, clock: Clock
) -> None:
    draft = store.create(paper(), form).id
    store.save(draft, 1, paper("neu"), form)
    store.note(draft, "mail", REASON)
    time = clock.time.isoformat(timespec="microseconds")
    assert kept(store) == [(draft, 2, time, "mail", REASON)]


def test_a_version_that_left_the_house_stays(store: DraftStore, form: Form, paper: Paper) -> None:
    draft = store.create(paper("versandt"), form).id
    store.note(draft, "mail", REASON)
    store.save(draft, 1, paper("Neuer und viel längerer Betreff"), form)
    assert [version.rev for version in store.versions(draft)] == [2, 1]
    assert store.version(draft, 1).vorlage.subject == "versandt"


def test_of_an_unknown_draft_nothing_is_kept(store: DraftStore) -> None:
    with pytest.raises(UserError, match="nicht mehr gespeichert"):
        store.note("fehlt", "mail", REASON)
    assert kept(store) == []


def test_a_reason_goes_with_its_draft(tmp_path: Path, form: Form, paper: Paper) -> None:
    with DraftStore(tmp_path) as store:
        draft = store.create(paper(), form).id
        store.note(draft, "mail", REASON)
        store.trash([draft])
        store.erase([draft])
        assert kept(store) == []
    assert not any(REASON.encode() in file.read_bytes() for file in tmp_path.iterdir())


def test_a_file_of_the_first_version_can_keep_reasons(tmp_path: Path) -> None:
    shutil.copy(RELEASED / "1.0.db", tmp_path / "vorlagen.db")
    with DraftStore(tmp_path) as store:
        draft = store.drafts("Spielplatz")[0].id
        store.note(draft, "mail", REASON)
        assert [row[4] for row in kept(store)] == [REASON]


def test_a_reason_of_the_second_version_is_still_there(tmp_path: Path) -> None:
    shutil.copy(RELEASED / "1.1.db", tmp_path / "vorlagen.db")
    with DraftStore(tmp_path) as store:
        ((draft, rev, *_, reason),) = kept(store)
        assert store.version(str(draft), int(str(rev))).vorlage.public is False
        assert reason == "Verschlüsselt an die Vorsitzende, Sitzung ist morgen"


def test_where_nothing_can_be_written_no_reason_is_kept(tmp_path: Path, form: Form) -> None:
    shutil.copy(RELEASED / "1.0.db", tmp_path / "vorlagen.db")
    with DraftStore(tmp_path) as store:
        draft = store.drafts()[0].id
        store._file.notice = "Es lässt sich nur lesen."
        with pytest.raises(StoreError, match="nur lesen"):
            store.note(draft, "mail", REASON)
