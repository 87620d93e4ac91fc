"""What drafts name by its sha256: the forms they print with, the bytes of pictures and Anlagen."""

from __future__ import annotations

import json
import re
from collections.abc import Iterable
from hashlib import sha256

from sqlite_utils import Database

from vorlage_editor.model.forms.form import Form, parse_form
from vorlage_editor.store.failures import StoreError

_SHA256 = re.compile(r"\b[0-9a-f]{64}\b")


def keep_form(db: Database, form: Form) -> None:
    """Keep ``form``, if it is not kept already."""
    db.execute(
        "insert into forms (sha256, id, version, toml) values (?, ?, ?, ?) on conflict do nothing",
        [form.sha256, form.id, form.version, form.toml],
    )


def read_form(db: Database, name: str) -> Form:
    """Return the form with the sha256 ``name``; raise StoreError if it is damaged."""
    row = db.execute("select toml from forms where sha256 = ?", [name]).fetchone()
    form = parse_form(row[0]) if row else None
    if form is None or form.sha256 != name:
        raise StoreError(
            "Formular beschädigt",
            "Das Formular dieser Vorlage ist auf dem Datenträger beschädigt. Der Text ist erhalten "
            "und wurde nicht verändert. Bitte legen Sie eine Kopie des Datenordners an und wenden "
            "Sie sich an Ihre IT.",
        )
    return form


def keep_blob(db: Database, data: bytes) -> str:
    """Keep ``data``, if it is not kept already, and return its sha256."""
    name = sha256(data).hexdigest()
    db.execute(
        "insert into blobs (sha256, bytes) values (?, ?) on conflict do nothing", [name, data]
    )
    return name


def read_blobs(db: Database, names: Iterable[str]) -> dict[str, bytes]:
    """Return the bytes that are kept under ``names``, without what is missing or damaged."""
    rows = db.execute(
        "select sha256, bytes from blobs where sha256 in (select value from json_each(?))",
        [json.dumps(list(names))],
    )
    return {name: data for name, data in rows if sha256(data).hexdigest() == name}


def forget_unused(db: Database) -> int:
    """Delete the blobs that neither a draft nor a version names; return how many."""
    unused = {name for (name,) in db.execute("select sha256 from blobs")}
    if unused:
        named = db.execute("select vorlage from drafts union all select vorlage from versions")
        for (text,) in named:
            unused.difference_update(_SHA256.findall(text))
    db.execute(
        "delete from blobs where sha256 in (select value from json_each(?))",
        [json.dumps(list(unused))],
    )
    return len(unused)
