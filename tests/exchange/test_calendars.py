"""Meetings from .ics and CSV."""

from __future__ import annotations

from contextlib import suppress
from datetime import date, time, timedelta
from time import process_time

import pytest
from hypothesis import given
from hypothesis import strategies as st

from vorlage_editor.exchange.calendars import LIMIT, Calendar, read_calendar
from vorlage_editor.model.errors import ReadError
from vorlage_editor.model.masterdata.office import Committee, Meeting, Office, with_meetings

KNOWN = Office(
    committees=(
        Committee(name="Bauausschuss", short="BA"),
        Committee(name="Rat", short="R"),
        Committee(name="Ausschuss für Kultur und Sport", short="AKS"),
    )
)


def ics(*events: str) -> bytes:
    """Return a calendar of ``events``, each some lines."""
    body = "".join(f"BEGIN:VEVENT\r\n{event}\r\nEND:VEVENT\r\n" for event in events)
    return f"BEGIN:VCALENDAR\r\nVERSION:2.0\r\n{body}END:VCALENDAR\r\n".encode()


def one(*lines: str) -> Meeting:
    (meeting,) = read_calendar(ics("\r\n".join(lines)), KNOWN).meetings
    return meeting


def test_forty_committees_with_twelve_meetings_come_in_one_go() -> None:
    events = [
        f"SUMMARY:Ausschuss {n:02}\r\nDTSTART:2026{month:02}{n % 28 + 1:02}T170000"
        for n in range(40)
        for month in range(1, 13)
    ]
    start = process_time()
    found = read_calendar(ics(*events), Office())
    assert process_time() - start < 1
    office = with_meetings(Office(), found.meetings)
    assert (len(office.committees), len(office.meetings), found.lost) == (40, 480, 0)
    assert len(office.meetings_of("Ausschuss 07")) == 12


@pytest.mark.parametrize(
    ("start", "day", "clock"),
    [
        ("DTSTART;TZID=Europe/Berlin:20260312T170000", date(2026, 3, 12), time(17)),
        ("DTSTART:20260312T160000Z", date(2026, 3, 12), time(17)),
        ("DTSTART:20260712T150000Z", date(2026, 7, 12), time(17)),
        ("DTSTART:20260312T170000", date(2026, 3, 12), time(17)),
        ("DTSTART:20261231T233000Z", date(2027, 1, 1), time(0, 30)),
        ("DTSTART;VALUE=DATE:20260312", date(2026, 3, 12), None),
        ('DTSTART;X="a:b;c";TZID=Europe/Berlin:20260312T170000', date(2026, 3, 12), time(17)),
    ],
)
def test_a_meeting_is_when_it_is_in_germany(start: str, day: date, clock: time | None) -> None:
    meeting = one("SUMMARY:Rat", start)
    assert (meeting.dates, meeting.time) == ((day,), clock)


@pytest.mark.parametrize(
    ("end", "days"),
    [
        ("DTEND:20260312T200000", 1),
        ("DTEND:20260313T013000", 1),  # into the night
        ("DTEND:20260314T120000", 3),
        ("DTEND:20260310T120000", 1),
        ("DTEND:20360310T120000", 14),
        ("DTEND:nonsense", 1),
    ],
)
def test_a_meeting_may_take_several_days(end: str, days: int) -> None:
    assert len(one("SUMMARY:Rat", "DTSTART:20260312T170000", end).dates) == days


def test_the_end_of_whole_days_is_the_day_behind_them() -> None:
    meeting = one("SUMMARY:Rat", "DTSTART;VALUE=DATE:20260312", "DTEND;VALUE=DATE:20260314")
    assert meeting.dates == (date(2026, 3, 12), date(2026, 3, 13))


@pytest.mark.parametrize(
    ("summary", "name"),
    [
        ("Bauausschuss", "Bauausschuss"),
        ("BA", "Bauausschuss"),
        ("12. Sitzung des Bauausschusses", "Bauausschuss"),
        ("Öffentliche Sitzung des Rates", "Rat"),
        ("Öffentliche und nichtöffentliche Sitzung des Rats", "Rat"),
        ("Sitzung des Ausschusses für Kultur und Sport", "Ausschuss für Kultur und Sport"),
        ("Sitzung des Schulausschusses", "Schulausschuss"),
        ("Sitzung der Bezirksvertretung Nord", "Bezirksvertretung Nord"),
        ("Bauausschuss - 12. Sitzung", "Bauausschuss"),
        ("Rat (öffentlich)", "Rat"),
        ("bauausschuss", "Bauausschuss"),
        ("Ortsrat Auenfelde\\, Mitte", "Ortsrat Auenfelde, Mitte"),
        ("Sitzungskalender", "Sitzungskalender"),
        ("Sitzung", "Sitzung"),
    ],
)
def test_a_committee_is_known_by_many_names(summary: str, name: str) -> None:
    assert one(f"SUMMARY:{summary}", "DTSTART:20260312T170000").committee == name


