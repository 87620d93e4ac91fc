"""Drafts as the rows of the library: grouped by when they were written last."""

from __future__ import annotations

from datetime import UTC, date, datetime, timedelta, tzinfo
from typing import TYPE_CHECKING

from vorlage_editor.ui.kit.rows import Row
from vorlage_editor.ui.kit.signs import STATUS_ICONS

if TYPE_CHECKING:
    from collections.abc import Iterable

    from vorlage_editor.store.drafts import DraftRow

WEEKDAYS = ("Mo.", "Di.", "Mi.", "Do.", "Fr.", "Sa.", "So.")
CLEAR = timedelta(days=330)
"""How long a day is clear without its year."""
TODAY, THIS_WEEK, OLDER = "Heute", "Diese Woche", "Älter"


def utc_now() -> datetime:
    """Return the present time."""
    return datetime.now(UTC)


def library_rows(
    drafts: Iterable[DraftRow], now: datetime, zone: tzinfo | None = None
) -> tuple[Row, ...]:
    """Return ``drafts`` under the groups of their times in ``zone`` (none: the local one).

    The time of a draft in the Papierkorb is when it was put there.
    """
    today = now.astimezone(zone).date()
    rows: list[Row] = []
    last = ""
    for draft in sorted(drafts, key=_time, reverse=True):
        local = _time(draft).astimezone(zone)
        group = group_of(local.date(), today)
        if group != last:
            rows.append(Row(text=group))
            last = group
        rows.append(_row(draft, when(local, today)))
    return tuple(rows)


def group_of(day: date, today: date) -> str:
    """Return the group of ``day``: Heute, Diese Woche (from Monday on) or Älter."""
    if day >= today:
        return TODAY
    monday = today - timedelta(days=today.weekday())
    return THIS_WEEK if day >= monday else OLDER


def when(local: datetime, today: date) -> str:
    """Return a local time in few letters: 10:41, Di., 11.11., 14.10.24."""
    day = local.date()
    if day == today:
        return f"{local:%H:%M}"
    if group_of(day, today) == THIS_WEEK:
        return WEEKDAYS[day.weekday()]
    return f"{day:%d.%m.}" if today - day < CLEAR else f"{day:%d.%m.%y}"


def _time(draft: DraftRow) -> datetime:
    return draft.trashed or draft.modified


def _row(draft: DraftRow, aside: str) -> Row:
    subject = " ".join(draft.subject.splitlines()).strip()
    word = draft.status
    return Row(
        key=draft.id,
        text=subject or "Ohne Betreff",
        quiet=not subject,
        lines=2,
        second=f"{word} · {draft.number}" if draft.number else word,
        mark=STATUS_ICONS.get(word, "file-text"),
        aside=aside,
    )
