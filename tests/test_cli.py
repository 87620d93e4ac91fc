"""The command line: the same work without a screen."""

from __future__ import annotations

import errno
import gc
import json
import os
import subprocess
import sys
from pathlib import Path
from typing import NoReturn

import pytest
from msgspec.structs import replace

from tests.exchange.papers import BLOBS, full
from vorlage_editor import __main__, __version__, app, resources
from vorlage_editor.cli import main
from vorlage_editor.exchange import package
from vorlage_editor.model import codec
from vorlage_editor.model.body import Paragraph, Run
from vorlage_editor.model.forms.form import Form
from vorlage_editor.model.vorlage import Attachment, published
from vorlage_editor.store.drafts import DraftStore

EXAMPLE = resources.path("beispiele/informationsvorlage.txt")
WITHOUT_SUBJECT = "Beschlussvorlage\n\nSachverhalt:\n\nDer Rat berät.\n"


class Said:
    """What the program wrote, and how it ended."""

    def __init__(self, capsys: pytest.CaptureFixture[str], *arguments: str | Path) -> None:
        self.code = main([str(one) for one in arguments])
        self.out, self.err = capsys.readouterr()


def program(*arguments: str | Path, **environment: str) -> subprocess.CompletedProcess[bytes]:
    command = [sys.executable, "-m", "vorlage_editor", *map(str, arguments)]
    return subprocess.run(
        command, check=False, capture_output=True, env={**os.environ, **environment}
    )


@pytest.fixture
def draft(tmp_path: Path, form: Form) -> Path:
    path = tmp_path / "Halle.vorlage"
    path.write_bytes(package.write("d1", full(form), form, BLOBS))
    return path


@pytest.fixture
def faulty(tmp_path: Path) -> Path:
    path = tmp_path / "ohne Betreff.txt"
    path.write_text("Der Rat berät.\n", encoding="utf-8")
    return path


# read


def test_read_prints_the_file_format(capsys: pytest.CaptureFixture[str], draft: Path) -> None:
    said = Said(capsys, "read", draft, "--json")
    with_notes = package.read(draft.read_bytes())
    assert said.code == 0
    assert said.out == codec.encode("d1", with_notes.vorlage).decode()


def test_read_knows_its_own_output(capsys: pytest.CaptureFixture[str], tmp_path: Path) -> None:
    first = Said(capsys, "read", EXAMPLE, "--json").out
    (tmp_path / "vorlage.json").write_text(first, encoding="utf-8")
    assert Said(capsys, "read", tmp_path / "vorlage.json", "--json").out == first


def test_read_gives_the_same_output_twice(capsys: pytest.CaptureFixture[str]) -> None:
    assert (
        Said(capsys, "read", EXAMPLE, "--json").out == Said(capsys, "read", EXAMPLE, "--json").out
    )


def test_read_tells_people_what_was_recognised(
    capsys: pytest.CaptureFixture[str], draft: Path
) -> None:
    out = Said(capsys, "read", EXAMPLE).out
    assert "Informationsvorlage IV/0007/2027" in out
    assert "Station: Ausschuss für Kultur, Bildung und Sport, 18.03.2027, Kenntnisnahme" in out
    assert "Federführend: Dez. III" in out
    assert "Unterschrift: Im Auftrag, Eva Muster" in Said(capsys, "read", draft).out


def test_read_of_the_first_paper_has_all_of_it(
    capsys: pytest.CaptureFixture[str], shared: Path
) -> None:
    path = shared / "data/informationsvorlage_IV-0127-2015.txt"
    vorlage = json.loads(Said(capsys, "read", path, "--json").out)["vorlage"]
    assert vorlage["route"][0]["dates"] == ["2015-08-20"]
    types = [block["type"] for block in vorlage["body"]]
    assert types == ["heading", *["paragraph"] * 2, *["list_item"] * 5, *["paragraph"] * 2]


# check


