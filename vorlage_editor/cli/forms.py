"""The command ``forms``, and the form that another command is to print with."""

from __future__ import annotations

from argparse import Namespace
from typing import TYPE_CHECKING

from vorlage_editor.cli.arguments import add_options
from vorlage_editor.cli.papers import DONE, folder
from vorlage_editor.model.errors import UserError
from vorlage_editor.model.text import clean_line
from vorlage_editor.work.forms import known_forms

if TYPE_CHECKING:
    from vorlage_editor.cli.arguments import Commands
    from vorlage_editor.model.forms.form import Form


def add(commands: Commands) -> None:
    """Add the command."""
    text = "zeigt die Formulare, jedes mit seiner Kennung und seinem Namen"
    command = commands.add_parser("forms", add_help=False, help=text, description=text)
    add_options(command)
    command.set_defaults(run=_forms)


def _forms(given: Namespace) -> int:
    forms = known_forms(folder(given))
    width = max(len(form.id) for form in forms)
    for form in forms:
        print(f"{form.id:<{width}}  {clean_line(form.name)}")
    return DONE


def chosen_form(given: Namespace) -> Form | None:
    """Return the form that --form names, none without it; raise UserError if there is none."""
    if given.form is None:
        return None
    for form in known_forms(folder(given)):
        if form.id == given.form:
            return form
    raise UserError(
        f"Ein Formular mit der Kennung „{given.form}“ gibt es nicht. Es wurde nichts geschrieben. "
        "Welche Formulare es gibt, zeigt „vorlage-editor forms“."
    )
