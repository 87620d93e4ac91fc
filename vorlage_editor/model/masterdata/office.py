"""Master data (Stammdaten) of a house: its committees, their meetings, departments and people."""

from __future__ import annotations

import datetime
from collections.abc import Iterable
from typing import Literal, TypeAlias, TypeVar

import msgspec
from msgspec.structs import force_setattr, replace

from vorlage_editor.model.text import clean_line

YEARS = range(1990, 2200)
"""Of meetings; a day of another year is a slip."""

Unit: TypeAlias = Literal["days", "full_days", "working_days", "weeks"]


class Period(msgspec.Struct, frozen=True, kw_only=True):
    """How long before a sitting something must be done.

    ``full_days`` lie whole between the two; ``working_days`` are Monday to Friday without
    holidays. Where ``holidays`` do not count, neither do Sundays. With ``weekday`` (0 Monday) it
    is this day of the week, on or before what the rest says.
    """

    number: int = 0
    unit: Unit = "days"
    holidays: bool = True
    weekday: int | None = None

    def __post_init__(self) -> None:
        force_setattr(self, "number", max(0, min(365, self.number)))
        if self.weekday is not None:
            force_setattr(self, "weekday", self.weekday % 7)


class Committee(msgspec.Struct, frozen=True, kw_only=True):
    """A Gremium: ``notice`` is its Ladungsfrist, ``submission`` its Abgabeschluss.

    ``role`` is the Zuständigkeit that it usually has.
    """

    name: str
    short: str = ""
    article: str = ""
    public: bool | None = None
    notice: Period | None = None
    submission: Period | None = None
    role: str = ""

    def __post_init__(self) -> None:
        _clean(self, "name", "short", "article", "role")


class Meeting(msgspec.Struct, frozen=True, kw_only=True):
    """A sitting of one or several days; ``deadline`` is its own Abgabeschluss, if it has one."""

    committee: str
    dates: tuple[datetime.date, ...]
    time: datetime.time | None = None
    place: str = ""
    deadline: datetime.date | None = None

    def __post_init__(self) -> None:
        _clean(self, "committee", "place")
        force_setattr(self, "dates", tuple(sorted(set(self.dates))))
        if not self.dates or any(day.year not in YEARS for day in self.dates):
            raise ValueError("a meeting without a day that can be")


class Department(msgspec.Struct, frozen=True, kw_only=True):
    """A Dezernat or Amt that leads or takes part."""

    name: str
    short: str = ""

    def __post_init__(self) -> None:
        _clean(self, "name", "short")


class Signer(msgspec.Struct, frozen=True, kw_only=True):
    """Who signs, under which label ("Die Bürgermeisterin"), and who does in their place."""

    name: str
    label: str = ""
    office: str = ""
    deputies: tuple[str, ...] = ()

    def __post_init__(self) -> None:
        _clean(self, "name", "label", "office")
        force_setattr(self, "deputies", tuple(filter(None, map(clean_line, self.deputies))))


class Recipient(msgspec.Struct, frozen=True, kw_only=True):
    """Who gets papers by mail."""

    name: str
    address: str = ""

    def __post_init__(self) -> None:
        _clean(self, "name", "address")


class Office(msgspec.Struct, frozen=True, kw_only=True):
    """All master data. ``bundesland`` is a code of ISO 3166-2 ("NW"), empty: not set."""

    bundesland: str = ""
    committees: tuple[Committee, ...] = ()
    meetings: tuple[Meeting, ...] = ()
    departments: tuple[Department, ...] = ()
    signers: tuple[Signer, ...] = ()
    recipients: tuple[Recipient, ...] = ()

    def __post_init__(self) -> None:
        force_setattr(self, "committees", _once(self.committees))
        force_setattr(self, "meetings", tuple(sorted(set(self.meetings), key=_place)))

    def committee(self, name: str) -> Committee | None:
        """Return the committee called ``name``, in full or in short."""
        wanted = same(name)
        if not wanted:
            return None
        full = (one for one in self.committees if same(one.name) == wanted)
        short = (one for one in self.committees if same(one.short) == wanted)
        return next(full, None) or next(short, None)

    def meetings_of(self, committee: str) -> tuple[Meeting, ...]:
        """Return the meetings of a committee, in their order."""
        known = self.committee(committee)
        wanted = same(known.name if known else committee)
        return tuple(one for one in self.meetings if same(one.committee) == wanted)


def with_meetings(office: Office, meetings: Iterable[Meeting]) -> Office:
    """Return ``office`` with the meetings of a calendar, and the committees that it names.

    What was known of these committees between the calendar's first and last day is replaced, so
    that a sitting that was moved does not stay. An Abgabeschluss that was typed stays with its
    sitting: calendars have none.
    """
    typed = {(same(one.committee), one.dates): one.deadline for one in office.meetings}
    new = tuple(
        one if one.deadline else replace(one, deadline=typed.get((same(one.committee), one.dates)))
        for one in meetings
    )
    if not new:
        return office
    first, last = min(one.dates[0] for one in new), max(one.dates[-1] for one in new)
    named = {same(one.committee) for one in new}
    kept = tuple(
        one
        for one in office.meetings
        if same(one.committee) not in named or not first <= one.dates[0] <= last
    )
    names = {same(one.committee): one.committee for one in new}
    known = {same(one.name) for one in office.committees}
    added = tuple(Committee(name=name) for key, name in names.items() if key not in known)
    return replace(office, committees=office.committees + added, meetings=kept + new)


def merged(office: Office, more: Office) -> Office:
    """Return ``office`` with the master data of another file: its entries replace their like."""
    committees = _newer(office.committees, more.committees)
    return replace(
        with_meetings(replace(office, committees=committees), more.meetings),
        bundesland=more.bundesland or office.bundesland,
        departments=_newer(office.departments, more.departments),
        signers=_newer(office.signers, more.signers),
        recipients=_newer(office.recipients, more.recipients),
    )


_N = TypeVar("_N", Committee, Department, Signer, Recipient)


def _newer(old: tuple[_N, ...], new: tuple[_N, ...]) -> tuple[_N, ...]:
    by_name = {same(one.name): one for one in new}
    kept = tuple(by_name.pop(same(one.name), one) for one in old)
    return kept + tuple(by_name.values())


def _once(committees: tuple[Committee, ...]) -> tuple[Committee, ...]:
    """Return ``committees``, each name once: the first keeps it."""
    found: dict[str, Committee] = {}
    for one in committees:
        if key := same(one.name):
            found.setdefault(key, one)
    return tuple(found.values())


def same(name: str) -> str:
    """Return ``name`` such that equal ones are the same name."""
    return " ".join(name.split()).casefold()


def _place(meeting: Meeting) -> tuple[datetime.date, str, datetime.time]:
    return meeting.dates[0], same(meeting.committee), meeting.time or datetime.time.min


def _clean(value: msgspec.Struct, *fields: str) -> None:
    for field in fields:
        force_setattr(value, field, clean_line(getattr(value, field)).strip())
