"""Asks what a picture shows, what stands under it and how wide it is."""

from __future__ import annotations

from typing import TYPE_CHECKING

from msgspec.structs import replace
from PySide6.QtWidgets import QCheckBox, QSpinBox

from vorlage_editor.model.text import LINE
from vorlage_editor.ui.kit.fields import Field, Line
from vorlage_editor.ui.kit.parts import label
from vorlage_editor.ui.kit.small_dialog import SmallDialog

if TYPE_CHECKING:
    from PySide6.QtWidgets import QWidget

    from vorlage_editor.model.body import Picture
    from vorlage_editor.ui.kit.look import Look

LEAST, MOST = 10, 165
WHY = (
    "Den Alternativtext hört, wer das Bild nicht sieht. Sagen Sie in einem Satz, was es zeigt. "
    "Dekorative Bilder werden beim Vorlesen übergangen."
)
HINT = "Zum Beispiel: Lageplan mit dem Neubau östlich der Schule"


class PictureDialog(SmallDialog):
    """Accepted, ``picture`` is what was given, as the fields say."""

    def __init__(
        self, picture: Picture, look: Look, parent: QWidget | None, *, new: bool = False
    ) -> None:
        self._picture = picture
        self.alt = Line("Alternativtext", HINT)
        self.alt.show_value(picture.alt or "")
        self.decorative = QCheckBox("Das Bild ist dekorativ (ohne Alternativtext)")
        self.decorative.setChecked(picture.alt is None)
        self.caption = Line("Bildunterschrift")
        self.caption.show_value(picture.caption.replace(LINE, " "))
        self.width_field = QSpinBox()
        self.width_field.setProperty("kind", "field")
        self.width_field.lineEdit().setTextMargins(8, 0, 8, 0)  # its style sheet cannot say that
        self.width_field.setAccessibleName("Breite in Millimetern")
        self.width_field.setRange(LEAST, MOST)
        self.width_field.setSuffix(" mm")
        self.width_field.setValue(round(picture.width))
        fields: list[QWidget] = [
            Field(look, "Alternativtext", self.alt),
            label(look, WHY, "muted", -1, wrap=True),
            self.decorative,
            Field(look, "Bildunterschrift", self.caption),
            Field(look, "Breite", self.width_field),
        ]
        title, yes = ("Bild einfügen", "Einfügen") if new else ("Bild", "Übernehmen")
        super().__init__(look, title, yes, fields, parent)
        self.decorative.toggled.connect(self.alt.setDisabled)
        self.alt.setDisabled(self.decorative.isChecked())

    @property
    def picture(self) -> Picture:
        """The picture as the fields say; what was not touched is as it was."""
        alt = None if self.decorative.isChecked() else self.alt.text().strip()
        caption, width = self.caption.text().strip(), float(self.width_field.value())
        old = self._picture
        return replace(
            old,
            alt=alt,
            caption=old.caption if caption == old.caption.replace(LINE, " ") else caption,
            width=old.width if width == round(old.width) else width,
        )

    def wanted(self) -> bool:
        """Ask; say if the picture is to be so."""
        return self.ask(self.alt, self.decorative, self.caption, self.width_field)
