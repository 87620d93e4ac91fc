"""What a Vorlagenart is for, by its name: each town has its own words."""

from __future__ import annotations

import re

_FOR_DECISION = re.compile(
    r"beschluss[ -]?(?:vorlage|drucksache|sache|antrag|entwurf)\b|entscheidungsvorlage\b"
    r"|(?:vorlage|drucksache)\s(?:zu[mr]?|mit)\s(?:\w+\s)?(?:beschluss|entscheidung)"
)
_FOR_INFORMATION = re.compile(
    r"(?:information|mitteilung|unterrichtung|kenntnisnahme|kenntnisgabe)"
    r"|info[ -]?vorlage|(?:vorlage|drucksache)\szur\s(?:kenntnis|information|unterrichtung)"
)
_LATE = re.compile(
    r"tischvorlage|dringlich|\beil|ergänzung|austausch|änderung|neufassung|nachtrag"
    r"|stellungnahme|anfrage"
)


def is_for_decision(kind: str) -> bool:
    """Whether someone is to decide on a paper of this kind."""
    return _FOR_DECISION.search(kind.casefold()) is not None


def is_for_information(kind: str) -> bool:
    """Whether a paper of this kind is heard and not decided on."""
    return _FOR_INFORMATION.match(kind.casefold()) is not None


def comes_late(kind: str) -> bool:
    """Whether a paper of this kind comes after the Abgabeschluss, as that is what it is for."""
    return _LATE.search(kind.casefold()) is not None
