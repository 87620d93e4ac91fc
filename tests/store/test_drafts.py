from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from msgspec.structs import replace

from tests.store.papers import Clock, Paper
from vorlage_editor.model.body import Heading, ListItem, Paragraph, Picture, Run
from vorlage_editor.model.errors import UserError
from vorlage_editor.model.forms.form import Form, parse_form
from vorlage_editor.model.vorlage import Vorlage
from vorlage_editor.store.drafts import DraftStore


def test_a_draft_comes_back_as_it_was_saved(store: DraftStore, form: Form, paper: Paper) -> None:
    created = store.create(paper(), form)
    changed = replace(paper(), notes="nur für uns")
    saved = store.save(created.id, created.rev, changed, form)
    stored = store.load(created.id)
    assert (stored.vorlage, stored.form, stored.rev) == (changed, form, saved.rev)
    assert stored.modified == saved.time


def test_a_draft_is_there_after_reopening(tmp_path: Path, form: Form, paper: Paper) -> None:
    with DraftStore(tmp_path) as store:
        draft = store.create(paper(), form).id
    with DraftStore(tmp_path) as store:
        assert store.load(draft).vorlage == paper()


def test_the_list_shows_the_newest_first(
    store: DraftStore, form: Form, paper: Paper, clock: Clock
) -> None:
    for subject in ("eins", "zwei", "drei"):
        clock.pass_by(hours=1)
        store.create(paper(subject), form)
    assert [row.subject for row in store.drafts()] == ["drei", "zwei", "eins"]


def test_a_row_says_what_the_list_shows(store: DraftStore, form: Form, paper: Paper) -> None:
    store.create(paper(public=False), form)
    row = store.drafts()[0]
    assert (row.kind, row.number, row.status) == ("Informationsvorlage", "IV-0007/2026", "Entwurf")
    assert row.public is False
    assert row.trashed is None


@pytest.mark.parametrize(
    "words", ["FELDSTRASSE", "feldstraße erneuerung", "0007", "iv-0007 straße", "neuerung", " "]
)
def test_search_finds_by_words_of_number_and_subject(
    store: DraftStore, form: Form, paper: Paper, words: str
) -> None:
    store.create(paper(), form)
    assert len(store.drafts(words)) == 1


def test_search_wants_all_words(store: DraftStore, form: Form, paper: Paper) -> None:
    store.create(paper(), form)
    assert store.drafts("Feldstraße Brücke") == []


def test_saving_an_old_revision_is_refused(store: DraftStore, form: Form, paper: Paper) -> None:
    created = store.create(paper(), form)
    store.save(created.id, created.rev, paper("neu"), form)
    with pytest.raises(UserError, match="an anderer Stelle gespeichert"):
        store.save(created.id, created.rev, paper("alt"), form)
    assert store.load(created.id).vorlage.subject == "neu"


@pytest.mark.parametrize("act", ["load", "save", "version"])
def test_an_unknown_draft_is_refused_in_words(
    store: DraftStore, form: Form, paper: Paper, act: str
) -> None:
    acts: dict[str, Callable[[], object]] = {
        "load": lambda: store.load("fehlt"),
        "save": lambda: store.save("fehlt", 1, paper(), form),
        "version": lambda: store.version("fehlt", 1),
    }
    with pytest.raises(UserError, match="nicht mehr gespeichert"):
        acts[act]()


def test_the_trash_keeps_drafts_until_they_are_restored(
    store: DraftStore, form: Form, paper: Paper, clock: Clock
) -> None:
    draft = store.create(paper(), form).id
    store.trash([draft])
    assert store.drafts() == []
    assert store.drafts(trashed=True)[0].trashed == clock.time
    store.restore([draft])
    assert [row.id for row in store.drafts()] == [draft]


def test_only_what_is_in_the_trash_is_erased(store: DraftStore, form: Form, paper: Paper) -> None:
    kept, gone = store.create(paper(), form).id, store.create(paper(), form).id
    store.trash([gone])
    store.erase([kept, gone])
    assert [row.id for row in store.drafts()] == [kept]
    assert store.drafts(trashed=True) == []
    assert store.versions(gone) == []


def test_an_erased_text_is_gone_from_the_folder(tmp_path: Path, form: Form, paper: Paper) -> None:
    words = "Grundstück Blumenweg 98"
    with DraftStore(tmp_path) as store:
        draft = store.create(paper(words, body=(Paragraph((Run(words * 500),)),)), form).id
        assert any(words.encode() in file.read_bytes() for file in tmp_path.iterdir())
        store.trash([draft])
        store.erase([draft])
        assert not any(words.encode() in file.read_bytes() for file in tmp_path.iterdir())


