"""The forms of the data folder, for the window: changes, and what to say of them."""

from __future__ import annotations

import re
from functools import partial
from typing import TYPE_CHECKING

from msgspec.structs import replace
from PySide6.QtCore import QObject, Signal
from PySide6.QtWidgets import QWidget

from vorlage_editor.ui.kit.fields import Field, Line
from vorlage_editor.ui.kit.shelf import Handing
from vorlage_editor.ui.kit.small_dialog import SmallDialog
from vorlage_editor.ui.paper.forms import USUAL
from vorlage_editor.work.desk import Desk

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from vorlage_editor.model.forms.form import Form
    from vorlage_editor.ui.kit.look import Look
    from vorlage_editor.ui.kit.messages import Messages
    from vorlage_editor.ui.kit.settings import Settings
    from vorlage_editor.ui.paper.forms import Forms
    from vorlage_editor.ui.paper.keeper import Keeper

HANDING = Handing(
    "folder/forms",
    "Formular importieren",
    "Formulare (*.formular *.toml);;Alle Dateien (*)",
    "Formular exportieren",
    "Formulare (*.formular)",
)
NEW = "Neues Formular"
REMOVE = (
    "Soll das Formular „{name}“ entfernt werden? Vorlagen, die es verwenden, drucken weiter wie "
    "bisher."
)
RESET = (
    "Soll das Formular „{name}“ wieder so sein, wie es mitgeliefert wurde? Ihre Änderungen daran "
    "gehen verloren. Vorlagen, die es verwenden, drucken weiter wie bisher."
)
OURS = (
    "Das eigene Formular „{ours}“ (Fassung {now}) hat dieselbe Kennung wie „{name}“ (Fassung "
    "{version}) aus der Datei „{file}“. Soll es durch dieses ersetzt werden? Vorlagen, die es "
    "verwenden, drucken weiter wie bisher."
)
_LETTERS = str.maketrans({"ä": "ae", "ö": "oe", "ü": "ue", "ß": "ss"})


class FormsShelf(QObject):
    """Asks the keeper for changes of the forms; what goes wrong is said by ``messages``."""

    changed = Signal()
    """``forms`` has others now."""
    kept = Signal(object)
    """A form as it is on the disk now."""
    came = Signal(object)
    """A form that is new: made from another, or imported."""

    def __init__(
        self, forms: Forms, keeper: Keeper, look: Look, messages: Messages, settings: Settings
    ) -> None:
        super().__init__()
        self.forms, self._keeper = forms, keeper
        self._look, self._messages, self._settings = look, messages, settings
        keeper.forms_listed.connect(self._on_listed)

    @property
    def shipped(self) -> tuple[str, ...]:
        """The ids of the forms that come with the program."""
        from vorlage_editor.work.forms import SHIPPED

        return SHIPPED

    def keep(self, form: Form) -> None:
        """Keep ``form`` as its next version."""
        self._keeper.ask(Desk.keep_form, form, done=self.kept.emit)

    def ask_new(self, form: Form, parent: QWidget) -> None:
        """Ask for a name, and make a form like ``form``."""
        name = Line("Name", "Stadt Musterburg")
        name.show_value(f"{form.name} (Kopie)")
        name.selectAll()
        fields = [Field(self._look, "Name", name)]
        dialog = SmallDialog(self._look, NEW, "Anlegen", fields, parent)
        if dialog.ask(name) and name.text().strip():
            new = replace(form, id=self._free_id(name.text()), name=name.text().strip())
            self._keeper.ask(Desk.keep_form, new, done=self.came.emit)

    def make_usual(self, form_id: str) -> None:
        """Let new papers take the form with that id."""
        self.forms.make_usual(form_id)
        self._settings.write(USUAL, form_id)
        self.changed.emit()

    def remove(self, form: Form) -> bool:
        """Ask, then forget the house's own form; say if the user wants it."""
        words = RESET if form.id in self.shipped else REMOVE
        yes = "Zurücksetzen" if form.id in self.shipped else "Entfernen"
        wanted = self._messages.ask(words.format(name=form.name), yes)
        if wanted:
            self._keeper.ask(Desk.remove_form, form.id)
        return wanted

    def bring_in(self) -> None:
        """Let the user choose a file and keep the form that is in it."""
        if path := HANDING.file_in(self._messages, self._settings):
            self._keeper.ask(Desk.foreign_form, path, done=partial(self._on_read, path))

    def _on_read(self, path: Path, form: Form) -> None:
        """Ask before another form takes the place of one of the house's own."""
        if self._may_replace(form, path.name):
            self._keeper.ask(Desk.take_in_form, path, done=self.came.emit)

    def _may_replace(self, form: Form, file: str) -> bool:
        ours = self.forms.by_id(form.id) if form.id in self.forms.own else None
        if ours is None or ours.toml == form.toml:
            return True
        words = OURS.format(
            ours=ours.name, now=ours.version, name=form.name, version=form.version, file=file
        )
        return self._messages.ask(words, "Ersetzen")

    def export(self, form: Form, say: Callable[[str], object], more: str = "") -> None:
        """Let the user choose where to write ``form``; ``say`` what came of it, and ``more``."""
        from vorlage_editor.work.forms import SUFFIX

        name = f"{slug(form.name)}{SUFFIX}"
        if path := HANDING.file_out(self._messages, self._settings, name):
            words = f"Fassung {form.version} exportiert nach „{path.name}“.{more}"
            self._keeper.ask(Desk.export_form, path, form, done=partial(_say, say, words))

    def _free_id(self, name: str) -> str:
        known = {form.id for form in self.forms.known} | {*self.shipped}
        wanted = slug(name)
        further = (f"{wanted}-{number}" for number in range(2, len(known) + 3))
        return next(one for one in (wanted, *further) if one not in known)

    def _on_listed(self, forms: tuple[Form, ...], own: frozenset[str]) -> None:
        self.forms.know(forms, own)
        self.changed.emit()


def _say(say: Callable[[str], object], words: str, _nothing: None) -> None:
    say(words)


def slug(name: str) -> str:
    """Return ``name`` as an id: small letters, digits and hyphens."""
    plain = name.casefold().translate(_LETTERS).encode("ascii", "ignore").decode()
    return re.sub("[^a-z0-9]+", "-", plain).strip("-") or "formular"
