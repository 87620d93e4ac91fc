"""The example paper that comes with the program; its town and figures are invented.

It is kept as plain text, so that the same file can also be opened, imported and exported.
"""

from __future__ import annotations

from datetime import date

from vorlage_editor import resources
from vorlage_editor.exchange.plain.text import read_text
from vorlage_editor.model.forms.form import Form
from vorlage_editor.model.vorlage import Vorlage

NAME = "beispiele/informationsvorlage.txt"


def example(form: Form) -> Vorlage:
    """Return the example as a paper of ``form``."""
    return read_text(resources.text(NAME), form, date.min)
