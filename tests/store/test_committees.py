"""The committees that papers name."""

from __future__ import annotations

from typing import TYPE_CHECKING

from vorlage_editor.model.consultation import Consultation

if TYPE_CHECKING:
    from tests.store.papers import Clock, Paper
    from vorlage_editor.model.forms.form import Form
    from vorlage_editor.store.drafts import DraftStore


def route(*names: str) -> tuple[Consultation, ...]:
    return tuple(Consultation(committee=name) for name in names)


def test_committees_are_those_of_all_papers_the_newest_first(
    store: DraftStore, form: Form, paper: Paper, clock: Clock
) -> None:
    store.create(paper(route=route("Rat", "Ortsrat Nord", "")), form)
    clock.pass_by(days=1)
    store.create(paper(route=route("Rat", "Bauausschuss")), form)
    assert store.committees() == ["Bauausschuss", "Rat", "Ortsrat Nord"]


def test_the_trash_names_none(store: DraftStore, form: Form, paper: Paper) -> None:
    saved = store.create(paper(route=route("Rat")), form)
    store.trash([saved.id])
    assert store.committees() == []
