"""The rule on personal data in a public paper: accounts, homes, birthdays, numbers of persons.

A paper that nobody marked is looked through like a public one: it is published, too. The rule
only warns: the town's own account and the address of a school are no secret, and what is one only
the author can tell.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from itertools import islice

from vorlage_editor.model.checks.finding import Case, Hit
from vorlage_editor.model.field_ref import FieldRef

_GAP = r"[ \u00a0\u202f.-]?"
# A pattern that begins with two fixed signs, and looks back afterwards, is found ten times faster.
_IBAN = re.compile(
    r"[0-9][0-9](?:(?<=\b[A-Za-z][A-Za-z]..)|(?<=\b[A-Za-z][A-Za-z] ..))"
    rf"(?:{_GAP}[A-Za-z0-9]{{4}}){{2,7}}(?:{_GAP}[A-Za-z0-9]{{1,4}})?\b"
)
_LAND = 3  # signs before the check digits: "DE", with a space perhaps
_LABELLED = re.compile(r"\bIBAN\b[^\n]{0,40}$", re.IGNORECASE)
_LENGTH = 22  # signs of a German IBAN
_ACCOUNT = re.compile(r"\b(?:Konto(?:nummer|-?Nr\.)|Kto\.?(?:-?Nr\.)?)[:\s]{0,3}\d[\d ]{4,12}\d")
_BANK = re.compile(r"B(?<=\bB)(?:LZ|ankleitzahl)\b")
_OF_TOWN = re.compile(
    r"\b(?:(?:Stadt|Gemeinde|Kreis|Amts|Landes|Samtgemeinde|Verbandsgemeinde)kasse|Spendenkonto|"
    r"Konto\s(?:der|des|bei\sder)\s(?:Stadt|Gemeinde|Land|Kreis|Amt|Verband)\w*)"
)
_DAY = (
    r"(?:\d{1,2}\.\s?\d{1,2}\.\s?(\d{4}|\d{2})\b|\d{1,2}\.\s?[A-ZÄÖÜ][a-zäöü]{2,8}\.?\s(\d{4})\b"
    r"|(\d{4})-\d\d-\d\d\b)"
)
_BORN = tuple(
    re.compile(start + r"[:\s]{0,3}(?:(?:wurde\s(?:er|sie)\s)?am\s{1,3})?" + _DAY)
    for start in (
        r"eb(?<=\b[Gg]eb)(?:\.|oren|urts(?:datum|tag)\b|\.?-?\s?[Dd]atum\b)",
        r"GEB(?<=\bGEB)(?:\.|OREN)",
        r"\*",
    )
)
_NUMBERS = re.compile(
    r"\b(?:Steuer-?(?:ID|Identifikationsnummer|ident)|Personalausweis(?:nummer|-?Nr\.)|"
    r"Reisepass(?:nummer|-?Nr\.)|Sozialversicherungsnummer|Rentenversicherungsnummer|"
    r"Krankenversicher(?:ten|ungs)nummer|Personalnummer)[:\s]{0,3}(?:\w{0,4}\s)?[A-Z0-9 ]{0,8}\d"
)
_MARKED = ("Steuer", "ausweis", "pass", "versicher", "Personalnummer")
"""Without one of these words there is none; to look for them is a hundred times faster."""
_TOWN = re.compile(r"[0-9][0-9][0-9][0-9][0-9]\s{1,2}[A-ZÄÖÜ][a-zäöüß]")
_BEFORE_TOWN = re.compile(r"(?:,\s{0,3}|\s{1,3})(?:in\s)?$")
_STREET = re.compile(r"[A-ZÄÖÜ][\wäöüß.\- ]{2,40}\s\d{1,4}\s?(?:[a-z]|[-–]\s?\d{1,4})?$")
_HOUSE = re.compile(
    r"[0-9](?<=(?:ße|se|r\.|eg|ee|tz|ng|mm|er|ll|of|rg|ig|ad)[ \u00a0][0-9])[0-9]{0,3}(?![0-9])"
)
_ROAD = re.compile(
    r"(?:[Ss]tra(?:ß|ss)e|[Ss]tr\.|[Ww]eg|[Gg]asse|[Aa]llee|[Pp]latz|[Rr]ing|[Dd]amm|[Uu]fer|[Hh]ang"
    r"|[Ww]all|[Hh]of|[Bb]erg|[Ss]teig|[Pp]fad)[ \u00a0]$"
)
_LIVES = re.compile(
    r"(?:,\s|\(|\n|\u2028|\bwohnhaft\s(?:i[nm]\s)?(?:\d{5}\s)?)"
    r"(?:[\w.-]{1,30},?\s){1,4}$"
)
_PERSON = re.compile(
    r"\b(?:Herrn?|Frau|Familie|Eheleuten?|Ehepaar|wohnhaft|wohnt|Witwer?|Erben|Antragsteller(?:in)?|"
    r"Bauherr(?:in|en)?|Eigentümer(?:in)?|Bewerber(?:in)?|Kläger(?:in)?|Käufer(?:in)?|"
    r"Verkäufer(?:in)?|Pächter(?:in)?|Mieter(?:in)?|Petent(?:in)?|Erblasser(?:in)?|"
    r"Privatanschrift|Wohnanschrift)\b"
)
_NOT_HOME = re.compile(
    r"\b(?:Rathaus\w*|GmbH|mbH|AG|KG|OHG|eG|Firma|Fa\.|Kita|Verwaltung|Kanzlei|Büro|Praxis|Verein|"
    r"Geschäftsstelle|Sitz)\b|\be\.\s?V\.|\w(?:schule|verein|amt|haus|büro|gesellschaft)\b"
)
_NAMED = re.compile(
    r"(?:^|[\n\u2028,;:(]\s?|\b(?:von|an|durch|und)\s)(?:Dr\.\s)?([A-ZÄÖÜ][a-zäöüß]+)(?:-[A-ZÄÖÜ]\w+)?"
    r"(?:[ \u00a0][A-ZÄÖÜ][\wäöüß-]+){1,3}(?:,\s?|\s?[\n\u2028(]\s?)$"
)
_NAMES = """
Alexander Andrea Andreas Angelika Anja Anna Anne Annette Anton Antje Barbara Bernd Bernhard
Birgit Brigitte Christa Christian Christiane Christina Christine Christoph Claudia Daniel
Daniela David Dennis Dieter Dirk Doris Elena Elisabeth Elke Emma Erich Erika Ernst Eva Fabian
Felix Florian Frank Franz Friedrich Fritz Gabriele Georg Gerd Gerhard Gisela Günter Günther
Hannah Hans Harald Heike Heiko Heinrich Heinz Helga Helmut Herbert Hermann Horst Ingrid Irene
Iris Jan Jana Jens Jessica Joachim Johann Johanna Johannes John Jonas Jörg Josef Julia Juliane
Jürgen Jutta Kai Karin Karl Katharina Kathrin Katrin Kerstin Klaus Konrad Kurt Lara Laura Lea
Lena Leon Lisa Ludwig Lukas Manfred Manuela Marc Marcel Marco Maren Margarete Maria Marie
Marion Mark Markus Martin Martina Matthias Max Maximilian Mehmet Melanie Michael Michaela
Mohammed Monika Nadine Nicole Nils Nina Norbert Olaf Oliver Otto Paul Paula Peter Petra
Philipp Rainer Ralf Regina Reinhard Renate Robert Roland Rolf Rudolf Ruth Sabine Sabrina
Sandra Sarah Sebastian Silke Silvia Simon Simone Sonja Sophie Stefan Stefanie Stephan Susanne
Sven Tanja Theodor Thomas Thorsten Tim Tobias Tom Torsten Udo Ulrich Ulrike Ursula Ute Uwe
Vera Volker Walter Werner Wilhelm Wolfgang Yvonne
"""
_FIRST_NAMES = frozenset(_NAMES.split())
_REACH, _LINES = 120, 3
_LONGEST_ROAD = 8  # letters of what ends the name of a street
_PUBLIC = "Die Vorlage ist öffentlich,"
_UNSET = "Ob die Vorlage öffentlich ist, ist nicht festgelegt;"
_MOST = 1000
"""Houses and towns that are looked at: a list of more is found by its first."""


def personal_data(case: Case) -> Iterator[Hit]:
    """What tells of a person's account, home or birthday does not belong in a public paper."""
    if not case.may_be_published:
        return
    for field, text in (
        (FieldRef("subject"), case.vorlage.subject),
        *((FieldRef("attachments", n), one.name) for n, one in enumerate(case.vorlage.attachments)),
    ):
        for _, what, thing in sorted(_found(case, text))[:1]:
            yield _hit(case, field, what, thing)
    seen: set[tuple[FieldRef, str]] = set()
    for place, what, thing in sorted(_found(case, case.text)):
        field = case.block_at(place)
        if (field, what) not in seen:
            seen.add((field, what))
            yield _hit(case, field, what, thing)