def test_check_of_a_good_paper_finds_nothing(capsys: pytest.CaptureFixture[str]) -> None:
    assert (said := Said(capsys, "check", EXAMPLE)).code == 0
    assert said.out == "Keine Beanstandungen.\n"
    assert json.loads(Said(capsys, "check", EXAMPLE, "--json").out) == []


def test_check_lists_what_is_wrong(capsys: pytest.CaptureFixture[str], faulty: Path) -> None:
    said = Said(capsys, "check", faulty, "--json")
    assert said.code == 1
    assert json.loads(said.out) == [
        {
            "rule": "subject-missing",
            "severity": "error",
            "field": "subject",
            "message": "Der Betreff fehlt.",
        }
    ]
    assert Said(capsys, "check", faulty).out == "Fehler: Der Betreff fehlt.\n"


# export


@pytest.mark.parametrize("suffix", ["vorlage", "json"])
def test_export_writes_what_others_may_see(
    capsys: pytest.CaptureFixture[str], tmp_path: Path, draft: Path, form: Form, suffix: str
) -> None:
    target = tmp_path / f"aus.{suffix}"
    assert Said(capsys, "export", draft, "-o", target).code == 0
    data = target.read_bytes()
    found = package.read(data) if suffix == "vorlage" else codec.decode(data)
    assert found.vorlage == published(full(form))


def test_export_writes_the_same_pdf_twice(
    capsys: pytest.CaptureFixture[str], tmp_path: Path
) -> None:
    pytest.importorskip("vorlage_editor.pdf.render")
    one, two = tmp_path / "eins.pdf", tmp_path / "zwei.PDF"
    assert Said(capsys, "export", EXAMPLE, "-o", one).code == 0
    assert Said(capsys, "export", "-o", two, EXAMPLE).code == 0
    assert one.read_bytes().startswith(b"%PDF")
    assert one.read_bytes() == two.read_bytes()


def test_a_pdf_with_its_draft_is_read_like_a_draft(
    capsys: pytest.CaptureFixture[str], tmp_path: Path, draft: Path
) -> None:
    pdf, again, direct = (tmp_path / name for name in ("a.pdf", "a.vorlage", "b.vorlage"))
    assert Said(capsys, "export", draft, "-o", pdf, "--with-draft").code == 0
    assert Said(capsys, "export", pdf, "-o", again).code == 0
    assert Said(capsys, "export", draft, "-o", direct).code == 0
    assert again.read_bytes() == direct.read_bytes()
    for command in ("read", "check", "import"):
        assert Said(capsys, command, pdf, "--data", tmp_path / "daten").code == 0


def test_a_pdf_without_a_draft_is_refused_in_words(
    capsys: pytest.CaptureFixture[str], tmp_path: Path
) -> None:
    assert Said(capsys, "export", EXAMPLE, "-o", tmp_path / "a.pdf").code == 0
    said = Said(capsys, "read", tmp_path / "a.pdf")
    assert said.code == 2
    assert "enthält keinen Entwurf des Vorlagen-Editors" in said.err


def test_a_draft_goes_into_a_pdf_only(capsys: pytest.CaptureFixture[str], tmp_path: Path) -> None:
    said = Said(capsys, "export", EXAMPLE, "-o", tmp_path / "a.json", "--with-draft")
    assert (said.code, said.err) == (2, "--with-draft gilt nur für PDF, nicht für json.\n")


def test_export_of_a_faulty_paper_writes_nothing(
    capsys: pytest.CaptureFixture[str], tmp_path: Path, faulty: Path
) -> None:
    target = tmp_path / "aus.vorlage"
    said = Said(capsys, "export", faulty, "-o", target)
    assert (said.code, said.out) == (1, "")
    assert said.err.endswith("Fehler: Der Betreff fehlt.\n")
    assert not target.exists()