def test_long_lines_are_put_together_and_alarms_passed_over() -> None:
    meeting = one(
        "BEGIN:VALARM", "SUMMARY:Erinnerung", "END:VALARM",
        "SUMMARY:Ausschuss für Kul", " tur und Sport", "LOCATION:Rathaus\\nSaal 1",
        "DTSTART:20260312T170000",
    )  # fmt: skip
    assert (meeting.committee, meeting.place) == (
        "Ausschuss für Kultur und Sport",
        "Rathaus Saal 1",
    )


def test_what_does_not_take_place_is_not_taken_and_what_is_broken_is_counted() -> None:
    found = read_calendar(
        ics(
            "SUMMARY:Rat\r\nDTSTART:20260312T170000",
            "SUMMARY:Rat\r\nDTSTART:20260313T170000\r\nSTATUS:CANCELLED",
            "SUMMARY:ABGESAGT: Rat\r\nDTSTART:20260314T170000",
            "SUMMARY:Rat\r\nDTSTART:20260332T170000",
            "SUMMARY:Rat\r\nDTSTART:09990312T170000",
            "DTSTART:20260312T170000",
            "SUMMARY:Rat\r\nDTSTART:20260412T170000\r\nRRULE:FREQ=MONTHLY",
            "SUMMARY:Rat\r\nDTSTART:20260312T170000",
        ),
        KNOWN,
    )
    assert [meeting.dates[0].day for meeting in found.meetings] == [12, 12]
    assert found.lost == 4


def test_lines_are_folded_by_bytes_also_inside_a_letter() -> None:
    whole = ics("SUMMARY:Ausschuss für Kultur und Sport\r\nDTSTART:20260312T170000")
    cut = whole.index("ü".encode()) + 1
    (meeting,) = read_calendar(whole[:cut] + b"\r\n " + whole[cut:], KNOWN).meetings
    assert meeting.committee == "Ausschuss für Kultur und Sport"


@pytest.mark.parametrize(
    "events",
    [
        ("SEQUENCE:1\r\nDTSTART:20260319T170000", "DTSTART:20260312T170000"),
        ("DTSTART:20260312T170000", "SEQUENCE:2\r\nDTSTART:20260319T170000"),
        (
            "DTSTART;TZID=Europe/Berlin:20260312T170000\r\nRRULE:FREQ=MONTHLY",
            "RECURRENCE-ID:20260312T160000Z\r\nDTSTART:20260319T170000",
        ),
    ],
)
def test_a_sitting_that_was_moved_is_there_once(events: tuple[str, str]) -> None:
    found = read_calendar(ics(*(f"SUMMARY:Rat\r\nUID:1\r\n{one}" for one in events)), KNOWN)
    assert [meeting.dates for meeting in found.meetings] == [(date(2026, 3, 19),)]
    assert found.lost == ("RRULE" in events[0])


def test_events_that_share_a_uid_by_mistake_all_stay() -> None:
    days = (f"UID:1\r\nSUMMARY:Rat\r\nDTSTART:202603{day}T170000" for day in (12, 19))
    assert len(read_calendar(ics(*days), KNOWN).meetings) == 2


def test_rows_of_a_table_that_do_not_take_place_are_not_taken() -> None:
    table = (
        "Gremium;Datum;Status\nRat;12.03.2026;abgesagt\nBA (entfällt);13.03.2026;\n"
        "Rat;14.03.2026;Ersatz für die abgesagte Sitzung\n"
    )
    found = read_calendar(table.encode(), KNOWN)
    assert [one.dates[0].day for one in found.meetings] == [14]
    assert found.lost == 0


CSV = "Gremium;Datum;Uhrzeit;Ort\nBA;12.03.2026;17:00;Saal 1\nRat;16./17.12.2026;;\n"


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "cp1252", "utf-16"])
def test_a_table_is_read_in_what_encoding_it_has(encoding: str) -> None:
    found = read_calendar(f"{CSV}Ausschuss für Jugend;1. April 2026;;".encode(encoding), KNOWN)
    assert found.meetings == (
        Meeting(
            committee="Bauausschuss", dates=(date(2026, 3, 12),), time=time(17), place="Saal 1"
        ),
        Meeting(committee="Rat", dates=(date(2026, 12, 16), date(2026, 12, 17))),
        Meeting(committee="Ausschuss für Jugend", dates=(date(2026, 4, 1),)),
    )


