"""The fields of the sheet: a label above, an editor, and notes of the checks under it."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent, QObject, QSignalBlocker, QSize, Qt, Signal
from PySide6.QtGui import QAction, QFocusEvent, QKeyEvent, QPaintEvent, QResizeEvent, QWheelEvent
from PySide6.QtWidgets import (
    QApplication,
    QComboBox,
    QLabel,
    QLineEdit,
    QMenu,
    QSizePolicy,
    QStyle,
    QStyleOptionComboBox,
    QStylePainter,
    QToolButton,
    QVBoxLayout,
    QWidget,
)
from typing_extensions import override

from vorlage_editor.ui.kit.date_field import DateField
from vorlage_editor.ui.kit.parts import ToolButton, clear, column, holder, label, mark, row, tip
from vorlage_editor.ui.kit.signs import LEVELS

if TYPE_CHECKING:
    from vorlage_editor.model.checks.finding import Remark
    from vorlage_editor.ui.kit.look import Look

LETTER = 48
"""How wide the button is that says Ö or N."""
AROUND = 24
"""What edges and gaps take of the width of a line."""

PUBLIC: dict[bool | None, tuple[str, str]] = {
    None: ("–", "nicht festgelegt"),
    True: ("Ö", "öffentlich"),
    False: ("N", "nichtöffentlich"),
}
"""Letter and word for each state of ö/nö."""
BY_STATIONS = "nichtöffentlich (nach den Stationen)"
"""Stands for "not set" where the stations make the paper nichtöffentlich; it sets nothing."""


class TabTakes(QObject):
    """Lets Tab take what is highlighted in the list or menu of ``field``, as Enter does, and go on.

    Qt would do nothing in a list, and step on in a menu.
    """

    def __init__(self, field: QWidget, popup: QWidget) -> None:
        super().__init__(field)
        self._field = field
        popup.installEventFilter(self)

    @override
    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        ways = {Qt.Key.Key_Tab: True, Qt.Key.Key_Backtab: False}
        if not isinstance(event, QKeyEvent) or event.key() not in ways:
            return False
        if event.type() == QEvent.Type.KeyPress and isinstance(watched, QWidget):
            enter = QKeyEvent(event.type(), Qt.Key.Key_Return, Qt.KeyboardModifier.NoModifier)
            QApplication.sendEvent(watched, enter)
            watched.window().close()  # also where nothing is highlighted
            self._field.focusNextPrevChild(ways[Qt.Key(event.key())])
        return True


class Combo(QComboBox):
    """A choice; the wheel scrolls the sheet and never changes a field on the way.

    ``entered`` says what the user chose.
    """

    entered = Signal(str)

    def __init__(self, name: str, choices: Sequence[str] = ()) -> None:
        super().__init__()
        self.setAccessibleName(name)
        self.setMinimumContentsLength(1)
        self.setSizeAdjustPolicy(QComboBox.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.set_choices(choices)
        self.textActivated.connect(self.entered)
        TabTakes(self, self.view())

    def set_choices(self, choices: Sequence[str]) -> None:
        """Offer other choices; what is chosen stays."""
        if [self.itemText(n) for n in range(self.count())] == list(choices):
            return
        with QSignalBlocker(self):
            now = self.currentText()
            self.clear()
            self.addItems(list(choices))
            width = max(map(self.fontMetrics().horizontalAdvance, choices), default=0)
            self.view().setMinimumWidth(width + 36)
            self.setCurrentIndex(-1)  # adding chose the first
            self.show_value(now)

    def show_value(self, value: str) -> None:
        """Show ``value``, also where it is none of the choices; nothing for an empty one."""
        if tip(value) != self.toolTip():
            self.setToolTip(tip(value))  # long ones are cut
        if value == self.currentText():
            return
        with QSignalBlocker(self):
            if value and self.findText(value) < 0:
                self.insertItem(0, value)
            self.setCurrentIndex(self.findText(value))

    @override
    def wheelEvent(self, event: QWheelEvent) -> None:
        event.ignore()

    @override
    def paintEvent(self, event: QPaintEvent) -> None:
        if self.isEditable() or self.currentIndex() < 0:
            super().paintEvent(event)
            return
        option, painter = QStyleOptionComboBox(), QStylePainter(self)
        self.initStyleOption(option)
        painter.drawComplexControl(QStyle.ComplexControl.CC_ComboBox, option)
        part = QStyle.SubControl.SC_ComboBoxEditField
        text = self.style().subControlRect(QStyle.ComplexControl.CC_ComboBox, option, part, self)
        end = Qt.TextElideMode.ElideRight  # Qt cuts long words in the middle of a letter
        option.currentText = self.fontMetrics().elidedText(option.currentText, end, text.width())
        painter.drawControl(QStyle.ControlElement.CE_ComboBoxLabel, option)


def combo(value: str, choices: Sequence[str], name: str = "") -> Combo:
    """Return a choice that shows ``value``."""
    made = Combo(name, choices)
    made.show_value(value)
    return made


def name_aloud(field: Combo) -> None:
    """Let readers say the name of ``field`` without a label: on Unix Qt has only its value."""
    heard = QLabel(field.accessibleName(), field.parentWidget())
    heard.setBuddy(field)
    heard.hide()


class Line(QLineEdit):
    """One line of text; where its ``hint`` does not fit, the ``short`` one stands there."""

    def __init__(self, name: str, hint: str = "", short: str = "") -> None:
        super().__init__()
        self.setAccessibleName(name)
        self.show_hint(hint, short)

    def show_hint(self, hint: str, short: str = "") -> None:
        """Say ``hint`` where nothing stands, or ``short`` where that does not fit."""
        self._hint, self._short = hint, short or hint
        self.setPlaceholderText(hint)

    def show_value(self, value: str) -> None:
        """Show ``value``; the caret stays where nothing changes."""
        if value != self.text():
            place = self.cursorPosition() if self.hasFocus() else 0
            with QSignalBlocker(self):
                self.setText(value)
                self.setCursorPosition(place)

    @override
    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        fits = self.fontMetrics().horizontalAdvance(self._hint) + AROUND <= self.width()
        self.setPlaceholderText(self._hint if fits else self._short)


class PublicButton(ToolButton):
    """Ö, N or –, the words in its menu; a closed one also carries a lock."""

    entered = Signal(object)

    def __init__(self, look: Look, name: str) -> None:
        super().__init__()
        self._name = name
        self.setProperty("kind", "cell")
        self.setIcon(look.icon("lock"))
        self.setIconSize(QSize(16, 14))
        self.setPopupMode(QToolButton.ToolButtonPopupMode.InstantPopup)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        menu = QMenu(self)
        for public, (_, word) in PUBLIC.items():
            menu.addAction(word).setData(public)
        menu.triggered.connect(self._on_chosen)
        menu.aboutToShow.connect(self._on_menu_wanted)
        self.setMenu(menu)
        TabTakes(self, menu)
        self.value: bool | None = None
        self.show_value(None)

    def show_value(self, value: bool | None) -> None:
        """Show whether it is öffentlich."""
        if value is self.value and self.text():
            return
        self.value = value
        letter, word = PUBLIC[value]
        closed = value is False
        self.setText(letter)
        self.setToolTip(f"{self._name}: {word} (Leertaste ändert)")
        self.setAccessibleName(f"{self._name}: {word}")
        self.setToolButtonStyle(
            Qt.ToolButtonStyle.ToolButtonTextBesideIcon
            if closed
            else Qt.ToolButtonStyle.ToolButtonTextOnly
        )
        if self.property("closed") != closed:
            self.setProperty("closed", closed)
            self.style().polish(self)

    def _on_chosen(self, action: QAction) -> None:
        self.entered.emit(action.data())

    def _on_menu_wanted(self) -> None:
        self.menu().setActiveAction(self.menu().actions()[list(PUBLIC).index(self.value)])

    @override
    def keyPressEvent(self, event: QKeyEvent) -> None:
        letters = {letter: public for public, (letter, _) in PUBLIC.items()} | {"-": None}
        if event.text().upper() in letters:
            self.entered.emit(letters[event.text().upper()])
        else:
            super().keyPressEvent(event)


class Field(QWidget):
    """A label over an editor; ``show_findings`` puts notes under it.

    ``beside`` stands at the right of the editor, ``aside`` at the right of the label.
    Notes wait until the editor was left once (``visited``): nobody likes to be told of what he
    has not yet come to. ``left`` is said every time.
    """

    left = Signal()

    def __init__(
        self,
        look: Look,
        text: str,
        editor: QWidget,
        beside: QWidget | None = None,
        *,
        aside: QWidget | None = None,
    ) -> None:
        super().__init__()
        self._look, self.editor = look, editor
        self.visited = False
        self.name = label(look, text, "muted", -1)
        self.name.setBuddy(editor)
        if not editor.accessibleName():
            editor.setAccessibleName(text)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(3)
        layout.addLayout(row(self.name, None, aside) if aside else row(self.name))
        layout.addLayout(row(editor, beside, gap=4) if beside else row(editor))
        self._notes = Notes(look)
        layout.addWidget(self._notes)
        layout.addStretch(1)  # beside a field with notes it stays at the top
        editor.installEventFilter(self)

    @property
    def notes(self) -> tuple[str, ...]:
        """The sentences that stand under the editor."""
        return self._notes.texts

    def show_findings(self, findings: Sequence[Remark]) -> None:
        """Show what the checks say of this field, once it was visited."""
        seen = list(findings) if self.visited and not is_unfinished(self.editor) else []
        self._notes.show_findings(seen)
        show_level(self.editor, seen)

    @override
    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if is_leaving(event):
            self.visited = True
            self.left.emit()
        return False


class Notes(QWidget):
    """What the checks say, each with icon, words and colour."""

    def __init__(self, look: Look) -> None:
        super().__init__()
        self._look = look
        self.texts: tuple[str, ...] = ()
        self._lines = QVBoxLayout(self)
        self._lines.setContentsMargins(0, 0, 0, 0)
        self._lines.setSpacing(3)
        self.hide()

    def show_findings(self, findings: Sequence[Remark]) -> None:
        """Show one line for each of ``findings``."""
        texts = tuple(finding.message for finding in findings)
        if texts == self.texts:
            return
        self.texts = texts
        clear(self._lines)
        for finding in findings:
            self._lines.addWidget(self._note(finding))
        self.setVisible(bool(texts))

    def _note(self, finding: Remark) -> QWidget:
        level = LEVELS[finding.severity]
        words = label(self._look, finding.message, level.tone, -1, wrap=True)
        sign = column(mark(self._look, level.icon, level.tone), None)  # beside the first line
        line = row(sign, words, gap=6)
        line.setStretch(1, 1)
        return holder(line)


def is_leaving(event: QEvent) -> bool:
    """Return whether a field is left for another, not for its own menu or another window."""
    return (
        isinstance(event, QFocusEvent)
        and event.type() == QEvent.Type.FocusOut
        and (
            event.reason()
            not in (Qt.FocusReason.PopupFocusReason, Qt.FocusReason.ActiveWindowFocusReason)
        )
    )


def is_unfinished(editor: QWidget) -> bool:
    """Return whether a date is being typed: half a date is no mistake yet."""
    return isinstance(editor, DateField) and editor.typing


def show_level(editor: QWidget, findings: Sequence[Remark]) -> None:
    """Give ``editor`` the edge of the worst of ``findings``."""
    order = list(LEVELS)
    editor.setAccessibleDescription(" ".join(finding.message for finding in findings))
    worst = min((finding.severity for finding in findings), key=order.index, default=None)
    level = LEVELS[worst].rule if worst else ""
    if (editor.property("level") or "") != level:
        editor.setProperty("level", level or None)
        editor.style().polish(editor)