def _hit(case: Case, field: FieldRef, what: str, thing: str) -> Hit:
    return Hit(
        field,
        f"{_PUBLIC if case.is_public else _UNSET} hier steht {what}. Bitte prüfen Sie, ob das "
        "veröffentlicht werden darf.",
        thing,
    )


_Found = Iterator[tuple[int, str, str]]
"""Where something stands, what it may be, and its own words."""


def _found(case: Case, text: str) -> _Found:
    yield from _accounts(case, text)
    yield from _births(text, case.today.year)
    yield from _homes(text)
    for match in _NUMBERS.finditer(text) if any(word in text for word in _MARKED) else ():
        yield match.start(), "vielleicht eine Nummer, die einer Person gehört", match[0]


def _accounts(case: Case, text: str) -> _Found:
    what = "vielleicht eine Bankverbindung (IBAN)"
    own = _signs(" ".join((*case.form.footer.lines, *case.form.letterhead.lines)))
    for match in _IBAN.finditer(text):
        land = text[max(0, match.start() - _LAND) : match.start()].lstrip()
        start = match.start() - len(land)
        before = text[max(0, start - _REACH) : start]
        land = land.strip()[-2:]
        signs = land + _signs(match[0])
        labelled = _LABELLED.search(before) and land.upper() == "DE" and len(signs) == _LENGTH
        if (is_iban(signs) or labelled) and not _is_of_town(before) and signs not in own:
            yield start, what, signs
    for match in _ACCOUNT.finditer(text) if _BANK.search(text) else ():
        around = text[max(0, match.start() - _REACH) : match.end() + _REACH]
        if _BANK.search(around) and not _is_of_town(text[: match.start()][-_REACH:]):
            yield match.start(), "vielleicht eine Bankverbindung", match[0]


