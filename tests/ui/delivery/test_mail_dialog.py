from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QDialog, QFileDialog, QLabel

from vorlage_editor.exchange.mail import Letter, Mailbox
from vorlage_editor.model.masterdata.office import Office, Recipient
from vorlage_editor.model.offers import recipient_offers
from vorlage_editor.ui.delivery.mail_dialog import RULE, MailDialog, Offer, Wish
from vorlage_editor.ui.delivery.mail_ways import DRAFT, FOLDER, MAPI, WAYS, Way

if TYPE_CHECKING:
    from pytestqt.qtbot import QtBot

    from vorlage_editor.ui.kit.look import Look

LETTER = Letter("Radwege", "Guten Tag\n", "Vorlage_IV-1.pdf")
OFFER = Offer(LETTER, (WAYS[0], WAYS[-1]), DRAFT, Path("/Post"), closed=False)
HOUSE = Office(
    recipients=(
        Recipient(name="Muster, Ada", address="ada@stadt.example"),
        Recipient(name="Sitzungsdienst", address="rat@stadt.example"),
        Recipient(name="ohne Adresse"),
    )
)
RAT = Mailbox("rat@stadt.example", "Sitzungsdienst")
Show = Callable[..., MailDialog]


@pytest.fixture
def show(qtbot: QtBot, look: Look) -> Show:
    def show(*, way: str = DRAFT, closed: bool = False) -> MailDialog:
        offer = replace(OFFER, way=way, closed=closed)
        dialog = MailDialog(offer, look, None, lambda: recipient_offers(HOUSE))
        qtbot.addWidget(dialog)
        dialog.show()
        return dialog

    return show


def words(dialog: MailDialog) -> str:
    return "\n".join(label.text() for label in dialog.findChildren(QLabel))


def test_what_is_proposed_can_be_taken_as_it_is(qtbot: QtBot, show: Show) -> None:
    dialog = show()
    with qtbot.waitSignal(dialog.accepted):
        qtbot.keyClick(dialog, Qt.Key.Key_Return)
    assert dialog.wish == Wish(LETTER, DRAFT, Path("/Post"))


def test_what_is_typed_is_what_the_mail_says(qtbot: QtBot, show: Show) -> None:
    dialog = show()
    dialog.subject.clear()
    qtbot.keyClicks(dialog.subject, "Neu")
    dialog.text.setPlainText("eins\nzwei")
    dialog.way.setCurrentIndex(1)
    assert dialog.wish == Wish(letter("Neu", "eins\nzwei"), FOLDER, Path("/Post"))


def letter(subject: str, text: str) -> Letter:
    return Letter(subject, text, LETTER.attachment)


def test_cancel_decides_nothing(qtbot: QtBot, show: Show) -> None:
    dialog = show()
    with qtbot.waitSignal(dialog.rejected):
        qtbot.mouseClick(dialog.cancel_button, Qt.MouseButton.LeftButton)
    assert dialog.result() == QDialog.DialogCode.Rejected


def test_attachment_and_folder_are_named(show: Show) -> None:
    dialog = show()
    assert "Vorlage_IV-1.pdf" in words(dialog)
    assert "Der Entwurf liegt danach in: /Post" in words(dialog)
    dialog.way.setCurrentIndex(1)
    assert "Das PDF liegt danach in: /Post" in words(dialog)
    assert dialog.accept_button.text() == "PDF zeigen"


def test_a_way_that_is_gone_gives_place_to_the_first(show: Show) -> None:
    assert show(way=MAPI).wish.way == DRAFT
    assert show(way=FOLDER).wish.way == FOLDER


def test_another_folder_can_be_chosen(
    qtbot: QtBot, show: Show, monkeypatch: pytest.MonkeyPatch
) -> None:
    answers = iter(["", "/Ablage"])
    monkeypatch.setattr(QFileDialog, "getExistingDirectory", lambda *_: next(answers))
    dialog = show()
    for expected in (Path("/Post"), Path("/Ablage")):
        qtbot.mouseClick(dialog.folder_button, Qt.MouseButton.LeftButton)
        assert dialog.wish.folder == expected
    assert "/Ablage" in words(dialog)


def test_an_open_paper_is_not_asked_about(show: Show) -> None:
    dialog = show()
    assert RULE not in words(dialog)
    assert dialog.wish.reason == ""


def test_of_a_closed_paper_the_rule_is_named(show: Show) -> None:
    dialog = show(closed=True)
    assert RULE in words(dialog)
    assert not dialog.accept_button.isEnabled()


