"""Master data as they are typed: from the fields of an entry to a value, and what is wrong there.

What is wrong in one field keeps no other from being kept: there the entry stays as it was.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping
from datetime import date, time
from typing import NamedTuple, cast

from msgspec.structs import replace

from vorlage_editor.model.dates import spoken_date, spoken_dates, typed_dates
from vorlage_editor.model.masterdata.edits import KINDS, Entry, Part, entries
from vorlage_editor.model.masterdata.office import (
    YEARS,
    Committee,
    Meeting,
    Office,
    Period,
    Unit,
    same,
)

Typed = Mapping[str, object]
"""By the name of a field what is in it: mostly text."""


class TypedPeriod(NamedTuple):
    """A Period as it is typed; without a number there is none."""

    number: str = ""
    unit: Unit = "days"
    weekday: int | None = None
    holidays: bool = True


class Desk(NamedTuple):
    """What an entry is judged by: the other entries, and which day it is."""

    office: Office
    today: date


class Outcome(NamedTuple):
    """The entry, none while it lacks what it must have; by field what is wrong, and what to do."""

    entry: Entry | None
    problems: dict[str, str]


class Wrong(ValueError):
    """What is typed in a field cannot be kept; the text is the sentence for the user."""


_CLOCK = re.compile(r"([01]?\d|2[0-3])(?:[:.]([0-5]\d))?(?:\s*Uhr)?")
_ADDRESS = re.compile(r"[^@\s,;<>]+@[^@\s,;<>]+\.[^@\s,;<>.]+")
_MOST_DAYS = 365


def shown(part: Part, entry: Entry | None) -> dict[str, object]:
    """Return what the fields of ``entry`` show, empty ones for a new entry of ``part``."""
    names = KINDS[part].__struct_fields__
    return {name: _shown(name, getattr(entry, name, None)) for name in names}


def _shown(name: str, value: object) -> object:
    empty: dict[str, object] = {"notice": TypedPeriod(), "submission": TypedPeriod()}
    match value:
        case None if name != "public":
            return empty.get(name, "")
        case Period():
            return TypedPeriod(str(value.number), value.unit, value.weekday, value.holidays)
        case time():
            return f"{value:%H:%M}"
        case date():
            return spoken_date(value)
        case tuple():
            return spoken_dates(value) if name == "dates" else ", ".join(value)
        case _:
            return value


def read_entry(part: Part, typed: Typed, desk: Desk, old: Entry | None = None) -> Outcome:
    """Return what the fields ``typed`` make of the entry ``old`` of ``part``, or a new one."""
    values: dict[str, object] = {}
    problems: dict[str, str] = {}
    for name in KINDS[part].__struct_fields__:
        case = _Case(part, name, typed, desk, old)
        try:
            values[name] = _READERS.get(name, _text)(case)
        except Wrong as error:
            problems[name] = str(error)
            if old is not None:
                values[name] = getattr(old, name)
    if old is None and _NEEDED[part] & problems.keys():
        return Outcome(None, problems)
    make: Callable[..., Entry] = KINDS[part]
    entry = make(**values)
    if isinstance(entry, Meeting):
        return _judged(entry, problems, desk.office, old)
    return Outcome(entry, problems)


_NEEDED: dict[Part, set[str]] = {
    "committees": {"name"},
    "meetings": {"committee", "dates"},
    "departments": {"name"},
    "signers": {"name"},
    "recipients": {"name"},
}
"""Without these an entry cannot be kept."""


class _Case(NamedTuple):
    part: Part
    name: str
    typed: Typed
    desk: Desk
    old: Entry | None

    @property
    def text(self) -> str:
        return " ".join(str(self.typed.get(self.name) or "").split())

    @property
    def others(self) -> list[Entry]:
        return [one for one in entries(self.desk.office, self.part) if one != self.old]


def _text(case: _Case) -> object:
    return case.text


def _name(case: _Case) -> str:
    """Names are needed, and each is there once; a committee is not called as another in short."""
    if not case.text:
        raise Wrong("Der Name fehlt noch. Erst mit ihm wird der Eintrag gespeichert.")
    _only(case)
    return case.text


def _short(case: _Case) -> str:
    if case.text and case.part == "committees":
        _only(case)
    return case.text


def _only(case: _Case) -> None:
    for one in case.others:
        names = [str(getattr(one, "name", ""))]
        if isinstance(one, Committee):
            names.append(one.short)
        if same(case.text) in map(same, filter(None, names)):
            raise Wrong(f"„{case.text}“ heißt schon ein anderer Eintrag: {names[0]}.")


def _public(case: _Case) -> bool | None:
    return cast("bool | None", case.typed.get(case.name))


def _period(case: _Case) -> Period | None:
    value = case.typed.get(case.name)
    typed = value if isinstance(value, TypedPeriod) else TypedPeriod()
    number = typed.number.strip()
    if not number:
        return None
    if not number.isdecimal() or int(number) > _MOST_DAYS:
        raise Wrong(f"„{number}“ ist keine Zahl von 0 bis {_MOST_DAYS}.")
    return Period(
        number=int(number), unit=typed.unit, holidays=typed.holidays, weekday=typed.weekday
    )


def _committee(case: _Case) -> str:
    if not case.text:
        raise Wrong("Bitte wählen Sie das Gremium. Erst mit ihm wird die Sitzung gespeichert.")
    return case.text


def _dates(case: _Case) -> tuple[date, ...]:
    if not case.text:
        raise Wrong("Der Termin fehlt noch. Erst mit ihm wird die Sitzung gespeichert.")
    return _days(case)


def _deadline(case: _Case) -> date | None:
    if not case.text:
        return None
    days = _days(case)
    if len(days) > 1:
        raise Wrong("Der Abgabeschluss ist ein einziger Tag.")
    return days[0]


def _days(case: _Case) -> tuple[date, ...]:
    days = typed_dates(case.text, case.desk.today)
    if not days:
        raise Wrong(f"„{case.text}“ ist kein Tag. Gemeint ist zum Beispiel 12.03.2026.")
    if any(day.year not in YEARS for day in days):
        raise Wrong(f"Das Jahr von „{case.text}“ kann nicht stimmen.")
    return days


def _time(case: _Case) -> time | None:
    if not case.text:
        return None
    match = _CLOCK.fullmatch(case.text)
    if not match:
        raise Wrong(f"„{case.text}“ ist keine Uhrzeit. Gemeint ist zum Beispiel 17:00.")
    return time(int(match[1]), int(match[2] or 0))


def _address(case: _Case) -> str:
    if case.text and not _ADDRESS.fullmatch(case.text):
        raise Wrong(f"„{case.text}“ ist keine E-Mail-Adresse. Bitte prüfen Sie die Schreibweise.")
    return case.text


def _deputies(case: _Case) -> tuple[str, ...]:
    return tuple(part.strip() for part in case.text.split(",") if part.strip())


_READERS: dict[str, Callable[[_Case], object]] = {
    "name": _name,
    "short": _short,
    "public": _public,
    "notice": _period,
    "submission": _period,
    "committee": _committee,
    "dates": _dates,
    "deadline": _deadline,
    "time": _time,
    "address": _address,
    "deputies": _deputies,
}
"""By field how it is read; all others are one line of text."""


def _judged(
    meeting: Meeting, problems: dict[str, str], office: Office, old: Entry | None
) -> Outcome:
    """Look at the days of a meeting together."""
    if meeting.deadline and meeting.deadline > meeting.dates[0]:
        problems["deadline"] = (
            "Der Abgabeschluss liegt nach der Sitzung. Bitte prüfen Sie beide Tage."
        )
        meeting = replace(meeting, deadline=None)
    if meeting != old and meeting in office.meetings:
        problems["dates"] = "Diese Sitzung steht schon in der Liste."
        return Outcome(old, problems)
    return Outcome(meeting, problems)
