from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from msgspec.structs import replace

from tests.store.papers import Clock, Paper
from vorlage_editor.model.forms.form import Form
from vorlage_editor.model.vorlage import Vorlage
from vorlage_editor.store.drafts import DraftStore


@pytest.fixture
def clock() -> Clock:
    return Clock()


@pytest.fixture
def store(tmp_path: Path, clock: Clock) -> Iterator[DraftStore]:
    with DraftStore(tmp_path / "daten", clock) as store:
        yield store


@pytest.fixture
def paper(form: Form) -> Paper:
    def make(subject: str = "Erneuerung der Feldstraße", **fields: object) -> Vorlage:
        vorlage = form.new_vorlage("Informationsvorlage")
        return replace(vorlage, **{"subject": subject, "number": "IV-0007/2026", **fields})

    return make
