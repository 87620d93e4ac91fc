from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, cast

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QFileDialog, QMessageBox

from tests.ui.program import answer
from vorlage_editor.ui.kit.messages import (
    DRAFT_FILTER,
    OPEN_FILTER,
    PDF_FILTER,
    PDF_WITH_DRAFT_FILTER,
    Messages,
    Target,
)

if TYPE_CHECKING:
    from collections.abc import Callable

    from PySide6.QtWidgets import QApplication, QDialog


@pytest.fixture
def messages(qapp: QApplication) -> Messages:
    return Messages()


@pytest.fixture
def seen() -> list[tuple[str, list[str]]]:
    """The text and the buttons of the dialog that was answered."""
    return []


def click(seen: list[tuple[str, list[str]]], words: str) -> Callable[[QDialog], object]:
    def do(dialog: QDialog) -> None:
        box = cast("QMessageBox", dialog)
        seen.append((box.text(), [button.text() for button in box.buttons()]))
        next(one for one in box.buttons() if one.text() == words).click()

    return do


def test_an_error_is_understood(messages: Messages, seen: list[tuple[str, list[str]]]) -> None:
    answer(click(seen, "Verstanden"))
    messages.error("Der Datenträger ist voll.")
    assert seen == [("Der Datenträger ist voll.", ["Verstanden"])]


@pytest.mark.parametrize(("words", "yes"), [("Schließen", True), ("Abbrechen", False)])
def test_a_question_is_answered(
    messages: Messages, seen: list[tuple[str, list[str]]], words: str, yes: bool
) -> None:
    answer(click(seen, words))
    assert messages.ask("Ohne Speichern schließen?", "Schließen") is yes


def test_escape_is_no(messages: Messages) -> None:
    answer(lambda dialog: dialog.reject())
    assert not messages.ask("Ohne Speichern schließen?", "Schließen")


@pytest.mark.parametrize(("default", "words"), [(True, "Ja"), (False, "Abbrechen")])
def test_enter_takes_the_default(messages: Messages, default: bool, words: str) -> None:
    taken: list[str] = []

    def look(dialog: QDialog) -> None:
        button = cast("QMessageBox", dialog).defaultButton()
        taken.append(button.text())
        button.click()

    answer(look)
    assert messages.ask("Weiter?", "Ja", default=default) is default
    assert taken == [words]


def test_what_is_told_can_be_closed(messages: Messages, seen: list[tuple[str, list[str]]]) -> None:
    answer(click(seen, "Schließen"))
    messages.about("<b>Vorlagen-Editor</b>")
    assert seen[0][0] == "<b>Vorlagen-Editor</b>"


@pytest.mark.parametrize(("chosen", "path"), [("/a/b.txt", Path("/a/b.txt")), ("", None)])
def test_a_file_is_chosen(
    messages: Messages, monkeypatch: pytest.MonkeyPatch, chosen: str, path: Path | None
) -> None:
    monkeypatch.setattr(QFileDialog, "getOpenFileName", lambda *_: (chosen, ""))
    assert messages.file_to_open("Öffnen", "/a", OPEN_FILTER) == path


@pytest.mark.parametrize(
    ("chosen", "path"),
    [
        ("/a/b.pdf", Path("/a/b.pdf")),
        ("/a/b", Path("/a/b.pdf")),
        ("/a/Vorlage 1.2", Path("/a/Vorlage 1.2.pdf")),
        ("/a/b.PDF", Path("/a/b.PDF")),
        ("", None),
    ],
)
def test_a_file_to_write_has_its_suffix(
    messages: Messages, monkeypatch: pytest.MonkeyPatch, chosen: str, path: Path | None
) -> None:
    monkeypatch.setattr(QFileDialog, "getSaveFileName", lambda *_: (chosen, ""))
    assert messages.file_to_save("PDF", Path("/a/x.pdf"), [PDF_FILTER]) == (
        Target(path, PDF_FILTER) if path else None
    )


def test_a_draft_file_has_its_suffix(messages: Messages, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(QFileDialog, "getSaveFileName", lambda *_: ("/a/b", ""))
    target = messages.file_to_save("Entwurf", Path("/a/x.vorlage"), [DRAFT_FILTER])
    assert target == (Path("/a/b.vorlage"), DRAFT_FILTER)


def test_what_is_written_is_chosen_by_a_filter(
    messages: Messages, monkeypatch: pytest.MonkeyPatch
) -> None:
    filters = [PDF_FILTER, PDF_WITH_DRAFT_FILTER]
    monkeypatch.setattr(QFileDialog, "getSaveFileName", lambda *_: ("/a/b.pdf", filters[1]))
    target = messages.file_to_save("PDF", Path("/a/x.pdf"), filters)
    assert target == (Path("/a/b.pdf"), PDF_WITH_DRAFT_FILTER)


@pytest.mark.parametrize(("words", "chosen"), [("Ersetzen", True), ("Abbrechen", False)])
def test_a_file_that_the_dialog_did_not_ask_about_is_asked_about(
    messages: Messages,
    monkeypatch: pytest.MonkeyPatch,
    tmp_path: Path,
    seen: list[tuple[str, list[str]]],
    words: str,
    chosen: bool,
) -> None:
    (tmp_path / "b.pdf").write_bytes(b"alt")
    monkeypatch.setattr(QFileDialog, "getSaveFileName", lambda *_: (str(tmp_path / "b"), ""))
    answer(click(seen, words))
    target = messages.file_to_save("PDF", tmp_path / "x.pdf", [PDF_FILTER])
    assert target == ((tmp_path / "b.pdf", PDF_FILTER) if chosen else None)
    assert "b.pdf" in seen[0][0]


def test_a_name_that_looks_like_a_tag_is_shown_as_it_is(messages: Messages) -> None:
    formats: list[Qt.TextFormat] = []

    def look(dialog: QDialog) -> None:
        formats.append(cast("QMessageBox", dialog).textFormat())
        dialog.accept()

    answer(look)
    messages.error("„<b>a</b>.txt“ lässt sich nicht lesen.")
    assert formats == [Qt.TextFormat.PlainText]
