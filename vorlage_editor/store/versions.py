"""Earlier states of a draft: the newest of each minute stays, and each that left the house."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import datetime
from hashlib import sha256
from typing import Any

import msgspec
from sqlite_utils import Database

from vorlage_editor.model.codec import decode_vorlage
from vorlage_editor.model.migrations import TooNewError
from vorlage_editor.model.vorlage import Vorlage
from vorlage_editor.store.failures import StoreError
from vorlage_editor.store.rows import Version

MUCH = 200
"""A save that is shorter than the one before by this many characters does not replace it."""

_INSERT = """
insert into versions (draft, rev, time, form, sha256, vorlage)
values (:id, :rev, :modified, :form, :sha256, :vorlage)
on conflict (draft, rev) do update set
    time = excluded.time, form = excluded.form, sha256 = excluded.sha256, vorlage = excluded.vorlage
"""
_COALESCE = """
delete from versions
where draft = :id and rev = :rev - 1 and substr(time, 1, 16) = substr(:modified, 1, 16)
    and length(vorlage) < length(:vorlage) + :much
    and not exists (select 1 from events where draft = :id and rev = versions.rev)
"""
_EVENT = """
insert into events (id, draft, rev, time, kind, reason)
select :event, id, rev, :time, :kind, :reason from drafts where id = :id
on conflict (id) do nothing
"""


def keep_version(db: Database, columns: Mapping[str, Any]) -> None:
    """Keep the state of a draft that has just been saved, for the one before in that minute.

    It only ever replaces its direct predecessor, so that a clock that is set back costs nothing.
    """
    db.execute(_INSERT, dict(columns))
    db.execute(_COALESCE, {**columns, "much": MUCH})


def keep_event(db: Database, columns: Mapping[str, str]) -> bool:
    """Keep with the present version of a draft why it left the house; say whether it is there."""
    known = db.execute("select 1 from drafts where id = ?", [columns["id"]]).fetchone()
    db.execute(_EVENT, dict(columns))
    return known is not None


def list_versions(db: Database, draft: str) -> list[Version]:
    """Return the states of ``draft`` that are kept, newest first."""
    rows = db.execute("select rev, time from versions where draft = ? order by rev desc", [draft])
    return [Version(rev, datetime.fromisoformat(time)) for rev, time in rows]


def read_vorlage(db: Database, draft: str, rev: int, text: str, checksum: str) -> Vorlage:
    """Return what ``text`` holds, or its copy among the versions if ``text`` is damaged."""
    copies = db.execute(
        "select vorlage, sha256 from versions where draft = ? and rev = ?", [draft, rev]
    )
    for kept, expected in ((text, checksum), *copies):
        if sha256(kept.encode()).hexdigest() == expected:
            try:
                return decode_vorlage(kept)
            except msgspec.DecodeError:
                break
            except TooNewError as error:
                raise StoreError("Vorlage einer neueren Fassung", str(error)) from error
    raise StoreError(
        "Vorlage beschädigt",
        "Diese Vorlage ist auf dem Datenträger beschädigt und lässt sich nicht öffnen. Sie wurde "
        "nicht verändert; die anderen Vorlagen sind davon nicht betroffen. Bitte öffnen Sie eine "
        "frühere Fassung oder wenden Sie sich an Ihre IT.",
    )
