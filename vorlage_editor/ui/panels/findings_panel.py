"""Prüfung: what the checks say of the paper, by weight, each with the place it speaks of."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QPoint, Qt, Signal
from PySide6.QtWidgets import QMenu

from vorlage_editor.model.checks import Severity
from vorlage_editor.ui.kit.finding_rows import finding_rows, order_of_rows, place_of
from vorlage_editor.ui.kit.lists import RowList
from vorlage_editor.ui.kit.parts import column, holder, label, row, rule, tool
from vorlage_editor.ui.kit.rows import Row
from vorlage_editor.ui.kit.side_panel import SidePanel

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from vorlage_editor.model.body import Body
    from vorlage_editor.model.checks import Finding
    from vorlage_editor.model.vorlage import Dismissed
    from vorlage_editor.ui.kit.look import Look

NOTHING = "Keine Beanstandungen."
HINT = "Enter springt zur Stelle. Warnungen und Hinweise halten den Export nicht auf."
DISMISS = "Für diese Vorlage ausblenden …"
RESTORE = "Wieder anzeigen"


class FindingsPanel(SidePanel):
    """All findings; Enter or a click leads to the field.

    A row's menu, or the button above, dismisses what is no error; below, what was dismissed can be
    shown, and taken back.
    """

    jump = Signal(object)
    """The user wants to go to this field (``FieldRef``)."""
    dismiss_requested = Signal(object)
    """The user does not want to see this finding again."""
    restore_requested = Signal(object)
    """The user wants to see again what this dismissal keeps away."""

    def __init__(self, look: Look) -> None:
        self._dismiss = tool(look, "eye-off", DISMISS, tone="muted")
        self._restore = tool(look, "eye", RESTORE, tone="muted")
        super().__init__(look, "Prüfung", (self._dismiss, self._restore))
        self._findings: dict[str, Finding] = {}
        self._dismissed: dict[str, tuple[Finding, Dismissed]] = {}
        self._rows: tuple[Row, ...] = ()
        self._below: tuple[Row, ...] = ()
        self.list = RowList(look, "Prüfung")
        self.toggle = tool(look, "eye-off", "", square=False, tone="muted")
        self.toggle.setCheckable(True)
        self._hint = holder(row(label(look, HINT, "muted", -1, wrap=True), margins=(20, 4, 16, 12)))
        self._layout.addWidget(self.list, 1)
        self._layout.addWidget(self._hint)
        self._foot = holder(column(rule(), row(self.toggle, None, margins=(8, 4, 20, 4))))
        self._layout.addWidget(self._foot)
        self.setFocusProxy(self.list)
        self._connect()
        self.show_findings([])

    def _connect(self) -> None:
        self.list.opened.connect(self._on_opened)
        self.list.stepped.connect(self._on_stepped)
        self.list.setContextMenuPolicy(Qt.ContextMenuPolicy.CustomContextMenu)
        self.list.customContextMenuRequested.connect(self._on_menu_wanted)
        self.toggle.toggled.connect(self._on_toggled)
        self._dismiss.clicked.connect(self.dismiss)
        self._restore.clicked.connect(self.restore)

    def show_findings(
        self,
        findings: Sequence[Finding],
        dismissed: Sequence[tuple[Finding, Dismissed]] = (),
        body: Body = (),
    ) -> None:
        """Show ``findings``, or that there are none, and how many were ``dismissed``.

        ``body`` is the text that they speak of.
        """
        self._rows = finding_rows(findings, body)
        keys = [one.key for one in self._rows if one.key]
        shown = [findings[n] for n in order_of_rows(findings)]
        self._findings = dict(zip(keys, shown, strict=True))
        self._below = tuple(_dismissed_rows(dismissed))
        keys = [one.key for one in self._below if one.key]
        self._dismissed = dict(zip(keys, dismissed, strict=True))
        self.toggle.setText(f"{len(dismissed)} ausgeblendet")
        self.toggle.setAccessibleName(self.toggle.text())
        self.toggle.setToolTip("Ausgeblendete Beanstandungen anzeigen")
        self._foot.setVisible(bool(dismissed))
        self._hint.setVisible(bool(findings))
        self._refresh()

    def _refresh(self) -> None:
        shown = self._below if self.toggle.isChecked() else ()
        self.list.show_rows((*self._rows, *shown))
        self.list.say_if_empty(NOTHING)
        self._on_stepped(self.list.key)

    def dismiss(self) -> None:
        """Ask to dismiss the chosen finding."""
        if (finding := self._findings.get(self.list.key)) and may_be_dismissed(finding):
            self.dismiss_requested.emit(finding)

    def restore(self) -> None:
        """Ask to show the chosen finding again."""
        if found := self._dismissed.get(self.list.key):
            self.restore_requested.emit(found[1])

    def menu(self) -> QMenu:
        """Return the menu of the chosen row."""
        menu = QMenu(self)
        menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        menu.addAction("Zur &Stelle").triggered.connect(self._on_place_wanted)
        if self.list.key in self._dismissed:
            menu.addAction("&Wieder anzeigen").triggered.connect(self.restore)
        else:
            action = menu.addAction("Für diese Vorlage &ausblenden …")
            action.triggered.connect(self.dismiss)
            action.setEnabled(self._dismiss.isEnabled())
        return menu

    def _on_opened(self, key: str) -> None:
        if key in self._findings:
            self.jump.emit(self._findings[key].field)
        elif key in self._dismissed:
            self.jump.emit(self._dismissed[key][0].field)

    def _on_place_wanted(self) -> None:
        self._on_opened(self.list.key)

    def _on_stepped(self, key: str) -> None:
        finding = self._findings.get(key)
        self._dismiss.setEnabled(finding is not None and may_be_dismissed(finding))
        self._dismiss.setVisible(key not in self._dismissed)
        self._restore.setVisible(key in self._dismissed)

    def _on_menu_wanted(self, place: QPoint) -> None:
        if self.list.key:
            box = self.list.visualRect(self.list.currentIndex())
            at = place if box.contains(place) else box.center()
            self.menu().popup(self.list.viewport().mapToGlobal(at))

    def _on_toggled(self, on: bool) -> None:
        self._refresh()
        if on and self._dismissed:
            self.list.choose(next(iter(self._dismissed)))


def may_be_dismissed(finding: Finding) -> bool:
    """Whether a paper may go out with ``finding``: errors stay in the way."""
    return finding.severity is not Severity.ERROR


def _dismissed_rows(dismissed: Sequence[tuple[Finding, Dismissed]]) -> Iterator[Row]:
    if dismissed:
        yield Row(text=f"{len(dismissed)} ausgeblendet")
    for n, (finding, by) in enumerate(dismissed):
        yield Row(
            key=f"{finding.field} {finding.rule} dismissed {n}",
            text=finding.message,
            lines=0,
            quiet=True,
            icon="eye-off",
            second=f"Grund: {by.reason}" if by.reason else place_of(finding.field),
        )
