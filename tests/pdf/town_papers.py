"""Papers of the invented towns whose forms come with the program: the looks that forms can give."""

from __future__ import annotations

from hashlib import sha256
from pathlib import Path

from tests.pdf.papers import Printed
from vorlage_editor import resources
from vorlage_editor.model import codec
from vorlage_editor.model.forms.form import parse_form

_FOLDER = Path(__file__).parent / "towns"
_PICTURE = (_FOLDER / "bruecke.png").read_bytes()
BLOBS = {sha256(_PICTURE).hexdigest(): _PICTURE}
TOWNS = ("stadt", "mitteilung", "gemeinde", "landkreis")


def town_paper(name: str) -> Printed:
    """Return the paper of a town and the form that it is printed with."""
    form = parse_form(resources.text(f"formulare/{name}.toml"))
    return Printed(codec.decode((_FOLDER / f"{name}.json").read_bytes()).vorlage, form)
