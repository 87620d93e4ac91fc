"""What is pasted into the text: its pictures are kept, a long one is read beside the window."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QObject

if TYPE_CHECKING:
    from vorlage_editor.ui.kit.messages import Messages
    from vorlage_editor.ui.paper.workplace import Workplace
    from vorlage_editor.ui.text.long_paste import LongPaste
    from vorlage_editor.ui.text.text_pane import TextPane


class Pasting(QObject):
    """Connects the text pane with the workplace and with the reader of long texts."""

    def __init__(self, messages: Messages, workplace: Workplace, pane: TextPane) -> None:
        super().__init__(pane)
        self._messages, self._pane = messages, pane
        self._reader: LongPaste | None = None
        pane.refused.connect(messages.error)
        pane.inserted.connect(workplace.keep_pictures)
        pane.long_pasted.connect(self._on_long_pasted)
        workplace.opened.connect(self._on_opened)

    def _on_long_pasted(self, source: str) -> None:
        if self._reader is None:
            self._reader = self._make_reader()
        self._reader.start(source)

    def _make_reader(self) -> LongPaste:
        from vorlage_editor.ui.text.long_paste import LongPaste

        reader = LongPaste(self._pane.window())
        reader.read.connect(self._pane.paste_reading)
        reader.refused.connect(self._messages.error)
        return reader

    def _on_opened(self) -> None:
        """Stop reading: it is for the paper that was open."""
        if self._reader is not None:
            self._reader.stop()
