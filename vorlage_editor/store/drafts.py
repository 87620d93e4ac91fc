"""The drafts of one data folder: list, load, save, trash.

A draft is a row: the value as JSON, and the few columns that lists and search need. Everything
here runs in one thread and raises StoreError in the user's words.
"""

from __future__ import annotations

import json
from collections.abc import Callable, Iterable, Sequence
from contextlib import suppress
from datetime import UTC, datetime
from hashlib import sha256
from pathlib import Path
from types import TracebackType
from typing import Any, NoReturn, Self
from uuid import uuid4

from vorlage_editor.model.codec import encode_vorlage
from vorlage_editor.model.earlier import Earlier
from vorlage_editor.model.forms.form import Form
from vorlage_editor.model.vorlage import Vorlage
from vorlage_editor.store.assets import (
    forget_unused,
    keep_blob,
    keep_form,
    read_blobs,
    read_form,
)
from vorlage_editor.store.committees import list_committees
from vorlage_editor.store.database import DraftFile
from vorlage_editor.store.failures import READING, StoreError, explained
from vorlage_editor.store.known import list_numbers, read_earlier
from vorlage_editor.store.rows import DraftRow, NumberRow, Saved, Stored, Version
from vorlage_editor.store.search import found
from vorlage_editor.store.shelf import highest_version, own_forms, put_form, take_form
from vorlage_editor.store.versions import keep_event, keep_version, list_versions, read_vorlage

__all__ = ["DraftRow", "DraftStore", "NumberRow", "Saved", "Stored", "Version"]

_LIST = """
select id, rev, kind, number, subject, status, public, modified, trashed
from drafts where (trashed is not null) = ? order by modified desc, rowid desc
"""
_INSERT = """
insert into drafts (id, rev, operation, modified, kind, number, subject, status, public, form,
    sha256, vorlage)
values (:id, :rev, :operation, :modified, :kind, :number, :subject, :status, :public, :form,
    :sha256, :vorlage)
on conflict (id) do nothing
"""
_UPDATE = """
update drafts set rev = :rev, operation = :operation, modified = :modified, kind = :kind,
    number = :number, subject = :subject, status = :status, public = :public, form = :form,
    sha256 = :sha256, vorlage = :vorlage
where id = :id and (rev = :rev - 1 or operation = :operation)
"""
_TRASH = """
update drafts set trashed = :time
where trashed is null and id in (select value from json_each(:ids))
"""
_RESTORE = """
update drafts set trashed = null where id in (select value from json_each(:ids))
"""
_ERASE = """
delete from drafts where trashed is not null and id in (select value from json_each(:ids))
"""
_DISCARD = """
delete from drafts where id = :id and rev = 1 and number = '' and subject = '' and trashed is null
"""


def utc_now() -> datetime:
    """Return the present time in UTC."""
    return datetime.now(UTC)


