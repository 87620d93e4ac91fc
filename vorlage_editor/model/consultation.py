"""One station of the Beratungsfolge (OParl: Consultation)."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date

import msgspec
from msgspec.structs import force_setattr

from vorlage_editor.model.text import clean_line


class Consultation(msgspec.Struct, frozen=True, kw_only=True):
    """Where and when a Vorlage is dealt with, and what the committee is to do with it.

    ``article`` ("den", "die") belongs to the committee and is printed by some forms. A sitting
    may take several days (``dates``); ``date_text`` is what was typed where it is no date.
    ``public`` none means that it is not set.
    """

    committee: str = ""
    article: str = ""
    dates: tuple[date, ...] = ()
    date_text: str = ""
    agenda_item: str = ""
    public: bool | None = None
    role: str = ""
    result: str = ""

    def __post_init__(self) -> None:
        for name in ("committee", "article", "date_text", "agenda_item", "role", "result"):
            force_setattr(self, name, clean_line(getattr(self, name)))
        if self.dates:
            force_setattr(self, "dates", tuple(sorted(set(self.dates))))
            force_setattr(self, "date_text", "")

    @property
    def empty(self) -> bool:
        """Whether nothing of it would be printed."""
        return self == Consultation(article=self.article, public=self.public)


def order_of_dates(route: Sequence[Consultation]) -> list[int]:
    """Return the places of the stations in the order of their dates.

    One without a date stays behind the station that it follows.
    """
    days: list[date] = []
    for station in route:
        above = days[-1] if days else date.min
        days.append(station.dates[0] if station.dates else above)
    return sorted(range(len(days)), key=days.__getitem__)
