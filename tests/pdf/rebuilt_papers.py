"""Twelve papers with the structures of real ones, each in a form that comes with the program.

Six follow papers of real houses, six others the variance between houses; all words are invented.
A paper's name begins with the id of its form.
"""

from __future__ import annotations

from pathlib import Path

from tests.pdf.papers import Printed
from vorlage_editor.model import codec
from vorlage_editor.work.forms import shipped

_FOLDER = Path(__file__).parent / "rebuilt"
_FORMS = {form.id: form for form in shipped()}
REBUILT = tuple(sorted(path.stem for path in _FOLDER.glob("*.json")))


def rebuilt_paper(name: str) -> Printed:
    """Return one of the twelve papers and the form that it is printed with."""
    form = _FORMS[name.partition("-")[0]]
    return Printed(codec.decode((_FOLDER / f"{name}.json").read_bytes()).vorlage, form)