def test_two_saves_in_a_minute_leave_the_newer(
    store: DraftStore, form: Form, paper: Paper, clock: Clock
) -> None:
    created = store.create(paper("erst"), form)
    clock.pass_by(seconds=50)
    store.save(created.id, 1, paper("dann"), form)
    assert [version.rev for version in store.versions(created.id)] == [2]


def test_each_minute_leaves_a_version(
    store: DraftStore, form: Form, paper: Paper, clock: Clock
) -> None:
    created = store.create(paper("erst"), form)
    clock.pass_by(seconds=55)
    store.save(created.id, 1, paper("dann"), form)
    assert store.version(created.id, 1).vorlage.subject == "erst"
    assert store.version(created.id, 2).vorlage.subject == "dann"


def test_a_version_stays_when_most_of_the_text_goes_within_its_minute(
    store: DraftStore, form: Form, paper: Paper
) -> None:
    long = paper(body=(Paragraph((Run("Wort " * 100),)),))
    created = store.create(long, form)
    store.save(created.id, 1, paper(body=()), form)
    assert store.version(created.id, 1).vorlage == long


def test_a_clock_set_back_costs_no_version(
    store: DraftStore, form: Form, paper: Paper, clock: Clock
) -> None:
    created = store.create(paper("erst"), form)
    clock.pass_by(minutes=1)
    store.save(created.id, 1, paper("dann"), form)
    clock.pass_by(minutes=-1)
    store.save(created.id, 2, paper("zuletzt"), form)
    assert [version.rev for version in store.versions(created.id)] == [3, 2, 1]


def test_a_version_prints_with_the_form_it_had(
    store: DraftStore, form: Form, paper: Paper, clock: Clock
) -> None:
    created = store.create(paper(), form)
    clock.pass_by(minutes=1)
    other = parse_form(form.toml.replace('name = "', 'name = "Neu: ', 1))
    store.save(created.id, 1, paper(), other)
    assert store.version(created.id, 1).form == form
    assert store.load(created.id).form == other


def test_blobs_come_back_by_their_sha256(store: DraftStore) -> None:
    name = store.put_blob(b"Bild")
    assert store.put_blob(b"Bild") == name
    assert store.blobs([name, "0" * 64]) == {name: b"Bild"}


def test_blobs_that_nothing_names_go_at_close(tmp_path: Path, form: Form, paper: Paper) -> None:
    with DraftStore(tmp_path) as store:
        used, unused = store.put_blob(b"gebraucht"), store.put_blob(b"verworfen")
        store.create(paper(body=(Picture(used),)), form)
    with DraftStore(tmp_path) as store:
        assert store.blobs([used, unused]) == {used: b"gebraucht"}


texts = st.text(max_size=40)
runs = st.lists(st.builds(Run, texts), max_size=3).map(tuple)
blocks = st.one_of(
    st.builds(Paragraph, runs),
    st.builds(Heading, st.integers(1, 3), runs, texts),
    st.builds(ListItem, st.sampled_from(["dash", "number"]), st.integers(0, 2), runs),
)
papers = st.builds(
    Vorlage,
    kind=texts,
    number=texts,
    subject=texts,
    date=st.none() | st.dates(),
    public=st.none() | st.booleans(),
    body=st.lists(blocks, max_size=4).map(tuple),
)


@settings(
    max_examples=40, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture]
)
@given(papers, papers)
def test_any_paper_comes_back(store: DraftStore, form: Form, one: Vorlage, two: Vorlage) -> None:
    created = store.create(one, form)
    assert store.load(created.id).vorlage == one
    store.save(created.id, created.rev, two, form)
    assert store.load(created.id).vorlage == two


def test_a_draft_that_was_ever_saved_is_not_discarded(store: DraftStore, form: Form) -> None:
    fresh = form.new_vorlage("Informationsvorlage")
    created = store.create(fresh, form)
    written = store.save(created.id, created.rev, replace(fresh, subject="Kita"), form)
    store.save(written.id, written.rev, fresh, form)
    store.discard(created.id)
    assert [row.id for row in store.drafts()] == [created.id]


def test_a_draft_is_discarded_only_if_it_has_no_name(store: DraftStore, form: Form) -> None:
    empty = store.create(form.new_vorlage("Informationsvorlage"), form).id
    named = store.create(replace(form.new_vorlage("Informationsvorlage"), number="1"), form).id
    for draft in (empty, named):
        store.discard(draft)
    assert [row.id for row in store.drafts()] == [named]
    assert store.drafts(trashed=True) == []
