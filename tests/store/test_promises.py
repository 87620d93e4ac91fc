"""What was acknowledged is there, whatever happened to the process or was reported by the disk."""

from __future__ import annotations

import shutil
import sqlite3
import subprocess
import sys
from hashlib import sha256
from pathlib import Path
from typing import Any

import pytest

from tests.store.papers import Paper
from vorlage_editor.model.forms.form import Form
from vorlage_editor.store.drafts import DraftStore
from vorlage_editor.store.failures import StoreError

RELEASED = Path(__file__).parent / "released"

PICTURE = sha256(b"foo").hexdigest()

CHILD = """
import sys
from itertools import count
from pathlib import Path
from msgspec.structs import replace
from vorlage_editor import resources
from vorlage_editor.model.forms.form import parse_form
from vorlage_editor.store.drafts import DraftStore

form = parse_form(resources.text("formulare/standard.toml"))
vorlage = form.new_vorlage("Beschlussvorlage")
with DraftStore(Path(sys.argv[1])) as store:
    saved = store.create(vorlage, form)
    for number in count(2):
        vorlage = replace(vorlage, subject=f"Fassung {number}", notes="Wort " * (number % 3000))
        saved = store.save(saved.id, saved.rev, vorlage, form)
        print(saved.id, saved.rev, flush=True)
"""


@pytest.mark.parametrize("acknowledged", [1, 20, 60])
def test_all_acknowledged_saves_survive_a_kill(tmp_path: Path, acknowledged: int) -> None:
    command = [sys.executable, "-c", CHILD, str(tmp_path)]
    with subprocess.Popen(command, stdout=subprocess.PIPE, text=True) as child:
        assert child.stdout is not None
        lines = [child.stdout.readline() for _ in range(acknowledged)]
        child.kill()
        lines += child.stdout.readlines()
    draft, rev = next(line for line in reversed(lines) if line.endswith("\n")).split()
    with DraftStore(tmp_path) as store:
        stored = store.load(draft)
        assert store.notice == ""
        assert int(rev) <= stored.rev <= int(rev) + 1
        assert stored.vorlage.subject == f"Fassung {stored.rev}"
        assert store.versions(draft)[0].rev == stored.rev


class Disk:
    """Reports an error at the next commits, before or after they took place."""

    def __init__(self, store: DraftStore, monkeypatch: pytest.MonkeyPatch) -> None:
        self.errors = 0
        self.late = False
        self._execute = store._db.execute
        monkeypatch.setattr(store._db, "execute", self)

    def __call__(self, sql: str, *values: list[Any]) -> object:
        fails = sql == "COMMIT" and self.errors > 0
        if fails and not self.late:
            self._fail()
        answer = self._execute(sql, *values)
        if fails:
            self._fail()
        return answer

    def _fail(self) -> None:
        self.errors -= 1
        error = sqlite3.OperationalError("disk I/O error")
        error.sqlite_errorcode = sqlite3.SQLITE_IOERR_FSYNC
        raise error


@pytest.fixture
def disk(store: DraftStore, monkeypatch: pytest.MonkeyPatch) -> Disk:
    return Disk(store, monkeypatch)


@pytest.mark.parametrize("late", [False, True])
def test_one_error_of_the_disk_is_made_good(
    store: DraftStore, form: Form, paper: Paper, disk: Disk, late: bool
) -> None:
    disk.errors, disk.late = 1, late
    created = store.create(paper(), form)
    disk.errors = 1
    saved = store.save(created.id, created.rev, paper("neu"), form)
    assert saved.rev == 2
    assert store.load(created.id).vorlage == paper("neu")
    assert [version.rev for version in store.versions(created.id)] == [2]


@pytest.mark.parametrize("late", [False, True])
def test_an_error_that_stays_is_told_and_saving_can_be_tried_again(
    store: DraftStore, form: Form, paper: Paper, disk: Disk, late: bool
) -> None:
    created = store.create(paper(), form)
    disk.errors, disk.late = 2, late
    with pytest.raises(StoreError, match=r"Fehler gemeldet.*bleibt geöffnet"):
        store.save(created.id, created.rev, paper("neu"), form)
    saved = store.save(created.id, created.rev, paper("neu"), form)
    assert store.load(created.id).vorlage == paper("neu")
    assert saved.rev == store.load(created.id).rev


@pytest.mark.parametrize("path", sorted(RELEASED.glob("*.db")), ids=lambda path: path.stem)
def test_the_files_of_every_released_version_open(tmp_path: Path, form: Form, path: Path) -> None:
    shutil.copy(path, tmp_path / "vorlagen.db")
    with DraftStore(tmp_path) as store:
        assert store.notice == ""
        stored = store.load(store.drafts("Spielplatz")[0].id)
        assert stored.vorlage.number == "BV-0012/2026"
        assert store.version(stored.id, 1).vorlage.number == ""
        assert len(
            store.blobs(["2c26b46b68ffc68ff99b453c1d30413413422d706483bfa0f98a5e886266e7ae"])
        )
        assert len(store.drafts(trashed=True)) == 1
        store.save(stored.id, stored.rev, stored.vorlage, stored.form)
