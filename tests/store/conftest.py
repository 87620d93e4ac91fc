from __future__ import annotations

from collections.abc import Callable, Iterator
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest
from msgspec.structs import replace

from vorlage_editor import resources
from vorlage_editor.model.form import Form, parse_form
from vorlage_editor.model.vorlage import Vorlage
from vorlage_editor.store.drafts import DraftStore

Paper = Callable[..., Vorlage]


class Clock:
    """Stands still until it is set."""

    def __init__(self) -> None:
        self.time = datetime(2026, 3, 2, 10, 41, 5, tzinfo=UTC)

    def __call__(self) -> datetime:
        return self.time

    def pass_by(self, **time: float) -> None:
        self.time += timedelta(**time)


@pytest.fixture(scope="module")
def form() -> Form:
    return parse_form(resources.text("formulare/standard.toml"))


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
