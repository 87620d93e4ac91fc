"""All rules: what each is called, how much it weighs, and what looks for it."""

from __future__ import annotations

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
from vorlage_editor.model.checks.finding import Rule, Severity

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
    Rule("letters-right-to-left", _WARNING, letters.right_to_left),
    Rule("form-letters-missing", _WARNING, form_look.letters_missing),
    Rule("form-accent-faint", _WARNING, form_look.accent_faint),
    Rule("attachment-unlisted", _WARNING, attachments.attachment_unlisted),
    Rule("attachment-unnamed", _WARNING, attachments.attachment_unnamed),
    Rule("attachment-not-public", _WARNING, people.attachment_not_public),
    Rule("attachment-left-out", _WARNING, left_out.attachment_left_out),
    Rule("personal-data", _WARNING, personal.personal_data),
)
"""All rules, each under the name that a dismissal keeps."""
