"""Rules on the Beratungsfolge as it stands: order, Zuständigkeiten, double stations."""

from __future__ import annotations

import re
from collections.abc import Iterator
from datetime import date, timedelta
from itertools import pairwise

from vorlage_editor.model.checks.finding import Case, Hit
from vorlage_editor.model.checks.kinds import is_for_decision, is_for_information
from vorlage_editor.model.consultation import Consultation
from vorlage_editor.model.dates import spoken_date
from vorlage_editor.model.field_ref import FieldRef
from vorlage_editor.model.forms.form import Form

_DECIDING = re.compile(
    r"(?:entscheidung|entscheidet|entscheidend|beschlussfassung|beschliess(?:t|end|en)"
    r"|(?!empfehlungs|vorberatungs)\w*beschluss)"
)
"""What decides where the form does not say otherwise, casefolded."""
_TOLD = re.compile(
    r"kenntnis|information|bericht|mitteilung|bekannt|unterricht|nachrichtlich|\bz\.\s?k\b"
    r"|genehmigung|vollzug|umsetzung"
)
"""Who may still have to do with it after the decision."""
_WORD = re.compile(r"[^\W\d_]+")
_APART, _NEAR = timedelta(360), timedelta(180)
"""Sittings of one route are not further apart; with the right year they are near each other."""
_SITTING = timedelta(60)
"""The days of one sitting lie nearer to each other."""
_MOST = 40
"""Stations that are looked through for slips in the year."""


def order(case: Case) -> Iterator[Hit]:
    """Stations follow each other in time, unless it is the year that is wrong."""
    slips = wrong_years(case)
    dated = [pair for pair in _dated(case.vorlage.route) if pair[0] not in slips]
    for (above, earlier), (n, station) in pairwise(dated):
        if station.dates[-1] < earlier.dates[0]:
            yield Hit(
                FieldRef("route", n, "date"),
                f"{_named(n, station)} am {spoken_date(station.dates[0])} liegt vor "
                f"{_named(above, earlier)} am {spoken_date(earlier.dates[0])}. "
                "Bitte prüfen Sie Termin und Reihenfolge.",
            )


def year(case: Case) -> Iterator[Hit]:
    """A date that would fit between its neighbours in another year has a slip."""
    slips = wrong_years(case)
    for n, station in _dated(case.vorlage.route):
        first, last = station.dates[0], station.dates[-1]
        if n in slips:
            yield Hit(
                FieldRef("route", n, "date"),
                f"Das Jahr passt nicht zu den anderen Stationen: {spoken_date(first)}. "
                f"Gemeint ist vielleicht der {spoken_date(slips[n])}.",
            )
        elif last - first > _SITTING:
            yield Hit(
                FieldRef("route", n, "date"),
                f"Die Tage dieser Sitzung liegen weit auseinander: {spoken_date(first)} und "
                f"{spoken_date(last)}. Bitte prüfen Sie Monat und Jahr.",
            )


def wrong_years(case: Case) -> dict[int, date]:
    """Return by the place of each date whose year is a slip the day that fits.

    Who writes the old year in January does so in a row: neighbours may have the same slip.
    """
    dated = _dated(case.vorlage.route)[:_MOST]
    places, days = [n for n, _ in dated], [station.dates[0] for _, station in dated]
    middle = case.vorlage.date or case.today
    out: dict[int, date] = {}
    for _ in days:
        fixes = [
            (-gain, by[0] < middle, len(by), abs(by[0] - middle), start, by)
            for start, end in _runs(days)
            if out.keys().isdisjoint(places[start:end])
            for by in _shifted(days, start, end)
            if (gain := _gain(days, start, by)) > 0
        ]
        if not fixes:
            break
        *_, start, by = min(fixes)
        days[start : start + len(by)] = by
        out.update(zip(places[start:], by, strict=False))
    return out


def _runs(days: list[date]) -> Iterator[tuple[int, int]]:
    """Yield from where to where days could share a slip: there is a break at an end."""
    breaks = {n for n, pair in enumerate(pairwise(days), 1) if not _follows(*pair)}
    for start in range(len(days)):
        for end in range(start + 1, len(days) + 1):
            if (start in breaks or end in breaks) and end - start < len(days):
                yield start, end


def _follows(above: date, below: date) -> bool:
    return timedelta() <= below - above < _APART


def _shifted(days: list[date], start: int, end: int) -> Iterator[list[date]]:
    """Yield the days of a run in the years in which they could stand between their neighbours."""
    ends = [(start - 1, start)] if start else []
    ends += [(end, end - 1)] if end < len(days) else []
    apart = {days[other].year - days[own].year for other, own in ends}
    years = {by + more for by in apart for more in (-1, 0, 1)} - {0}
    for by in sorted(years):
        moved = [_other_year(day, by) for day in days[start:end]]
        if None not in moved:
            yield [day for day in moved if day]


