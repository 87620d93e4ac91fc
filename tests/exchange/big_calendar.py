"""A calendar as large houses have it: so many committees with so many meetings each."""

from __future__ import annotations

from datetime import date, timedelta


def calendar(committees: int, meetings: int, start: date) -> bytes:
    """Return an .ics file; each committee meets every four weeks, one a day after the other."""
    lines = ["BEGIN:VCALENDAR", "VERSION:2.0"]
    for number in range(committees):
        for meeting in range(meetings):
            day = start + timedelta(days=number % 28 + 28 * meeting)
            lines += [
                "BEGIN:VEVENT", f"UID:{number}-{meeting}@auenfelde.example",
                f"DTSTART;TZID=Europe/Berlin:{day:%Y%m%d}T170000",
                f"DTEND;TZID=Europe/Berlin:{day:%Y%m%d}T193000",
                f"SUMMARY:{meeting + 1}. Sitzung des Ausschusses für Aufgabe {number:02}",
                "LOCATION:Ratssaal\\, Markt 1", "END:VEVENT",
            ]  # fmt: skip
    return "\r\n".join([*lines, "END:VCALENDAR", ""]).encode()
