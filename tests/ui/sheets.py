"""Sessions and papers for the tests of the sheet, and how its widgets are used."""

from __future__ import annotations

from operator import attrgetter
from typing import TYPE_CHECKING

from msgspec.structs import replace
from PySide6.QtCore import QEvent, QPoint, QPointF, Qt
from PySide6.QtGui import QWheelEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication

from tests.field_refs import ref
from vorlage_editor.model.checks import Finding, Severity
from vorlage_editor.model.forms.form import parse_form
from vorlage_editor.ui.kit.fields import Notes
from vorlage_editor.ui.paper.forms import Forms
from vorlage_editor.ui.paper.session import Session
from vorlage_editor.ui.sheet.signatures_pane import SignatureCard, SignaturesPane
from vorlage_editor.ui.text.text_pane import TextPane

if TYPE_CHECKING:
    from PySide6.QtWidgets import QWidget
    from pytestqt.qtbot import QtBot

    from vorlage_editor.model.forms.form import Form
    from vorlage_editor.ui.kit.offers import OfferLine
    from vorlage_editor.ui.sheet.sheet import Sheet

CONTROL = Qt.KeyboardModifier.ControlModifier
SHIFT = Qt.KeyboardModifier.ShiftModifier
ALT = Qt.KeyboardModifier.AltModifier

RICH = """
id = "reich"
name = "Reich"

[head]
meta = [
  { key = "office", label = "Amt:" },
  { key = "file_number" },
  { key = "contact", label = "Auskunft erteilt" },
]

[letterhead]
block = [{ key = "phone" }, { key = "office" }]

[signatures]
place_date = true
cells = [{ label = "Dezernat:", key = "lead" }, { label = "Der Landrat" }]

[[kinds]]
name = "Beschlussvorlage"
"""
"""A form that prints nearly all there is."""


def rich_form() -> Form:
    return parse_form(RICH)


def new_session(form: Form, draft: str = "1", **fields: object) -> Session:
    """Return a session with a new Informationsvorlage that has ``fields``."""
    session = Session(Forms([form]), clock=lambda: 0.0)
    session.open(draft, replace(form.new_vorlage("Informationsvorlage"), **fields), form)
    return session


def show(qtbot: QtBot, widget: QWidget) -> None:
    """Show ``widget`` as the active window."""
    qtbot.addWidget(widget)
    widget.show()
    widget.activateWindow()
    qtbot.waitUntil(widget.isActiveWindow)


def leave(widget: QWidget) -> None:
    """Leave the field that has the focus, by Tab."""
    assert widget.hasFocus()
    QTest.keyClick(widget, Qt.Key.Key_Tab)


def settle() -> None:
    """Let layouts be laid out and what is deleted go."""
    QApplication.processEvents()
    QApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete.value)


def text_of(sheet: Sheet) -> TextPane:
    text = sheet.findChild(TextPane)
    assert text
    return text


def page_of(sheet: Sheet) -> QWidget:
    """Return the column that holds all fields and the text."""
    page = text_of(sheet).parentWidget()
    assert page
    return page


def text_notes(sheet: Sheet) -> tuple[str, ...]:
    """Return what stands below the text."""
    only = Qt.FindChildOption.FindDirectChildrenOnly
    (notes,) = page_of(sheet).findChildren(Notes, options=only)
    return notes.texts


def cards_of(pane: SignaturesPane) -> list[SignatureCard]:
    """Return the cards of the signatures, in their order."""
    found = pane.cards.findChildren(SignatureCard)
    return sorted((one for one in found if not one.isHidden()), key=attrgetter("place"))


def focused() -> QWidget | None:
    return QApplication.focusWidget()


def offered(line: OfferLine) -> list[str]:
    """Return all that ``line`` offers."""
    line.open()
    texts = [one.text for one in line.shown]
    line.leave()
    return texts


def error(field: str, message: str = "So geht es nicht.") -> Finding:
    return Finding("rule", Severity.ERROR, ref(field), message)


def warning(field: str, message: str = "Bitte ansehen.") -> Finding:
    return Finding("rule", Severity.WARNING, ref(field), message)


def level(widget: QWidget) -> str:
    """Return the level whose edge ``widget`` has."""
    return str(widget.property("level") or "")


def wheel(widget: QWidget) -> QWheelEvent:
    """Turn the wheel over ``widget`` by one notch."""
    event = QWheelEvent(
        QPointF(5, 5),
        QPointF(widget.mapToGlobal(QPoint(5, 5))),
        QPoint(0, -120),
        QPoint(0, -120),
        Qt.MouseButton.NoButton,
        Qt.KeyboardModifier.NoModifier,
        Qt.ScrollPhase.NoScrollPhase,
        False,
    )
    QApplication.sendEvent(widget, event)
    return event
