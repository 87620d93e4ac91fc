"""Papers for the rules, and what is found in them."""

from __future__ import annotations

from datetime import date

from msgspec.structs import replace

from vorlage_editor import resources
from vorlage_editor.model.body import Heading, Paragraph, Run
from vorlage_editor.model.checks import Finding, check
from vorlage_editor.model.checks.rules import RULES
from vorlage_editor.model.consultation import Consultation
from vorlage_editor.model.forms.form import parse_form
from vorlage_editor.model.masterdata.office import Office
from vorlage_editor.model.vorlage import Vorlage

FORM = parse_form(resources.text("formulare/standard.toml"))
TODAY = date(2026, 3, 2)
GOOD = Vorlage(kind="Anfrage", subject="Wegebau", body=(Paragraph((Run("Text"),)),))
SEVERITIES = {rule.name: rule.severity for rule in RULES}


def of(
    rule: str, office: Office | None = None, /, *, for_all: bool = False, **fields: object
) -> list[Finding]:
    """Return what ``rule`` finds in the good paper with other ``fields``."""
    paper = replace(GOOD, **fields)
    found = check(paper, FORM, office or Office(), TODAY, public=for_all)
    return [one for one in found if one.rule == rule]


def fields_of(
    rule: str, office: Office | None = None, /, *, for_all: bool = False, **fields: object
) -> list[str]:
    """Return where ``rule`` finds something; each finding is a sentence of its severity."""
    found = of(rule, office, for_all=for_all, **fields)
    assert all(one.message.endswith(".") and one.severity is SEVERITIES[rule] for one in found)
    return [str(one.field) for one in found]


def text(*paragraphs: str) -> tuple[Paragraph, ...]:
    return tuple(Paragraph((Run(one),)) for one in paragraphs)


def heading(words: str, level: int = 1, section: str = "") -> Heading:
    return Heading(level, (Run(words),), section)


def station(day: str = "", role: str = "", committee: str = "Rat", **more: object) -> Consultation:
    """Return a station; ``day`` as 2026-03-12, several with spaces between."""
    dates = tuple(map(date.fromisoformat, day.split()))
    return replace(Consultation(committee=committee, dates=dates, role=role), **more)
