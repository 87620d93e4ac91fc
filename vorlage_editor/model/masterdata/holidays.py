"""Public holidays of the German Bundesländer, by law as of 2026.

Nine are everyone's, the others are a table: the usual library is 14 MB and takes 0.2 s to load (and
said the same for 2023 to 2050). Days that only some municipalities of a Land have
(Mariä Himmelfahrt in Bayern, Fronleichnam in Sachsen and Thüringen) are not in it: a day too few
keeps a warning back, a day too many gives a wrong one.
"""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date, timedelta
from functools import cache

LAENDER = {
    "BW": "Baden-Württemberg",
    "BY": "Bayern",
    "BE": "Berlin",
    "BB": "Brandenburg",
    "HB": "Bremen",
    "HH": "Hamburg",
    "HE": "Hessen",
    "MV": "Mecklenburg-Vorpommern",
    "NI": "Niedersachsen",
    "NW": "Nordrhein-Westfalen",
    "RP": "Rheinland-Pfalz",
    "SL": "Saarland",
    "SN": "Sachsen",
    "ST": "Sachsen-Anhalt",
    "SH": "Schleswig-Holstein",
    "TH": "Thüringen",
}
"""By the code of ISO 3166-2."""

# The name of a holiday, when it is, and where. An int is days from Easter Sunday.
_Rule = tuple[str, int | tuple[int, int], str]
_RULES: tuple[_Rule, ...] = (
    ("Neujahr", (1, 1), ""),
    ("Heilige Drei Könige", (1, 6), "BW BY ST"),
    ("Internationaler Frauentag", (3, 8), "BE MV"),
    ("Karfreitag", -2, ""),
    ("Ostersonntag", 0, "BB"),
    ("Ostermontag", 1, ""),
    ("Tag der Arbeit", (5, 1), ""),
    ("Christi Himmelfahrt", 39, ""),
    ("Pfingstsonntag", 49, "BB"),
    ("Pfingstmontag", 50, ""),
    ("Fronleichnam", 60, "BW BY HE NW RP SL"),
    ("Mariä Himmelfahrt", (8, 15), "SL"),
    ("Weltkindertag", (9, 20), "TH"),
    ("Tag der Deutschen Einheit", (10, 3), ""),
    ("Reformationstag", (10, 31), "BB HB HH MV NI SN ST SH TH"),
    ("Allerheiligen", (11, 1), "BW BY NW RP SL"),
    ("1. Weihnachtstag", (12, 25), ""),
    ("2. Weihnachtstag", (12, 26), ""),
)
_ONCE = {
    (date(2025, 5, 8), "BE"): "Tag der Befreiung",
    (date(2028, 6, 17), "BE"): "Gedenktag des Volksaufstandes",
}
_REPENTANCE = "Buß- und Bettag"
_WEDNESDAY = 2


def holiday_name(day: date, land: str) -> str:
    """Return what holiday ``day`` is in the Bundesland ``land`` ("NW"); nothing if it is none.

    Without a Bundesland only the holidays of all count.
    """
    return holidays(day.year, land).get(day, "")


@cache
def holidays(year: int, land: str) -> dict[date, str]:
    """Return the holidays of a year in a Bundesland, by day."""
    return dict(_holidays(year, land))


def _holidays(year: int, land: str) -> Iterator[tuple[date, str]]:
    sunday = easter(year)
    for name, when, where in _RULES:
        if not where or land in where.split():
            yield (
                sunday + timedelta(when) if isinstance(when, int) else date(year, *when),
                name,
            )
    if land == "SN":  # the Wednesday before 23 November
        last = date(year, 11, 22)
        yield last - timedelta((last.weekday() - _WEDNESDAY) % 7), _REPENTANCE
    for (day, only), name in _ONCE.items():
        if only == land and day.year == year:
            yield day, name


def easter(year: int) -> date:
    """Return Easter Sunday (the anonymous Gregorian rule)."""
    golden, century = year % 19, year // 100
    leap = century - century // 4 - (8 * century + 13) // 25
    moon = (19 * golden + leap + 15) % 30
    moon -= moon // 28 * (1 - 29 // (moon + 1) * ((21 - golden) // 11))
    week = (year + year // 4 + moon + 2 - century + century // 4) % 7
    past = moon - week
    month = 3 + (past + 40) // 44
    return date(year, month, past + 28 - 31 * (month // 4))
