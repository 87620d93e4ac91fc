"""Findings as rows of a list, by severity, each with its place in words."""

from __future__ import annotations

from collections import Counter
from typing import TYPE_CHECKING

from vorlage_editor.model.body import Heading, plain_text
from vorlage_editor.ui.kit.rows import Row
from vorlage_editor.ui.kit.signs import LEVELS

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from vorlage_editor.model.body import Body
    from vorlage_editor.model.checks import Finding, Severity
    from vorlage_editor.model.field_ref import FieldRef

_PLACES = {
    "form": "Formular",
    "subject": "Betreff",
    "kind": "Vorlagenart",
    "number": "Vorlagennummer",
    "related": "Bezug zu anderen Vorlagen",
    "date": "Datum",
    "public": "Öffentlichkeit",
    "lead": "Federführendes Dezernat",
    "involved": "Beteiligtes Dezernat",
    "route": "Beratungsfolge",
    "body": "Text",
    "attachments": "Anlagen",
    "signatures": "Unterschriften",
}
_ONE = {"route": "Station", "attachments": "Anlage"}


def place_of(field: FieldRef, body: Body = ()) -> str:
    """Return the place of a finding in words: route[0].date is Beratungsfolge · Station 1.

    In the text it is the heading of ``body`` that the block stands under.
    """
    name, number, _ = field
    place, more = _PLACES.get(name, "Kopfdaten"), ""
    if number is not None and name in _ONE:
        more = f"{_ONE[name]} {number + 1}"
    elif number is not None and name == "body":
        heads = (plain_text(one) for one in body[: number + 1] if type(one) is Heading)
        more = next((head.strip() for head in reversed(list(heads)) if head.strip()), "")
    return f"{place} · {more}" if more else place


def finding_rows(findings: Sequence[Finding], body: Body = ()) -> tuple[Row, ...]:
    """Return ``findings`` under "1 Fehler", "2 Warnungen", "1 Hinweis".

    A key stays the same while other findings come and go.
    """
    rows: list[Row] = []
    for severity, level in LEVELS.items():
        here = of_severity(findings, severity)
        if here:
            rows.append(Row(text=f"{len(here)} {level.one if len(here) == 1 else level.many}"))
        rows += [
            Row(
                key=f"{finding.field} {finding.rule} {finding.thing} {n}",
                text=finding.message,
                lines=0,
                icon=level.icon,
                tone=level.tone,
                second=place_of(finding.field, body),
            )
            for finding, n in zip(here, _counted(here), strict=True)
        ]
    return tuple(rows)


def order_of_rows(findings: Sequence[Finding]) -> list[int]:
    """Return which of ``findings`` each row with a key shows."""
    weight = {severity: n for n, severity in enumerate(LEVELS)}
    return sorted(range(len(findings)), key=lambda n: weight[findings[n].severity])


def of_severity(findings: Sequence[Finding], severity: Severity) -> list[Finding]:
    """Return those of ``findings`` that weigh ``severity``."""
    return [one for one in findings if one.severity == severity]


def _counted(findings: Sequence[Finding]) -> Iterator[int]:
    """Yield for each how many of its like stand before it."""
    seen: Counter[tuple[FieldRef, str, str]] = Counter()
    for one in findings:
        like = one.field, one.rule, one.thing
        yield seen[like]
        seen[like] += 1
