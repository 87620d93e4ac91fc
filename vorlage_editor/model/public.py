"""The öffentliche Fassung of a paper: what everyone may read, and what says that it is not all."""

from __future__ import annotations

from vorlage_editor.model.errors import UserError
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
    "Die Vorlage wird nur nichtöffentlich beraten und hat keine öffentliche Fassung. Bitte prüfen "
    "Sie die Angabe bei den Stationen."
)


def why_not_public(vorlage: Vorlage) -> str:
    """Say why ``vorlage`` has no öffentliche Fassung; nothing if it may have one."""
    if vorlage.public is False:
        return _CLOSED
    stations = [one.public is False for one in vorlage.route if not one.empty]
    return _CLOSED_ROUTE if vorlage.public is None and stations and all(stations) else ""


def public_version(vorlage: Vorlage) -> Vorlage:
    """Return the öffentliche Fassung of ``vorlage``; raise UserError if it has none."""
    if reason := why_not_public(vorlage):
        raise UserError(reason)
    return published(vorlage, public=True)
