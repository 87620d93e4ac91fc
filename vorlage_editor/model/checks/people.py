"""Rules on what is not for everyone's eyes: nichtöffentliche parts and personal data."""

from __future__ import annotations

import re
from collections.abc import Iterator

from vorlage_editor.model.checks.finding import Case, Hit

# The beginning of each is fixed and its left border looked at afterwards: ten times faster.
_IBAN = re.compile(
    r"[A-Z][A-Z][0-9][0-9](?<=\b....)(?:[ \u00a0\u202f]?[A-Z0-9]{4}){2,7}"
    r"(?:[ \u00a0\u202f]?[A-Z0-9]{1,4})?\b"
)
_DAY = (
    r"[:\s]{0,3}(?:am\s)?\s{0,3}"
    r"(?:\d{1,2}\.\s?\d{1,2}\.\s?(?:\d{4}|\d{2})\b|\d{1,2}\.\s?[A-ZÄÖÜ][a-zäöü]{2,8}\s\d{4}\b)"
)
_BORN = tuple(
    re.compile(start + _DAY)
    for start in (r"geb(?<=\bgeb)(?:\.|oren)", r"Geburts(?:datum|tag)\b", r"\*")
)
_TOWN = re.compile(r"[0-9][0-9][0-9][0-9][0-9]\s{1,2}[A-ZÄÖÜ][a-zäöüß]")
_BEFORE_TOWN = re.compile(r"(?:,\s{0,3}|\s{1,3})(?:in\s)?$")
_STREET = re.compile(r"[A-ZÄÖÜ][\wäöüß.\- ]{2,40}\s\d{1,4}\s?[a-z]?$")
_PERSON = re.compile(r"\b(?:Herrn?|Frau|Familie|Eheleuten?|Ehepaar|wohnhaft|wohnt|Witwer?|Erben)\b")
_REACH = 120


def not_for_the_public(case: Case) -> Iterator[Hit]:
    """A paper that is nichtöffentlich has no öffentliche Fassung."""
    if not case.public:
        return
    vorlage = case.vorlage
    if vorlage.public is False:
        yield Hit(
            "public",
            "Die Vorlage ist nichtöffentlich und hat keine öffentliche Fassung. Bitte prüfen Sie "
            "die Angabe, bevor Sie sie weitergeben.",
        )
    elif vorlage.public is None and vorlage.route:
        closed = [station.public is False for station in vorlage.route if not station.empty]
        if closed and all(closed):
            yield Hit(
                "public",
                "Die Vorlage wird nur nichtöffentlich beraten und hat keine öffentliche Fassung. "
                "Bitte prüfen Sie die Angabe bei den Stationen.",
            )


def attachment_not_public(case: Case) -> Iterator[Hit]:
    """A public paper may have a nichtöffentliche Anlage, which its public version leaves out."""
    if not (case.public or case.vorlage.public):
        return
    for n, one in enumerate(case.vorlage.attachments):
        if one.public is False:
            name = f"„{one.name}“" if one.name else f"Anlage {n + 1}"
            yield Hit(
                f"attachments[{n}].public",
                f"{name} ist nichtöffentlich und fehlt in der öffentlichen Fassung. Bitte prüfen "
                "Sie, ob das so gemeint ist.",
            )


def personal_data(case: Case) -> Iterator[Hit]:
    """What tells of a person's account, home or birthday does not belong into a public paper."""
    if not _is_public(case):
        return
    found = [*_accounts(case.text), *_births(case.text), *_homes(case.text)]
    seen: set[str] = set()
    for place, what in sorted(found):
        field = case.block_at(place)
        if field not in seen:
            seen.add(field)
            yield Hit(
                field,
                f"Die Vorlage ist öffentlich, hier steht {what}. Bitte prüfen Sie, ob das "
                "veröffentlicht werden darf.",
            )


def _is_public(case: Case) -> bool:
    vorlage = case.vorlage
    if vorlage.public is None:
        return case.public or any(station.public for station in vorlage.route)
    return vorlage.public or case.public


def _accounts(text: str) -> Iterator[tuple[int, str]]:
    for match in _IBAN.finditer(text):
        if is_iban(match[0]):
            yield match.start(), "vielleicht eine Bankverbindung (IBAN)"


def is_iban(text: str) -> bool:
    """Whether the check digits of an IBAN are right (ISO 13616)."""
    signs = "".join(text.split())
    whole = signs[4:] + signs[:4]
    return int("".join(str(int(sign, 36)) for sign in whole)) % 97 == 1


def _births(text: str) -> Iterator[tuple[int, str]]:
    for pattern in _BORN:
        for match in pattern.finditer(text):
            yield match.start(), "vielleicht ein Geburtsdatum"


def _homes(text: str) -> Iterator[tuple[int, str]]:
    for match in _TOWN.finditer(text):
        line = text.rfind("\n", 0, match.start()) + 1
        before = text[max(line, match.start() - _REACH) : match.start()]
        border = _BEFORE_TOWN.search(before)
        if border and _STREET.search(before[: border.start()]) and _PERSON.search(before):
            yield match.start(), "vielleicht eine private Anschrift"
