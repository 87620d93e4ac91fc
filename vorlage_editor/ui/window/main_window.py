"""The main window: what there is (left), what I write (middle), how it prints (right).

It lays out, folds and leads from place to place; what happens to drafts is the workplace's.
"""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QSignalBlocker, QSize, Qt, QTimer
from PySide6.QtGui import QCloseEvent, QKeyEvent, QResizeEvent
from PySide6.QtWidgets import QApplication, QMainWindow, QSplitter, QStackedWidget, QWidget
from typing_extensions import override

from vorlage_editor.ui.document.spots import selected_lines
from vorlage_editor.ui.formulare.notice import FormsNotice
from vorlage_editor.ui.kit.actions import Actions
from vorlage_editor.ui.kit.parts import Bars, FocusLead, column, holder, row
from vorlage_editor.ui.panels.findings_panel import FindingsPanel
from vorlage_editor.ui.panels.library_panel import LibraryPanel
from vorlage_editor.ui.panels.outline_panel import OutlinePanel
from vorlage_editor.ui.panels.rail import Rail
from vorlage_editor.ui.panels.start_page import StartPage
from vorlage_editor.ui.preview.preview import Preview
from vorlage_editor.ui.preview.side import PreviewSide
from vorlage_editor.ui.sheet.sheet import Sheet
from vorlage_editor.ui.text.format_bar import FormatBar
from vorlage_editor.ui.text.text_pane import TextPane
from vorlage_editor.ui.window.banner import Banner
from vorlage_editor.ui.window.one_history import HistoryKeys
from vorlage_editor.ui.window.status_bar import StatusBar, count, sum_of
from vorlage_editor.ui.window.top_bar import TopBar
from vorlage_editor.ui.window.widths import (
    FIRST,
    FRAME,
    LEAST,
    PANEL_LEAST,
    PREVIEW_LEAST,
    SHEET_NARROWEST,
    WIDE,
    Widths,
    widths,
)

if TYPE_CHECKING:
    from collections.abc import Sequence

    from vorlage_editor.model.field_ref import FieldRef
    from vorlage_editor.ui.kit.actions import Spec
    from vorlage_editor.ui.kit.look import Look
    from vorlage_editor.ui.kit.settings import Settings
    from vorlage_editor.ui.paper.known import Known
    from vorlage_editor.ui.paper.review import Review
    from vorlage_editor.ui.paper.workplace import Workplace

VIEWS = ("library", "outline", "findings")
UNSET = "-"
COUNT_DELAY = 400  # ms without a change


