"""What stands in the sheet's place while no draft is open: what one may begin with."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QRectF, Qt, Signal
from PySide6.QtGui import QKeyEvent, QPainter, QPaintEvent, QPen, QResizeEvent
from PySide6.QtWidgets import (
    QAbstractButton,
    QButtonGroup,
    QFrame,
    QGridLayout,
    QScrollArea,
    QSizePolicy,
)
from typing_extensions import override

from vorlage_editor.ui.kit.parts import (
    SEMIBOLD,
    column,
    discard,
    holder,
    label,
    mark,
    push,
    row,
    tab_order,
)

if TYPE_CHECKING:
    from vorlage_editor.model.forms.form import Form
    from vorlage_editor.ui.kit.look import Look

TITLE = "Was möchten Sie schreiben?"
LEAD = "Gespeichert wird beim Schreiben. Was noch fehlt, lässt sich später nachtragen."
WIDTH, COLUMNS = 720, 2
ICONS = (
    ("information", "info"),
    ("bericht", "info"),
    ("mitteilung", "message-square"),
    ("stellungnahme", "message-square"),
    ("beantwortung", "message-square"),
    ("beschluss", "gavel"),
    ("entscheidung", "gavel"),
    ("antrag", "gavel"),
)
"""The icon of a Vorlagenart by a word in its name."""


class Card(QAbstractButton):
    """A framed button: icon, name, and a second, quieter line. Both may wrap."""

    def __init__(self, look: Look, icon: str, text: str, second: str, *, key: str = "") -> None:
        super().__init__()
        self.key = key
        self._look = look
        self.setAccessibleName(text)
        self.setAccessibleDescription(second)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setAttribute(Qt.WidgetAttribute.WA_Hover)
        self._words = label(look, text, weight=SEMIBOLD, wrap=True)
        self._second = label(look, second, "muted", -1, wrap=True)
        words = column(self._words, self._second, None, gap=1)
        sign = column(mark(look, icon, "accent", 20), None)
        self._box = row(sign, words, margins=(14, 11, 14, 11), gap=10)
        self._box.setStretch(1, 1)
        self.setLayout(self._box)
        self.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Preferred)
        look.changed.connect(self.update)

    @override
    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self.click()
        else:
            super().keyPressEvent(event)

    @override
    def resizeEvent(self, event: QResizeEvent) -> None:
        """Wrapped text inside a button: the layout must be told its height."""
        for words in (self._words, self._second):
            words.setMinimumHeight(words.heightForWidth(words.width()))
        self.setMinimumHeight(self._box.heightForWidth(self.width()))

    @override
    def paintEvent(self, event: QPaintEvent) -> None:
        painter, look, focus = QPainter(self), self._look, self.hasFocus()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setBrush(look.color("hover" if self.underMouse() else "field"))
        painter.setPen(QPen(look.color("accent" if focus else "line"), 2 if focus else 1))
        edge = 1 if focus else 0.5
        painter.drawRoundedRect(QRectF(self.rect()).adjusted(edge, edge, -edge, -edge), 8, 8)


class StartPage(QScrollArea):
    """The Vorlagenarten of the form as cards, and other ways to begin."""

    new_requested = Signal(str)
    """Begin a paper of this Vorlagenart."""
    other_requested = Signal()
    """Choose of the Vorlagenarten of all forms."""
    open_requested = Signal()
    text_requested = Signal()
    example_requested = Signal()

    def __init__(self, look: Look, form: Form) -> None:
        super().__init__()
        self.setAccessibleName("Startseite")
        self.setWidgetResizable(True)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self._look, self._form = look, form
        where = "Aus einer Datei oder der Zwischenablage"
        self.text_card = Card(look, "text-quote", "Aus Text übernehmen …", where)
        self.other_button = push(look, "files", "Andere Vorlagenart …", "quiet")
        self.open_button = push(
            look, "file-input", "Datei öffnen … (Vorlage, PDF mit Entwurf, Text)", "quiet"
        )
        self.example_button = push(look, "file-text", "Beispiel ansehen", "quiet")
        self.cards: list[Card] = []
        self._grid = QGridLayout()
        self._group = QButtonGroup(self)  # arrow keys go from card to card
        self._group.setExclusive(False)
        self._group.buttonClicked.connect(self._on_card_clicked)
        self._arrange(look)
        self._show_cards()
        self.other_button.clicked.connect(self.other_requested)
        self.open_button.clicked.connect(self.open_requested)
        self.example_button.clicked.connect(self.example_requested)

    def show_form(self, form: Form) -> None:
        """Offer the Vorlagenarten of another form."""
        if form.kinds != self._form.kinds:
            self._form = form
            for card in self.cards:
                self._group.removeButton(card)
                discard(card)
            self._show_cards()

    def _show_cards(self) -> None:
        self.cards = [
            Card(self._look, icon_of(kind.name), kind.name, kind.hint, key=kind.name)
            for kind in self._form.kinds
        ]
        cards = (*self.cards, self.text_card)
        for n, card in enumerate(cards):
            self._grid.addWidget(card, n // COLUMNS, n % COLUMNS)
            self._group.addButton(card)
        tab_order(*cards, self.other_button)
        self.setFocusProxy(cards[0])

    def _arrange(self, look: Look) -> None:
        grid = self._grid
        grid.setSpacing(12)
        for n in range(COLUMNS):
            grid.setColumnStretch(n, 1)
        inner = holder(
            column(
                None,
                label(look, TITLE, step=9, weight=SEMIBOLD, wrap=True),
                6,
                label(look, LEAD, "muted", 0.5, wrap=True),
                24,
                grid,
                18,
                self.other_button,
                2,
                self.open_button,
                2,
                self.example_button,
                None,
                None,
                margins=(32, 24, 32, 24),
            )
        )
        inner.setMaximumWidth(WIDTH)
        self.setWidget(holder(row(inner)))

    def _on_card_clicked(self, card: QAbstractButton) -> None:
        if card is self.text_card:
            self.text_requested.emit()
        elif isinstance(card, Card):
            self.new_requested.emit(card.key)


def icon_of(kind: str) -> str:
    """Return the icon of the Vorlagenart ``kind``."""
    name = kind.casefold()
    return next((icon for word, icon in ICONS if word in name), "files")
