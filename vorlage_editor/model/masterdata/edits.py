"""Changes of the master data as functions from one value to the next: put in, take out, back."""

from __future__ import annotations

from collections.abc import Collection
from typing import Literal, TypeAlias

from msgspec.structs import replace

from vorlage_editor.model.masterdata.office import (
    Committee,
    Department,
    Meeting,
    Office,
    Recipient,
    Signer,
)

Entry: TypeAlias = Committee | Meeting | Department | Signer | Recipient
Part: TypeAlias = Literal["committees", "meetings", "departments", "signers", "recipients"]
KINDS: dict[Part, type[Entry]] = {
    "committees": Committee,
    "meetings": Meeting,
    "departments": Department,
    "signers": Signer,
    "recipients": Recipient,
}
"""What each part of the master data consists of."""


def entries(office: Office, part: Part) -> tuple[Entry, ...]:
    """Return the entries of ``part``."""
    found: tuple[Entry, ...] = getattr(office, part)
    return found


def added(before: Office, now: Office) -> list[tuple[Part, Entry]]:
    """Return the entries of ``now`` that ``before`` does not have, with their part."""
    changed = (part for part in KINDS if entries(before, part) != entries(now, part))
    return [
        (part, entry)
        for part in changed
        for entry in entries(now, part)
        if entry not in entries(before, part)
    ]


def with_entry(office: Office, part: Part, old: Entry | None, new: Entry) -> Office:
    """Return ``office`` with ``new`` in the place of ``old``, or behind the others.

    A committee that is renamed keeps its meetings.
    """
    kept = entries(office, part)
    changed = tuple(new if one == old else one for one in kept) if old in kept else (*kept, new)
    after = replace(office, **{part: changed})
    if isinstance(old, Committee) and isinstance(new, Committee) and old.name != new.name:
        moved = set(office.meetings_of(old.name))
        meetings = (
            replace(one, committee=new.name) if one in moved else one for one in office.meetings
        )
        after = replace(after, meetings=tuple(meetings))
    return after


def without(office: Office, part: Part, gone: Collection[Entry]) -> Office:
    """Return ``office`` without the entries ``gone``; a committee takes its meetings along."""
    left = tuple(one for one in entries(office, part) if one not in gone)
    after = replace(office, **{part: left})
    lost = {
        meeting
        for one in gone
        if isinstance(one, Committee)
        for meeting in office.meetings_of(one.name)
    }
    return replace(after, meetings=tuple(one for one in after.meetings if one not in lost))


def put_back(office: Office, before: Office, after: Office) -> Office:
    """Return ``office`` with what was in ``before`` and was no longer in ``after``, in its place.

    What has been changed since stays.
    """
    parts: dict[str, tuple[Entry, ...]] = {}
    for part in KINDS:
        now, had, left = (entries(one, part) for one in (office, before, after))
        gone = [one for one in had if one not in left]
        if gone:
            old = tuple(one for one in had if one in now or one in gone)
            parts[part] = old + tuple(one for one in now if one not in had)
    return replace(office, **parts)
