"""Makes the pages of the preview: bytes in a thread of its own, pixels by Qt's page renderer.

``QPdfDocument.load`` and ``.render`` hold the interpreter's lock in any Python thread, so pixels
come from ``QPdfPageRenderer``, whose thread is C++. One request is under way at a time; what came
in between is replaced by the newest.

Nothing here lets the window wait. While the thread runs, the window's gets the lock back only after
a switch interval, and PySide gives it away with each Qt object that is dropped: so the thread is
started in a turn of its own, in which there is none. And ``requestPage`` waits while a page is
drawn: so each strip of a page is asked for when the one before it is there. The strips are low, for
a thread that has just been woken may take the window's core for as long as it draws.
"""

from __future__ import annotations

from collections import deque
from collections.abc import Callable, Mapping
from concurrent.futures import Future, ThreadPoolExecutor
from dataclasses import dataclass
from functools import partial
from itertools import pairwise
from math import ceil
from typing import TYPE_CHECKING

import shiboken6
from PySide6.QtCore import (
    QBuffer,
    QByteArray,
    QIODevice,
    QObject,
    QPoint,
    QRect,
    QSize,
    Qt,
    QTimer,
    Signal,
)
from PySide6.QtGui import QImage
from PySide6.QtPdf import QPdfDocument, QPdfDocumentRenderOptions, QPdfPageRenderer

from vorlage_editor.model.forms.form import Form
from vorlage_editor.model.vorlage import Vorlage
from vorlage_editor.ui.kit.mailbox import Mailbox

if TYPE_CHECKING:
    from vorlage_editor.pdf.render import Preview, Renderer


STRIP = 300
"""Device pixels; so high a part of a page is drawn in about a millisecond."""


@dataclass(frozen=True, slots=True)
class Request:
    """What the view wants to show: of ``vorlage`` the pages ``wanted``.

    ``size`` is a page in device pixels, ``parts`` what of each page can be seen.
    """

    vorlage: Vorlage
    form: Form
    blobs: Mapping[str, bytes]
    wanted: range
    size: QSize
    parts: Mapping[int, QRect]


@dataclass(frozen=True, slots=True)
class Drawn:
    """The pixels of a strip of a page; ``size`` is the whole page in device pixels."""

    page: int
    size: QSize
    part: QRect
    image: QImage


class PageMaker(QObject):
    """Turns requests into drawn pages.

    ``counted`` says how many pages the paper has, then ``placed`` what stands where on them.
    """

    counted = Signal(int)
    placed = Signal(object)
    drawn = Signal(list)
    broken = Signal(object)
    _asked = Signal()

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._pool = ThreadPoolExecutor(1, "vorlage-preview")
        self._renderer: Renderer | None = None
        self._document = QPdfDocument()  # without a parent, or closing crashes
        self._pixels = QPdfPageRenderer()
        self._pixels.setRenderMode(QPdfPageRenderer.RenderMode.MultiThreaded)
        self._pixels.setDocument(self._document)
        self._pixels.pageRendered.connect(self._on_page_rendered)
        self._asked.connect(self._on_asked, Qt.ConnectionType.QueuedConnection)
        self._made = Mailbox(self._on_made, self)
        self._buffer = QBuffer()
        self._running: Request | None = None
        self._next: Request | None = None
        self._number = 0  # of the page that is being drawn
        self._waiting: deque[tuple[int, int, QRect]] = deque()  # place in the file, page, strip
        self._got: list[Drawn] = []
        self._closed = False

    @property
    def busy(self) -> bool:
        """Whether a request is under way."""
        return self._running is not None

    def ask(self, request: Request) -> None:
        """Make ``request``, at once or when the present one is through; overtaken ones go."""
        if self._closed:
            return
        if self._running is None:
            self._start(request)
        else:
            self._next = request

    def close(self) -> None:
        """Stop; nothing is drawn any more."""
        if self._closed:
            return
        self._closed = True
        self._next = None
        self._waiting.clear()
        self._pool.shutdown(wait=True, cancel_futures=True)
        for one in (self._pixels, self._document, self._buffer):  # each uses the next one
            shiboken6.delete(one)

    def _start(self, request: Request) -> None:
        self._running = request
        self._asked.emit()

    def _on_asked(self) -> None:
        if self._running and not self._closed:
            future = self._pool.submit(self._render, self._running)
            future.add_done_callback(partial(self._report, self._running))

    def _render(self, request: Request) -> Preview:
        """Make the bytes; in the thread."""
        if self._renderer is None:
            from vorlage_editor.pdf.render import Renderer

            self._renderer = Renderer()
        return self._renderer.preview(request.vorlage, request.form, request.blobs, request.wanted)

    def _report(self, request: Request, future: Future[Preview]) -> None:
        """Carry what was made to the GUI thread; called in the worker's."""
        if not future.cancelled():
            self._made.post(request, future)

    def _on_made(self, request: Request, future: Future[Preview]) -> None:
        if error := future.exception():
            self._renderer = None  # what it remembers may be half done
            self._then(partial(self._fail, error))
        else:
            self._then(partial(self._load, request, future.result()))

    def _then(self, step: Callable[[], None]) -> None:
        """Do ``step`` when what waits is done: keys come first."""
        if not self._closed:
            QTimer.singleShot(0, self, step)

    def _load(self, request: Request, made: Preview) -> None:
        if self._closed:
            return
        self._buffer.close()
        self._buffer.setData(QByteArray(made.data))
        self._buffer.open(QIODevice.OpenModeFlag.ReadOnly)
        self._document.load(self._buffer)
        if self._document.error() is not QPdfDocument.Error.None_:
            self._fail(ValueError(self._document.error()))
            return
        self._then(partial(self._show, request, made))

    def _show(self, request: Request, made: Preview) -> None:
        if self._closed:
            return
        self.counted.emit(made.pages)
        self.placed.emit(made.places)
        whole = QRect(QPoint(), request.size)
        self._waiting.extend(
            (place, page, strip)
            for place, page in enumerate(made.shown)
            for strip in _strips(request.parts.get(page) or whole)
        )
        self._got = []
        self._then(partial(self._draw, request))

    def _draw(self, request: Request) -> None:
        """Ask for the next pixels. Qt takes right minus left as the width, so one more."""
        if self._closed:
            return
        place, _, strip = self._waiting[0]
        options = QPdfDocumentRenderOptions()
        options.setScaledSize(request.size)
        options.setScaledClipRect(strip.adjusted(0, 0, 1, 1))
        self._number = self._pixels.requestPage(place, strip.size(), options)

    def _on_page_rendered(
        self, _place: int, _size: QSize, image: QImage, _options: object, number: int
    ) -> None:
        request = self._running
        if number != self._number or request is None or not self._waiting:
            return
        _, page, strip = self._waiting.popleft()
        self._got.append(Drawn(page, request.size, strip, image))
        if self._waiting:
            self._then(partial(self._draw, request))
        else:
            self.drawn.emit(self._got)
            self._ended()

    def _fail(self, error: BaseException) -> None:
        if self._closed:
            return
        self._ended()
        self.broken.emit(error)

    def _ended(self) -> None:
        self._running, request, self._next = None, self._next, None
        if request is not None:
            self._start(request)


def _strips(part: QRect) -> list[QRect]:
    """Cut ``part`` into strips of about the same height."""
    count = ceil(part.height() / STRIP)
    edges = [part.top() + part.height() * n // count for n in range(count + 1)]
    return [QRect(part.left(), a, part.width(), b - a) for a, b in pairwise(edges)]
