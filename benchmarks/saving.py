"""How long a save takes, beside writing the same text into a bare SQLite table.

The peer has the same safety (the same PRAGMAs) and writes to the same disk, but keeps no columns
for lists, no versions and no checksums. Below 2 is the aim: a save writes the text twice.
"""

from __future__ import annotations

import sys

if not __package__:  # run as a file: its folder would hide the standard library's typing
    sys.path[0] = __file__.rpartition("benchmarks")[0] or "."

import sqlite3
from collections.abc import Callable
from pathlib import Path
from tempfile import TemporaryDirectory
from time import perf_counter

from msgspec.structs import replace

from benchmarks.figures import Figures, median, options
from vorlage_editor import resources
from vorlage_editor.model.body import Paragraph, Run
from vorlage_editor.model.codec import encode_vorlage
from vorlage_editor.model.forms.form import parse_form
from vorlage_editor.model.vorlage import Vorlage
from vorlage_editor.store.drafts import DraftStore

FORM = parse_form(resources.text("formulare/standard.toml"))
SENTENCE = "Die Gemeindevertretung nimmt den Bericht der Verwaltung zur Kenntnis. "


def paper(pages: int) -> Vorlage:
    """Return a paper of about so many pages."""
    texts = (Paragraph((Run(f"{number}. {SENTENCE * 6}"),)) for number in range(pages * 7))
    return replace(FORM.new_vorlage("Beschlussvorlage"), body=tuple(texts))


def timed(act: Callable[[int], object], rounds: int) -> list[float]:
    """Return the milliseconds that each call of ``act`` takes."""
    samples = []
    for number in range(rounds):
        begin = perf_counter()
        act(number)
        samples.append((perf_counter() - begin) * 1000)
    return samples


def ours(folder: Path, vorlage: Vorlage, rounds: int) -> list[float]:
    """Save ``vorlage``, a little different each time."""
    with DraftStore(folder) as store:
        saved = store.create(vorlage, FORM)

        def save(number: int) -> None:
            store.save(saved.id, number + 1, replace(vorlage, number=f"BV-{number}"), FORM)

        return timed(save, rounds)


def bare(folder: Path, vorlage: Vorlage, rounds: int) -> list[float]:
    """Write the same texts with nothing around them."""
    db = sqlite3.connect(folder / "bare.db", isolation_level=None)
    db.execute("PRAGMA locking_mode = exclusive")
    db.execute("PRAGMA synchronous = extra")
    db.execute("PRAGMA secure_delete = on")
    db.execute("create table drafts (id text primary key, vorlage text)")

    def save(number: int) -> None:
        text = encode_vorlage(replace(vorlage, number=f"BV-{number}"))
        db.execute("insert or replace into drafts values ('one', ?)", [text])

    samples = timed(save, rounds)
    db.close()
    return samples


def main() -> None:
    """Print the table."""
    said = options(__doc__)
    figures = Figures("Saving", "bare SQLite")
    rounds = 5 if said.quick else 200
    for pages in (1, 10, 50):
        vorlage = paper(pages)
        with TemporaryDirectory(dir=Path.cwd()) as folder:  # not in memory, as /tmp may be
            samples = [act(Path(folder), vorlage, rounds) for act in (ours, bare)]
        figures.row(f"pages: {pages}", median(samples[0]), median(samples[1]))
    figures.print(said.json)


if __name__ == "__main__":
    main()