def _is_of_town(before: str) -> bool:
    return _OF_TOWN.search(before.rpartition("\n")[2]) is not None


def _signs(text: str) -> str:
    return re.sub(r"[^A-Za-z0-9]", "", text)


def is_iban(text: str) -> bool:
    """Whether the check digits of an IBAN are right (ISO 13616)."""
    signs = _signs(text)
    whole = signs[4:] + signs[:4]
    return int("".join(str(int(sign, 36)) for sign in whole)) % 97 == 1


def _births(text: str, now: int) -> _Found:
    for pattern in _BORN:
        for match in pattern.finditer(text):
            year = int(next(filter(None, match.groups())))
            star = match[0].startswith("*")
            if star and (year >= now or text[match.end() : match.end() + 1] == "*"):
                continue  # "*12.03.2026*" marks something
            yield match.start(), "vielleicht ein Geburtsdatum", match[0]


def _homes(text: str) -> _Found:
    what = "vielleicht eine private Anschrift"
    for match in islice(_TOWN.finditer(text), _MOST):
        before = _lines_before(text, match.start())
        border = _BEFORE_TOWN.search(before)
        street = _STREET.search(before[: border.start()]) if border else None
        if street and (_is_persons(before) or _begins_with_name(before[: street.start()])):
            yield match.start(), what, street[0] + match[0]
    for place in islice(_houses(text), _MOST):
        before = _lines_before(text, place)
        lives = _LIVES.search(before)
        if lives and (_is_persons(before) or _begins_with_name(before[: lives.start() + 1])):
            yield place, what, before[lives.start() :]


def _houses(text: str) -> Iterator[int]:
    """Yield where the number of a house stands behind the name of a street."""
    for match in _HOUSE.finditer(text):
        place = match.start()
        if _ROAD.search(text, max(0, place - _LONGEST_ROAD), place):
            yield place


def _lines_before(text: str, place: int) -> str:
    """Return what stands before ``place`` in its line and in two short ones above."""
    before = text[max(0, place - _REACH) : place]
    return "\n".join(before.split("\n")[-_LINES:])


def _is_persons(before: str) -> bool:
    found = _PERSON.search(before)
    return found is not None and not _NOT_HOME.search(before, found.start())


def _begins_with_name(before: str) -> bool:
    """Whether a name of a person ends ``before``: "Erika Beispiel, "."""
    match = _NAMED.search(before)
    return bool(match and match[1] in _FIRST_NAMES) and not _NOT_HOME.search(before)