class MainWindow(QMainWindow):
    """Three planes beside a rail, under one row of menus and actions."""

    def __init__(
        self,
        table: Sequence[Spec],
        workplace: Workplace,
        known: Known,
        review: Review,
        look: Look,
        settings: Settings,
    ) -> None:
        super().__init__()
        self._workplace, self._session, self._review = workplace, workplace.session, review
        self._look, self._settings = look, settings
        self.setWindowTitle("Vorlagen-Editor")
        self.setMinimumSize(*LEAST)
        self.actions_ = Actions(table, look, self)
        names = "edit-undo", "edit-redo", "file-export-pdf", "file-duplicate"
        self.history_keys = HistoryKeys(*(self.actions_[name] for name in names))
        self._wanted_panel = "library"
        self._wants_preview = settings.read("preview", True)
        self._print_preview = False
        self._panel_width = settings.read("panel/width", 0)
        self._preview_width = settings.read("preview/width", 0)
        self._build(known)
        self._connect()
        self._on_opened()

    # Building

    def _build(self, known: Known) -> None:
        look, session = self._look, self._session
        self.top_bar = TopBar(self.actions_, look)
        self.setMenuWidget(self.top_bar)
        self.rail = Rail(look)
        self.library = LibraryPanel(look)
        self.outline = OutlinePanel(session, look)
        self.findings = FindingsPanel(look)
        self.panels = _stack(self.library, self.outline, self.findings)
        self.text_pane = TextPane(session, look, self.history_keys.action_of)
        self.sheet = Sheet(session, look, self.text_pane, known)
        self.format_bar = FormatBar(self.actions_, look, self.text_pane)
        self.start_page = StartPage(look, self._session.forms.default)
        self.forms_notice = FormsNotice(look)
        self.bars = Bars(self.format_bar)
        above = self.bars, self.forms_notice
        self._sheet_side = holder(column(*above, self.sheet))
        FocusLead(self._sheet_side, self.text_pane)
        self.preview = Preview(session, look, self._workplace.blobs)
        self.preview_side = PreviewSide(self.preview, look)
        self.centre = _stack(self.start_page, self._sheet_side)
        self.banner = Banner(look)
        self.split = QSplitter()
        self.split.setHandleWidth(1)
        self.split.setChildrenCollapsible(False)
        for side, least in (
            (self.panels, PANEL_LEAST),
            (self.centre, SHEET_NARROWEST),
            (self.preview_side, PREVIEW_LEAST),
        ):
            side.setMinimumWidth(least)
            self.split.addWidget(side)
        planes = holder(row(self.rail, self.split))
        self.setCentralWidget(holder(column(self.banner, planes)))
        self.status = StatusBar(
            look, on_saved=self._workplace.autosave.save_now, on_findings=self._on_findings_asked
        )
        self.setStatusBar(self.status)

    def _connect(self) -> None:
        self._counting = QTimer(self, singleShot=True, interval=COUNT_DELAY)
        self._counting.timeout.connect(self._on_count_due)
        self._session.changed.connect(self._counting.start)
        self.preview.moved.connect(self._counting.start)
        self.text_pane.selectionChanged.connect(self._counting.start)
        self._session.changed.connect(self._on_changed)
        self._session.changed.connect(self.status.go_on)
        self._workplace.leaving.connect(self._on_leaving)
        self._workplace.opened.connect(self._on_opened)
        self._workplace.autosave.changed.connect(self._on_saving)
        self._workplace.keeper.opened.connect(self._on_store_opened)
        for place in (self.text_pane, self._workplace):
            place.told.connect(self.status.tell)
        self.rail.chosen.connect(self.show_panel)
        self.outline.jump.connect(self.go_to)
        self.findings.jump.connect(self.go_to)
        self.split.splitterMoved.connect(self._on_split)

    # What is seen

    @property
    def areas(self) -> tuple[QWidget, ...]:
        """Where the user works; not the bars and menus."""
        return self.rail, self.panels, self.start_page, self.sheet, self.preview_side

    @property
    def has_draft(self) -> bool:
        """Whether a draft is open."""
        return bool(self._session.draft)

    def show_panel(self, view: str) -> None:
        """Show the view of the side panel; fold it if ``view`` is empty."""
        self._wanted_panel = view
        if self.has_draft:
            self._settings.write("panel", view)
        self.arrange()

    def toggle_panel(self, view: str) -> None:
        """Show the view and go there; fold the panel if it is shown already."""
        shown = self._wanted_panel == view
        self.show_panel("" if shown else view)
        if not shown and (panel := self.panels.currentWidget()):
            panel.setFocus()

    def show_preview(self, *, on: bool) -> None:
        """Show or fold the preview; where both do not fit, it takes the sheet's place."""
        if self._print_preview and not on:
            self.show_print_preview(on=False)
            return
        self._wants_preview = on
        self._settings.write("preview", on)
        self.show_print_preview(on=on and not self._shares(preview=True).preview)

    def show_print_preview(self, *, on: bool) -> None:
        """Let the preview take the sheet's place, or give it back."""
        was, self._print_preview = self._print_preview, on and self.has_draft
        self.arrange()
        if self._print_preview:
            self.preview.setFocus()
        elif was and self.has_draft:
            self.text_pane.setFocus()

    def go_to(self, field: FieldRef) -> None:
        """Go to a field of the sheet, which comes back if the preview has its place."""
        if self._print_preview:
            self.show_sheet()
        self.sheet.focus_field(field)

    def lead_to(self, field: FieldRef) -> None:
        """Go to what a finding speaks of; the others are shown at their fields, too."""
        self.sheet.show_all_findings()
        self.go_to(field)

    def show_sheet(self) -> None:
        """Show the sheet where the preview has taken its place."""
        self.show_print_preview(on=False)

    def show_findings(self) -> None:
        """Show what the checks say: at fields and rail, in panel and status bar."""
        findings = list(self._review.findings)
        self.sheet.show_findings(findings)
        body = self._session.vorlage.body
        self.findings.show_findings(findings, self._review.dismissed, body)
        if self.has_draft:
            self.status.show_findings(findings)
        worst = "error" if self._review.errors else "warn"
        self.rail.set_count("findings", len(findings), worst)

    def arrange(self) -> None:
        """Divide the window between panel, sheet and preview."""
        panel, alone = self._panel, self._print_preview
        shares = self._shares(preview=self._wants_preview and self.has_draft)
        self.panels.setVisible(bool(panel))
        self.centre.setVisible(not alone)
        self.preview_side.setVisible(alone or shares.preview > 0)
        if panel:
            self.panels.setCurrentIndex(VIEWS.index(panel))
        self.rail.set_active(panel)
        handles = (bool(panel) + bool(shares.preview)) * self.split.handleWidth()
        sheet, preview = shares.sheet - handles, shares.preview
        with QSignalBlocker(self.split):
            # alone, the preview has the sheet's share too, or the panel would get some of it
            self.split.setSizes(
                [shares.panel, *((0, sheet + preview) if alone else (sheet, preview))]
            )
        self.sheet.arrange(self.centre.width() if self.isVisible() else shares.sheet)
        self.top_bar.shorten(shares.words)
        self._show_checks(panel, preview=alone or shares.preview > 0, alone=alone)

    @property
    def _panel(self) -> str:
        """The view that the side panel shows; while no draft is open it is the library."""
        return self._wanted_panel if self.has_draft else "library"

    def _shares(self, *, preview: bool) -> Widths:
        return widths(
            self.width(),
            panel=bool(self._panel),
            preview=preview,
            panel_width=self._panel_width,
            preview_width=self._preview_width,
        )

    def _show_checks(self, panel: str, *, preview: bool, alone: bool) -> None:
        for view in VIEWS:
            self.actions_[f"view-{view}"].setChecked(view == panel)
        self.actions_["view-preview"].setChecked(preview)
        self.actions_["view-print-preview"].setChecked(alone)

    def step_area(self, by: int) -> None:
        """Move the focus to the next (1) or previous (-1) area that can be seen."""
        places = (self.top_bar, self.rail, self.panels, self.centre, self.preview_side)
        areas = [area for area in places if area.isVisible()]
        now = QApplication.focusWidget()
        here = next((n for n, area in enumerate(areas) if now and area.isAncestorOf(now)), -1)
        area: QWidget = areas[(here + by) % len(areas)]
        if isinstance(area, QStackedWidget):
            area = area.currentWidget() or area
        area.setFocus(Qt.FocusReason.ShortcutFocusReason)

    def restore(self) -> None:
        """Come back with the size and place of last time, at first as large as is useful."""
        if not self.restoreGeometry(self._settings.read_bytes("geometry")):
            room = self.screen().availableGeometry().size() - QSize(*FRAME)
            self.resize(QSize(*FIRST).boundedTo(room))

    def come_forward(self, file: str) -> None:
        """Another start wants this window: show it, and open ``file`` if there is one."""
        if self.isMinimized():
            self.showNormal()
        self.raise_()
        self.activateWindow()
        if file:
            self._workplace.read_file(Path(file))

    # What happens

    def _on_opened(self) -> None:
        on = self.has_draft
        self._print_preview = False
        self.actions_.enable("draft", "editable", on=on)
        self.rail.set_usable(VIEWS if on else VIEWS[:1])
        self.library.show_current(self._session.draft)
        if on:
            known = self._settings.read("panel", UNSET)
            first = "library" if self.width() >= WIDE else ""
            self._wanted_panel = first if known == UNSET else known
        else:
            self.status.show_nothing()
        self._on_changed()
        self._on_saving()
        self._on_count_due()
        self.arrange()  # before the sheet is shown, or a long text is laid out twice
        self.centre.setCurrentWidget(self._sheet_side if on else self.start_page)
        if on:
            self.sheet.show_start(self._settings.read(f"scroll/{self._session.draft}", 0))
        elif not self.panels.isAncestorOf(QApplication.focusWidget() or self):
            self.start_page.setFocus()

    def _on_leaving(self) -> None:
        if self.has_draft:
            self._settings.write(f"scroll/{self._session.draft}", self.sheet.place)

    def _on_changed(self) -> None:
        if self._session.only_text:
            return
        number = self._session.vorlage.number or "Entwurf"
        self.setWindowTitle(f"{number} – Vorlagen-Editor" if self.has_draft else "Vorlagen-Editor")

    def _on_count_due(self) -> None:
        if self.has_draft:
            cursor = self.text_pane.textCursor()
            selected = sum_of(selected_lines(cursor)) if cursor.hasSelection() else None
            written = count(self._session.vorlage.body)
            self.status.show_counts(written, self.preview.pages, selected)

    def _on_saving(self) -> None:
        state = self._workplace.autosave.state
        if self.has_draft or state.failed:
            self.status.show_saved(state)

    def _on_store_opened(self) -> None:
        """Say for good if nothing can be saved."""
        self.banner.say(self._workplace.keeper.notice)

    def _on_findings_asked(self) -> None:
        self.show_panel("findings")
        self.findings.setFocus()

    def _on_split(self, _place: int, handle: int) -> None:
        """Keep the width of what stands at the handle (counted from 1) that was dragged."""
        if handle == 1:
            self._panel_width = self.panels.width()
            self._settings.write("panel/width", self._panel_width)
        else:
            self._preview_width = self.preview_side.width()
            self._settings.write("preview/width", self._preview_width)
        self.sheet.arrange(self.centre.width())

    # Events

    @override
    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self.arrange()

    @override
    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Escape leads back: from the preview to the sheet, from no paper to the last one."""
        if event.key() != Qt.Key.Key_Escape:
            super().keyPressEvent(event)
        elif self._print_preview:
            self.show_print_preview(on=False)
        else:
            self._workplace.go_back()

    @override
    def closeEvent(self, event: QCloseEvent) -> None:
        if not self._workplace.may_close():
            event.ignore()
            return
        self._on_leaving()
        self._settings.write_bytes("geometry", self.saveGeometry())
        self._settings.sync()
        self.preview.close_preview()
        super().closeEvent(event)


def _stack(*pages: QWidget) -> QStackedWidget:
    out = QStackedWidget()
    for page in pages:
        out.addWidget(page)
    return out
