"""Rules on the days of sittings: free days, the past, Abgabeschluss and Ladungsfrist."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

from vorlage_editor.model.checks.finding import YEARS, Case, Hit
from vorlage_editor.model.checks.kinds import comes_late
from vorlage_editor.model.checks.route import committee_key, wrong_years
from vorlage_editor.model.consultation import Consultation
from vorlage_editor.model.dates import spoken_date
from vorlage_editor.model.field_ref import FieldRef
from vorlage_editor.model.masterdata.calendar import (
    next_reachable,
    notice_day,
    submission_day,
)
from vorlage_editor.model.masterdata.holidays import LAENDER, holiday_name
from vorlage_editor.model.masterdata.office import Meeting
from vorlage_editor.model.vorlage import Status

_DAYS = {5: "ein Samstag", 6: "ein Sonntag"}
_MONTHS = 18


def free_day(case: Case) -> Iterator[Hit]:
    """Sittings are not on weekends and holidays, unless the master data has this one."""
    for n, station in _planned(case):
        known = {day for one in case.office.meetings_of(station.committee) for day in one.dates}
        names = [(day, _free(day, case.office.bundesland)) for day in station.dates]
        found = [(day, name) for day, name in names if name and day not in known]
        if found:
            day, name = found[0]
            yield Hit(
                FieldRef("route", n, "date"),
                f"Der {spoken_date(day)} ist {name}. Bitte prüfen Sie den Termin.",
            )


def over(case: Case) -> Iterator[Hit]:
    """A sitting is to come; one that has a result or was put off has rightly been.

    Of a slip in the year another rule speaks.
    """
    route, slips = case.vorlage.route, wrong_years(case)
    for n, station in _planned(case):
        if n in slips:
            continue
        again = any(
            committee_key(case, one) == committee_key(case, station) and one.dates > station.dates
            for one in route[n + 1 :]
        )
        if station.dates[-1] < case.today and not again and not station.result.strip():
            yield Hit(
                FieldRef("route", n, "date"),
                f"Der {spoken_date(station.dates[-1])} ist vorbei. Bitte prüfen Sie den Termin.",
            )


def far_ahead(case: Case) -> Iterator[Hit]:
    """Sittings are planned for a year; later ones are mostly slips.

    Of one between others of another year the rule on years speaks.
    """
    slips = wrong_years(case)
    for n, station in _planned(case):
        if n in slips:
            continue
        day, today = station.dates[0], case.today
        months = (day.year - today.year) * 12 + day.month - today.month
        if (months, day.day) > (_MONTHS, today.day):
            yield Hit(
                FieldRef("route", n, "date"),
                f"Bis zum {spoken_date(day)} sind es mehr als 18 Monate. Bitte prüfen Sie "
                "das Jahr.",
            )


def deadline_missed(case: Case) -> Iterator[Hit]:
    """A sitting can be reached by Abgabeschluss and Ladungsfrist of its committee."""
    vorlage = case.vorlage
    if comes_late(vorlage.kind) or any(one.relation != "Bezug" for one in vorlage.related):
        return
    for n, station in _planned(case):
        if case.today <= station.dates[0] and (missed := _missed(case, station)):
            following = next_reachable(case.office, station.committee, case.today)
            advice = (
                f"Die nächste erreichbare Sitzung ist am {spoken_date(following.dates[0])}."
                if following
                else "Bitte wählen Sie einen späteren Termin oder fragen Sie den Sitzungsdienst."
            )
            yield Hit(FieldRef("route", n, "date"), f"{missed} {advice}")


def _missed(case: Case, station: Consultation) -> str:
    """Return a sentence if it is too late for the sitting of ``station``."""
    office, known = case.office, case.office.committee(station.committee)
    meeting = _meeting(case, station)
    land = office.bundesland
    for what, day in (
        ("Der Abgabeschluss", submission_day(known, meeting, land)),
        ("Die Ladungsfrist", notice_day(known, meeting, land)),
    ):
        if day and day < case.today:
            ended = "war am" if what.startswith("Der") else "ist seit dem"
            end = "" if what.startswith("Der") else " versäumt"
            sitting = spoken_date(station.dates[0])
            return f"{what} für die Sitzung am {sitting} {ended} {spoken_date(day)}{end}."
    return ""


def _meeting(case: Case, station: Consultation) -> Meeting:
    """Return the meeting of the master data that ``station`` speaks of, or one like it."""
    known = case.office.meetings_of(station.committee)
    like = Meeting(committee=station.committee, dates=station.dates)
    return next((one for one in known if one.dates[0] == station.dates[0]), like)


def _planned(case: Case) -> Iterator[tuple[int, Consultation]]:
    """Yield the stations of a paper that is still in the house, as far as they have a day.

    A year that cannot be is an error of its own.
    """
    if case.vorlage.status is Status.SUBMITTED:
        return
    for n, station in enumerate(case.vorlage.route):
        if station.dates and all(day.year in YEARS for day in station.dates):
            yield n, station


def _free(day: date, land: str) -> str:
    """Return what free day ``day`` is, in words."""
    if name := holiday_name(day, land):
        where = f" in {LAENDER[land]}" if land in LAENDER and not holiday_name(day, "") else ""
        return f"ein Feiertag{where} ({name})"
    return _DAYS.get(day.weekday(), "")
