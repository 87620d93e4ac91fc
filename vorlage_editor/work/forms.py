"""The forms to choose from: those that come with the program and the house's own.

A form of the house's own takes the place of the shipped one with its id. Papers are not touched by
any of this: each names the text that it prints with, and keeps it until the user takes another.
"""

from __future__ import annotations

import re
from pathlib import Path
from typing import TYPE_CHECKING

from msgspec.structs import replace

from vorlage_editor import resources
from vorlage_editor.exchange.files import exists, read_file, write_atomically
from vorlage_editor.model.errors import ReadError, UserError
from vorlage_editor.model.forms.example import example_paper
from vorlage_editor.model.forms.form import LAST_VERSION, Form, parse_form

if TYPE_CHECKING:
    from vorlage_editor.store.drafts import DraftStore

SHIPPED = ("standard", "stadt", "mitteilung", "gemeinde", "landkreis")
"""The forms that come with the program, by their id, in the order in which they are offered."""
SUFFIX = ".formular"
"""Of a form's file that is handed on; inside it is the TOML text."""
_VERSION = re.compile(r"^version[ \t]*=[ \t]*\d+", re.MULTILINE)


def shipped() -> tuple[Form, ...]:
    """Return the forms that come with the program."""
    return tuple(parse_form(resources.text(f"formulare/{name}.toml")) for name in SHIPPED)


def known_forms(folder: Path) -> tuple[Form, ...]:
    """Return the forms of a data folder, newest of each id; nothing is made where there is none.

    Raises UserError, also while the window has the folder's drafts open.
    """
    from vorlage_editor.store.database import FILE
    from vorlage_editor.store.drafts import DraftStore

    if not exists(folder / FILE):
        return shipped()
    with DraftStore(folder) as store:
        return FormShelf(store).all()


def export(path: Path, form: Form) -> None:
    """Write ``form`` to ``path``, to be handed on; a failure leaves the old file."""
    write_atomically(path, form.toml.encode())


def read(path: Path) -> Form:
    """Read a form that was handed on; raise UserError if the file or its picture is none."""
    try:
        form = parse_form(read_file(path).decode("utf-8-sig"))
        _check_arms(form, path.name)
    except UnicodeDecodeError as error:
        raise ReadError(
            f"„{path.name}“ ist kein Formular. Die Datei wurde nicht verändert, Ihre Formulare und "
            f"Vorlagen auch nicht. Bitte wählen Sie eine Datei mit der Endung „{SUFFIX}“."
        ) from error
    return form


def letterhead_mm(form: Form) -> float:
    """Return the mm from the upper edge that the letterhead of ``form`` takes.

    That is of its example; a paper with longer words in it may need more, and gets it.
    """
    if form.letterhead.style == "none":
        return 0
    from vorlage_editor.pdf.content.letterhead import letterhead_mm as drawn_mm

    kind = form.kinds[0].name if form.kinds else ""
    return drawn_mm(form, example_paper(form, kind))


def cut_in_footer(form: Form) -> tuple[tuple[str, str], ...]:
    """Return what the footer has no room for: each field of the form, and what is printed."""
    from vorlage_editor.pdf.page.furniture import cut_in_footer as cut

    return tuple((line.field, line.drawn) for line in cut(form))


def _check_arms(form: Form, name: str) -> None:
    if picture := form.letterhead.picture():
        from vorlage_editor.exchange.pictures import checked

        try:
            checked(picture)
        except ReadError as error:
            raise ReadError(
                f"Das Wappen in „{name}“ lässt sich nicht verwenden oder ist zu groß. Die Datei "
                "wurde nicht verändert, Ihre Formulare und Vorlagen auch nicht. Bitte lassen Sie "
                "das Formular berichtigen."
            ) from error


def versioned(form: Form, version: int) -> Form:
    """Return ``form`` with another version in its TOML text; all else stays as it was written."""
    wanted = replace(form, version=version, toml="", sha256="")
    for toml in _with_version(form.toml, version):
        try:
            found = parse_form(toml)
        except UserError:  # the line belongs to a longer text
            continue
        if replace(found, toml="", sha256="") == wanted:
            return found
    raise UserError(
        "Im Formular lässt sich die Fassung nicht eintragen. Es wurde nicht gespeichert, Ihre "
        "Formulare sind unverändert. Bitte schreiben Sie „version = 1“ in eine eigene Zeile."
    )


def _said(form: Form) -> Form:
    """Return what ``form`` says, however its text is written and whichever version it is."""
    return replace(form, version=0, toml="", sha256="")


def _with_version(toml: str, version: int) -> list[str]:
    """Return what may be ``toml`` with another version: each line that looks like it, or a new."""
    line = f"version = {version}"
    places = _VERSION.finditer(toml)
    changed = [f"{toml[: place.start()]}{line}{toml[place.end() :]}" for place in places]
    return [*changed, f"{line}\n{toml}"]


class FormShelf:
    """The forms of one data folder, kept by its store; to be used in the store's thread."""

    def __init__(self, store: DraftStore) -> None:
        self._store = store

    def all(self) -> tuple[Form, ...]:
        """Return the newest form of each id: the shipped ones' order, then the house's others."""
        own = {form.id: form for form in self._store.forms()}
        first = [own.pop(form.id, form) for form in shipped()]
        return (*first, *own.values())

    def form(self, form_id: str) -> Form:
        """Return the newest form with that id; raise UserError if there is none."""
        for form in self.all():
            if form.id == form_id:
                return form
        raise UserError(
            f"Ein Formular „{form_id}“ gibt es nicht. Ihre Vorlagen sind davon nicht betroffen. "
            "Bitte wählen Sie eines der vorhandenen Formulare."
        )

    def own(self) -> frozenset[str]:
        """Return the ids of the house's own forms, also where a shipped one has that id."""
        return frozenset(form.id for form in self._store.forms())

    def newer(self, form: Form) -> Form | None:
        """Return the form that may take the place of ``form`` in a paper; none if it is new."""
        found = next((one for one in self.all() if one.id == form.id), None)
        return found if found and found.version > form.version else None

    def save(self, form: Form) -> Form:
        """Keep ``form`` as the house's own, in the next version; return it as it is kept.

        A form that says what the newest one says is not kept again. Raises UserError.
        """
        now = next((one for one in self.all() if one.id == form.id), None)
        if now and _said(form) == _said(now):
            return now
        version = min(self._highest(form.id) + 1, LAST_VERSION)
        return self._put(versioned(form, version))

    def take_in(self, path: Path) -> Form:
        """Keep the form of the file ``path``; one that is newer than ours keeps its version.

        Raises UserError; then nothing has changed.
        """
        form = read(path)
        return self._put(form) if form.version > self._highest(form.id) else self.save(form)

    def remove(self, form_id: str) -> None:
        """Forget the house's own form with that id; a shipped one comes back as it was shipped.

        Raises UserError if there is none of its own.
        """
        if form_id not in self.own():
            raise UserError(
                "Mitgelieferte Formulare lassen sich nicht löschen. Es ist alles wie zuvor. Bitte "
                "wählen Sie ein eigenes Formular."
            )
        self._store.take_form(form_id)

    def _put(self, form: Form) -> Form:
        self._store.put_form(form)
        return form

    def _highest(self, form_id: str) -> int:
        versions = (form.version for form in self.all() if form.id == form_id)
        return max(self._store.form_version(form_id), *versions, 0)
