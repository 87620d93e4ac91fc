"""The forms to choose from."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from msgspec.structs import replace

from vorlage_editor.model.errors import UserError
from vorlage_editor.model.forms.form import LAST_VERSION, Form, parse_form
from vorlage_editor.store.drafts import DraftStore
from vorlage_editor.work import forms
from vorlage_editor.work.forms import FormShelf, shipped, versioned

HOUSE = parse_form('id = "haus"\nname = "Rat"\n')


@pytest.fixture
def store(tmp_path: Path) -> Iterator[DraftStore]:
    with DraftStore(tmp_path / "daten") as store:
        yield store


@pytest.fixture
def shelf(store: DraftStore) -> FormShelf:
    return FormShelf(store)


def renamed(form: Form, name: str) -> Form:
    return parse_form(form.toml.replace(f'name = "{form.name}"', f'name = "{name}"', 1))


def test_at_first_there_are_those_that_come_with_the_program(shelf: FormShelf) -> None:
    assert shelf.all() == shipped()
    assert shelf.own() == frozenset()


def test_an_own_form_stands_behind_the_shipped_ones(shelf: FormShelf) -> None:
    kept = shelf.save(HOUSE)
    assert shelf.all() == (*shipped(), kept)
    assert shelf.form("haus") == kept == replace(HOUSE, toml=kept.toml, sha256=kept.sha256)


def test_an_own_form_takes_the_place_of_the_shipped_one(shelf: FormShelf, form: Form) -> None:
    kept = shelf.save(renamed(form, "Unser Formular"))
    assert (kept.name, kept.version) == ("Unser Formular", form.version + 1)
    assert shelf.all() == (kept, *shipped()[1:])
    assert shelf.own() == {"standard"}


def test_each_change_is_the_next_version(shelf: FormShelf) -> None:
    versions = [shelf.save(renamed(HOUSE, name)).version for name in ("A", "B", "B", "C")]
    assert versions == [1, 2, 2, 3]
    assert [form.name for form in shelf.all()[len(shipped()) :]] == ["C"]


def test_a_form_that_only_looks_different_is_no_new_version(shelf: FormShelf, form: Form) -> None:
    assert shelf.save(parse_form(f"# Unser Formular\n{form.toml}")) == form
    assert shelf.own() == frozenset()


def test_a_version_is_never_given_twice(shelf: FormShelf) -> None:
    shelf.save(renamed(HOUSE, "A"))
    shelf.remove("haus")
    assert shelf.save(renamed(HOUSE, "B")).version == 2


def test_a_form_with_an_absurd_version_can_still_be_changed(
    shelf: FormShelf, tmp_path: Path
) -> None:
    file = tmp_path / "fremd.formular"
    file.write_text(f"{HOUSE.toml}version = {LAST_VERSION}\n", encoding="utf-8")
    foreign = shelf.take_in(file)
    assert shelf.save(renamed(foreign, "Haus")).name == "Haus"


def test_a_removed_form_comes_back_as_it_was_shipped(shelf: FormShelf, form: Form) -> None:
    shelf.save(renamed(form, "Unser Formular"))
    shelf.remove("standard")
    assert shelf.all() == shipped()


def test_a_shipped_form_cannot_be_removed(shelf: FormShelf) -> None:
    with pytest.raises(UserError, match="Mitgelieferte"):
        shelf.remove("standard")


def test_an_unknown_form_is_refused_in_words(shelf: FormShelf) -> None:
    with pytest.raises(UserError, match="„nirgends“ gibt es nicht"):
        shelf.form("nirgends")


def test_a_draft_prints_with_its_form_until_the_user_takes_another(
    shelf: FormShelf, store: DraftStore
) -> None:
    old = shelf.save(HOUSE)
    draft = store.create(old.new_vorlage("Anfrage"), old).id
    new = shelf.save(renamed(old, "Neu"))
    assert store.load(draft).form == old
    assert (shelf.newer(old), shelf.newer(new)) == (new, None)


def test_forms_outlive_the_program(tmp_path: Path, shelf: FormShelf, store: DraftStore) -> None:
    kept = shelf.save(HOUSE)
    store.close()
    with DraftStore(tmp_path / "daten") as again:
        assert FormShelf(again).form("haus") == kept


def test_the_form_of_a_foreign_draft_is_not_offered(shelf: FormShelf, store: DraftStore) -> None:
    store.create(HOUSE.new_vorlage("Anfrage"), HOUSE)
    assert shelf.all() == shipped()


def test_a_damaged_form_hides_no_other(shelf: FormShelf, store: DraftStore) -> None:
    shelf.save(HOUSE)
    kept = shelf.save(parse_form('id = "zwei"\nname = "Zwei"\n'))
    store._db.execute("update forms set toml = 'x' where id = 'haus'")
    assert shelf.all() == (*shipped(), kept)


def test_a_form_is_handed_on_with_its_version(shelf: FormShelf, tmp_path: Path) -> None:
    path = tmp_path / "haus.formular"
    forms.export(path, versioned(HOUSE, 7))
    assert shelf.take_in(path) == versioned(HOUSE, 7)
    assert shelf.take_in(path) == versioned(HOUSE, 7)


def test_an_older_form_that_was_handed_on_becomes_the_next_version(
    shelf: FormShelf, tmp_path: Path
) -> None:
    path = tmp_path / "haus.formular"
    forms.export(path, HOUSE)
    shelf.save(renamed(HOUSE, "A"))
    taken = shelf.take_in(path)
    assert (taken.name, taken.version) == ("Rat", 2)


def test_a_file_that_is_no_form_changes_nothing(shelf: FormShelf, tmp_path: Path) -> None:
    path = tmp_path / "bild.png"
    path.write_bytes(b"\x89PNG")
    with pytest.raises(UserError, match="kein Formular"):
        shelf.take_in(path)
    assert shelf.all() == shipped()


def test_a_form_whose_arms_are_no_picture_is_refused(shelf: FormShelf, tmp_path: Path) -> None:
    path = tmp_path / "haus.formular"
    path.write_text(f'{HOUSE.toml}[letterhead]\narms = "a2VpbiBCaWxk"\n', encoding="utf-8")
    with pytest.raises(UserError, match=r"Das Wappen in „haus\.formular“"):
        shelf.take_in(path)
    assert shelf.all() == shipped()


def test_a_form_with_its_arms_is_handed_on(shelf: FormShelf, tmp_path: Path) -> None:
    path = tmp_path / "kreis.formular"
    forms.export(path, form := shelf.form("landkreis"))
    assert shelf.take_in(path) == form


@pytest.mark.parametrize(
    "toml",
    [
        'id = "a"\nname = "b"\nversion = 3\n[look]\nfont = "DejaVu Sans"\n',
        'id = "a"\nname = """\nversion = 4"""\nversion = 3 # unsere\n',
        'id = "a"\nname = "b"\n[abbreviations]\nversion = "Fassung"\n',
    ],
)
def test_only_the_version_changes_in_the_text(toml: str) -> None:
    form = parse_form(toml)
    changed = versioned(form, 12)
    assert changed == replace(form, version=12, toml=changed.toml, sha256=changed.sha256)


def test_a_version_that_is_written_oddly_is_told() -> None:
    with pytest.raises(UserError, match="eigene Zeile"):
        versioned(parse_form('"version" = 3\nid = "a"\nname = "b"\n'), 4)
