"""The preview: pages of the real PDF on a desk, kept at their place and zoom while one types."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import TYPE_CHECKING

from PySide6.QtCore import QElapsedTimer, QPoint, QRect, QRectF, QSize, Qt, QTimer, Signal
from PySide6.QtGui import QColor, QKeyEvent, QPainter, QPaintEvent, QResizeEvent, QWheelEvent
from PySide6.QtWidgets import QAbstractScrollArea, QScrollBar, QWidget
from typing_extensions import override

from vorlage_editor.ui.page_maker import Drawn, PageMaker, Request

if TYPE_CHECKING:
    from vorlage_editor.ui.look import Look
    from vorlage_editor.ui.session import Session

PAGE = QSize(210, 297)  # mm
MARGIN, GAP = 24, 16
FIT_WIDTH, FIT_PAGE = 0.0, -1.0
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
        self._drawn: dict[int, Drawn] = {}
        self._maker = PageMaker(self)
        self._maker.counted.connect(self._on_counted)
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
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.verticalScrollBar().valueChanged.connect(self._on_scrolled)
        self.horizontalScrollBar().valueChanged.connect(self._on_scrolled)

    # --- what is asked of it ----------------------------------------------------------------

    @property
    def page(self) -> int:
        """The page that takes most of the view, counted from 1; 0 if there is none."""
        if not self.pages:
            return 0
        middle = self.verticalScrollBar().value() + self.viewport().height() // 3
        step = self._page_size().height() + GAP
        return max(1, min(self.pages, (middle - MARGIN) // step + 1))

    @property
    def busy(self) -> bool:
        """Whether what is shown is not yet what was written."""
        return self._timer.isActive() or self._maker.busy

    def go_to(self, page: int) -> None:
        """Bring the upper edge of ``page`` (from 1) to the view's."""
        step = self._page_size().height() + GAP
        self.verticalScrollBar().setValue(0 if page <= 1 else MARGIN // 2 + (page - 1) * step)

    def set_zoom(self, zoom: float) -> None:
        """Show the pages in another size; the middle of the view stays where it is."""
        if zoom == self.zoom:
            return
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

    def close_preview(self) -> None:
        """Stop working; nothing is drawn any more."""
        self._timer.stop()
        self._maker.close()

    # --- geometry ---------------------------------------------------------------------------

    def _natural(self) -> QSize:
        return QSize(
            round(PAGE.width() * self.logicalDpiX() / 25.4),
            round(PAGE.height() * self.logicalDpiY() / 25.4),
        )

    def _page_size(self) -> QSize:
        """The size of a page in logical pixels."""
        natural, room = self._natural(), self.viewport().size() - QSize(2 * MARGIN, 2 * MARGIN)
        factor = self.zoom
        if factor <= 0:
            factor = room.width() / natural.width()
            if self.zoom == FIT_PAGE:
                factor = min(factor, room.height() / natural.height())
        factor = max(0.1, min(factor, 4.0))
        return QSize(round(natural.width() * factor), round(natural.height() * factor))

    def _rect(self, page: int) -> QRect:
        """Where ``page`` (from 0) stands in the viewport."""
        size = self._page_size()
        free = self.viewport().width() - size.width()
        x = free // 2 if free >= 2 * MARGIN else MARGIN - self.horizontalScrollBar().value()
        y = MARGIN + page * (size.height() + GAP) - self.verticalScrollBar().value()
        return QRect(QPoint(x, y), size)

    def _visible(self) -> range:
        step = self._page_size().height() + GAP
        top = self.verticalScrollBar().value() - MARGIN
        first = max(0, top // step)
        last = max(first, (top + self.viewport().height()) // step)
        return range(first, min(last + 1, max(1, self.pages)))

    def _arrange(self) -> None:
        """Give the scroll bars their ranges; keep the place."""
        size, view = self._page_size(), self.viewport().size()
        height = 2 * MARGIN + self.pages * (size.height() + GAP) - GAP if self.pages else 0
        for bar, whole, shown in (
            (self.verticalScrollBar(), height, view.height()),
            (self.horizontalScrollBar(), size.width() + 2 * MARGIN, view.width()),
        ):
            bar.setRange(0, max(0, whole - shown))
            bar.setPageStep(shown)
            bar.setSingleStep(40)

    # --- making -----------------------------------------------------------------------------

    def _on_changed(self) -> None:
        if self._session.draft != self._draft:
            self._draft, self.pages, self._drawn = self._session.draft, 0, {}
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
        if self._session.document.characterCount() > PAUSE_AT:
            self._say(PAUSED)
            return
        ratio, size = self.devicePixelRatioF(), self._page_size()
        view = self.viewport().rect().adjusted(0, -GAP, 0, GAP)
        wanted = self._visible()
        parts = {
            page: _scaled(view.intersected(rect).translated(-rect.topLeft()), ratio)
            for page in wanted
            if view.intersects(rect := self._rect(page))
        }
        vorlage, form = self._session.vorlage, self._session.form
        self._asked.start()
        self._maker.ask(Request(vorlage, form, self._blobs(), wanted, size * ratio, parts))

    def _on_counted(self, pages: int) -> None:
        self._say("")
        if pages != self.pages:
            self.pages = pages
            self._drawn = {page: one for page, one in self._drawn.items() if page < pages}
            self._arrange()
            self.moved.emit()

    def _on_drawn(self, drawn: list[Drawn]) -> None:
        missing = [page for page in self._visible() if page not in {one.page for one in drawn}]
        self._drawn = {one.page: one for one in drawn} | {
            page: self._drawn[page] for page in missing if page in self._drawn
        }
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

    # --- events -----------------------------------------------------------------------------

    @override
    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self.viewport())
        painter.setRenderHint(QPainter.RenderHint.SmoothPixmapTransform)
        painter.fillRect(event.rect(), self._look.color("desk"))
        for page in self._visible():
            if page < self.pages:
                self._paint_page(painter, page)
        if self._look.dark:
            painter.fillRect(event.rect(), QColor(0, 0, 0, 22))
        if self.note:
            self._paint_note(painter)

    def _paint_page(self, painter: QPainter, page: int) -> None:
        rect = self._rect(page)
        painter.fillRect(rect, Qt.GlobalColor.white)
        if drawn := self._drawn.get(page):
            scale = rect.width() / drawn.size.width()
            part = drawn.part
            target = QRectF(
                rect.x() + part.x() * scale,
                rect.y() + part.y() * scale,
                part.width() * scale,
                part.height() * scale,
            )
            painter.drawImage(target, drawn.image)

    def _paint_note(self, painter: QPainter) -> None:
        box = self.viewport().rect().adjusted(MARGIN, MARGIN, -MARGIN, -MARGIN)
        flags = int(Qt.TextFlag.TextWordWrap) | int(Qt.AlignmentFlag.AlignHCenter)
        needed = painter.boundingRect(box, flags, self.note).adjusted(-12, -8, 12, 8)
        painter.fillRect(needed, self._look.color("base"))
        painter.setPen(self._look.color("text"))
        painter.drawText(box, flags, self.note)

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
    def keyPressEvent(self, event: QKeyEvent) -> None:
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
        bar.setValue(bar.value() + by)


def _whole(bar: QScrollBar) -> int:
    """Return the whole length that a scroll bar stands for."""
    return bar.maximum() + bar.pageStep()


def _scaled(rect: QRect, ratio: float) -> QRect:
    """Return ``rect`` in device pixels."""
    return QRect(
        round(rect.x() * ratio),
        round(rect.y() * ratio),
        max(1, round(rect.width() * ratio)),
        max(1, round(rect.height() * ratio)),
    )
