"""The preview: pages of the real PDF on a desk, kept at their place and zoom while one types."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from itertools import groupby
from operator import attrgetter
from typing import TYPE_CHECKING

from PySide6.QtCore import QElapsedTimer, QPoint, QSize, Qt, QTimer, Signal
from PySide6.QtGui import (
    QColor,
    QKeyEvent,
    QMouseEvent,
    QPainter,
    QPaintEvent,
    QResizeEvent,
    QWheelEvent,
)
from PySide6.QtWidgets import QAbstractScrollArea, QApplication, QScrollBar, QWidget
from typing_extensions import override

from vorlage_editor.ui.preview.desk import FIT_WIDTH, GAP, MARGIN, PAGE, Desk, page_size
from vorlage_editor.ui.preview.page_maker import Drawn, PageMaker, Request
from vorlage_editor.ui.preview.paint import paint_note, paint_page, scaled

if TYPE_CHECKING:
    from vorlage_editor.model.spot import Spot
    from vorlage_editor.pdf.places.places import Places
    from vorlage_editor.ui.kit.look import Look
    from vorlage_editor.ui.paper.session import Session

LINE = 20.0  # pt; of what is higher only so much need be seen
STEPS = (0.5, 0.75, 1.0, 1.25, 1.5, 2.0, 3.0)
PAUSE_AT = 2_000_000
"""Characters of text from which on the preview waits until it is asked."""
DELAY = 15  # ms after a key: the letter is painted first
APART = 200  # ms between two versions while one writes: the eye has enough, keys and battery, too
PAUSED = (
    "Der Text ist länger als 2 MB. Die Vorschau pausiert, damit das Schreiben flüssig bleibt. "
    "Gespeichert wird weiter, und der PDF-Export enthält alles."
)
BROKEN = (
    "Diese Fassung lässt sich gerade nicht darstellen. Ihr Text ist gespeichert; "
    "die Vorschau versucht es mit der nächsten Änderung wieder."
)


class Preview(QAbstractScrollArea):
    """Pages under one another. ``zoom`` is a factor of the natural size, or FIT_WIDTH, FIT_PAGE."""

    moved = Signal()
    clicked = Signal(object)
    """The Spot of the paper that was pointed at."""

    def __init__(
        self,
        session: Session,
        look: Look,
        blobs: Callable[[], Mapping[str, bytes]],
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self._session, self._look, self._blobs = session, look, blobs
        self.pages = 0
        self.zoom = FIT_WIDTH
        self.note = ""
        self._drawn: dict[int, tuple[Drawn, ...]] = {}
        self._places: Places | None = None
        self._followed: Spot | None = None
        self._pressed: QPoint | None = None
        self._maker = PageMaker(self)
        self._maker.counted.connect(self._on_counted)
        self._maker.placed.connect(self._on_placed)
        self._maker.drawn.connect(self._on_drawn)
        self._maker.broken.connect(self._on_broken)
        self._timer = QTimer(self, singleShot=True)
        self._asked = QElapsedTimer()
        self._timer.timeout.connect(self._on_due)
        self._draft = ""
        session.changed.connect(self._on_changed)
        look.changed.connect(self.viewport().update)
        self.setFrameShape(QAbstractScrollArea.Shape.NoFrame)
        self.setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOn)  # or fitting flickers
        self.setAccessibleName("Vorschau des PDF")
        self.setAccessibleDescription("Eingabetaste: die Stelle in der Mitte bearbeiten")
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.viewport().setMouseTracking(True)
        self.verticalScrollBar().actionTriggered.connect(self._on_scrolled_by_hand)
        self.verticalScrollBar().valueChanged.connect(self._on_scrolled)
        self.horizontalScrollBar().valueChanged.connect(self._on_scrolled)

    # What is asked of it

    @property
    def page(self) -> int:
        """The page that takes most of the view, counted from 1; 0 if there is none."""
        if not self.pages:
            return 0
        return self._desk.page_at(self.viewport().height() // 3) + 1

    @property
    def busy(self) -> bool:
        """Whether what is shown is not yet what was written."""
        return self._timer.isActive() or self._maker.busy

    def go_to(self, page: int) -> None:
        """Bring the upper edge of ``page`` (from 1) to the view's."""
        self._followed = None
        step = self._page_size().height() + GAP
        self.verticalScrollBar().setValue(0 if page <= 1 else MARGIN // 2 + (page - 1) * step)

    def set_zoom(self, zoom: float) -> None:
        """Show the pages in another size; the middle of the view stays where it is."""
        if zoom == self.zoom:
            return
        self._followed = None
        bar, old = self.verticalScrollBar(), self._page_size().height()
        place = (bar.value() + self.viewport().height() / 2 - MARGIN) / old
        self.zoom = zoom
        self._arrange()
        bar.setValue(
            round(place * self._page_size().height() + MARGIN - self.viewport().height() / 2)
        )
        self._refresh()
        self.moved.emit()

    def zoom_by(self, steps: int) -> None:
        """Go ``steps`` further in the row of zoom factors."""
        now = self.factor
        larger = [step for step in STEPS if step > now + 0.01]
        smaller = [step for step in STEPS if step < now - 0.01]
        if steps > 0 and larger:
            self.set_zoom(larger[0])
        elif steps < 0 and smaller:
            self.set_zoom(smaller[-1])

    def enlarge(self) -> None:
        """Show the pages one step larger."""
        self.zoom_by(1)

    def reduce(self) -> None:
        """Show the pages one step smaller."""
        self.zoom_by(-1)

    @property
    def factor(self) -> float:
        """The present size against the natural one."""
        return self._page_size().width() / self._natural().width()

    def follow(self, spot: Spot) -> None:
        """Keep ``spot`` in view from now on, until the user goes elsewhere in the pages."""
        self._followed = spot
        if not self.busy:
            self._show_followed()

    def spot_at(self, point: QPoint) -> Spot | None:
        """Return what stands at a point of the view."""
        return self._places.at(*self._desk.spot(point)) if self._places else None

    def close_preview(self) -> None:
        """Stop working; nothing is drawn any more."""
        self._timer.stop()
        self._maker.close()

    # Geometry

    def _natural(self) -> QSize:
        return QSize(
            round(PAGE.width() * self.logicalDpiX() / 25.4),
            round(PAGE.height() * self.logicalDpiY() / 25.4),
        )

    def _page_size(self) -> QSize:
        """The size of a page in logical pixels."""
        return page_size(self._natural(), self.viewport().size(), self.zoom)

    @property
    def _desk(self) -> Desk:
        scrolled = QPoint(self.horizontalScrollBar().value(), self.verticalScrollBar().value())
        return Desk(self._page_size(), self.viewport().size(), self.pages, scrolled)

    def _show_followed(self) -> None:
        """Scroll to what is followed, if that cannot be seen."""
        if self._followed is None or self._places is None:
            return
        desk = self._desk
        caret = self._places.find(self._followed, desk.visible)
        if caret is None:
            return
        left, upper, _, lower = caret.box
        line = desk.line(caret.page, left, upper, min(lower - upper, LINE))
        view = self.viewport().rect()
        by = line.center() - view.center()
        for outside, bar, way in (
            (line.top() < 0 or line.bottom() > view.bottom(), self.verticalScrollBar(), by.y()),
            (line.left() < 0 or line.right() > view.right(), self.horizontalScrollBar(), by.x()),
        ):
            if outside:
                bar.setValue(bar.value() + way)

    def _arrange(self) -> None:
        """Give the scroll bars their ranges; keep the place."""
        whole, view = self._desk.whole, self.viewport().size()
        for bar, length, shown in (
            (self.verticalScrollBar(), whole.height(), view.height()),
            (self.horizontalScrollBar(), whole.width(), view.width()),
        ):
            bar.setRange(0, max(0, length - shown))
            bar.setPageStep(shown)
            bar.setSingleStep(40)

    # Making

    def _on_changed(self) -> None:
        if self._session.draft != self._draft:
            self._draft, self.pages, self._drawn = self._session.draft, 0, {}
            self._places = self._followed = None
            self._arrange()
            self._say("")
            self.viewport().update()
            self.moved.emit()
        if self.isVisible() and not self._timer.isActive():
            since = self._asked.elapsed() if self._asked.isValid() else APART
            self._timer.start(max(DELAY, APART - since))

    def _refresh(self) -> None:
        """Draw anew what is seen, soon."""
        if not self._timer.isActive() or self._timer.remainingTime() > DELAY:
            self._timer.start(DELAY)

    def _on_due(self) -> None:
        if not self._session.draft or not self.isVisible():
            return
        if self._session.text.document.characterCount() > PAUSE_AT:
            self._say(PAUSED)
            return
        ratio, desk = self.devicePixelRatioF(), self._desk
        view = self.viewport().rect().adjusted(0, -GAP, 0, GAP)
        wanted = desk.visible
        parts = {
            page: scaled(view.intersected(rect).translated(-rect.topLeft()), ratio)
            for page in wanted
            if view.intersects(rect := desk.rect(page))
        }
        vorlage, form = self._session.vorlage, self._session.form
        self._asked.start()
        self._maker.ask(Request(vorlage, form, self._blobs(), wanted, desk.page * ratio, parts))

    def _on_counted(self, pages: int) -> None:
        self._say("")
        if pages != self.pages:
            self.pages = pages
            self._drawn = {page: one for page, one in self._drawn.items() if page < pages}
            self._arrange()
            self.moved.emit()

    def _on_placed(self, places: Places) -> None:
        self._places = places
        self._show_followed()

    def _on_drawn(self, drawn: list[Drawn]) -> None:
        new = {page: tuple(strips) for page, strips in groupby(drawn, attrgetter("page"))}
        missing = [page for page in self._desk.visible if page not in new]
        kept = {page: self._drawn[page] for page in missing if page in self._drawn}
        self._drawn = new | kept
        self.viewport().update()
        if any(page < self.pages for page in missing):
            self._refresh()  # the number of pages was not known when this was asked for

    def _on_broken(self, error: BaseException) -> None:
        told = self.note == BROKEN
        self._say(BROKEN)
        if not told:  # or each key would bring the crash report up again
            raise error

    def _say(self, note: str) -> None:
        if note != self.note:
            self.note = note
            self.viewport().update()

    # Events

    @override
    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self.viewport())
        painter.setRenderHint(QPainter.RenderHint.SmoothPixmapTransform)
        painter.fillRect(event.rect(), self._look.color("desk"))
        desk = self._desk
        for page in desk.visible:
            if page < self.pages:
                paint_page(painter, desk.rect(page), self._drawn.get(page, ()))
        if self._look.dark:
            painter.fillRect(event.rect(), QColor(0, 0, 0, 22))
        if self.note:
            box = self.viewport().rect().adjusted(MARGIN, MARGIN, -MARGIN, -MARGIN)
            paint_note(painter, box, self._look, self.note)

    @override
    def resizeEvent(self, event: QResizeEvent) -> None:
        bar = self.verticalScrollBar()
        place = bar.value() / max(1, _whole(bar))
        self._arrange()
        bar.setValue(round(place * _whole(bar)))
        self._refresh()
        self.moved.emit()

    @override
    def showEvent(self, event: object) -> None:
        self._refresh()

    @override
    def scrollContentsBy(self, dx: int, dy: int) -> None:
        self.viewport().update()

    def _on_scrolled_by_hand(self, _action: int) -> None:
        """Do not follow what is written until the next key: the user looks for something."""
        self._followed = None

    def _on_scrolled(self) -> None:
        self._refresh()
        self.moved.emit()

    @override
    def wheelEvent(self, event: QWheelEvent) -> None:
        if event.modifiers() & Qt.KeyboardModifier.ControlModifier:
            self.zoom_by(1 if event.angleDelta().y() > 0 else -1)
            event.accept()
            return
        super().wheelEvent(event)

    @override
    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        there = self.spot_at(event.position().toPoint()) is not None
        shape = Qt.CursorShape.PointingHandCursor if there else Qt.CursorShape.ArrowCursor
        self.viewport().setCursor(shape)

    @override
    def mousePressEvent(self, event: QMouseEvent) -> None:
        left = event.button() == Qt.MouseButton.LeftButton
        self._pressed = event.position().toPoint() if left else None

    @override
    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        pressed, self._pressed = self._pressed, None
        way = event.position().toPoint() - pressed if pressed else None
        if way is None or way.manhattanLength() >= QApplication.startDragDistance():
            return
        if spot := self.spot_at(event.position().toPoint()):
            self.clicked.emit(spot)

    @override
    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self._go_to_middle()
            return
        bar = self.verticalScrollBar()
        moves = {
            Qt.Key.Key_Down: bar.singleStep(),
            Qt.Key.Key_Up: -bar.singleStep(),
            Qt.Key.Key_PageDown: bar.pageStep(),
            Qt.Key.Key_PageUp: -bar.pageStep(),
            Qt.Key.Key_Home: -bar.maximum(),
            Qt.Key.Key_End: bar.maximum(),
        }
        if (by := moves.get(Qt.Key(event.key()))) is None:
            super().keyPressEvent(event)
            return
        self._followed = None
        bar.setValue(bar.value() + by)

    def _go_to_middle(self) -> None:
        page, _, y = self._desk.spot(self.viewport().rect().center())
        if self._places and (spot := self._places.nearest(page, y)):
            self.clicked.emit(spot)


def _whole(bar: QScrollBar) -> int:
    """Return the whole length that a scroll bar stands for."""
    return bar.maximum() + bar.pageStep()
