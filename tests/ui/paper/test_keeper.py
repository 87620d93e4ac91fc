from __future__ import annotations

from collections.abc import Iterator
from functools import partial
from hashlib import sha256
from pathlib import Path

import pytest
from msgspec.structs import replace
from pytestqt.qtbot import QtBot

from tests.ui.asking import asked, refused
from vorlage_editor.model.body import Picture
from vorlage_editor.model.forms.form import Form
from vorlage_editor.model.vorlage import Vorlage
from vorlage_editor.store.drafts import DraftStore
from vorlage_editor.store.rows import DraftRow, Stored
from vorlage_editor.ui.paper import keeper as timing
from vorlage_editor.ui.paper.keeper import Keeper
from vorlage_editor.work.desk import Desk, Loaded


@pytest.fixture
def keeper(tmp_path: Path) -> Iterator[Keeper]:
    keeper = Keeper(tmp_path)
    yield keeper
    keeper.close()


@pytest.fixture
def vorlage(form: Form) -> Vorlage:
    vorlage = form.new_vorlage("Mitteilungsvorlage")
    return replace(vorlage, number="MV-0031/2026", subject="Wochenmarkt")


def create(qtbot: QtBot, keeper: Keeper, vorlage: Vorlage, form: Form) -> Stored:
    return asked(qtbot, keeper, Desk.create, vorlage, form).stored


def test_opening_lists_the_drafts(
    qtbot: QtBot, tmp_path: Path, vorlage: Vorlage, form: Form
) -> None:
    with DraftStore(tmp_path) as store:
        draft = store.create(vorlage, form).id
    keeper = Keeper(tmp_path)
    with qtbot.waitSignal(keeper.listed) as answer:
        keeper.open()
    assert [row.id for row in answer.args[0]] == [draft]
    keeper.close()


def test_a_created_draft_can_be_loaded(
    qtbot: QtBot, keeper: Keeper, vorlage: Vorlage, form: Form
) -> None:
    created = create(qtbot, keeper, vorlage, form)
    assert asked(qtbot, keeper, Desk.load, created.id) == (created, {})


def test_a_save_is_on_the_disk_when_it_is_acknowledged(
    qtbot: QtBot, keeper: Keeper, tmp_path: Path, vorlage: Vorlage, form: Form
) -> None:
    created = create(qtbot, keeper, vorlage, form)
    for subject in ("Wochenmarkt am Freitag", "Wochenmarkt am Samstag"):
        asked(qtbot, keeper, Desk.save, created.id, replace(vorlage, subject=subject), form)
    keeper.close()
    with DraftStore(tmp_path) as store:
        assert store.load(created.id).vorlage.subject == "Wochenmarkt am Samstag"


def test_closing_does_what_is_still_to_be_done(
    qtbot: QtBot, keeper: Keeper, tmp_path: Path, vorlage: Vorlage, form: Form
) -> None:
    created = create(qtbot, keeper, vorlage, form)
    keeper.ask(Desk.save, created.id, replace(vorlage, subject="zuletzt"), form)
    keeper.close()
    with DraftStore(tmp_path) as store:
        assert store.load(created.id).vorlage.subject == "zuletzt"


def test_pictures_come_with_the_draft(
    qtbot: QtBot, keeper: Keeper, vorlage: Vorlage, form: Form, tmp_path: Path
) -> None:
    name = sha256(b"hallo").hexdigest()
    shown = replace(vorlage, body=(Picture(name),))
    assert asked(qtbot, keeper, Desk.create, shown, form, (b"hallo",)).blobs == {name: b"hallo"}


def test_a_duplicate_has_no_number(
    qtbot: QtBot, keeper: Keeper, vorlage: Vorlage, form: Form
) -> None:
    created = create(qtbot, keeper, vorlage, form)
    made = asked(qtbot, keeper, Desk.duplicate, created.id).stored
    assert made.id != created.id
    assert made.vorlage == replace(vorlage, number="")


def test_words_whose_draft_is_gone_can_be_duplicated(
    qtbot: QtBot, keeper: Keeper, vorlage: Vorlage, form: Form
) -> None:
    created = create(qtbot, keeper, vorlage, form)
    keeper.ask(Desk.trash, [created.id])
    keeper.ask(Desk.erase, [created.id])
    kept = replace(vorlage, subject="Behalten")
    assert "nicht mehr" in str(refused(qtbot, keeper, Desk.save, created.id, kept, form))
    assert asked(qtbot, keeper, Desk.duplicate, created.id).stored.vorlage == replace(
        kept, number=""
    )


def test_searching_lists_what_is_found(
    qtbot: QtBot, keeper: Keeper, vorlage: Vorlage, form: Form
) -> None:
    create(qtbot, keeper, vorlage, form)
    found = create(qtbot, keeper, replace(vorlage, subject="Brücke"), form)

    def only_that(rows: list[object]) -> bool:
        return [getattr(row, "id", "") for row in rows] == [found.id]

    with qtbot.waitSignal(keeper.listed, check_params_cb=only_that):
        keeper.ask(Desk.search, "brücke")


