"""Pictures in the text: from a file, the clipboard or a drop; and what is said of each."""

from __future__ import annotations

from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QBuffer, QIODevice, QObject
from PySide6.QtGui import QAction, QImage

from vorlage_editor.model.body import Paragraph, Picture, flow
from vorlage_editor.model.edits import put_in, with_block
from vorlage_editor.ui.kit.actions import Spec

if TYPE_CHECKING:
    from collections.abc import Sequence

    from PySide6.QtGui import QTextCursor
    from PySide6.QtWidgets import QMenu

    from vorlage_editor.exchange.pictures import Checked
    from vorlage_editor.ui.kit.actions import Handlers
    from vorlage_editor.ui.kit.shell import Tools
    from vorlage_editor.ui.paper.workplace import Workplace
    from vorlage_editor.ui.text.picture_dialog import PictureDialog
    from vorlage_editor.ui.text.text_pane import TextPane

ACTIONS: tuple[Spec, ...] = (Spec("insert-picture", 320, "&Bild …", icon="image", needs="flow"),)
FILTER = "Bilder (*.png *.jpg *.jpeg)"
FOLDER = "folder/picture"
_IN_TABLE = (
    "In einer Tabelle kann kein Bild stehen. Ihre Vorlage ist unverändert. "
    "Bitte setzen Sie die Schreibmarke vor oder hinter die Tabelle."
)


class PictureCommands(QObject):
    """Connects the actions for pictures with the text pane."""

    def __init__(self, tools: Tools, workplace: Workplace, pane: TextPane) -> None:
        super().__init__(pane)
        self._tools, self._jobs, self._messages = tools, tools.jobs, tools.messages
        self._workplace, self._pane, self._session = workplace, pane, workplace.session
        self._pane.pictured.connect(self._on_pictured)
        self._pane.picture_opened.connect(self._on_edit)

    def handlers(self) -> Handlers:
        """Return what each of these actions does, by its name."""
        return {"insert-picture": self._on_insert}

    def entries(self, menu: QMenu, _cursor: QTextCursor) -> Sequence[QAction]:
        """Return what the context menu offers at a picture."""
        if self._here() is None:
            return []
        edit = QAction("B&ild bearbeiten …", menu)
        edit.triggered.connect(self._on_edit)
        return [edit]

    def _here(self) -> tuple[int, Picture] | None:
        number = self._pane.place[0]
        picture = self._session.vorlage.body[number]
        return (number, picture) if isinstance(picture, Picture) else None

    def _on_insert(self) -> None:
        settings = self._tools.settings
        folder = settings.read_folder(FOLDER)
        if path := self._messages.file_to_open("Bild einfügen", str(folder), FILTER):
            settings.write(FOLDER, str(path.parent))
            self._on_pictured(path)

    def _on_pictured(self, source: Path | QImage) -> None:
        """Check the picture that was chosen, pasted or dropped; then ask about it."""
        from vorlage_editor.work.pictures import read_picture

        if not self._session.may_edit():
            return
        if self._pane.textCursor().currentTable():
            self._messages.error(_IN_TABLE)
            return
        data = png_of(source) if isinstance(source, QImage) else source
        done = partial(self._on_checked, self._session.draft)
        self._jobs.run(read_picture, data, done=done, failed=self._messages.error)

    def _on_checked(self, draft: str, found: Checked) -> None:
        if self._session.draft != draft or self._pane.textCursor().currentTable():
            return  # the user has gone elsewhere
        picture = Picture(found.sha256, "", found.width)
        dialog = self._dialog(picture, new=True)
        if dialog.wanted():
            self._workplace.add_blob(found.sha256, found.data)
            number, offset, _ = self._pane.place
            body, place = put_in(self._session.vorlage.body, number, offset, dialog.picture)
            if not isinstance(next(iter(body[place + 1 :]), None), Paragraph):
                body = flow((*body[: place + 1], Paragraph(), *body[place + 1 :]))  # to go on in
            self._pane.replace_body("Bild einfügen", body, place + 1)
        self._pane.setFocus()

    def _dialog(self, picture: Picture, *, new: bool = False) -> PictureDialog:
        from vorlage_editor.ui.text.picture_dialog import PictureDialog

        return PictureDialog(picture, self._tools.look, self._pane.window(), new=new)

    def _on_edit(self) -> None:
        here = self._here()
        if here is None or not self._session.may_edit():
            return
        number, picture = here
        dialog = self._dialog(picture)
        if dialog.wanted():
            body = with_block(self._session.vorlage.body, number, dialog.picture)
            self._pane.replace_body("Bild ändern", body, number)
        self._pane.setFocus()


def png_of(image: QImage) -> bytes:
    """Return ``image``, from the clipboard, as the bytes of a file."""
    buffer = QBuffer()
    buffer.open(QIODevice.OpenModeFlag.WriteOnly)
    image.save(buffer, "PNG")  # type: ignore[call-overload]
    return bytes(buffer.data().data())