@pytest.mark.parametrize(
    "table",
    [
        "Datum,Sitzung\n12.03.2026,Rat",
        "Termin\tNr\tGremium\nDo 12.03.2026 17:00\t1\tRat",
        'Gremium;Beginn\r\n"Rat";"2026-03-12T17:00:00"',
        "Ausschuss;Tag\nRat;12.3.26\n;;\n\n",
        "sep=;\r\nGremium;Datum\r\nRat;12.03.2026\r\n",
        "Sitzungskalender 2026, Stand März\n;;\nNr;Gremium;Datum\n1;Rat;12.03.2026\n",
    ],
)
def test_a_table_has_its_columns_under_many_names(table: str) -> None:
    (meeting,) = read_calendar(table.encode(), KNOWN).meetings
    assert (meeting.committee, meeting.dates) == ("Rat", (date(2026, 3, 12),))


def test_rows_that_cannot_be_read_are_counted() -> None:
    found = read_calendar(f"{CSV};13.03.2026;;\nRat;demnächst;;\nRat\n".encode(), KNOWN)
    assert (len(found.meetings), found.lost) == (2, 3)


@pytest.mark.parametrize(
    "data",
    [b"", b"\x00\x01\x02", b"%PDF-1.7\n", b"Gremium;Datum\n", ics(), b"BEGIN:VCALENDAR",
     b"a;b;c\n1;2;3", b'Gremium;Datum\n"', ics("SUMMARY:Rat"), b"x" * (LIMIT + 1),
     b"Gremium;Datum\n" + b"x" * 200_000 + b";1"],
)  # fmt: skip
def test_what_is_no_calendar_is_refused_in_words(data: bytes) -> None:
    with pytest.raises(ReadError, match="Ihre Stammdaten sind unverändert"):
        read_calendar(data, Office())


@pytest.mark.parametrize(
    "bad",
    [
        b"BEGIN:VCALENDAR\n" + b"BEGIN:VEVENT\n" * 500_000,
        b"BEGIN:VCALENDAR\n" + b" folded\n" * 1_000_000,
        b"BEGIN:VCALENDAR\nX" + b";a=b" * 1_000_000,
        b"BEGIN:VCALENDAR\nBEGIN:VEVENT\nSUMMARY:" + b"Sitzung " * 500_000,
        b"Gremium;Datum\n" + b";\n" * 1_000_000,
    ],
)
def test_bad_files_take_no_time(bad: bytes) -> None:
    start = process_time()
    with pytest.raises(ReadError):
        read_calendar(bad, Office())
    assert process_time() - start < 10


@given(st.binary(max_size=300))
def test_any_bytes_are_read_or_refused(data: bytes) -> None:
    for start in (b"", b"BEGIN:VCALENDAR\nBEGIN:VEVENT\n", b"Gremium;Datum\n"):
        with suppress(ReadError):
            assert isinstance(read_calendar(start + data, KNOWN), Calendar)


def test_a_calendar_replaces_what_was_known_of_its_time() -> None:
    first = date(2026, 1, 12)
    days = [first + timedelta(30 * n) for n in range(3)]
    before = with_meetings(KNOWN, [Meeting(committee="Rat", dates=(day,)) for day in days])
    moved = [days[0], days[1] + timedelta(1), days[2]]
    after = with_meetings(before, [Meeting(committee="rat", dates=(day,)) for day in moved])
    assert [one.dates[0] for one in after.meetings_of("Rat")] == moved
    assert after.committees == KNOWN.committees


def test_a_calendar_leaves_the_abgabeschluss_that_was_typed() -> None:
    typed = Meeting(committee="Rat", dates=(date(2026, 3, 12),), deadline=date(2026, 2, 20))
    before = with_meetings(KNOWN, [typed])
    again = [Meeting(committee="rat", dates=typed.dates, time=time(18))]
    (meeting,) = with_meetings(before, again).meetings
    assert (meeting.deadline, meeting.time) == (typed.deadline, time(18))
    moved = [Meeting(committee="Rat", dates=(date(2026, 3, day),)) for day in (11, 13)]
    assert [one.deadline for one in with_meetings(before, moved).meetings] == [None, None]
