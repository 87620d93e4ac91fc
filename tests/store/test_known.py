"""What the drafts of this device say already."""

from __future__ import annotations

from typing import TYPE_CHECKING

from vorlage_editor.model.earlier import Earlier
from vorlage_editor.model.vorlage import Signature
from vorlage_editor.store.rows import NumberRow

if TYPE_CHECKING:
    from tests.store.papers import Paper
    from vorlage_editor.model.forms.form import Form
    from vorlage_editor.store.drafts import DraftStore

MAYOR = Signature(label="Die Bürgermeisterin", name="Ada Muster", office="Bürgermeisterin")
DEPUTY = Signature(label="In Vertretung", name="Bruno Beispiel")


def test_numbers_are_those_of_all_drafts(store: DraftStore, form: Form, paper: Paper) -> None:
    one = store.create(paper("eins", number="IV/0001/2026"), form).id
    two = store.create(paper("zwei", number="IV/0002/2026"), form).id
    store.create(paper("drei", number=""), form)
    store.trash([one])
    assert store.numbers() == [
        NumberRow(two, "IV/0002/2026", "zwei"),
        NumberRow(one, "IV/0001/2026", "eins", trashed=True),
    ]


def test_what_is_erased_is_forgotten(store: DraftStore, form: Form, paper: Paper) -> None:
    one = store.create(paper(), form).id
    store.trash([one])
    store.erase([one])
    assert store.numbers() == []


def test_an_empty_store_knows_nothing(store: DraftStore) -> None:
    assert store.earlier().signatures == ()
    assert not any(store.earlier().lines.values())


def test_entries_of_earlier_papers_stand_once(store: DraftStore, form: Form, paper: Paper) -> None:
    store.create(paper(lead="Dez. I", signatures=(MAYOR,)), form)
    store.create(paper(lead="Dez. II", phone="12", signatures=(MAYOR, DEPUTY)), form)
    store.create(paper(lead="Dez. II", signatures=(Signature(label="i. A."),)), form)
    earlier = store.earlier()
    assert earlier.signatures == (MAYOR, DEPUTY)
    assert earlier.lines["lead"] == ("Dez. II", "Dez. I")
    assert earlier.lines["phone"] == ("12",)
    assert earlier.lines["contact"] == ()


def test_entries_of_the_trash_are_not_offered(store: DraftStore, form: Form, paper: Paper) -> None:
    store.trash([store.create(paper(lead="Dez. I", signatures=(MAYOR,)), form).id])
    assert store.earlier() == Earlier(lines=dict.fromkeys(store.earlier().lines, ()))


def test_a_damaged_draft_says_nothing(store: DraftStore, form: Form, paper: Paper) -> None:
    store.create(paper(lead="Dez. I"), form)
    store._file.write(lambda: store._db.execute("update drafts set vorlage = '{\"lead\": '"))
    assert store.earlier().lines["lead"] == ()
    store._file.write(
        lambda: store._db.execute('update drafts set vorlage = \'{"lead": 1, "signatures": 2}\'')
    )
    assert store.earlier().lines["lead"] == ()
