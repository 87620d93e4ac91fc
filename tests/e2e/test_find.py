"""Finding something leaves nothing selected that the next letter would replace."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QLineEdit, QTextEdit, QWidget

from tests.field_refs import ref
from tests.ui.papers import text
from tests.ui.program import Running, running
from vorlage_editor.model.body import Paragraph, Table, flow
from vorlage_editor.model.consultation import Consultation
from vorlage_editor.model.vorlage import Attachment, Signature
from vorlage_editor.ui.document.spots import caret_in, selection_in
from vorlage_editor.ui.find.bar import FindBar

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator
    from pathlib import Path

    from pytestqt.qtbot import QtBot

pytestmark = pytest.mark.xvfb
Key = Qt.Key
CONTROL, NONE = Qt.KeyboardModifier.ControlModifier, Qt.KeyboardModifier.NoModifier
WORDS = {
    "subject": "Ahorn",
    "number": "Birke",
    "lead": "Buche",
    "route[0].committee": "Eiche",
    "route[0].agenda_item": "Erle",
    "route[1].committee": "Esche",
    "body[0]": "Fichte",
    "body[1]": "Kiefer",
    "attachments[0].name": "Linde",
    "signatures[0].name": "Ulme",
}


@pytest.fixture
def paper(qtbot: QtBot, tmp_path: Path) -> Iterator[Running]:
    """A paper with a tree in each field; more of it before and behind."""
    said = {field: f"Die {word} steht" for field, word in WORDS.items()}
    with running(tmp_path / "daten", qtbot) as program:
        program.new()
        seat = Consultation(
            committee=said["route[0].committee"], agenda_item=said["route[0].agenda_item"]
        )
        table = Table(((text("Baum"), text(said["body[1]"])),))
        program.session.edit(
            "Papier",
            subject=said["subject"],
            number=said["number"],
            lead=said["lead"],
            route=(seat, Consultation(committee=said["route[1].committee"])),
            body=flow((Paragraph(text(said["body[0]"])), table)),
            attachments=(Attachment(name=said["attachments[0].name"]),),
            signatures=(Signature(label="Im Auftrag", name=said["signatures[0].name"]),),
        )
        yield program


def press(paper: Running, key: Qt.Key, held: Qt.KeyboardModifier = NONE) -> None:
    QTest.keyClick(paper.window.windowHandle(), key, held)


def bar(paper: Running) -> FindBar:
    """Return the bar, which is there once it was asked for."""
    return paper.window.findChildren(FindBar)[0]


def look_for(paper: Running, words: str, key: Qt.Key = Key.Key_F) -> None:
    press(paper, key, CONTROL)
    QTest.keyClicks(bar(paper).text, words)
    assert bar(paper).count.text().endswith("1 von 1")


def selections(paper: Running) -> list[str]:
    """What is selected anywhere on the sheet."""
    kinds: tuple[type[QWidget], ...] = (QLineEdit, QTextEdit)
    fields = [one for kind in kinds for one in paper.window.sheet.findChildren(kind)]
    return [caret_in(one)[1] for one in fields if len(set(selection_in(one))) > 1]


def escape(paper: Running) -> None:
    press(paper, Key.Key_Escape)


def other_plane(paper: Running) -> None:
    press(paper, Key.Key_F6)


def click(paper: Running) -> None:
    QTest.mouseClick(paper.window.sheet.notes.edit, Qt.MouseButton.LeftButton)


def other_words(paper: Running) -> None:
    look_for(paper, "Baum")
    escape(paper)


def other_paper(paper: Running) -> None:
    paper.new()


def replace_all(paper: Running) -> None:
    press(paper, Key.Key_H, CONTROL)
    QTest.keyClicks(bar(paper).replacement, "Tanne")
    bar(paper).replace_all.click()


def by_shortcut(paper: Running) -> None:
    press(paper, Key.Key_3, Qt.KeyboardModifier.AltModifier)


@pytest.mark.parametrize("field", WORDS)
def test_after_escape_the_caret_is_at_the_hit_and_a_letter_replaces_nothing(
    paper: Running, field: str
) -> None:
    look_for(paper, WORDS[field])
    assert selections(paper) == [WORDS[field]]
    escape(paper)
    assert selections(paper) == []
    shown, focus = paper.window.sheet.target(ref(field)), paper.focus()
    assert focus is not None
    assert shown is focus or shown.isAncestorOf(focus)
    QTest.keyClicks(focus, "n")
    look_for(paper, f"Die {WORDS[field]}n steht")


@pytest.mark.parametrize(
    "leave", [other_plane, click, other_words, other_paper, replace_all, by_shortcut]
)
@pytest.mark.parametrize("field", ["subject", "route[1].committee"])
def test_who_goes_elsewhere_leaves_nothing_selected(
    paper: Running, field: str, leave: Callable[[Running], None]
) -> None:
    look_for(paper, WORDS[field])
    leave(paper)
    assert selections(paper) == []


def test_the_key_for_the_next_hit_leaves_nothing_behind_either(paper: Running) -> None:
    press(paper, Key.Key_F, CONTROL)
    QTest.keyClicks(bar(paper).text, "steht")
    press(paper, Key.Key_Escape)
    for _ in WORDS:
        press(paper, Key.Key_F3)
        assert selections(paper) == ["steht"]
    press(paper, Key.Key_3, Qt.KeyboardModifier.AltModifier)
    assert selections(paper) == []
