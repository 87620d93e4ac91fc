"""Rules on Anlagen: those that the text names are in the list, and the reverse."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from itertools import islice

from vorlage_editor.model.body import Heading
from vorlage_editor.model.checks.finding import Case, Hit
from vorlage_editor.model.field_ref import FieldRef
from vorlage_editor.model.vorlage import Attachment

# Where a text names an Anlage. Each pattern begins with a letter, and looks back to the border of
# the word afterwards: so it is found ten times faster. Photovoltaik-Anlage 2 is none.
_WORD = r"A(?<![\w-]A)(?:nlagen?|NLAGEN?|nl\.|nhang|nhänge)"
_ROMAN = {
    "I": 1,
    "II": 2,
    "III": 3,
    "IV": 4,
    "V": 5,
    "VI": 6,
    "VII": 7,
    "VIII": 8,
    "IX": 9,
    "X": 10,
}
_ONE = r"(?:\d{1,2}(?:\s?[a-z](?!\w|\.))?|[IVX]{1,4}|[A-H])(?!\w|-[^\W\d]{2})"
_BETWEEN = (
    r"(?:\s?,\s?(?:und\s)?|\s?[/+&–-]\s?|\s(?:und|u\.|sowie|oder|bis(?:\seinschließlich)?)\s)"
)
_NUMBERED = re.compile(
    rf"{_WORD}\s{{1,3}}(?:\(|Nr\.\s?|Nummern?\s|#)?({_ONE}(?:{_BETWEEN}{_ONE}){{0,30}})(?![./]\d)"
)
_EACH = re.compile(r"(\d{1,2})\s?[a-z]?|([IVX]{1,4}|[A-H])")
_RANGE = re.compile(rf"({_ONE})(?:\s?[–-]\s?|\sbis(?:\seinschließlich)?\s)({_ONE})")
_MOST = 99
_PLACES = 5000
"""Words without a number that are looked at."""

_NUMBER = r"[A-ZÄÖÜ]*[ /-]?\d+[\w/-]*"
_LAW = (
    r"(?i:\w*(?:gesetz|verordnung|satzung|ordnung|vertrag|vereinbarung|richtlinie|plan|erlass|"
    r"bekanntmachung|niederschrift|protokoll|gesetzbuch|norm)\w*)"
)
_OWN = (
    r"(?i:\w*(?:vorlage|drucksache|beschluss|beschlusses|vorschlag|vorschlags|bericht|begründung))"
)
_USE = r"(?:Sachverhalt|Antrag|Beratung|Kenntnis|Information|Entscheidung|Einsicht|Diskussion)"
_SHORT = r"(?!Nr\b)(?:TA\s|DIN\s|VDI\s|SGB\b|\w*[A-ZÄÖÜ]\w*[A-ZÄÖÜ]\w*\b(?!-))"
"""A law as lawyers write it: LBO, GemHVO, TVöD."""
_DETAIL = re.compile(
    r"(?:\s?,)?(?:\s?\((?=zu\s)|\s(?:Nr\.|Nummer|Abs\.|Absatz|Satz|Ziff\.|Buchst\.|Teil)"
    r"\s\w{1,4}\.?){0,4}"
)
_OF_OTHERS = re.compile(
    r"\s?(?:,\s?)?(?:§|(?:zu|zur|zum|des|der|von|vom|nach|gemäß|im|in der)\s(?:de[nm]\s|\d\.\s)?"
    rf"(?:§|Artikel|Art\.|(?:\w+\s){{0,2}}{_LAW}|{_SHORT}|{_OWN}\s(?:vom\s\d|(?:Nr\.\s)?{_NUMBER}))"
    rf"|{_SHORT}|zu[mr]\s(?!(?:dieser\s|vorliegenden\s)*{_OWN}|{_USE})[A-ZÄÖÜ])"
)
"""What makes an Anlage one of a law, a contract or another paper."""
_PLANT = re.compile(
    r"(?:\s\(?\w+\)?){0,3}\s(?:errichtet|betrieben|gebaut|installiert|angelegt|geführt|genutzt|"
    r"läuft|wohnen|erweitert|erneuert|saniert|stillgelegt|abgebaut)\b"
)
"""What makes an Anlage one of concrete and steel."""

_BARE = re.compile(rf"{_WORD}(?<!\.)\b(?!\s\d|-)")
_REFERRING = re.compile(
    r"(?:\b(?:[Aa]ls|[Ss]iehe|[Ss]\.|[Gg]em(?:äß|\.)|[Ll]aut|[Ll]t\.|[Vv]gl\.|[Ee]ntsprechend)\s"
    r"(?:de[rnm]\s|die\s)?(?:\w+e[nr]?\s)?|\b(?:beigefügte|beiliegende)[nrm]?\s|\()$"
)
_WHERE = re.compile(r"\b(?:(?:[Ii]n|[Aa]us|[Dd]urch)\sde[rn]|[Ii]m)\s$")
_SHOWN = re.compile(
    r"[^.;\n]{0,60}?\b(?:beigefügt|dargestellt|dargelegt|aufgeführt|aufgelistet|ersichtlich|"
    r"enthalten|entnehmen|finde[nt]|genannt|beschrieben|erläutert|zeigt|zeigen|abgedruckt|"
    r"zusammengefasst|dokumentiert|ersehen|ergibt|ergeben|hervor|angefügt|nachlesen)\w{0,3}\b"
)
_FOLLOWED = re.compile(r"\s(?:(?:ist|sind)\s(?:\w+\s){0,2}beigefügt|zu\sdieser\b|zu\sentnehmen\b)")
_ENCLOSED = re.compile(r"nbei(?<=\b[Aa]nbei)\b")
_ADDED, _ARE = re.compile(r"beigefügt\b"), re.compile(r"\b(?:ist|sind)\s(?:dieser\s\w+\s|hier\s)?$")
_NEAR = 80

_MENTIONS = re.compile(
    r"\b(?:Anlagen|Anhänge|beigefügt|beiliegend|anliegend|Beilagen?|anbei"
    r"|lieg(?:t|en)\s(?:\w+\s){0,3}bei\b)",
    re.IGNORECASE,
)
_LABEL = re.compile(rf"{_WORD}\b")
_LONG = re.compile(r"[^\W\d_]{5,}")
_WORDS = re.compile(r"\w{2,}")
_FOLD = str.maketrans("äöü", "aou")
_STEM = 5  # letters that a word keeps at least: Lageplan, Lagepläne


def attachment_unlisted(case: Case) -> Iterator[Hit]:
    """An Anlage that the text names is in the list; those of laws and contracts are others'."""
    if case.vorlage.abridged or _lists_in_text(case):
        return
    listed, told = _listed(case.vorlage.attachments), set[int]()
    for place, numbers in named_numbers(case.text, case.vorlage.number):
        lacking = sorted(numbers - listed - told)
        if lacking:
            told |= set(lacking)
            yield Hit(
                case.block_at(place),
                f"Der Text nennt Anlage {lacking[0]}, in der Liste der Anlagen fehlt sie. Bitte "
                "ergänzen Sie die Liste oder berichtigen Sie den Text.",
            )
    if not listed and not told:
        for place in islice(_referred(case.text), 1):
            yield Hit(
                case.block_at(place),
                "Der Text verweist auf eine Anlage, die Liste der Anlagen ist aber leer. "
                "Bitte ergänzen Sie die Liste oder berichtigen Sie den Text.",
            )


