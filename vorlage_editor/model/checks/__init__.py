"""What is wrong with a Vorlage, as data: each finding with the field that it speaks of.

Four rules are errors; all others have exceptions in real life and only warn. A warning that the
author has dismissed for this paper is not found again.
"""

from __future__ import annotations

import re
from collections.abc import Container
from datetime import date
from typing import NamedTuple

from vorlage_editor.model.checks import (
    attachments,
    body,
    finance,
    form_look,
    head,
    left_out,
    letters,
    meetings,
    people,
    personal,
    proposal,
    route,
)
from vorlage_editor.model.checks.dismissal import dismissal_of, fingerprint
from vorlage_editor.model.checks.finding import Case, Finding, Rule, Severity
from vorlage_editor.model.form import Form
from vorlage_editor.model.office import Office
from vorlage_editor.model.vorlage import Dismissed, Vorlage

__all__ = ["RULES", "Examined", "Finding", "Severity", "check", "examine"]

_ERROR, _WARNING, _INFO = Severity.ERROR, Severity.WARNING, Severity.INFO

RULES = (
    Rule("subject-missing", _ERROR, head.subject_missing),
    Rule("date-impossible", _ERROR, head.date_impossible),
    Rule("nothing-to-print", _ERROR, body.nothing_to_print),
    Rule("not-for-the-public", _ERROR, people.not_for_the_public),
    Rule("number-pattern", _WARNING, head.number_pattern),
    Rule("number-taken", _WARNING, head.number_taken),
    Rule("related-unnamed", _WARNING, head.related_unnamed),
    Rule("route-order", _WARNING, route.order),
    Rule("route-year", _WARNING, route.year),
    Rule("route-twice", _WARNING, route.twice),
    Rule("decision-missing", _WARNING, route.decision_missing),
    Rule("decision-not-last", _WARNING, route.decision_not_last),
    Rule("information-decided", _WARNING, route.information_decided),
    Rule("sitting-on-free-day", _WARNING, meetings.free_day),
    Rule("sitting-over", _WARNING, meetings.over),
    Rule("sitting-far-ahead", _WARNING, meetings.far_ahead),
    Rule("deadline-missed", _WARNING, meetings.deadline_missed),
    Rule("station-undated", _INFO, route.undated),
    Rule("proposal-missing", _WARNING, proposal.proposal_missing),
    Rule("finance-open", _WARNING, finance.finance_open),
    Rule("picture-without-text", _WARNING, body.picture_without_text),
    Rule("table-without-header", _WARNING, body.table_without_header),
    Rule("heading-skipped", _WARNING, body.heading_skipped),
    Rule("letters-missing", _WARNING, letters.missing),
    Rule("form-letters-missing", _WARNING, form_look.letters_missing),
    Rule("form-accent-faint", _WARNING, form_look.accent_faint),
    Rule("attachment-unlisted", _WARNING, attachments.attachment_unlisted),
    Rule("attachment-unnamed", _WARNING, attachments.attachment_unnamed),
    Rule("attachment-not-public", _WARNING, people.attachment_not_public),
    Rule("attachment-left-out", _WARNING, left_out.attachment_left_out),
    Rule("personal-data", _WARNING, personal.personal_data),
)
"""All rules, each under the name that a dismissal keeps."""

_PARTS = (
    "form", "kind", "number", "related", "date", "public", "subject", "route", "body",
    "attachments", "signatures",
)  # fmt: skip
_FIELD = re.compile(r"([a-z_]+)(?:\[(\d+)\])?")
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
    match = _FIELD.match(finding.field)
    part, number = match.groups() if match else ("", None)
    order = _PARTS.index(part) if part in _PARTS else len(_PARTS)
    return _WEIGHT[finding.severity], order, int(number or 0)