class DraftStore:
    """Owns the drafts in ``folder``; ``now`` is the clock. To be closed, or used by ``with``."""

    def __init__(self, folder: Path, now: Callable[[], datetime] = utc_now) -> None:
        self._file = DraftFile(folder)
        self._db = self._file.db
        self._now = now
        self._tidy = False
        self._unsure: dict[tuple[str, int], str] = {}  # saves without an answer: their operation

    @property
    def notice(self) -> str:
        """Why nothing can be changed, as a sentence for the user; empty if it can."""
        return self._file.notice

    def close(self) -> None:
        """Let go of the file, and of blobs that nothing names any more."""
        if self._tidy:
            with suppress(StoreError):  # there is another time
                self._vacuum(self._file.write(lambda: forget_unused(self._db)))
        self._file.close()

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        self.close()

    def drafts(self, search: str = "", *, trashed: bool = False) -> list[DraftRow]:
        """Return the drafts, or those in the trash, that ``search`` finds; newest first."""
        with explained(READING):
            rows = [_row(row) for row in self._db.query(_LIST, [trashed])]
        return [row for row in rows if found(search, row.number, row.subject)]

    def numbers(self) -> list[NumberRow]:
        """Return the numbers of all drafts, also of those in the trash; the newest first."""
        with explained(READING):
            return list_numbers(self._db)

    def earlier(self) -> Earlier:
        """Return what stands in the fields of the newest drafts."""
        with explained(READING):
            return read_earlier(self._db)

    def committees(self) -> list[str]:
        """Return the committees of all papers, those of the newest first."""
        with explained(READING):
            return list_committees(self._db)

    def load(self, draft: str) -> Stored:
        """Return the draft with the id ``draft`` as it was saved last."""
        return self._read(
            draft,
            "select rev, form, modified, vorlage, sha256 from drafts where id = ?",
            [draft],
        )

    def version(self, draft: str, rev: int) -> Stored:
        """Return ``draft`` as it was when it had the revision ``rev``."""
        return self._read(
            draft,
            "select rev, form, time, vorlage, sha256 from versions where draft = ? and rev = ?",
            [draft, rev],
        )

    def versions(self, draft: str) -> list[Version]:
        """Return the states of ``draft`` that are kept, newest first."""
        with explained(READING):
            return list_versions(self._db, draft)

    def create(self, vorlage: Vorlage, form: Form) -> Saved:
        """Keep a new draft and return its id."""
        return self._save(_INSERT, uuid4().hex, 0, vorlage, form)

    def save(self, draft: str, rev: int, vorlage: Vorlage, form: Form) -> Saved:
        """Keep ``vorlage`` as the state of ``draft`` that follows ``rev``.

        Raises StoreError if the draft has been saved elsewhere since, or is gone.
        """
        return self._save(_UPDATE, draft, rev, vorlage, form)

    def note(self, draft: str, kind: str, reason: str) -> None:
        """Keep with the present version of ``draft`` why it left the house against a rule.

        ``kind`` says how it did. As long as the draft is kept, so is that version.
        """
        columns = {
            "event": uuid4().hex,
            "id": draft,
            "time": _text(self._now()),
            "kind": kind,
            "reason": reason,
        }
        if not self._file.write(lambda: keep_event(self._db, columns)):
            _gone()

    def trash(self, drafts: Sequence[str]) -> None:
        """Put ``drafts`` into the trash."""
        self._execute(_TRASH, ids=json.dumps(drafts), time=_text(self._now()))

    def restore(self, drafts: Sequence[str]) -> None:
        """Take ``drafts`` out of the trash."""
        self._execute(_RESTORE, ids=json.dumps(drafts))

    def erase(self, drafts: Sequence[str]) -> None:
        """Delete those of ``drafts`` that are in the trash, with their versions, for good."""
        self._execute(_ERASE, ids=json.dumps(drafts))
        self._tidy = True
        self._vacuum(len(drafts))

    def discard(self, draft: str) -> None:
        """Delete ``draft``, in which nothing was written; one ever saved or with a name is kept."""
        self._execute(_DISCARD, id=draft)

    def put_blob(self, data: bytes) -> str:
        """Keep the bytes of a picture or an Anlage and return their sha256."""
        self._tidy = True
        return self._file.write(lambda: keep_blob(self._db, data))

    def blobs(self, names: Iterable[str]) -> dict[str, bytes]:
        """Return the bytes with the sha256 ``names``, without what is missing or damaged."""
        with explained(READING):
            return read_blobs(self._db, names)

    def forms(self) -> list[Form]:
        """Return the house's own forms as they are now; what a paper names, it keeps besides."""
        with explained(READING):
            return own_forms(self._db)

    def form_version(self, name: str) -> int:
        """Return the highest version that was ever kept of the form with the id ``name``."""
        with explained(READING):
            return highest_version(self._db, name)

    def put_form(self, form: Form) -> None:
        """Let ``form`` be the house's own form of its id from now on."""
        self._file.write(lambda: put_form(self._db, form))

    def take_form(self, name: str) -> None:
        """Let no form of the house's own stand under the id ``name``; papers keep theirs."""
        self._file.write(lambda: take_form(self._db, name))

    def _read(self, draft: str, sql: str, values: list[Any]) -> Stored:
        with explained(READING):
            row = self._db.execute(sql, values).fetchone()
            if row is None:
                _gone()
            rev, form, time, text, checksum = row
            vorlage = read_vorlage(self._db, draft, rev, text, checksum)
            return Stored(draft, rev, vorlage, read_form(self._db, form), _time(time))

    def _save(self, sql: str, draft: str, rev: int, vorlage: Vorlage, form: Form) -> Saved:
        """Write the state that follows ``rev``; it may be there from an attempt that failed."""
        text = encode_vorlage(vorlage)
        time = self._now()
        columns = {
            "id": draft,
            "rev": rev + 1,
            "operation": self._unsure.setdefault((draft, rev), uuid4().hex),
            "modified": _text(time),
            "kind": vorlage.kind,
            "number": vorlage.number,
            "subject": vorlage.subject,
            "status": vorlage.status.value,
            "public": vorlage.public,
            "form": form.sha256,
            "sha256": sha256(text.encode()).hexdigest(),
            "vorlage": text,
        }

        def work() -> None:
            keep_form(self._db, form)
            if not self._db.execute(sql, columns).rowcount and sql is _UPDATE:
                self._conflict(draft)
            keep_version(self._db, columns)

        self._file.write(work)
        del self._unsure[draft, rev]
        return Saved(draft, rev + 1, time)

    def _conflict(self, draft: str) -> NoReturn:
        if not self._db.execute("select 1 from drafts where id = ?", [draft]).fetchone():
            _gone()
        raise StoreError(
            "anderswo geändert",
            "Diese Vorlage wurde inzwischen an anderer Stelle gespeichert. Jener Stand wurde nicht "
            "überschrieben, und der Text hier bleibt geöffnet. Bitte duplizieren Sie die Vorlage "
            "und gleichen Sie beide ab.",
        )

    def _execute(self, sql: str, **values: object) -> None:
        self._file.write(lambda: self._db.execute(sql, values))

    def _vacuum(self, count: int) -> None:
        """Shrink the file after ``count`` deletions; what was deleted is overwritten already."""
        if count:
            with suppress(StoreError), explained(READING):
                self._db.execute("VACUUM")


def _gone() -> NoReturn:
    raise StoreError(
        "nicht mehr vorhanden",
        "Diese Vorlage ist nicht mehr gespeichert. Ein geöffneter Text bleibt geöffnet. Bitte "
        "duplizieren Sie ihn, wenn Sie ihn behalten möchten.",
    )


def _row(row: dict[str, Any]) -> DraftRow:
    public, trashed = row["public"], row["trashed"]
    row["public"] = None if public is None else bool(public)
    row["trashed"] = None if trashed is None else _time(trashed)
    row["modified"] = _time(row["modified"])
    return DraftRow(**row)


def _text(time: datetime) -> str:
    """Return ``time`` as it is stored: UTC, such that texts sort as times do."""
    return time.astimezone(UTC).isoformat(timespec="microseconds")


def _time(text: str) -> datetime:
    return datetime.fromisoformat(text)
