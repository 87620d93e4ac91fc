"""What the store hands out, as values."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime

from vorlage_editor.model.forms.form import Form
from vorlage_editor.model.vorlage import Vorlage


@dataclass(frozen=True, slots=True)
class DraftRow:
    """A line of the library. Times are in UTC; ``trashed`` says since when it is in the trash."""

    id: str
    rev: int
    kind: str
    number: str
    subject: str
    status: str
    public: bool | None
    modified: datetime
    trashed: datetime | None = None


@dataclass(frozen=True, slots=True)
class NumberRow:
    """The number of a draft, and what it is of; also of one in the trash."""

    id: str
    number: str
    subject: str
    trashed: bool = False


@dataclass(frozen=True, slots=True)
class Saved:
    """The acknowledgement of a save: ``rev`` is the one to name when saving the next time."""

    id: str
    rev: int
    time: datetime


@dataclass(frozen=True, slots=True)
class Stored:
    """A draft as it is kept, with the form it prints with."""

    id: str
    rev: int
    vorlage: Vorlage
    form: Form
    modified: datetime


@dataclass(frozen=True, slots=True)
class Version:
    """An earlier state of a draft: the ``rev`` it had and the time of its save."""

    rev: int
    time: datetime
