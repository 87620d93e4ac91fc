from __future__ import annotations

import os
import shutil
import sqlite3
import stat
import subprocess
import sys
from collections.abc import Callable
from hashlib import sha256
from pathlib import Path

import pytest

from tests.store.papers import Paper
from vorlage_editor.model.forms.form import Form
from vorlage_editor.store.database import FILE
from vorlage_editor.store.drafts import DraftStore
from vorlage_editor.store.failures import StoreError
from vorlage_editor.store.migrations import MAJOR, MINOR

posix = pytest.mark.skipif(os.name != "posix", reason="permissions as on POSIX")


@pytest.fixture
def folder(tmp_path: Path, form: Form, paper: Paper) -> Path:
    """A data folder with one draft."""
    with DraftStore(tmp_path / "daten") as store:
        store.create(paper(), form)
    return tmp_path / "daten"


def change(folder: Path, sql: str) -> None:
    """Do to the file what this program would not."""
    with sqlite3.connect(folder / FILE) as db:
        db.execute(sql)
    db.close()


def content(folder: Path) -> dict[str, bytes]:
    return {file.name: file.read_bytes() for file in folder.iterdir()}


@pytest.mark.parametrize(
    ("setting", "value"),
    [
        ("journal_mode", "delete"),
        ("synchronous", 3),  # extra
        ("locking_mode", "exclusive"),
        ("foreign_keys", 1),
        ("trusted_schema", 0),
        ("cell_size_check", 1),
        ("secure_delete", 1),
        ("application_id", int.from_bytes(b"VORL")),
        ("user_version", MAJOR << 16 | MINOR),
    ],
)
def test_the_file_is_kept_with_these_settings(
    store: DraftStore, setting: str, value: object
) -> None:
    assert store._db.execute(f"PRAGMA {setting}").fetchone() == (value,)


def test_all_tables_are_strict(store: DraftStore) -> None:
    tables = store._db.execute("select name, strict from pragma_table_list where type = 'table'")
    loose = {name for name, strict in tables if not strict and not name.startswith("sqlite_")}
    assert loose == {"_sqlite_migrations"}


@posix
def test_only_the_user_may_read_the_folder(folder: Path) -> None:
    assert stat.S_IMODE(folder.stat().st_mode) == 0o700
    assert {stat.S_IMODE(file.stat().st_mode) for file in folder.iterdir()} == {0o600}


@posix
def test_a_copy_that_is_open_to_all_is_closed_to_others(folder: Path) -> None:
    (folder / FILE).chmod(0o644)
    with DraftStore(folder):
        assert stat.S_IMODE((folder / FILE).stat().st_mode) == 0o600


def test_making_a_file_leaves_nothing_beside_it(folder: Path) -> None:
    assert [file.name for file in folder.iterdir()] == [FILE]


@pytest.mark.parametrize(
    ("data", "words"),
    [
        (b"", "ist leer"),
        (b"S", "keine Datei des Vorlagen-Editors"),
        (b"%PDF-1.7\n" * 300, "keine Datei des Vorlagen-Editors"),
        (b"SQLite format 3\0" + b"\0" * 4080, "keine Datei des Vorlagen-Editors"),
    ],
)
def test_a_foreign_file_is_refused_and_left_alone(tmp_path: Path, data: bytes, words: str) -> None:
    (tmp_path / FILE).write_bytes(data)
    with pytest.raises(StoreError, match=words):
        DraftStore(tmp_path)
    assert content(tmp_path) == {FILE: data}


def test_the_database_of_another_program_is_refused_and_left_alone(tmp_path: Path) -> None:
    change(tmp_path, "create table notes (text)")
    before = content(tmp_path)
    with pytest.raises(StoreError, match="keine Datei des Vorlagen-Editors"):
        DraftStore(tmp_path)
    assert content(tmp_path) == before


def test_a_newer_major_version_is_refused_and_left_alone(folder: Path) -> None:
    change(folder, f"PRAGMA user_version = {MAJOR + 1 << 16}")
    before = content(folder)
    with pytest.raises(StoreError, match=r"neueren Fassung.*nicht verändert.*aktualisieren"):
        DraftStore(folder)
    assert content(folder) == before


@pytest.mark.parametrize(
    "sql",
    [
        f"PRAGMA user_version = {MAJOR << 16 | MINOR + 1}",
        "insert into _sqlite_migrations values (99, 'vorlagen', 'm099_later', '2030-01-01')",
    ],
)
def test_a_newer_minor_version_is_only_read(
    folder: Path, form: Form, paper: Paper, sql: str
) -> None:
    change(folder, sql)
    before = content(folder)
    with DraftStore(folder) as store:
        assert store.notice
        draft = store.drafts()[0].id
        assert store.load(draft).vorlage == paper()
        with pytest.raises(StoreError, match="neueren Fassung"):
            store.save(draft, 1, paper("neu"), form)
    assert content(folder) == before


def test_a_second_store_on_the_same_folder_is_refused(folder: Path) -> None:
    with DraftStore(folder), pytest.raises(StoreError, match="ist bereits geöffnet"):
        DraftStore(folder)


def test_the_folder_is_free_again_after_closing(folder: Path) -> None:
    for _ in range(2):
        with DraftStore(folder) as store:
            assert len(store.drafts()) == 1