def _gain(days: list[date], start: int, by: list[date]) -> int:
    """Return how many breaks the run at ``start`` no longer makes as ``by``; 0 if it cannot be."""
    end = start + len(by)
    before, after = [], []
    if start:
        before.append(days[start] - days[start - 1])
        after.append(by[0] - days[start - 1])
    if end < len(days):
        before.append(days[end] - days[end - 1])
        after.append(days[end] - by[-1])
    if not all(timedelta() <= gap <= _NEAR for gap in after):
        return 0
    return sum(not timedelta() <= gap < _APART for gap in before)


def _other_year(day: date, by: int) -> date | None:
    try:
        return day.replace(year=day.year + by)
    except ValueError:  # 29 February, or no year of the calendar
        return None


def twice(case: Case) -> Iterator[Hit]:
    """A committee deals with a paper once a day; its öffentliche and its other part are two."""
    seen: dict[tuple[str, date], list[int]] = {}
    for n, station in _dated(case.vorlage.route):
        for day in station.dates:
            others = seen.setdefault((committee_key(case, station), day), [])
            first = next((one for one in others if _same_part(case, one, station)), n)
            others.append(n)
            if station.committee.strip() and first != n:
                yield Hit(
                    FieldRef("route", n, "date"),
                    f"{station.committee} steht schon als Station {first + 1} mit demselben "
                    f"Termin ({spoken_date(day)}). Bitte ändern Sie den Termin oder entfernen Sie "
                    "eine der beiden Stationen.",
                )
                break


def committee_key(case: Case, station: Consultation) -> str:
    """Return by what a committee is known: the master data know its short name."""
    known = case.office.committee(station.committee)
    return " ".join((known.name if known else station.committee).split()).casefold()


def _same_part(case: Case, n: int, station: Consultation) -> bool:
    return {case.vorlage.route[n].public, station.public} != {True, False}


def decision_missing(case: Case) -> Iterator[Hit]:
    """Someone decides on a Beschlussvorlage, if the paper says who does what at all."""
    roles = _roles(case)
    if roles and all(role for _, role in roles) and is_for_decision(case.vorlage.kind):
        decides = [n for n, role in roles if _decides(role, case.form)]
        if not decides:
            yield Hit(
                FieldRef("route", roles[-1][0], "role"),
                "Kein Gremium entscheidet über diese Vorlage. Bitte wählen Sie bei "
                "einer Station eine Zuständigkeit, die entscheidet.",
            )


def decision_not_last(case: Case) -> Iterator[Hit]:
    """Who decides comes last; others may hear of it afterwards."""
    roles = _roles(case)
    decides = [n for n, role in roles if _decides(role, case.form)]
    if not decides or not is_for_decision(case.vorlage.kind):
        return
    after = [n for n, role in roles if n > decides[-1] and role and not _is_told(role)]
    if after:
        station = case.vorlage.route[decides[-1]]
        yield Hit(
            FieldRef("route", decides[-1], "role"),
            f"{_named(decides[-1], station)} entscheidet, danach folgt noch eine Beratung. "
            "Bitte prüfen Sie die Reihenfolge.",
        )


def information_decided(case: Case) -> Iterator[Hit]:
    """An Informationsvorlage is heard, not decided."""
    if not is_for_information(case.vorlage.kind):
        return
    for n, role in _roles(case):
        if _decides(role, case.form):
            yield Hit(
                FieldRef("route", n, "role"),
                f"Über eine Vorlage dieser Art wird nicht entschieden („{role}“). Bitte prüfen "
                "Sie Zuständigkeit und Vorlagenart.",
            )


def undated(case: Case) -> Iterator[Hit]:
    """A station without a date prints without one."""
    for n, station in enumerate(case.vorlage.route):
        if not station.empty and not station.dates and not station.date_text.strip():
            yield Hit(
                FieldRef("route", n, "date"),
                f"{_named(n, station)} hat noch keinen Termin. Gedruckt wird die Station ohne.",
            )


def _dated(route: tuple[Consultation, ...]) -> list[tuple[int, Consultation]]:
    return [(n, station) for n, station in enumerate(route) if station.dates]


def _roles(case: Case) -> list[tuple[int, str]]:
    stations = enumerate(case.vorlage.route)
    return [(n, station.role.strip()) for n, station in stations if not station.empty]


def _decides(role: str, form: Form) -> bool:
    """Whether a committee decides with ``role``: as the form says, or by one of its words."""
    name = role.casefold()
    for known in form.roles:
        if known.name.casefold() == name:
            return known.decides
    return any(map(_DECIDING.fullmatch, _WORD.findall(name)))


def _is_told(role: str) -> bool:
    return _TOLD.search(role.casefold()) is not None


def _named(n: int, station: Consultation) -> str:
    return f"Station {n + 1} ({station.committee})" if station.committee else f"Station {n + 1}"