def test_the_trash_is_listed_when_it_changes(
    qtbot: QtBot, keeper: Keeper, vorlage: Vorlage, form: Form
) -> None:
    draft = create(qtbot, keeper, vorlage, form).id
    for act, left in ((Desk.trash, 1), (Desk.restore, 0), (Desk.trash, 1), (Desk.erase, 0)):
        with qtbot.waitSignal(keeper.trash_listed, check_params_cb=lambda r, n=left: len(r) == n):
            keeper.ask(act, [draft])


def test_a_second_window_is_refused_in_words(qtbot: QtBot, keeper: Keeper, tmp_path: Path) -> None:
    with DraftStore(tmp_path), qtbot.waitSignal(keeper.failed, timeout=8000) as answer:
        keeper.open()
    assert "ist bereits geöffnet" in answer.args[0]


def test_what_could_not_be_opened_is_tried_again(
    qtbot: QtBot, keeper: Keeper, tmp_path: Path
) -> None:
    (tmp_path / "vorlagen.db").write_bytes(b"")
    with qtbot.waitSignal(keeper.failed):
        keeper.open()
    (tmp_path / "vorlagen.db").unlink()
    with qtbot.waitSignal(keeper.opened):
        keeper.open()
    assert keeper.notice == ""


def test_a_draft_that_could_not_be_saved_is_loaded_as_it_was_written(
    qtbot: QtBot, keeper: Keeper, tmp_path: Path, vorlage: Vorlage, form: Form
) -> None:
    created = create(qtbot, keeper, vorlage, form)
    written = replace(vorlage, subject="noch nicht auf dem Datenträger")
    (tmp_path / "vorlagen.db").rename(tmp_path / "weg.db")
    refused(qtbot, keeper, Desk.save, created.id, written, form)
    assert asked(qtbot, keeper, Desk.load, created.id).stored.vorlage == written


def test_a_fault_of_ours_is_raised_and_the_save_refused(
    qtbot: QtBot, keeper: Keeper, vorlage: Vorlage, form: Form
) -> None:
    with qtbot.captureExceptions() as errors:
        answer = refused(qtbot, keeper, Desk.save, "never loaded", vorlage, form)
    assert errors[0][0] is KeyError
    assert "Fehler im Programm" in str(answer)


def shows(subject: str, rows: list[DraftRow]) -> bool:
    return [row.subject for row in rows] == [subject]


def test_a_save_that_changes_its_line_is_listed_at_once(
    qtbot: QtBot, keeper: Keeper, vorlage: Vorlage, form: Form, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(timing, "LISTING", 60_000)
    created = create(qtbot, keeper, vorlage, form)
    for subject in ("Neu", "Neuer"):
        with qtbot.waitSignal(keeper.listed, check_params_cb=partial(shows, subject)):
            keeper.ask(Desk.save, created.id, replace(vorlage, subject=subject), form)


def test_a_save_of_text_alone_is_listed_when_saving_pauses(
    qtbot: QtBot, keeper: Keeper, vorlage: Vorlage, form: Form, monkeypatch: pytest.MonkeyPatch
) -> None:
    created = create(qtbot, keeper, vorlage, form)
    with qtbot.waitSignal(keeper.listed, check_params_cb=partial(shows, "Neu")):
        keeper.ask(Desk.save, created.id, replace(vorlage, subject="Neu"), form)
    monkeypatch.setattr(timing, "LISTING", 60_000)
    with qtbot.assertNotEmitted(keeper.listed, wait=200):
        asked(
            qtbot, keeper, Desk.save, created.id, replace(vorlage, subject="Neu", notes="a"), form
        )
    monkeypatch.setattr(timing, "LISTING", 50)
    with qtbot.waitSignal(keeper.listed):
        keeper.ask(Desk.save, created.id, replace(vorlage, subject="Neu", notes="b"), form)


def test_each_answer_goes_to_who_asked(
    qtbot: QtBot, keeper: Keeper, vorlage: Vorlage, form: Form
) -> None:
    first = create(qtbot, keeper, vorlage, form)
    answers: dict[str, Vorlage] = {}

    def note(asker: str, loaded: Loaded) -> None:
        answers[asker] = loaded.stored.vorlage

    other = replace(vorlage, subject="Brücke")
    keeper.ask(Desk.create, other, form, done=partial(note, "new"))
    keeper.ask(Desk.duplicate, first.id, done=partial(note, "duplicate"))
    qtbot.waitUntil(lambda: len(answers) == 2)
    assert answers == {"new": other, "duplicate": replace(vorlage, number="")}


def test_after_closing_nothing_is_answered(qtbot: QtBot, keeper: Keeper) -> None:
    answers: list[object] = []
    keeper.close()
    keeper.ask(Desk.numbers, done=answers.append, failed=answers.append)
    with qtbot.assertNotEmitted(keeper.failed, wait=100):
        assert answers == []
