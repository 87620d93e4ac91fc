"""The foot of the window: what is saved, what is wrong, how much is written."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from typing import TYPE_CHECKING, NamedTuple

from PySide6.QtCore import QSize, Qt, QTimer
from PySide6.QtGui import QAccessible, QAccessibleAnnouncementEvent
from PySide6.QtWidgets import QStatusBar, QToolButton

from vorlage_editor.model.body import Body, plain_text
from vorlage_editor.model.checks import Finding, Severity
from vorlage_editor.model.text import LINE
from vorlage_editor.ui.kit.parts import label, tip, tool
from vorlage_editor.ui.kit.signs import LEVELS

if TYPE_CHECKING:
    from vorlage_editor.ui.kit.look import Look
    from vorlage_editor.ui.paper.autosave import State

HEIGHT = 30
FOOT = "Alle Vorlagen liegen nur auf diesem Gerät."
SHOWN = 20_000  # ms that a notice stays
APART = "  ·  "


class Counts(NamedTuple):
    """How much is written: words, and characters with the spaces between them."""

    words: int
    letters: int


class StatusBar(QStatusBar):
    """Buttons at the left: saved state, findings by severity, a notice; counts at the right."""

    def __init__(
        self, look: Look, *, on_saved: Callable[[], object], on_findings: Callable[[], object]
    ) -> None:
        super().__init__()
        self._look = look
        self.setSizeGripEnabled(False)
        self.setFixedHeight(HEIGHT)
        self.saved = self._button("check", "", "muted")
        self.saved.clicked.connect(on_saved)
        self.fine = self._button("circle-check", "Keine Beanstandungen", "muted")
        self.fine.clicked.connect(on_findings)
        self.findings: dict[Severity, QToolButton] = {}
        for severity, level in LEVELS.items():
            self.findings[severity] = self._button(level.icon, "", level.tone)
            self.findings[severity].clicked.connect(on_findings)
        self.notice = self._button("info", "", "muted")
        self.notice.clicked.connect(self._on_notice_clicked)
        self._notice_action: Callable[[], object] | None = None
        self._notice_timer = QTimer(self, singleShot=True, interval=SHOWN)
        self._notice_timer.timeout.connect(self._on_notice_over)
        self.counts = label(look, FOOT, "muted", -1)
        self.counts.setContentsMargins(0, 1, 12, 0)
        self.addPermanentWidget(self.counts)
        self.show_nothing()

    def show_nothing(self) -> None:
        """No draft is open."""
        for button in (self.saved, self.fine, *self.findings.values()):
            button.hide()
        self.counts.setText(FOOT)

    def show_saved(self, state: State) -> None:
        """Say what is true of saving."""
        self.saved.setText(state.text)
        self.saved.setAccessibleName(state.text)
        self.saved.setToolTip(tip(state.detail) or "Jetzt speichern (Strg+S)")
        icon, tone = "check" if state.saved else "ellipsis", "muted"
        if state.failed:
            icon, tone = "circle-x", "error"
        self.saved.setIcon(self._look.icon(icon, tone))
        self.saved.setVisible(bool(state.text))
        if state.failed:
            self._announce(state.text)

    def show_findings(self, findings: Sequence[Finding]) -> None:
        """Count the findings by severity."""
        for severity, level in LEVELS.items():
            count = sum(finding.severity == severity for finding in findings)
            button = self.findings[severity]
            button.setText(f"{count} {level.one if count == 1 else level.many}")
            button.setAccessibleName(button.text())
            button.setVisible(count > 0)
        self.fine.setVisible(not findings)

    def show_counts(self, written: Counts, pages: int, selected: Counts | None = None) -> None:
        """Say how much is written; of what is selected only that."""
        if selected:
            self.counts.setText(f"Markiert: {_said(selected)}")
            return
        parts = [_said(written)]
        if pages:
            parts.append(_many(pages, "Seite", "Seiten"))
        self.counts.setText(APART.join(parts))

    def tell(
        self,
        text: str,
        action: Callable[[], object] | None = None,
        *,
        detail: str = "",
        waits: bool = False,
        once: bool = False,
    ) -> None:
        """Show a notice for some seconds, ``detail`` as its tool tip; a click calls ``action``.

        The seconds of one that ``waits`` begin when the user goes on. An empty one takes the last
        away; one told ``once`` is not told anew while it is seen.
        """
        if once and self.notice.isVisible() and self.notice.text() == text:
            return
        if not text:
            self._forget_notice()
            return
        self.notice.setText(text)
        self.notice.setToolTip(tip(detail or text))
        self.notice.setAccessibleName(text)
        # a mere notice is no button, but not grey either: one is to read it
        self.notice.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents, action is None)
        self.notice.setFocusPolicy(Qt.FocusPolicy.TabFocus if action else Qt.FocusPolicy.NoFocus)
        self._notice_action = action
        self.notice.show()
        self._notice_timer.start()
        if waits:
            self._notice_timer.stop()
        self._announce(text)

    def go_on(self) -> None:
        """Let the seconds begin of a notice that waits for that."""
        if not self.notice.isHidden() and not self._notice_timer.isActive():
            self._notice_timer.start()

    def _forget_notice(self) -> None:
        self._notice_timer.stop()
        self.notice.hide()

    def _announce(self, text: str) -> None:
        """Let screen readers say what appears far from the focus."""
        if QAccessible.isActive():
            QAccessible.updateAccessibility(QAccessibleAnnouncementEvent(self, text))

    def _button(self, icon: str, text: str, tone: str) -> QToolButton:
        button = tool(self._look, icon, text, square=False, tone=tone)
        button.setFont(self._look.font(-1))
        button.setIconSize(QSize(20, 16))
        button.hide()
        self.addWidget(button)
        return button

    def _on_notice_clicked(self) -> None:
        if self._notice_action is not None:
            self._notice_action()

    def _on_notice_over(self) -> None:
        self.notice.hide()


def count(body: Body) -> Counts:
    """Return how much is written in ``body``."""
    return sum_of(plain_text(block) for block in body)


def sum_of(texts: Iterable[str]) -> Counts:
    """Return how much is written in ``texts``; a line break is no character."""
    words = letters = 0
    for text in texts:
        words += len(text.split())
        letters += len(text) - text.count(LINE)
    return Counts(words, letters)


def _said(counts: Counts) -> str:
    words, letters = counts
    return APART.join([_many(words, "Wort", "Wörter"), _many(letters, "Zeichen", "Zeichen")])


def _many(number: int, one: str, many: str) -> str:
    """Return 1.234 and its noun."""
    return f"{number:,} {one if number == 1 else many}".replace(",", ".")
