"""Dismissed findings: how one is known again, and which the author does not want to see.

A dismissal is of a thing, not of a place: the sitting on this Saturday, this IBAN, this picture.
So it stays when stations or paragraphs move, and when the text around the thing is written on. When
the thing itself becomes another (another day, another account), what is found then is found anew.
What was dismissed is kept, even while the thing is gone: undo brings both back.
"""

from __future__ import annotations

from hashlib import sha256

from vorlage_editor.model.checks.finding import Finding, Hit, Severity
from vorlage_editor.model.vorlage import Dismissed, Vorlage

_SIGNS = 16


def fingerprint(vorlage: Vorlage, hit: Hit) -> str:
    """Return by what the thing that ``hit`` speaks of is known again; its words are not in it."""
    return sha256((hit.thing or _thing(vorlage, hit)).encode()).hexdigest()[:_SIGNS]


def _thing(vorlage: Vorlage, hit: Hit) -> str:
    """Return the value that ``hit`` speaks of; of a part of the text what is said of it."""
    match hit.field:
        case ("attachments", int(place), _):
            return vorlage.attachments[place].name or str(hit.field)
        case ("route", int(place), part):
            station = vorlage.route[place]
            if part == "role":
                return f"{station.committee} {station.role} {vorlage.kind}"
            return f"{station.committee} {station.dates} {station.date_text}"
        case ("number", None, _):
            return f"{vorlage.kind} {vorlage.number}"
        case _:
            return hit.message


def dismissal_of(finding: Finding, vorlage: Vorlage) -> Dismissed | None:
    """Return with what the author dismissed ``finding``; None if it is to be seen, as errors are.

    A dismissal that names no thing is of the field.
    """
    if finding.severity is Severity.ERROR:
        return None
    return next((one for one in vorlage.dismissed if _is_of(one, finding)), None)


def _is_of(one: Dismissed, finding: Finding) -> bool:
    if one.rule != finding.rule:
        return False
    return one.thing == finding.thing if one.thing else one.field in ("", str(finding.field))
