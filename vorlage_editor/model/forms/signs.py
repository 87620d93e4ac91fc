"""Placeholders of a form as clerks read and write them: ``{Nummer}`` for ``{number}``."""

from __future__ import annotations

import re

SIGNS = {
    "{number}": "{Nummer}",
    "{n}": "{Nr}",
    "{relation}": "{Art}",
    "{page}": "{Seite}",
    "{pages}": "{Seiten}",
}
"""By what a form has: what is shown for it."""
_KEPT = {shown.casefold(): kept for kept, shown in SIGNS.items()}
_FIELD = re.compile(r"\{\w+\}")


def in_german(text: str) -> str:
    """Return ``text`` of a form as it is shown."""
    return _FIELD.sub(lambda found: SIGNS.get(found[0], found[0]), text)


def as_in_form(text: str) -> str:
    """Return what was typed as a form has it."""
    return _FIELD.sub(lambda found: _KEPT.get(found[0].casefold(), found[0]), text)