def attachment_unnamed(case: Case) -> Iterator[Hit]:
    """An Anlage in the list is named in the text: by number, by a word of its name, or with all."""
    attachments = case.vorlage.attachments
    if not attachments or not case.is_written or case.vorlage.abridged or _lists_in_text(case):
        return
    named = named_numbers(case.text, case.vorlage.number)
    numbers = {number for _, some in named for number in some}
    if not numbers and (_MENTIONS.search(case.text) or any(_referred(case.text))):
        return
    words = case.text.casefold().translate(_FOLD)
    for n, one in enumerate(attachments):
        if one == Attachment(public=one.public) or _own_numbers(n, one) & numbers:
            continue
        if not _is_named(one.name, words):
            name = f" („{one.name}“)" if one.name else ""
            yield Hit(
                FieldRef("attachments", n),
                f"Der Text nennt Anlage {n + 1}{name} nicht. Bitte verweisen Sie darauf, oder "
                "entfernen Sie sie, wenn sie nicht dazugehört.",
            )


def named_numbers(text: str, number: str = "") -> Iterator[tuple[int, set[int]]]:
    """Yield where the text names Anlagen of its own, and their numbers.

    ``number`` is that of the paper itself: "Anlage 2 zur Vorlage 2024/0554" is one of another.
    """
    for match in _NUMBERED.finditer(text):
        rest = text[match.end() : match.end() + _NEAR]
        if number and number in rest:
            rest = rest.replace(number, "")
        if not (_is_of_others(rest) or _PLANT.match(rest)):
            yield match.start(), _numbers(match[1])


