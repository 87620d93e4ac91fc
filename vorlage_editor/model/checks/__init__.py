"""What is wrong with a Vorlage, as data: each finding with the field that it speaks of.

Four rules are errors; all others have exceptions in real life and only warn. A warning that the
author has dismissed for this paper is not found again.
"""

from __future__ import annotations

from collections.abc import Container
from datetime import date
from typing import NamedTuple

from vorlage_editor.model.checks.dismissal import dismissal_of, fingerprint
from vorlage_editor.model.checks.finding import Case, Finding, Severity
from vorlage_editor.model.forms.form import Form
from vorlage_editor.model.masterdata.office import Office
from vorlage_editor.model.vorlage import Dismissed, Vorlage

__all__ = ["Examined", "Finding", "Severity", "check", "examine"]

_PARTS = (
    "form", "kind", "number", "related", "date", "public", "subject", "route", "body",
    "attachments", "signatures",
)  # fmt: skip
_WEIGHT = {severity: place for place, severity in enumerate(Severity)}


def check(
    vorlage: Vorlage,
    form: Form,
    office: Office,
    today: date,
    *,
    public: bool = False,
    taken: Container[str] = (),
) -> list[Finding]:
    """Return what there is to say of ``vorlage``, errors first, in the order of the paper.

    ``public`` checks it as a paper meant for the public; ``taken`` are the numbers of others,
    as ``numbering.same`` has them.
    """
    return examine(vorlage, form, office, today, public=public, taken=taken).found


class Examined(NamedTuple):
    """What there is to say of a paper, and what of it the author has dismissed, with what."""

    found: list[Finding]
    dismissed: list[tuple[Finding, Dismissed]]


def examine(
    vorlage: Vorlage,
    form: Form,
    office: Office,
    today: date,
    *,
    public: bool = False,
    taken: Container[str] = (),
) -> Examined:
    """Return what ``check`` returns, and beside it what has been dismissed."""
    from vorlage_editor.model.checks.rules import RULES

    case = Case(vorlage, form, office, today, public=public, taken=taken)
    every = (
        Finding(rule.name, rule.severity, hit.field, hit.message, fingerprint(vorlage, hit))
        for rule in RULES
        for hit in rule.look(case)
    )
    out = Examined([], [])
    for one in sorted(every, key=_place):
        if by := dismissal_of(one, vorlage):
            out.dismissed.append((one, by))
        else:
            out.found.append(one)
    return out


def _place(finding: Finding) -> tuple[int, int, int]:
    name, place, _ = finding.field
    order = _PARTS.index(name) if name in _PARTS else len(_PARTS)
    return _WEIGHT[finding.severity], order, place or 0
