"""The coat of arms or logo of a letterhead: chosen from a file, and said in words."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING, cast

import shiboken6
from PySide6.QtCore import QSize, Qt
from PySide6.QtGui import QPixmap
from PySide6.QtWidgets import QLabel, QWidget

from vorlage_editor.model.forms.draft import Path, at
from vorlage_editor.ui.kit.fields import Field, Line
from vorlage_editor.ui.kit.parts import column, label, push, row

if TYPE_CHECKING:
    from vorlage_editor.model.forms.form import Letterhead
    from vorlage_editor.ui.formulare.editing import FormEditing
    from vorlage_editor.ui.kit.jobs import Jobs
    from vorlage_editor.ui.kit.look import Look
    from vorlage_editor.ui.kit.messages import Messages
    from vorlage_editor.ui.kit.settings import Settings

HEAD: Path = ("form", "letterhead")
FOLDER = "folder/picture"
FILTER = "Bilder (*.png *.jpg *.jpeg)"
SIDE = 64
ALT_HINT = "Wappen der Stadt Musterburg"
NONE = "Kein Bild: Gedruckt wird ein leerer Schild."
UNUSED = "Ein Wappen oder Logo wird nur bei der Art „Wappen, Name und Informationsblock“ gedruckt."


class ArmsPart(QWidget):
    """Shows the picture, and lets the user choose another."""

    def __init__(
        self,
        editing: FormEditing,
        look: Look,
        jobs: Jobs,
        messages: Messages,
        settings: Settings,
    ) -> None:
        super().__init__()
        self._editing, self._jobs = editing, jobs
        self._messages, self._settings = messages, settings
        self._shown = "-"
        self._picture = QLabel()
        self._picture.setFixedSize(SIDE, SIDE)
        self._picture.setAlignment(Qt.AlignmentFlag.AlignCenter)
        self._words = label(look, "", "muted", -1, wrap=True)
        self.choose_button = push(look, "image", "Wappen oder Logo wählen …", "quiet")
        self.remove_button = push(look, "x", "Entfernen", "quiet")
        self.remove_button.setAccessibleName("Wappen oder Logo entfernen")
        self.choose_button.clicked.connect(self._on_choose)
        self.remove_button.clicked.connect(self._on_remove)
        self.alt = Line("Was das Bild zeigt", ALT_HINT)
        self.alt.textEdited.connect(self._on_alt)
        self._field = Field(look, "Was das Bild zeigt (wird vorgelesen)", self.alt)
        self._field.left.connect(self.refresh)
        buttons = row(self.choose_button, 12, self.remove_button, None)
        beside = column(buttons, self._words, self._field, gap=4)
        both = row(column(self._picture, None), beside, gap=12)
        both.setStretch(1, 1)
        self.setLayout(both)

    def refresh(self) -> None:
        """Show the draft as it is now."""
        head = self._head
        has_arms = head.style == "arms"
        self._picture.setVisible(has_arms and bool(head.arms))
        self.remove_button.setVisible(has_arms and bool(head.arms))
        self._field.setVisible(has_arms and bool(head.arms))
        self.choose_button.setVisible(has_arms)
        self._words.setText("" if head.arms else NONE)
        if not has_arms:
            self._words.setText(UNUSED)
        self._words.setVisible(bool(self._words.text()))
        self.alt.show_value(head.arms_alt)
        self._field.show_findings(self._editing.faults_at((*HEAD, "arms_alt")))
        if head.arms != self._shown:
            self._shown = head.arms
            self._show(head)

    def visit_all(self) -> None:
        """Show what is wrong also where one has not been."""
        self._field.visited = True
        self.refresh()

    def editor_at(self, path: Path) -> QWidget | None:
        """Return the widget that edits ``path``."""
        places = {(*HEAD, "arms"): self.choose_button, (*HEAD, "arms_alt"): self.alt}
        return places.get(path)

    @property
    def chain(self) -> list[QWidget]:
        """What Tab goes through."""
        return [self.choose_button, self.remove_button, self.alt]

    @property
    def _head(self) -> Letterhead:
        return cast("Letterhead", at(self._editing.draft, HEAD))

    def _show(self, head: Letterhead) -> None:
        pixmap = QPixmap()
        pixmap.loadFromData(head.picture())
        if not pixmap.isNull():
            ratio = self.devicePixelRatioF()
            size = QSize(SIDE, SIDE) * ratio
            keep = Qt.AspectRatioMode.KeepAspectRatio
            pixmap = pixmap.scaled(size, keep, Qt.TransformationMode.SmoothTransformation)
            pixmap.setDevicePixelRatio(ratio)
        self._picture.setPixmap(pixmap)

    def _on_choose(self) -> None:
        """Let the user choose a file; it is made small beside the window."""
        from vorlage_editor.work.pictures import read_arms

        folder = self._settings.read_folder(FOLDER)
        path = self._messages.file_to_open("Wappen oder Logo wählen", str(folder), FILTER)
        if path:
            self._settings.write(FOLDER, str(path.parent))
            done = partial(self._on_read, self._editing.form.id)
            self._jobs.run(read_arms, path, done=done, failed=self._messages.error)

    def _on_read(self, form_id: str, arms: str) -> None:
        if shiboken6.isValid(self) and self._editing.form.id == form_id:
            self._editing.edit("Wappen ändern", (*HEAD, "arms"), arms)

    def _on_remove(self) -> None:
        self._editing.edit("Wappen entfernen", (*HEAD, "arms"), "")
        self.choose_button.setFocus()

    def _on_alt(self, text: str) -> None:
        self._editing.edit("Bildbeschreibung ändern", (*HEAD, "arms_alt"), text, "arms_alt")
