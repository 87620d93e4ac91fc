"""The command ``import``."""

from __future__ import annotations

from argparse import Namespace
from pathlib import Path
from typing import TYPE_CHECKING

from vorlage_editor.cli.arguments import add_inputs, add_options
from vorlage_editor.cli.papers import DONE, FAILED, complain, folder, paper_of
from vorlage_editor.model.errors import UserError

if TYPE_CHECKING:
    from vorlage_editor.cli.arguments import Commands


def add(commands: Commands) -> None:
    """Add the command."""
    text = "legt Entwürfe im Datenordner an"
    command = commands.add_parser("import", add_help=False, help=text, description=text)
    add_options(command)
    add_inputs(command)
    command.set_defaults(run=_import)


def _import(given: Namespace) -> int:
    from vorlage_editor.store.drafts import DraftStore

    code = DONE
    with DraftStore(folder(given)) as store:
        for path in map(Path, given.input):
            try:
                found = paper_of(path)
                for blob in found.blobs.values():
                    store.put_blob(blob)
                saved = store.create(found.vorlage, found.form)
                print(f"Übernommen: {path} (Entwurf {saved.id})")
            except UserError as error:
                complain(f"{path}: {error}")
                code = FAILED
    return code
