"""The house's own forms: which text each id stands for now. Older ones stay as long as the file."""

from __future__ import annotations

from sqlite_utils import Database

from vorlage_editor.model.errors import UserError
from vorlage_editor.model.forms.form import Form
from vorlage_editor.store.assets import keep_form, read_form

_PUT = """
insert into shelf (id, form) values (:id, :form) on conflict (id) do update set form = excluded.form
"""


def put_form(db: Database, form: Form) -> None:
    """Let ``form`` be the one that new papers take under its id."""
    keep_form(db, form)
    db.execute(_PUT, {"id": form.id, "form": form.sha256})


def take_form(db: Database, name: str) -> None:
    """Let no form of the house's own stand under the id ``name``; papers keep theirs."""
    db.execute("delete from shelf where id = ?", [name])


def own_forms(db: Database) -> list[Form]:
    """Return the house's own forms, oldest id first, without those that cannot be read."""
    found = []
    for (name,) in db.execute("select form from shelf order by rowid").fetchall():
        try:
            found.append(read_form(db, name))
        except UserError:  # damaged, or of a newer program; papers that use it will say so
            continue
    return found


def highest_version(db: Database, name: str) -> int:
    """Return the highest version that was ever kept of the form ``name``; 0 if none was."""
    row = db.execute("select max(version) from forms where id = ?", [name]).fetchone()
    return int(row[0] or 0)
