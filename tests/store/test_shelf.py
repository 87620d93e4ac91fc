"""The house's own forms in the file."""

from __future__ import annotations

import shutil
from pathlib import Path

import pytest

from vorlage_editor.model.forms.form import Form
from vorlage_editor.store.drafts import DraftStore
from vorlage_editor.store.failures import StoreError

RELEASED = Path(__file__).parent / "released"


def test_the_newest_form_of_an_id_stands_in_the_shelf(store: DraftStore, form: Form) -> None:
    store.put_form(form)
    assert store.forms() == [form]
    assert store.form_version("standard") == form.version
    store.take_form("standard")
    assert store.forms() == []
    assert store.form_version("standard") == form.version


@pytest.mark.parametrize("version", ["1.0", "1.1"])
def test_an_older_file_can_keep_forms(tmp_path: Path, form: Form, version: str) -> None:
    shutil.copy(RELEASED / f"{version}.db", tmp_path / "vorlagen.db")
    with DraftStore(tmp_path) as store:
        assert store.forms() == []
        store.put_form(form)
        assert store.forms() == [form]


def test_a_form_of_the_third_version_is_still_there(tmp_path: Path) -> None:
    shutil.copy(RELEASED / "1.2.db", tmp_path / "vorlagen.db")
    with DraftStore(tmp_path) as store:
        assert [one.name for one in store.forms()] == ["Gemeinde Kleinrieden"]


def test_where_nothing_can_be_written_no_form_is_kept(store: DraftStore, form: Form) -> None:
    store._file.notice = "Es lässt sich nur lesen."
    with pytest.raises(StoreError, match="nur lesen"):
        store.put_form(form)
    assert store.forms() == []