def test_several_papers_go_into_a_folder(
    capsys: pytest.CaptureFixture[str], tmp_path: Path, draft: Path, form: Form
) -> None:
    other = tmp_path / "zweite.vorlage"
    other.write_bytes(package.write("d2", full(form), form, BLOBS))
    folder = tmp_path / "aus"
    folder.mkdir()
    arguments = ("export", draft, other, EXAMPLE, "--to", "vorlage", "-o", folder)
    assert Said(capsys, *arguments).code == 0
    assert {path.name for path in folder.iterdir()} == {
        "Vorlage_BV-2026-013.vorlage",
        "Vorlage_BV-2026-013-2.vorlage",
        "Vorlage_IV-0007-2027.vorlage",
    }


def test_closed_papers_have_neutral_names_and_replace_none(
    capsys: pytest.CaptureFixture[str], tmp_path: Path, form: Form
) -> None:
    folder = tmp_path / "aus"
    folder.mkdir()
    for name in ("a", "b", "a"):
        path = tmp_path / f"{name}.vorlage"
        closed = replace(full(form), public=False, subject=name)
        path.write_bytes(package.write(name, closed, form, BLOBS))
        assert Said(capsys, "export", path, "--to", "json", "-o", folder).code == 0
    found = {path.name: codec.decode(path.read_bytes()).id for path in folder.iterdir()}
    assert found == {"Vorlage.json": "a", "Vorlage-2.json": "b"}


def test_one_bad_paper_does_not_keep_the_others(
    capsys: pytest.CaptureFixture[str], tmp_path: Path, draft: Path, faulty: Path
) -> None:
    folder = tmp_path / "aus"
    folder.mkdir()
    arguments = ("export", tmp_path / "fehlt", faulty, draft, "--to", "json", "-o", folder)
    said = Said(capsys, *arguments)
    assert said.code == 2
    assert "es gibt sie nicht" in said.err
    assert "Der Betreff fehlt." in said.err
    assert [path.name for path in folder.iterdir()] == ["Vorlage_BV-2026-013.json"]


@pytest.mark.parametrize(
    ("arguments", "sentence"),
    [
        (["-o", "{folder}"], "Bitte geben Sie mit --to an"),
        (["-o", "{folder}/a.docx"], "„.docx“ lässt sich nicht exportieren"),
        (["-o", "{folder}/a"], "pdf, vorlage und json"),
        ([EXAMPLE, "-o", "{folder}/a.pdf"], "brauchen einen Ordner"),
        (["-o", "{folder}/a.json", "--to", "tanz"], "Für --to geht 'tanz' nicht"),
        (["-o", "{folder}/neu", "--to", "pdf"], "ist kein Ordner, den es gibt"),
        (["-o", "{folder}/a.pdf", "--to", "json"], "bestimmt ihre Endung das Format"),
        (["-o", f"{{folder}}/{'a' * 300}.json"], "der Name ist zu lang"),
        ([], "Es fehlt: -o/--output."),
        (["-o"], "Nach -o/--output fehlt eine Angabe."),
    ],
)
def test_what_export_cannot_do_it_says(
    capsys: pytest.CaptureFixture[str], tmp_path: Path, arguments: list[str], sentence: str
) -> None:
    given = [str(one).format(folder=tmp_path) for one in arguments]
    said = Said(capsys, "export", EXAMPLE, *given)
    assert (said.code, said.out) == (2, "")
    assert sentence in said.err
    assert said.err.count("\n") == 1


