"""The öffentliche Fassung of a paper: what everyone may read, and what says that it is not all."""

from __future__ import annotations

import re

from vorlage_editor.model.body import Heading, plain_text
from vorlage_editor.model.errors import UserError
from vorlage_editor.model.publicity import is_closed
from vorlage_editor.model.vorlage import Vorlage, published

LEAD, LEFT_OUT = (
    "Öffentliche Fassung:",
    "Nichtöffentliche Stationen und Anlagen sind nicht enthalten.",
)
"""Stands below the head of a paper from which something was left out; not how much, nor which."""
_CLOSED = (
    "Die Vorlage ist nichtöffentlich und hat keine öffentliche Fassung. Bitte prüfen Sie die "
    "Angabe, bevor Sie sie weitergeben."
)
_CLOSED_ROUTE = (
    "Die Vorlage ist nach ihren Stationen nichtöffentlich und hat keine öffentliche Fassung. Bitte "
    "prüfen Sie die Angaben bei den Stationen."
)

_CLOSED_SECTION = (
    "Der Abschnitt „{}“ ist nichtöffentlich und stünde in der öffentlichen Fassung. Bitte nehmen "
    "Sie ihn heraus, zum Beispiel als nichtöffentliche Anlage."
)
_SECTION = re.compile(
    r"\W*(?:[\dIVX]{1,4}[.)]\s*|[a-z]\)\s*)?(?:"
    r"(?:nicht[ -]?öffentliche[nrs]?|vertrauliche[nrs]?|interne[nrs]?)\s"
    r"(?:teil|begründung|erläuterung(?:en)?|angaben|informationen|hinweise?|sachverhalt|bemerkungen)"
    r"|nicht[ -]?öffentlich|vertraulich|nur\sfür\sden\s(?:internen\s)?dienstgebrauch)\W*",
    re.IGNORECASE,
)
"""Only what cannot be meant otherwise: of "Nichtöffentliche Sitzungen" a paper may just speak."""


def why_not_public(vorlage: Vorlage) -> str:
    """Say why ``vorlage`` has no öffentliche Fassung; nothing if it may have one."""
    if is_closed(vorlage):
        return _CLOSED if vorlage.public is False else _CLOSED_ROUTE
    place = closed_section(vorlage)
    return "" if place is None else _CLOSED_SECTION.format(plain_text(vorlage.body[place]).strip())


def closed_section(vorlage: Vorlage) -> int | None:
    """Return the place of a heading that says that what follows is not for everyone, if any."""
    places = (n for n, block in enumerate(vorlage.body) if isinstance(block, Heading))
    return next((n for n in places if _SECTION.fullmatch(plain_text(vorlage.body[n]))), None)


def public_version(vorlage: Vorlage) -> Vorlage:
    """Return the öffentliche Fassung of ``vorlage``; raise UserError if it has none."""
    if reason := why_not_public(vorlage):
        raise UserError(reason)
    return published(vorlage, public=True)
