from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from PIL import Image
from PySide6.QtCore import QMimeData, Qt, QUrl
from PySide6.QtGui import QImage
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication

from tests.ui.asking import asked
from tests.ui.papers import assert_in_step, text
from tests.ui.program import answer
from vorlage_editor.model.body import Heading, Paragraph, Picture, Table, flow, plain_text
from vorlage_editor.ui.document.textformats import SCHEME
from vorlage_editor.ui.text.picture_dialog import PictureDialog
from vorlage_editor.work.desk import Desk

if TYPE_CHECKING:
    from collections.abc import Mapping
    from pathlib import Path

    from PySide6.QtWidgets import QDialog

    from tests.ui.program import Running
    from vorlage_editor.model.body import Block


@pytest.fixture
def file(tmp_path: Path) -> Path:
    """A picture of 300 pixels, 51 mm."""
    path = tmp_path / "Plan.png"
    Image.new("RGB", (300, 200), "green").save(path)
    return path


@pytest.fixture
def writing(program: Running) -> Running:
    program.new()
    program.session.edit("Text", body=flow((Paragraph(text("vor nach")),)))
    program.window.text_pane.setFocus()
    program.window.text_pane.go_to_block(0, 4)
    return program


def fill(program: Running, alt: str = "", caption: str = "", *, decorative: bool = False) -> None:
    """Answer the dialog of a picture."""

    def type_in(dialog: QDialog) -> None:
        assert isinstance(dialog, PictureDialog)
        dialog.alt.end(False)
        dialog.caption.end(False)
        program.bot.keyClicks(dialog.alt, alt)
        program.bot.keyClicks(dialog.caption, caption)
        dialog.decorative.setChecked(decorative)
        dialog.accept_button.click()

    answer(type_in)


def picture_of(program: Running, place: int = 1) -> Picture:
    program.bot.waitUntil(lambda: len(program.vorlage.body) > place)
    picture = program.vorlage.body[place]
    assert isinstance(picture, Picture)
    return picture


def insert(program: Running, file: Path) -> Picture:
    program.answers.file = file
    program.do("insert-picture")
    return picture_of(program)


def kept_with(program: Running, draft: str) -> Mapping[str, bytes]:
    """Return the bytes that the store has for ``draft``."""
    return asked(program.bot, program.workplace.keeper, Desk.load, draft).blobs


def test_a_picture_is_inserted_from_a_file(writing: Running, file: Path) -> None:
    before = writing.vorlage
    fill(writing, "Lageplan", "Abb. 1")
    picture = insert(writing, file)
    assert picture == Picture(picture.data, "Lageplan", 51.0, "Abb. 1")
    assert writing.vorlage.body == (
        Paragraph(text("vor ")),
        picture,
        Paragraph(text("nach")),
    )
    assert_in_step(writing.session)
    writing.do("edit-undo")
    assert writing.vorlage == before


HEADING, OTHER = Heading(1, text("Kosten")), Paragraph(text("x"))


@pytest.mark.parametrize(
    ("last", "below", "behind"),
    [
        ("vor nach", (), ("Wort nach",)),
        ("vor nach", (HEADING,), ("Wort nach", "Kosten")),
        ("vor nach", (OTHER,), ("Wort nach", "x")),
        ("vor ", (), ("Wort ",)),
        ("vor ", (HEADING,), ("Wort ", "Kosten")),
        ("vor ", (OTHER,), ("Wort x",)),
    ],
)
def test_behind_a_picture_one_goes_on_writing(
    writing: Running, file: Path, last: str, below: tuple[Block, ...], behind: tuple[str, ...]
) -> None:
    writing.session.edit("Text", body=(Paragraph(text(last)), *below))
    writing.window.text_pane.go_to_block(0, 4)
    fill(writing, "Lageplan")
    writing.answers.file = file
    writing.do("insert-picture")
    writing.bot.waitUntil(lambda: any(isinstance(one, Picture) for one in writing.vorlage.body))
    writing.bot.keyClicks(writing.window.text_pane, "Wort ")
    assert tuple(map(plain_text, writing.vorlage.body[2:])) == behind
    assert isinstance(writing.vorlage.body[2], Paragraph)


def test_a_picture_is_shown_and_kept_with_the_draft(writing: Running, file: Path) -> None:
    fill(writing, "Lageplan")
    data = insert(writing, file).data
    shown = writing.session.text.document.loadResource(2, QUrl(SCHEME + data))
    assert isinstance(shown, QImage)
    assert shown.pixelColor(0, 0).name() == "#008000"
    draft = writing.session.draft
    writing.workplace.close_draft()
    assert data in kept_with(writing, draft)