def _is_of_others(rest: str) -> bool:
    if rest[:1] in (")", ".", ":", ";"):
        return False
    start = _DETAIL.match(rest)
    return bool(_OF_OTHERS.match(rest, start.end() if start else 0))


def _numbers(text: str) -> set[int]:
    """Return the numbers of "1a, III und 5 bis 7"."""
    numbers = {_number(*one) for one in _EACH.findall(text)}
    for first, last in _RANGE.findall(text):
        ends = [_number(*one) for one in _EACH.findall(f"{first} {last}")]
        numbers.update(range(ends[0], min(ends[-1], _MOST) + 1))
    return numbers - {0}


def _number(digits: str, letters: str) -> int:
    if digits:
        return int(digits)
    return _ROMAN.get(letters) or (ord(letters) - ord("A") + 1 if len(letters) == 1 else 0)


def _listed(attachments: Iterable[Attachment]) -> set[int]:
    """Return the numbers of the list: by their order, or those that all its names carry."""
    entries = list(attachments)
    own = [_labels(one.name) for one in entries]
    if own and all(own):
        return set().union(*own)
    return set(range(1, len(entries) + 1)).union(*own)


def _own_numbers(n: int, attachment: Attachment) -> set[int]:
    return _labels(attachment.name) or {attachment.number or n + 1}


def _labels(name: str) -> set[int]:
    """Return the numbers that an entry of the list gives itself: "Anlage 7: Lageplan"."""
    match = _NUMBERED.match(name)
    return _numbers(match[1]) if match else set()


def _is_named(name: str, words: str) -> bool:
    """Whether a word of ``name`` is among ``words``, which are folded; any where none is long."""
    folded = _LABEL.sub("", name).casefold().translate(_FOLD)
    found = _LONG.findall(folded) or _WORDS.findall(folded)
    return any(word[: max(_STEM, len(word) - 2)] in words for word in found)


def _referred(text: str) -> Iterator[int]:
    """Yield where the text refers to an Anlage without a number."""
    for match in islice(_BARE.finditer(text), _PLACES):
        start, end = match.span()
        before, rest = text[max(0, start - _NEAR) : start], text[end : end + _NEAR]
        others = _OF_OTHERS.match(rest) or _PLANT.match(rest)
        if (
            _FOLLOWED.match(rest)
            or (_WHERE.search(before) and _SHOWN.match(rest))
            or (_REFERRING.search(before) and not others)
        ):
            yield start
    yield from (match.start() for match in _ENCLOSED.finditer(text))
    for match in _ADDED.finditer(text):
        if _ARE.search(text[max(0, match.start() - _NEAR) : match.start()]):
            yield match.start()


def _lists_in_text(case: Case) -> bool:
    """Whether the text has a list of its Anlagen itself, under a heading."""
    body = case.vorlage.body
    heads = (n for n, block in enumerate(body) if isinstance(block, Heading))
    names = ("anlage", "anlagen", "anlagenverzeichnis", "anhang", "anlagenliste")
    return any(
        case.texts[n].strip().rstrip(":").casefold() in names and case.is_filled(n) for n in heads
    )
