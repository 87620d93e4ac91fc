"""Dismissed findings: how one is known again, and which the author does not want to see.

A dismissal is of a thing, not of a place: the sitting on this Saturday, this IBAN, this picture.
So it stays when stations or paragraphs move, and when the text around the thing is written on. When
the thing itself becomes another (another day, another account), what is found then is found anew.
What was dismissed is kept, even while the thing is gone: undo brings both back.
"""

from __future__ import annotations

import re
from hashlib import sha256

from vorlage_editor.model.checks.finding import Finding, Hit, Severity
from vorlage_editor.model.vorlage import Dismissed, Vorlage

_PLACE = re.compile(r"(route|attachments)\[(\d+)\](?:\.(\w+))?")
_SIGNS = 16


def fingerprint(vorlage: Vorlage, hit: Hit) -> str:
    """Return by what the thing that ``hit`` speaks of is known again; its words are not in it."""
    return sha256((hit.thing or _thing(vorlage, hit)).encode()).hexdigest()[:_SIGNS]


def _thing(vorlage: Vorlage, hit: Hit) -> str:
    """Return the value that ``hit`` speaks of; of a part of the text what is said of it."""
    if match := _PLACE.match(hit.field):
        name, number, part = match[1], int(match[2]), match[3]
        if name == "attachments":
            return vorlage.attachments[number].name or hit.field
        station = vorlage.route[number]
        if part == "role":
            return f"{station.committee} {station.role} {vorlage.kind}"
        return f"{station.committee} {station.dates} {station.date_text}"
    if hit.field == "number":
        return f"{vorlage.kind} {vorlage.number}"
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
    return one.thing == finding.thing if one.thing else one.field in ("", finding.field)
