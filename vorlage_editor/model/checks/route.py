"""Rules on the Beratungsfolge as it stands: order, Zuständigkeiten, double stations."""

from __future__ import annotations

import re
from collections.abc import Iterator
from datetime import date, timedelta
from itertools import pairwise

from vorlage_editor.model.checks.finding import Case, Hit
from vorlage_editor.model.consultation import Consultation
from vorlage_editor.model.dates import spoken_date
from vorlage_editor.model.form import Form

_DECIDING = frozenset(
    ("entscheidung", "beschluss", "beschlussfassung", "beschliessend", "vorbehaltsbeschluss")
)
"""What decides where the form does not say otherwise, casefolded."""
_TOLD = frozenset(("kenntnisnahme", "information", "bericht", "mitteilung", "bekanntgabe"))
"""Who may still hear of a decision."""
_INFORMING = ("information", "mitteilung", "unterrichtung", "vorlage zur kenntnisnahme")
_WORD = re.compile(r"[^\W\d_]+")
_APART, _NEAR = timedelta(360), timedelta(180)
"""Sittings of one route are not further apart; with the right year they are near each other."""


def order(case: Case) -> Iterator[Hit]:
    """Stations follow each other in time, unless it is the year that is wrong."""
    slips = wrong_years(case)
    dated = [pair for pair in _dated(case.vorlage.route) if pair[0] not in slips]
    for (above, earlier), (n, station) in pairwise(dated):
        if station.dates[-1] < earlier.dates[0]:
            yield Hit(
                f"route[{n}].date",
                f"{_named(n, station)} am {spoken_date(station.dates[0])} liegt vor "
                f"{_named(above, earlier)} am {spoken_date(earlier.dates[0])}. "
                "Bitte prüfen Sie Termin und Reihenfolge.",
            )


def year(case: Case) -> Iterator[Hit]:
    """A date that would fit between its neighbours in another year has a slip."""
    for n, right in wrong_years(case).items():
        typed = case.vorlage.route[n].dates[0]
        yield Hit(
            f"route[{n}].date",
            f"Das Jahr passt nicht zu den anderen Stationen: {spoken_date(typed)}. "
            f"Gemeint ist vielleicht der {spoken_date(right)}.",
        )


def wrong_years(case: Case) -> dict[int, date]:
    """Return by the place of each date whose year is a slip the day that fits."""
    places = [n for n, _ in _dated(case.vorlage.route)]
    days = [station.dates[0] for _, station in _dated(case.vorlage.route)]
    middle = case.vorlage.date or case.today
    out: dict[int, date] = {}
    for _ in range(len(days)):
        fixes = [
            (-gain, day < middle, abs(day - middle), at, day)
            for at, typed in enumerate(days)
            if places[at] not in out
            for day in (_other_year(typed, 1), _other_year(typed, -1))
            if day and (gain := _gain(days, at, day)) > 0
        ]
        if not fixes:
            break
        *_, at, day = min(fixes)
        days[at] = out[places[at]] = day
    return out


def _gain(days: list[date], at: int, day: date) -> int:
    """Return how many breaks the day ``at`` no longer makes as ``day``; 0 if that does not fit."""
    near = [(days[other], other < at) for other in (at - 1, at + 1) if 0 <= other < len(days)]
    gaps = [((day - other) if above else (other - day)) for other, above in near]
    if not all(timedelta() <= gap <= _NEAR for gap in gaps):
        return 0
    before = [((days[at] - other) if above else (other - days[at])) for other, above in near]
    return sum(not timedelta() <= gap < _APART for gap in before)


def _other_year(day: date, by: int) -> date | None:
    try:
        return day.replace(year=day.year + by)
    except ValueError:  # 29 February
        return None


def twice(case: Case) -> Iterator[Hit]:
    """A committee deals with a paper once a day; its öffentliche and its other part are two."""
    seen: dict[tuple[str, bool | None, date], int] = {}
    for n, station in _dated(case.vorlage.route):
        for day in station.dates:
            key = station.committee.casefold(), station.public, day
            first = seen.setdefault(key, n)
            if station.committee and first != n:
                yield Hit(
                    f"route[{n}].date",
                    f"{station.committee} steht schon als Station {first + 1} mit demselben "
                    f"Termin ({spoken_date(day)}). Bitte ändern Sie den Termin oder entfernen Sie "
                    "eine der beiden Stationen.",
                )
                break


def decision_missing(case: Case) -> Iterator[Hit]:
    """Someone decides on a Beschlussvorlage, if the paper says who does what at all."""
    roles = _roles(case)
    if roles and all(role for _, role in roles) and _is_for_decision(case):
        decides = [n for n, role in roles if _decides(role, case.form)]
        if not decides:
            yield Hit(
                f"route[{roles[-1][0]}].role",
                f"Kein Gremium entscheidet über diese {case.vorlage.kind}. Bitte wählen Sie bei "
                "einer Station eine Zuständigkeit, die entscheidet.",
            )


def decision_not_last(case: Case) -> Iterator[Hit]:
    """Who decides comes last; others may hear of it afterwards."""
    roles = _roles(case)
    decides = [n for n, role in roles if _decides(role, case.form)]
    if not decides or not _is_for_decision(case):
        return
    after = [n for n, role in roles if n > decides[-1] and role and not _is_told(role)]
    if after:
        station = case.vorlage.route[decides[-1]]
        yield Hit(
            f"route[{decides[-1]}].role",
            f"{_named(decides[-1], station)} entscheidet, danach folgt noch eine Beratung. "
            "Bitte prüfen Sie die Reihenfolge.",
        )


def information_decided(case: Case) -> Iterator[Hit]:
    """An Informationsvorlage is heard, not decided."""
    kind = case.vorlage.kind.casefold()
    if not kind.startswith(_INFORMING):
        return
    for n, role in _roles(case):
        if _decides(role, case.form):
            yield Hit(
                f"route[{n}].role",
                f"Über eine {case.vorlage.kind} wird nicht entschieden („{role}“). Bitte prüfen "
                "Sie Zuständigkeit und Vorlagenart.",
            )


def undated(case: Case) -> Iterator[Hit]:
    """A station without a date prints without one."""
    for n, station in enumerate(case.vorlage.route):
        if not station.empty and not station.dates and not station.date_text.strip():
            yield Hit(
                f"route[{n}].date",
                f"{_named(n, station)} hat noch keinen Termin. Gedruckt wird die Station ohne.",
            )


def _dated(route: tuple[Consultation, ...]) -> list[tuple[int, Consultation]]:
    return [(n, station) for n, station in enumerate(route) if station.dates]


def _roles(case: Case) -> list[tuple[int, str]]:
    stations = enumerate(case.vorlage.route)
    return [(n, station.role.strip()) for n, station in stations if not station.empty]


def _is_for_decision(case: Case) -> bool:
    return "beschluss" in case.vorlage.kind.casefold()


def _decides(role: str, form: Form) -> bool:
    """Whether a committee decides with ``role``: as the form says, or by one of its words."""
    name = role.casefold()
    for known in form.roles:
        if known.name.casefold() == name:
            return known.decides
    return not _DECIDING.isdisjoint(_WORD.findall(name))


def _is_told(role: str) -> bool:
    return not _TOLD.isdisjoint(_WORD.findall(role.casefold()))


def _named(n: int, station: Consultation) -> str:
    return f"Station {n + 1} ({station.committee})" if station.committee else f"Station {n + 1}"
