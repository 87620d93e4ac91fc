"""What the drafts of this device say already: their numbers, who signed, which departments."""

from __future__ import annotations

import json
from collections.abc import Iterable
from typing import Any

import msgspec
from sqlite_utils import Database

from vorlage_editor.model.earlier import FIELDS, Earlier
from vorlage_editor.model.vorlage import Signature
from vorlage_editor.store.rows import NumberRow

NEWEST = 60
"""Drafts whose entries are looked at."""
_NUMBERS = """
select id, number, subject, trashed is not null as trashed
from drafts where number != '' order by modified desc, rowid desc
"""
_EARLIER = """
select json_array({}) as found
from (select vorlage from drafts where trashed is null and json_valid(vorlage)
    order by modified desc, rowid desc limit :newest)
"""


def list_numbers(db: Database) -> list[NumberRow]:
    """Return the numbers of all drafts, also of those in the trash; the newest first."""
    rows = db.query(_NUMBERS)
    return [NumberRow(**{**row, "trashed": bool(row["trashed"])}) for row in rows]


def read_earlier(db: Database) -> Earlier:
    """Return what stands in the newest drafts, the newest first; what is damaged is left out."""
    paths = ", ".join(f"json_extract(vorlage, '$.{name}')" for name in ("signatures", *FIELDS))
    found = [
        json.loads(row["found"]) for row in db.query(_EARLIER.format(paths), {"newest": NEWEST})
    ]
    lines = {name: _once(one[place] for one in found) for place, name in enumerate(FIELDS, start=1)}
    signatures = dict.fromkeys(one for row in found for one in _signed(row[0]))
    return Earlier(signatures=tuple(signatures), lines=lines)


def _once(texts: Iterable[Any]) -> tuple[str, ...]:
    return tuple(dict.fromkeys(text for text in texts if isinstance(text, str) and text.strip()))


def _signed(value: object) -> tuple[Signature, ...]:
    try:
        found = msgspec.convert(value, tuple[Signature, ...])
    except msgspec.ValidationError:
        return ()
    return tuple(one for one in found if one.name)
