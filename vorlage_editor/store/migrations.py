"""The tables, and the steps that bring an older file up to them.

A step touches raw data only and is never edited once released. It ends by writing the version
that it makes, in the same transaction. A new minor version only adds what older programs can
overlook: they read it, but write nothing.
"""

from __future__ import annotations

from sqlite_utils import Database, Migrations

APPLICATION = int.from_bytes(b"VORL")
"""The ``application_id`` in the file's head."""
MAJOR, MINOR = 1, 2
"""The version that this program writes."""

schema = Migrations("vorlagen")


def stamp(db: Database, major: int, minor: int) -> None:
    """Write into the file's head whose file it is and which version it has."""
    db.execute(f"PRAGMA application_id = {APPLICATION}")
    db.execute(f"PRAGMA user_version = {major << 16 | minor}")


_FIRST = """
create table forms (
    sha256 text primary key, id text not null, version integer not null, toml text not null
) strict;
create table blobs (sha256 text primary key, bytes blob not null) strict;
create table drafts (
    id text primary key, rev integer not null, operation text not null,
    modified text not null, trashed text,
    kind text not null, number text not null, subject text not null, status text not null,
    public integer, form text not null references forms,
    sha256 text not null, vorlage text not null
) strict;
create table versions (
    draft text not null references drafts on delete cascade, rev integer not null,
    time text not null, form text not null references forms,
    sha256 text not null, vorlage text not null,
    primary key (draft, rev)
) strict;
"""


@schema()
def m001_drafts_and_versions(db: Database) -> None:
    """Make the tables. Long columns stand last, so that lists need not read past them."""
    db.executescript(_FIRST)
    stamp(db, 1, 0)


_EVENTS = """
create table events (
    id text primary key, draft text not null, rev integer not null,
    time text not null, kind text not null, reason text not null,
    foreign key (draft, rev) references versions on delete cascade
) strict;
create index events_by_version on events (draft, rev);
"""


@schema()
def m002_events(db: Database) -> None:
    """Make the table of what left the house in spite of a rule, with the version that did."""
    db.executescript(_EVENTS)
    stamp(db, 1, 1)


_SHELF = """
create table shelf (id text primary key, form text not null references forms) strict;
"""


@schema()
def m003_shelf(db: Database) -> None:
    """Make the table of the house's own forms: the text that each id stands for now."""
    db.executescript(_SHELF)
    stamp(db, 1, 2)


KNOWN = frozenset({m001_drafts_and_versions.__name__, m002_events.__name__, m003_shelf.__name__})
"""The steps of this program; a file that has seen others is of a newer one."""
