from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QDialog, QLabel

from vorlage_editor.model.body import Block, Heading, ListItem, Paragraph, Run, Table
from vorlage_editor.model.consultation import Consultation
from vorlage_editor.model.vorlage import Attachment, Signature, Vorlage
from vorlage_editor.ui.text import text_import_dialog
from vorlage_editor.ui.text.text_import_dialog import TextImportDialog, amount, recognised

if TYPE_CHECKING:
    from pytestqt.qtbot import QtBot

    from vorlage_editor.model.forms.form import Form
    from vorlage_editor.ui.kit.look import Look


def paragraph(text: str = "Text") -> Paragraph:
    return Paragraph((Run(text),))


PAPER = Vorlage(
    kind="Informationsvorlage",
    number="IV/0127/2015",
    subject="Radwege\u2028am Fluss",
    date=date(2015, 8, 1),
    public=True,
    lead="Dez. II",
    involved="Dez. III",
    route=(
        Consultation(
            committee="Bauausschuss",
            dates=(date(2015, 8, 20),),
            role="Kenntnisnahme",
            agenda_item="7",
            public=False,
        ),
    ),
    body=(
        paragraph("Vorab"),
        Heading(1, (Run("Erläuterung"),), "erlaeuterung"),
        paragraph(),
        *(ListItem("dash", 0, (Run("Punkt"),)) for _ in range(5)),
        paragraph(),
    ),
    attachments=(Attachment(name="Plan"),),
    signatures=(Signature(label="Der Bürgermeister", name="E. Muster"),),
)
PLAIN = Vorlage(kind="", body=(paragraph("eins"), paragraph("zwei")))


def lines(vorlage: Vorlage, form: Form) -> list[tuple[str, str]]:
    return [(line.name, line.value) for part in recognised(vorlage, form) for line in part.lines]


def test_all_that_was_recognised_is_said(form: Form) -> None:
    assert lines(PAPER, form) == [
        ("Vorlagenart", "Informationsvorlage"),
        ("Vorlagennummer", "IV/0127/2015"),
        ("Betreff", "Radwege am Fluss"),
        ("Datum", "01.08.2015"),
        ("Öffentlichkeit", "öffentlich"),
        ("Station", "Bauausschuss · 20.08.2015 · Kenntnisnahme · TOP 7 · nichtöffentlich"),
        ("Ohne Überschrift", "1 Absatz"),
        ("Erläuterung", "2 Absätze, 5 Listenpunkte"),
        ("Federführendes Dezernat", "Dez. II"),
        ("Beteiligtes Dezernat", "Dez. III"),
        ("Unterschrift", "Der Bürgermeister: E. Muster"),
        ("Anlage", "Plan"),
    ]


def test_several_stations_are_numbered(form: Form) -> None:
    paper = Vorlage(kind="", route=(Consultation(committee="A"), Consultation(committee="B")))
    assert ("Station 2", "B") in lines(paper, form)


def test_of_plain_text_it_says_that_all_of_it_is_kept(form: Form) -> None:
    assert lines(PLAIN, form) == [
        ("Vorlagenart", ""),
        ("Vorlagennummer", ""),
        ("Betreff", ""),
        ("Ohne Überschrift", "2 Absätze"),
    ]


@pytest.mark.parametrize(
    ("blocks", "words"),
    [
        ((paragraph(),), "1 Absatz"),
        ((Table((((),),)), Heading(2)), "1 Tabelle, 1 Zwischenüberschrift"),
        ((), "leer"),
    ],
)
def test_an_amount_is_said_in_words(blocks: tuple[Block, ...], words: str) -> None:
    assert amount(blocks) == words


@pytest.fixture
def dialog(qtbot: QtBot, look: Look, form: Form) -> TextImportDialog:
    dialog = TextImportDialog(PAPER, form, look)
    qtbot.addWidget(dialog)
    dialog.show()
    qtbot.waitExposed(dialog)
    return dialog


def words(dialog: TextImportDialog) -> str:
    return "\n".join(label.text() for label in dialog.findChildren(QLabel))


def test_the_dialog_shows_it(dialog: TextImportDialog) -> None:
    assert "Erläuterung\n2 Absätze, 5 Listenpunkte" in words(dialog)


def test_enter_takes_it_over(qtbot: QtBot, dialog: TextImportDialog) -> None:
    with qtbot.waitSignal(dialog.accepted):
        qtbot.keyClick(dialog, Qt.Key.Key_Return)
    assert dialog.result() == QDialog.DialogCode.Accepted


def test_cancel_changes_nothing(qtbot: QtBot, dialog: TextImportDialog) -> None:
    with qtbot.waitSignal(dialog.rejected):
        qtbot.mouseClick(dialog.cancel_button, Qt.MouseButton.LeftButton)


def test_what_is_missing_is_said(qtbot: QtBot, look: Look, form: Form) -> None:
    dialog = TextImportDialog(PLAIN, form, look)
    qtbot.addWidget(dialog)
    assert words(dialog).count("nicht erkannt") == 3
    assert "kein Aufbau einer Vorlage erkannt" in words(dialog)


def test_it_fits_on_a_small_screen(
    form: Form, look: Look, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(text_import_dialog, "SIZE", (560, 3000))
    dialog = TextImportDialog(PAPER, form, look)
    qtbot.addWidget(dialog)
    assert dialog.height() < dialog.screen().availableGeometry().height()