def test_a_full_disk_leaves_the_old_file(
    capsys: pytest.CaptureFixture[str], tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def fail(_: int) -> NoReturn:
        raise OSError(errno.ENOSPC, "no space")

    target = tmp_path / "aus.vorlage"
    target.write_bytes(b"alt")
    monkeypatch.setattr(os, "fsync", fail)
    said = Said(capsys, "export", EXAMPLE, "-o", target)
    assert said.code == 2
    assert "der Datenträger ist voll" in said.err
    assert [path.name for path in tmp_path.iterdir()] == ["aus.vorlage"]
    assert target.read_bytes() == b"alt"


def test_a_target_that_cannot_be_written_is_named(
    capsys: pytest.CaptureFixture[str], tmp_path: Path
) -> None:
    said = Said(capsys, "export", EXAMPLE, "-o", tmp_path / "fehlt" / "a.json")
    assert (said.code, "den Ordner gibt es nicht" in said.err) == (2, True)


@pytest.mark.parametrize("arguments", [["-o", "{draft}"], ["--to", "vorlage", "-o", "{folder}"]])
def test_an_export_never_replaces_what_it_came_from(
    capsys: pytest.CaptureFixture[str], draft: Path, arguments: list[str]
) -> None:
    before = draft.read_bytes()
    named = draft.rename(draft.with_name("Vorlage_BV-2026-013.vorlage"))
    given = [one.format(draft=named, folder=named.parent) for one in arguments]
    said = Said(capsys, "export", named, *given)
    assert (said.code, "ist selbst eine Eingabe" in said.err) == (2, True)
    assert named.read_bytes() == before


@pytest.mark.skipif(os.name != "posix" or os.geteuid() == 0, reason="root may write anywhere")
def test_a_read_only_folder_is_named(capsys: pytest.CaptureFixture[str], tmp_path: Path) -> None:
    tmp_path.chmod(0o500)
    said = Said(capsys, "export", EXAMPLE, "-o", tmp_path / "a.json")
    tmp_path.chmod(0o700)
    assert (said.code, "fehlt die Berechtigung" in said.err) == (2, True)


# import


def test_import_makes_drafts(
    capsys: pytest.CaptureFixture[str], tmp_path: Path, draft: Path, form: Form
) -> None:
    said = Said(capsys, "--data", tmp_path / "daten", "import", EXAMPLE, draft)
    assert said.code == 0
    assert said.out.count("Übernommen:") == 2
    with DraftStore(tmp_path / "daten") as store:
        rows = {row.number: row.id for row in store.drafts()}
        assert set(rows) == {"IV/0007/2027", "BV/2026/013"}
        assert store.load(rows["BV/2026/013"]).vorlage == full(form)
        assert store.blobs(BLOBS) == BLOBS


def test_import_goes_on_after_a_bad_file(
    capsys: pytest.CaptureFixture[str], tmp_path: Path
) -> None:
    (tmp_path / "leer.txt").write_bytes(b"")
    said = Said(capsys, "import", tmp_path / "leer.txt", EXAMPLE, "--data", tmp_path / "daten")
    assert (said.code, said.out.count("Übernommen:")) == (2, 1)
    assert "leer.txt: Darin steht kein Text." in said.err


def test_a_data_folder_that_cannot_be_made_is_named(
    capsys: pytest.CaptureFixture[str], tmp_path: Path
) -> None:
    (tmp_path / "datei").write_bytes(b"")
    said = Said(capsys, "--data", tmp_path / "datei" / "daten", "import", EXAMPLE)
    assert (said.code, said.out) == (2, "")
    assert "Bitte" in said.err


# Bad input


@pytest.mark.parametrize("command", ["read", "check"])
@pytest.mark.parametrize(
    ("name", "data", "sentence"),
    [
        ("leer.txt", b"", "Darin steht kein Text."),
        ("bild.png", b"\x89PNG\r\n\x1a\n\0\0", "enthält keinen Text"),
        ("kein.vorlage", b"Nur Text", "beschädigt oder keine Vorlage"),
        ("brief.docx", b"PK\x03\x04...", "beschädigt oder keine Vorlage"),
        ("neu.json", b'{"format": "9.0"}', "neueren Fassung"),
        ("kaputt.json", b'{"format": "1.0"', "beschädigt"),
        ("lang.txt", b"Wort " * 4_100_000, "länger als 20 MB"),
    ],
)
def test_bad_input_is_refused_in_words(
    capsys: pytest.CaptureFixture[str],
    tmp_path: Path,
    command: str,
    name: str,
    data: bytes,
    sentence: str,
) -> None:
    (tmp_path / name).write_bytes(data)
    said = Said(capsys, command, tmp_path / name, "--json")
    assert (said.code, said.out) == (2, "")
    assert sentence in said.err
    assert said.err.count("\n") == 1
    assert (tmp_path / name).read_bytes() == data


def test_an_old_encoding_is_read(capsys: pytest.CaptureFixture[str], tmp_path: Path) -> None:
    text = EXAMPLE.read_text(encoding="utf-8")
    (tmp_path / "alt.txt").write_bytes(text.encode("latin-1"))
    old = json.loads(Said(capsys, "read", tmp_path / "alt.txt", "--json").out)
    new = json.loads(Said(capsys, "read", EXAMPLE, "--json").out)
    assert old == new


@pytest.mark.parametrize(
    ("arguments", "sentence"),
    [
        (["read"], "Es fehlt: EINGABE."),
        (["read", "a", "--laut"], "Unbekannt ist: --laut."),
        (["gibtesnicht.vorlage"], "es gibt sie nicht"),
        (["a", "b"], "Unbekannt ist: b."),
        (["--data"], "Nach --data fehlt eine Angabe."),
        (["--data", "", "import", "a"], "Nach --data fehlt der Ordner."),
        (["a" * 300], "der Name ist zu lang"),
    ],
)
def test_a_call_that_makes_no_sense_is_answered_in_one_sentence(
    capsys: pytest.CaptureFixture[str], arguments: list[str], sentence: str
) -> None:
    said = Said(capsys, *arguments)
    assert (said.code, said.out) == (2, "")
    assert sentence in said.err
    assert said.err.count("\n") == 1


# The program as a whole


def test_the_module_is_the_same_program_in_any_locale() -> None:
    run = program("read", EXAMPLE, LC_ALL="C", PYTHONIOENCODING="ascii", PYTHONUTF8="0")
    assert run.returncode == 0
    assert "Stadtbücherei" in run.stdout.decode("utf-8")


def test_the_version_is_told() -> None:
    assert program("--version").stdout.decode().split() == ["Vorlagen-Editor", __version__]


@pytest.mark.parametrize("command", [[], ["export"], ["read"], ["check"], ["import"]])
def test_help_is_in_german(command: list[str]) -> None:
    out = program(*command, "--help").stdout.decode()
    assert out.startswith("Aufruf: vorlage-editor")
    assert not {"usage", "options", "arguments", "show"} & set(out.lower().split())


@pytest.mark.skipif(sys.platform != "linux", reason="elsewhere there is always a screen")
def test_without_a_screen_it_says_so() -> None:
    run = program(EXAMPLE, DISPLAY="", WAYLAND_DISPLAY="", QT_QPA_PLATFORM="")
    assert run.returncode == 2
    assert run.stderr.decode().startswith("Hier gibt es keinen Bildschirm")
    assert run.stderr.count(b"\n") == 1


@pytest.mark.skipif(not os.path.exists("/dev/full"), reason="a device of Linux")  # noqa: PTH110
def test_output_that_finds_no_room_is_told() -> None:
    command = f"{sys.executable} -m vorlage_editor read '{EXAMPLE}' --json > /dev/full"
    run = subprocess.run(["sh", "-c", command], check=False, capture_output=True)
    said = "Die Ausgabe ist unvollständig: der Datenträger ist voll.\n"
    assert (run.returncode, run.stderr.decode()) == (2, said)


@pytest.mark.skipif(os.name != "posix", reason="pipes as on Unix")
def test_who_stops_reading_gets_no_complaint(tmp_path: Path) -> None:
    (tmp_path / "lang.txt").write_text("Ein Satz für den Rat.\n\n" * 20_000, encoding="utf-8")
    command = f"{sys.executable} -m vorlage_editor read '{tmp_path}/lang.txt' --json | head -n 1"
    run = subprocess.run(["sh", "-c", command], check=True, capture_output=True)
    assert (run.stdout, run.stderr) == (b"{\n", b"")


@pytest.mark.parametrize("command", ["read", "check"])
def test_reading_loads_nothing_slow(command: str) -> None:
    lines = [
        "import sys",
        "from vorlage_editor.cli import main",
        f"main([{command!r}, {str(EXAMPLE)!r}])",
        "print(*sys.modules)",
    ]
    bare = {name: value for name, value in os.environ.items() if not name.startswith("COVERAGE")}
    call = [sys.executable, "-c", "\n".join(lines)]
    run = subprocess.run(call, check=True, capture_output=True, env=bare)
    loaded = set(run.stdout.decode().split())
    assert not {"PySide6", "reportlab", "pikepdf", "PIL", "sqlite3", "sqlite_utils"} & loaded


def test_a_draft_keeps_its_notes_when_it_is_imported(
    capsys: pytest.CaptureFixture[str], tmp_path: Path, form: Form
) -> None:
    path = tmp_path / "a.vorlage"
    path.write_bytes(package.write("d1", replace(full(form), notes="geheim"), form, BLOBS))
    Said(capsys, "import", path, "--data", tmp_path)
    with DraftStore(tmp_path) as store:
        assert store.load(store.drafts()[0].id).vorlage.notes == "geheim"


def test_the_window_has_its_garbage_looked_for_as_usual(monkeypatch: pytest.MonkeyPatch) -> None:
    seen: list[tuple[int, ...]] = []

    def run(*_: object) -> int:
        seen.append(gc.get_threshold())
        return 0

    before = gc.get_threshold()
    monkeypatch.setattr(app, "run", run)
    monkeypatch.setattr(__main__, "end_at_once", int)  # else the tests would end
    monkeypatch.setattr(sys, "argv", ["vorlage-editor"])
    try:
        assert __main__.main() == 0
    finally:
        gc.set_threshold(*before)
    assert seen == [before]


def test_the_public_version_lacks_what_is_closed(
    capsys: pytest.CaptureFixture[str], tmp_path: Path, draft: Path, form: Form
) -> None:
    said = Said(capsys, "export", draft, "--public", "--to", "vorlage", "-o", tmp_path)
    written = tmp_path / "Vorlage_BV-2026-013_oeffentlich.vorlage"
    assert said.code == 0
    assert package.read(written.read_bytes()).vorlage == published(full(form), public=True)


def test_a_text_that_names_what_is_left_out_is_told(
    capsys: pytest.CaptureFixture[str], tmp_path: Path, form: Form
) -> None:
    closed = Attachment(name="Wertgutachten", public=False)
    body = (Paragraph((Run("Siehe Anlage 1."),)),)
    whole = replace(full(form), body=body, attachments=(closed,))
    path = tmp_path / "Hafen.vorlage"
    path.write_bytes(package.write("d1", whole, form, {}))
    said = Said(capsys, "export", path, "--public", "-o", tmp_path / "a.pdf")
    assert (said.code, said.out, said.err.count("\n")) == (0, "", 1)
    assert f"{path}: Warnung: Der Text spricht von Anlage 1, die in der öffentl" in said.err


def test_a_closed_paper_is_not_published(
    capsys: pytest.CaptureFixture[str], tmp_path: Path, form: Form
) -> None:
    path, target = tmp_path / "Hafen.vorlage", tmp_path / "a.pdf"
    path.write_bytes(package.write("d1", replace(full(form), public=False), form, BLOBS))
    said = Said(capsys, "export", path, "--public", "-o", target)
    assert (said.code, target.exists()) == (1, False)
    assert "Die Vorlage ist nichtöffentlich und hat keine öffentliche Fassung." in said.err
