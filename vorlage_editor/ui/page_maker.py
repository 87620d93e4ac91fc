"""Makes the pages of the preview: bytes in a thread of its own, pixels by Qt's page renderer.

``QPdfDocument.load`` and ``.render`` hold the interpreter's lock in any Python thread, so pixels
come from ``QPdfPageRenderer``, whose thread is C++. One request is under way at a time; what came
in between is replaced by the newest.
"""

from __future__ import annotations

from collections.abc import Mapping
from concurrent.futures import Future, ThreadPoolExecutor
from dataclasses import dataclass
from functools import partial
from typing import TYPE_CHECKING

import shiboken6
from PySide6.QtCore import QBuffer, QByteArray, QIODevice, QObject, QRect, QSize, Qt, Signal
from PySide6.QtGui import QImage
from PySide6.QtPdf import QPdfDocument, QPdfDocumentRenderOptions, QPdfPageRenderer

from vorlage_editor.model.form import Form
from vorlage_editor.model.vorlage import Vorlage

if TYPE_CHECKING:
    from vorlage_editor.pdf.render import Preview, Renderer


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
    """The pixels of a part of a page; ``size`` is the whole page in device pixels."""

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
    _made = Signal(object, object)

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._pool = ThreadPoolExecutor(1, "vorlage-preview")
        self._renderer: Renderer | None = None
        self._document = QPdfDocument()  # without a parent, or closing crashes
        self._pixels = QPdfPageRenderer()
        self._pixels.setRenderMode(QPdfPageRenderer.RenderMode.MultiThreaded)
        self._pixels.setDocument(self._document)
        self._pixels.pageRendered.connect(self._on_page_rendered)
        self._made.connect(self._on_made, Qt.ConnectionType.QueuedConnection)
        self._buffer = QBuffer()
        self._running: Request | None = None
        self._next: Request | None = None
        self._waiting: dict[int, tuple[int, QSize, QRect]] = {}
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
        self._next, self._waiting = None, {}
        self._pool.shutdown(wait=True, cancel_futures=True)
        for one in (self._pixels, self._document, self._buffer):  # each uses the next one
            shiboken6.delete(one)

    def _start(self, request: Request) -> None:
        self._running = request
        future = self._pool.submit(self._render, request)
        future.add_done_callback(partial(self._report, request))

    def _render(self, request: Request) -> Preview:
        """Make the bytes; in the thread."""
        if self._renderer is None:
            from vorlage_editor.pdf.render import Renderer  # noqa: PLC0415 - 90 ms, not at start

            self._renderer = Renderer()
        return self._renderer.preview(request.vorlage, request.form, request.blobs, request.wanted)

    def _report(self, request: Request, future: Future[Preview]) -> None:
        """Carry what was made to the GUI thread; called in the worker's."""
        if not future.cancelled():
            self._made.emit(request, future)

    def _on_made(self, request: Request, future: Future[Preview]) -> None:
        if self._closed:
            return
        if error := future.exception():
            self._renderer = None  # what it remembers may be half done
            self._ended()
            self.broken.emit(error)
            return
        made = future.result()
        self._buffer.close()
        self._buffer.setData(QByteArray(made.data))
        self._buffer.open(QIODevice.OpenModeFlag.ReadOnly)
        self._document.load(self._buffer)
        if self._document.error() is not QPdfDocument.Error.None_:
            self._ended()
            self.broken.emit(ValueError(self._document.error()))
            return
        self.counted.emit(made.pages)
        self.placed.emit(made.places)
        self._got = []
        for place, page in enumerate(made.shown):
            part = request.parts.get(page) or QRect(
                0, 0, request.size.width(), request.size.height()
            )
            self._draw(place, page, request.size, part)
        if not self._waiting:
            self._ended()

    def _draw(self, place: int, page: int, size: QSize, part: QRect) -> None:
        """Ask for the pixels of ``part``; Qt takes right minus left as the width, so one more."""
        options = QPdfDocumentRenderOptions()
        options.setScaledSize(size)
        options.setScaledClipRect(part.adjusted(0, 0, 1, 1))
        number = self._pixels.requestPage(place, part.size(), options)
        if number:
            self._waiting[number] = page, size, part

    def _on_page_rendered(
        self, _place: int, _size: QSize, image: QImage, _options: object, number: int
    ) -> None:
        if number not in self._waiting:
            return
        page, size, part = self._waiting.pop(number)
        self._got.append(Drawn(page, size, part, image))
        if not self._waiting:
            self.drawn.emit(self._got)
            self._ended()

    def _ended(self) -> None:
        self._running, request, self._next = None, self._next, None
        if request is not None:
            self._start(request)