def test_a_copied_picture_outlives_the_draft_it_is_from(writing: Running, file: Path) -> None:
    fill(writing, "Lageplan")
    data = insert(writing, file).data
    first = writing.session.draft
    writing.window.text_pane.selectAll()
    writing.window.text_pane.copy()
    second = writing.new()
    writing.workplace.trash([first])
    writing.workplace.erase([first])
    writing.window.text_pane.paste()
    QApplication.clipboard().clear()
    assert data in (block.data for block in writing.vorlage.body if isinstance(block, Picture))
    assert writing.workplace.autosave.finish()
    assert data in kept_with(writing, second)


def test_a_decorative_picture_has_no_words(writing: Running, file: Path) -> None:
    fill(writing, "wird nicht gelesen", decorative=True)
    assert insert(writing, file).alt is None


def test_nothing_happens_if_the_user_turns_back(writing: Running, file: Path) -> None:
    before = writing.vorlage
    answer(lambda dialog: dialog.reject())
    writing.answers.file = file
    writing.do("insert-picture")
    writing.bot.waitUntil(lambda: not writing.jobs.running)
    assert writing.vorlage is before


def test_what_is_no_picture_is_said(writing: Running, tmp_path: Path) -> None:
    (tmp_path / "x.png").write_text("kein Bild")
    writing.answers.file = tmp_path / "x.png"
    writing.do("insert-picture")
    writing.bot.waitUntil(lambda: bool(writing.answers.errors))
    assert "PNG oder JPEG" in writing.answers.errors[0]


def test_a_picture_is_pasted(writing: Running) -> None:
    mime = QMimeData()
    image = QImage(60, 40, QImage.Format.Format_RGB32)
    image.fill(Qt.GlobalColor.red)
    mime.setImageData(image)
    fill(writing, "rot")
    pane = writing.window.text_pane
    assert pane.canInsertFromMimeData(mime)
    pane.insertFromMimeData(mime)
    assert picture_of(writing).alt == "rot"


def test_a_file_is_dropped(writing: Running, file: Path) -> None:
    mime = QMimeData()
    mime.setUrls([QUrl.fromLocalFile(str(file))])
    fill(writing, "Plan")
    writing.window.text_pane.insertFromMimeData(mime)
    assert picture_of(writing).alt == "Plan"


@pytest.mark.parametrize(
    "url", ["file://server/share/x.png", "https://beispiel.de/x.png", "file:///x.exe"]
)
def test_nothing_is_fetched_from_elsewhere(writing: Running, url: str) -> None:
    mime = QMimeData()
    mime.setUrls([QUrl(url)])
    assert not writing.window.text_pane.canInsertFromMimeData(mime)


def test_no_picture_stands_in_a_table(writing: Running, file: Path) -> None:
    writing.session.edit("Text", body=flow((Table(((text("a"),),)),)))
    writing.window.text_pane.go_to_block(1)
    assert not writing.action("insert-picture").isEnabled()
    writing.window.text_pane.pictured.emit(file)
    assert "Tabelle" in writing.answers.errors[0]


def show_picture(program: Running) -> None:
    """Show a picture whose bytes are missing, and select it."""
    program.session.edit("Text", body=(Picture("a" * 64, "Plan", 50.4, "Bild"),))
    program.window.text_pane.go_to_block(0)
    QTest.keyClick(program.window.text_pane, Qt.Key.Key_Right, Qt.KeyboardModifier.ShiftModifier)


def test_enter_on_a_picture_edits_it(writing: Running) -> None:
    show_picture(writing)
    fill(writing, "!")
    QTest.keyClick(writing.window.text_pane, Qt.Key.Key_Return)
    assert writing.vorlage.body == (Picture("a" * 64, "Plan!", 50.4, "Bild"),)
    assert writing.session.undo_label == "Bild ändern"


def test_a_double_click_edits_the_picture_under_it(writing: Running) -> None:
    show_picture(writing)
    pane = writing.window.text_pane
    fill(writing, "", "!")
    place = pane.cursorRect().center()
    place.setX(20)
    QTest.mouseDClick(pane.viewport(), Qt.MouseButton.LeftButton, pos=place)
    assert picture_of(writing, 0).caption == "Bild!"
