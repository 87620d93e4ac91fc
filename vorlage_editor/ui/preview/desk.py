"""Where pages lie on the desk of the preview: under one another, in the middle."""

from __future__ import annotations

from typing import NamedTuple

from PySide6.QtCore import QPoint, QRect, QSize

PAGE = QSize(210, 297)  # mm
POINTS = PAGE.width() / 25.4 * 72
"""A page's width in pt, in which the layout says what stands where."""
MARGIN, GAP = 24, 16
FIT_WIDTH, FIT_PAGE = 0.0, -1.0
LEAST, MOST = 0.1, 4.0


def page_size(natural: QSize, view: QSize, zoom: float) -> QSize:
    """Return a page's size in logical pixels: ``zoom`` times its natural one, or as it fits."""
    room = view - QSize(2 * MARGIN, 2 * MARGIN)
    factor = zoom
    if factor <= 0:
        factor = room.width() / natural.width()
        if zoom == FIT_PAGE:
            factor = min(factor, room.height() / natural.height())
    factor = max(LEAST, min(factor, MOST))
    return QSize(round(natural.width() * factor), round(natural.height() * factor))


class Desk(NamedTuple):
    """The desk as it is seen: ``pages`` of one size in a ``view`` that is ``scrolled`` so far."""

    page: QSize
    view: QSize
    pages: int
    scrolled: QPoint

    @property
    def step(self) -> int:
        """How far it is from page to page."""
        return self.page.height() + GAP

    @property
    def whole(self) -> QSize:
        """The size of all of it."""
        height = 2 * MARGIN + self.pages * self.step - GAP if self.pages else 0
        return QSize(self.page.width() + 2 * MARGIN, height)

    @property
    def visible(self) -> range:
        """The pages in view, counted from 0."""
        top = self.scrolled.y() - MARGIN
        first = max(0, top // self.step)
        last = max(first, (top + self.view.height()) // self.step)
        return range(first, min(last + 1, max(1, self.pages)))

    def rect(self, page: int) -> QRect:
        """Return where ``page`` stands in the view."""
        free = self.view.width() - self.page.width()
        x = free // 2 if free >= 2 * MARGIN else MARGIN - self.scrolled.x()
        return QRect(QPoint(x, MARGIN + page * self.step - self.scrolled.y()), self.page)

    def page_at(self, y: int) -> int:
        """Return the page at the height ``y`` of the view, or the next one above or below."""
        return max(0, min((self.scrolled.y() + y - MARGIN) // self.step, self.pages - 1))

    def spot(self, point: QPoint) -> tuple[int, float, float]:
        """Return the page at the height of ``point``, and the point on it in pt."""
        page = self.page_at(point.y())
        on_page = point - self.rect(page).topLeft()
        scale = POINTS / self.page.width()
        return page, on_page.x() * scale, on_page.y() * scale

    def line(self, page: int, left: float, upper: float, height: float) -> QRect:
        """Return where a caret stands in the view that has its place on ``page`` in pt."""
        rect, scale = self.rect(page), self.page.width() / POINTS
        corner = rect.topLeft() + QPoint(round(left * scale), round(upper * scale))
        return QRect(corner, QSize(1, round(height * scale)))