def test_a_closed_paper_waits_for_a_reason(qtbot: QtBot, show: Show) -> None:
    dialog = show(closed=True)
    qtbot.keyClick(dialog, Qt.Key.Key_Return)
    assert dialog.isVisible()
    qtbot.keyClicks(dialog.reason, "  ")
    assert not dialog.accept_button.isEnabled()
    qtbot.keyClicks(dialog.reason, "eilig ")
    assert dialog.wish.reason == "eilig"
    with qtbot.waitSignal(dialog.accepted):
        qtbot.keyClick(dialog.reason, Qt.Key.Key_Return)


def test_tab_goes_through_the_fields_in_their_order(qtbot: QtBot, show: Show) -> None:
    dialog = show(closed=True)
    qtbot.waitExposed(dialog)
    seen = []
    for _ in range(6):
        seen.append(dialog.focusWidget())
        qtbot.keyClick(dialog.focusWidget(), Qt.Key.Key_Tab)
    fields = [dialog.reason, dialog.to, dialog.subject, dialog.text, dialog.way]
    fields.append(dialog.folder_button)
    assert seen == fields


def test_every_field_has_a_name_for_readers(show: Show) -> None:
    dialog = show(closed=True)
    fields = (dialog.reason, dialog.subject, dialog.text, dialog.way)
    assert [field.accessibleName() for field in fields] == ["Grund", "Betreff", "Text", "Weg"]


# Who gets it


def test_recipients_are_offered_and_come_one_after_the_other(qtbot: QtBot, show: Show) -> None:
    dialog = show()
    dialog.to.setFocus()
    qtbot.keyClicks(dialog.to, "sitz")
    assert [one.text for one in dialog.to.shown] == ["Sitzungsdienst"]
    qtbot.keyClick(dialog.to, Qt.Key.Key_Return)
    assert dialog.isVisible()
    qtbot.keyClicks(dialog.to, "must")
    qtbot.keyClick(dialog.to, Qt.Key.Key_Return)
    assert dialog.wish.letter.to == (RAT, Mailbox("ada@stadt.example", "Muster, Ada"))


def test_all_recipients_are_a_key_away(qtbot: QtBot, show: Show) -> None:
    dialog = show()
    dialog.to.setFocus()
    qtbot.keyClick(dialog.to, Qt.Key.Key_Down, Qt.KeyboardModifier.AltModifier)
    assert [one.text for one in dialog.to.shown] == ["Muster, Ada", "Sitzungsdienst"]


def test_an_address_may_be_typed(qtbot: QtBot, show: Show) -> None:
    dialog = show()
    qtbot.keyClicks(dialog.to, "a@b.example")
    with qtbot.waitSignal(dialog.accepted):
        qtbot.keyClick(dialog.to, Qt.Key.Key_Return)
    assert dialog.wish.letter.to == (Mailbox("a@b.example"),)


def test_what_is_no_address_keeps_the_mail_here(qtbot: QtBot, show: Show) -> None:
    dialog = show()
    dialog.to.setText("a@b.example; nirgendwo")
    qtbot.mouseClick(dialog.accept_button, Qt.MouseButton.LeftButton)
    assert dialog.isVisible()
    assert "nirgendwo" in dialog.unknown.text()
    assert dialog.unknown.isVisible()
    assert dialog.focusWidget() is dialog.to
    qtbot.keyClick(dialog.to, Qt.Key.Key_Backspace)
    assert not dialog.unknown.isVisible()


def test_the_public_version_is_offered_where_it_differs(qtbot: QtBot, look: Look) -> None:
    name = "Vorlage_IV-1_oeffentlich.pdf"
    dialog = MailDialog(replace(OFFER, public_name=name), look)
    qtbot.addWidget(dialog)
    dialog.show()
    before = dialog.wish
    qtbot.keyClick(dialog.public, Qt.Key.Key_Space)
    after = dialog.wish
    assert (before.public, after.public) == (False, True)
    assert (after.letter.attachment, name in words(dialog)) == (name, True)


def test_where_all_is_public_there_is_nothing_to_choose(show: Show) -> None:
    assert not show().public.isVisible()


def test_what_is_good_and_bad_about_a_way_is_said(show: Show) -> None:
    dialog = show()
    assert "ohne Ihre Signatur" in words(dialog)
    dialog.way.setCurrentIndex(1)
    assert WAYS[-1].note in words(dialog)
    assert dialog.way.accessibleDescription() == WAYS[-1].note


@pytest.mark.parametrize("way", WAYS)
def test_ways_are_in_the_words_of_a_clerk(way: Way) -> None:
    said = f"{way.words} {way.note} {way.done} {way.otherwise}"
    assert not re.search(r"eml|xdg|mapi|mime|handler", said, re.IGNORECASE)
