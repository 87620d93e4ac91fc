"""A form as TOML text: what the editor of forms writes, and ``parse_form`` reads again.

What says nothing is not written; defaults are, so that no form changes with the program. Text is
brought to the normal form that papers have.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

import msgspec
import tomli_w
from msgspec.structs import replace

from vorlage_editor.model.forms.form import parse_form
from vorlage_editor.model.text import clean

if TYPE_CHECKING:
    from vorlage_editor.model.forms.form import Form

ALWAYS = ("id", "name", "version")
"""Keys that stand in each form."""
PART = 800
"""Letters of a run that are written into one line: longer lines are not read."""


def write_form(form: Form) -> str:
    """Return the TOML text of ``form``; same value, same text.

    A decorative picture in a template is written as one without alternative text: TOML knows no
    "none".
    """
    raw = _table(replace(form, toml="", sha256=""))
    head = {name: getattr(form, name) for name in ALWAYS}
    return tomli_w.dumps(head | raw, multiline_strings=True)


def rewritten(form: Form) -> Form:
    """Return ``form`` with the text and the digest that belong to what it says.

    Raises UserError if it is too long to be read again.
    """
    return parse_form(write_form(form))


def _table(value: msgspec.Struct) -> dict[str, object]:
    """Return the fields of ``value``, without what is empty as it is by default."""
    kind = value.__struct_config__.tag
    out: dict[str, object] = {"type": kind} if kind else {}
    for field in msgspec.structs.fields(value):
        one = getattr(value, field.name)
        if one is not None and (one or one != _default(field)):
            out[field.encode_name] = _plain(one)
    return out


def _default(field: msgspec.structs.FieldInfo) -> object:
    made = field.default_factory
    return field.default if made is msgspec.NODEFAULT else made()


def _plain(value: object) -> object:
    """Return ``value`` as TOML has it: tables, arrays, text and numbers."""
    match value:
        case msgspec.Struct():
            return _table(value)
        case str():
            return "\n".join(map(clean, str(value).split("\n")))  # those of a picture stay
        case dict():
            return {clean(str(name)): _plain(one) for name, one in value.items()}
        case tuple():
            return [part for one in value for part in _parts(_plain(one))]
        case _:
            return value


def _parts(item: object) -> list[object]:
    """Return a long run as several: they are one again when they are read."""
    if not isinstance(item, dict) or len(text := str(item.get("text", ""))) <= PART:
        return [item]
    return [item | {"text": text[n : n + PART]} for n in range(0, len(text), PART)]