def test_a_full_disk_loses_nothing_and_saves_again_once_there_is_room(
    store: DraftStore, form: Form, paper: Paper
) -> None:
    created = store.create(paper(), form)
    pages = store._db.execute("PRAGMA page_count").fetchone()[0]
    store._db.execute(f"PRAGMA max_page_count = {pages}")
    long = paper(notes="Wort " * 5000)
    with pytest.raises(StoreError, match=r"voll.*bleibt geöffnet.*Platz") as refused:
        store.save(created.id, created.rev, long, form)
    assert refused.value.reason == "Datenträger voll"
    assert store.load(created.id).vorlage == paper()
    store._db.execute("PRAGMA max_page_count = 100000")
    store.save(created.id, created.rev, long, form)
    assert store.load(created.id).vorlage == long


def test_a_file_that_is_taken_away_is_noticed(folder: Path, form: Form, paper: Paper) -> None:
    with DraftStore(folder) as store:
        (folder / FILE).rename(folder / "weg.db")
        with pytest.raises(StoreError, match="lässt sich nicht öffnen"):
            store.create(paper(), form)


def test_a_file_that_is_exchanged_is_noticed(folder: Path, form: Form, paper: Paper) -> None:
    with DraftStore(folder) as store:
        (folder / FILE).rename(folder / "weg.db")
        shutil.copy(folder / "weg.db", folder / FILE)
        with pytest.raises(StoreError, match="ausgetauscht"):
            store.create(paper(), form)


@posix
def test_a_file_that_is_shortened_is_noticed(folder: Path, form: Form, paper: Paper) -> None:
    with DraftStore(folder) as store:
        before = (folder / FILE).stat().st_size
        os.truncate(folder / FILE, before // 2)
        with pytest.raises(StoreError, match="gekürzt"):
            store.create(paper(), form)
    assert (folder / FILE).stat().st_size == before // 2


def test_a_damaged_draft_is_read_from_its_copy(folder: Path, paper: Paper) -> None:
    change(folder, "update drafts set vorlage = replace(vorlage, 'Feldstraße', 'Waldstraße')")
    with DraftStore(folder) as store:
        assert store.load(store.drafts()[0].id).vorlage == paper()


def test_a_damaged_draft_is_never_shown_as_if_it_were_sound(folder: Path) -> None:
    change(folder, "update drafts set vorlage = replace(vorlage, 'Feld', 'Wald')")
    change(folder, "update versions set vorlage = replace(vorlage, 'Feld', 'Wald')")
    with (
        DraftStore(folder) as store,
        pytest.raises(StoreError, match="Vorlage ist auf dem Datentr"),
    ):
        store.load(store.drafts()[0].id)


def test_what_is_no_paper_is_refused_though_its_checksum_is_right(folder: Path) -> None:
    change(folder, "update drafts set vorlage = '{}'")
    change(folder, f"update drafts set sha256 = '{sha256(b'{}').hexdigest()}'")  # noqa: S608
    with DraftStore(folder) as store, pytest.raises(StoreError, match="beschädigt"):
        store.load(store.drafts()[0].id)


def test_a_damaged_form_is_told(folder: Path) -> None:
    change(folder, "update forms set toml = replace(toml, 'Seite', 'Saite')")
    with DraftStore(folder) as store, pytest.raises(StoreError, match="Formular"):
        store.load(store.drafts()[0].id)


def test_a_damaged_file_is_only_read(folder: Path) -> None:
    path = folder / FILE
    data = bytearray(path.read_bytes())
    page = data.rindex("Feldstraße".encode()) // 4096 * 4096
    data[page + 1 : page + 20] = b"\xff" * 19
    path.write_bytes(data)
    with DraftStore(folder) as store:
        assert "beschädigt" in store.notice


CHILD = """
import sys
from pathlib import Path
from vorlage_editor.model.errors import UserError
from vorlage_editor.store.drafts import DraftStore
try:
    with DraftStore(Path(sys.argv[1])) as store:
        print(len(store.drafts()), store.notice)
except UserError as error:
    print(error)
"""


@pytest.fixture
def as_a_user() -> Callable[[Path], str]:
    """Open a folder in a process that permissions bind, even if this one is root's."""
    bound = ["setpriv", "--bounding-set=-dac_override", "--inh-caps=-dac_override"]
    command = [*(bound if os.geteuid() == 0 else []), sys.executable, "-c", CHILD]
    if shutil.which(command[0]) is None:
        pytest.skip("root cannot be bound here")

    def open_folder(folder: Path) -> str:
        command.append(str(folder))
        return subprocess.run(command, capture_output=True, text=True, check=True).stdout

    return open_folder


@posix
@pytest.mark.parametrize("protected", [".", FILE])
def test_a_protected_folder_is_only_read(
    folder: Path, as_a_user: Callable[[Path], str], protected: str
) -> None:
    (folder / protected).chmod(0o500 if protected == "." else 0o400)
    assert as_a_user(folder).startswith("1 Im Datenordner darf nicht geschrieben werden.")


@posix
def test_an_empty_protected_folder_is_refused_in_words(
    tmp_path: Path, as_a_user: Callable[[Path], str]
) -> None:
    tmp_path.chmod(0o500)
    expected = "Im Datenordner darf nicht geschrieben werden. Ihre Vorlagen wurden nicht verändert."
    assert as_a_user(tmp_path).startswith(expected)
    tmp_path.chmod(0o700)


def test_a_file_where_the_folder_should_be_is_told(tmp_path: Path) -> None:
    (tmp_path / "daten").write_text("kein Ordner")
    with pytest.raises(StoreError, match="lässt sich nicht öffnen"):
        DraftStore(tmp_path / "daten")
