"""Rules on the text: what is missing in it, and what it says of Anlagen."""

from __future__ import annotations

import re
from collections.abc import Iterator
from itertools import islice

from vorlage_editor.model.body import Block, Heading, Picture, Table, plain, plain_text
from vorlage_editor.model.checks.finding import Case, Hit

_PROPOSAL = re.compile(
    r"(?:\d+\.?\s+)?(?:beschluss(?:vorschlag|entwurf|antrag|empfehlung|text|formel|tenor)?"
    r"|antrag(?:\s+an\s+.*)?|entscheidungsvorschlag)\b",
    re.IGNORECASE,
)
_DECIDES = tuple(
    map(
        re.compile,
        (
            r"beschließ(?:t|en)\b",
            r"beauftragt\b",
            r"stimmt\b.{0,80}\bzu\b",
            r"nimmt\b.{0,80}\bzur Kenntnis\b",
            r"ermächtigt\b",
            r"empfiehlt\b",
        ),
    )
)
"""One by one, each with its beginning fixed: so they are looked for ten times faster."""


def nothing_to_print(case: Case) -> Iterator[Hit]:
    """A paper has a text, a picture or at least an Anlage."""
    written = case.is_written or any(isinstance(block, Picture) for block in case.vorlage.body)
    if not written and not case.vorlage.attachments:
        yield Hit("body", "Der Text fehlt: Unter den Überschriften steht noch nichts.")


def proposal_missing(case: Case) -> Iterator[Hit]:
    """A Beschlussvorlage says what is to be decided, under whatever heading, or as an Anlage."""
    vorlage = case.vorlage
    if "beschluss" not in vorlage.kind.casefold() or not case.is_written:
        return
    places = [n for n, block in enumerate(vorlage.body) if _is_proposal(block)]
    if any(_is_filled(vorlage.body, n) for n in places):
        return
    if any(_PROPOSAL.match(one.name) for one in vorlage.attachments):
        return
    if any(pattern.search(case.text) for pattern in _DECIDES):
        return
    if places:
        label = plain_text(vorlage.body[places[0]]).strip().rstrip(":")
        message = f"Unter „{label}“ steht noch nichts. Bitte schreiben Sie, was beschlossen wird."
        yield Hit(f"body[{places[0]}]", message)
    else:
        yield Hit(
            "body",
            f"Diese {vorlage.kind} hat keinen Beschlussvorschlag. Bitte schreiben Sie, was "
            "beschlossen werden soll.",
        )


def _is_proposal(block: Block) -> bool:
    if not isinstance(block, Heading):
        return False
    return block.section == "beschlussvorschlag" or bool(_PROPOSAL.match(plain(block.runs).strip()))


def _is_filled(body: tuple[Block, ...], at: int) -> bool:
    """Whether something stands under the heading at ``at``, before one of its level."""
    head = body[at]
    for block in body[at + 1 :]:
        if isinstance(block, Heading) and isinstance(head, Heading) and block.level <= head.level:
            return False
        if isinstance(block, Picture) or plain_text(block).strip():
            return True
    return False


def picture_without_text(case: Case) -> Iterator[Hit]:
    """A picture that tells something has an alternative text."""
    for n, block in enumerate(case.vorlage.body):
        if isinstance(block, Picture) and block.alt is not None and not block.alt.strip():
            yield Hit(
                f"body[{n}]",
                "Diesem Bild fehlt die Beschreibung für Menschen, die es nicht sehen. Bitte "
                "ergänzen Sie sie oder kennzeichnen Sie das Bild als Schmuck.",
            )


def table_without_header(case: Case) -> Iterator[Hit]:
    """A table of data says what its columns hold; one row or one column needs no header."""
    for n, block in enumerate(case.vorlage.body):
        if not isinstance(block, Table) or block.look == "form" or block.header_rows:
            continue
        if len(block.rows) > 1 and len(block.rows[0]) > 1 and case.texts[n].strip():
            yield Hit(
                f"body[{n}]",
                "Diese Tabelle hat keine Kopfzeile, Vorleseprogramme können ihre Spalten nicht "
                "nennen. Bitte legen Sie eine Kopfzeile fest.",
            )


def heading_skipped(case: Case) -> Iterator[Hit]:
    """Levels of headings follow each other; one without text is none."""
    above = 0
    for n, block in enumerate(case.vorlage.body):
        if isinstance(block, Heading) and case.texts[n].strip():
            if block.level > above + 1:
                yield Hit(
                    f"body[{n}]",
                    f"Vor dieser Überschrift der Ebene {block.level} fehlt eine der Ebene "
                    f"{above + 1}. Bitte wählen Sie die passende Ebene.",
                )
            above = block.level


# Finance

_FINANCE = re.compile(r"finanzielle\s+auswirkung|finanzielle\s+folgen", re.IGNORECASE)
_ANSWER = re.compile(r"\b(ja|nein)\b|([☐☑☒])", re.IGNORECASE)
_AMOUNT = re.compile(
    r"\d\s*(?:€|EUR\b|Euro\b|T€|TEUR|Mio|Mrd|Tsd)|(?:€|EUR)\s*\d|\b\d{1,3}(?:\.\d{3})+\b"
    r"|\b\d+,\d{2}\b|\b0\b",
)
_NONE = re.compile(r"\b(?:keine|entfällt|entfallen|Fehlanzeige)\b|\./\.", re.IGNORECASE)
_EUROS = re.compile(r"\d\s*(?:€|EUR\b|Euro\b|TEUR|(?:Mio|Mrd|Tsd)\.?\s*(?:€|EUR|Euro))")


def finance_open(case: Case) -> Iterator[Hit]:
    """A finance block with boxes is answered, and "Ja" comes with an amount."""
    for start, end in _finance_blocks(case):
        text = "\n".join(case.texts[start:end])
        answer = _answered(text)
        if answer == "open" and not _NONE.search(text):
            yield Hit(
                f"body[{start}]",
                "Bei den finanziellen Auswirkungen ist weder „Ja“ noch „Nein“ angekreuzt. Bitte "
                "kreuzen Sie eines an.",
            )
        elif answer == "ja" and not (_AMOUNT.search(text) or _EUROS.search(case.text)):
            yield Hit(
                f"body[{start}]",
                "Die finanziellen Auswirkungen sind mit „Ja“ beantwortet, aber es ist kein Betrag "
                "genannt. Bitte ergänzen Sie ihn.",
            )


def _finance_blocks(case: Case) -> Iterator[tuple[int, int]]:
    """Yield from where to where the text speaks of the finances: up to the next heading."""
    body, end = case.vorlage.body, 0
    for n, block in enumerate(body):
        section = isinstance(block, Heading) and block.section.startswith("finanz")
        if n < end or not (section or _FINANCE.match(case.texts[n].strip())):
            continue
        end = n + 1
        while end < len(body) and not isinstance(body[end], Heading):
            if isinstance(block, Table):
                break
            end += 1
        yield n, end


def _answered(text: str) -> str:
    """Return "ja" or "nein", "open" if neither is ticked; nothing if there are no two boxes.

    The first box tells on which side of the words they stand.
    """
    found = [(match[1].casefold() if match[1] else match[2]) for match in _ANSWER.finditer(text)]
    words = [n for n, one in enumerate(found) if one in ("ja", "nein")]
    boxes = [n for n, one in enumerate(found) if one in "☐☑☒"]
    if not words or not boxes:
        return ""
    side = -1 if boxes[0] < words[0] else 1
    ticks: dict[str, bool] = {}
    for n in words:
        if 0 <= n + side < len(found) and found[n + side] in "☐☑☒":
            ticks.setdefault(found[n], found[n + side] != "☐")
        if len(ticks) == len(("ja", "nein")):
            break
    if len(ticks) < len(("ja", "nein")):
        return ""
    return "ja" if ticks["ja"] else "nein" if ticks["nein"] else "open"


# Anlagen

_NUMBERED = re.compile(
    r"Anlage(?<=\bAnlage)n?\s+(?:Nr\.\s*)?(\d{1,2}(?:\s?(?:,|/|und|u\.|sowie|bis|-|–)\s?\d{1,2})*)\b(?![./]\d)"
)
_RANGE = re.compile(r"(\d{1,2})\s?(?:bis|-|–)\s?(\d{1,2})")
_OF_OTHERS = re.compile(
    r"\s*(?:\)|,)?\s*(?:zu[mr]?\b(?!\s+(?:dieser|der|vorliegenden)\s+\w*(?:vorlage|drucksache))|§|"
    r"(?:der|des|nach|gemäß|von)\s+(?!Vorlage|Verwaltung)\w*"
    r"(?:gesetz|verordnung|satzung|ordnung|vertrag|richtlinie|plan|BauNVO|HVO|VO|AO|GB)\w*"
    r"|\w*(?:HVO|VO|SchV|StVO|VOB|BauNVO|AO|GB)\b)"
)
"""What makes an Anlage one of a law or contract, not of this paper."""
_ANLAGE = re.compile(r"Anlage(?<=\bAnlage)n?\b(?!\s+\d)")
_REFERRING = re.compile(
    r"\b(?:(?:[Aa]ls|[Ss]iehe|s\.|[Ii]n\s+de[rn]|[Gg]emäß|[Ll]aut|lt\.|vgl\.)\s+(?:de[rn]\s+)?"
    r"(?:beigefügte[nr]?\s+)?|beigefügte[nr]?\s+)$"
)
_FOLLOWED = re.compile(r"\s+(?:(?:ist|sind)\s+beigefügt|zu\s+dieser\b)")
_NEAR = 80
_PLANT = re.compile(
    r"(?:\s+\w+){0,3}\s+(?:errichtet|betrieben|gebaut|installiert|angelegt|geführt|genutzt)\b"
)
_MENTIONS = re.compile(
    r"\b(?:Anlagen|Anhänge|beigefügt|beiliegend|anliegend|Beilagen?)", re.IGNORECASE
)
_SINGLE = re.compile(r"\b(?:Anlage|Anhang)\b")
_LONG = re.compile(r"[^\W\d_]{5,}")
_MOST = 99


def attachment_unlisted(case: Case) -> Iterator[Hit]:
    """An Anlage that the text names is in the list; those of laws and contracts are others'."""
    if "nlage" not in case.text or _lists_in_text(case):
        return
    attachments = case.vorlage.attachments
    told: set[int] = set()
    for place, numbers in _named(case.text):
        lacking = [n for n in sorted(numbers) if n > len(attachments) and n not in told]
        lacking = [n for n in lacking if not _has_label(case, n)]
        if lacking:
            told.update(lacking)
            yield Hit(
                case.block_at(place),
                f"Der Text nennt Anlage {lacking[0]}, in der Liste der Anlagen fehlt sie. Bitte "
                "ergänzen Sie die Liste oder berichtigen Sie den Text.",
            )
    if not attachments and not told:
        for place in islice(_referred(case.text), 1):
            yield Hit(
                case.block_at(place),
                "Der Text verweist auf eine Anlage, die Liste der Anlagen ist aber leer. "
                "Bitte ergänzen Sie die Liste oder berichtigen Sie den Text.",
            )


def attachment_unnamed(case: Case) -> Iterator[Hit]:
    """An Anlage in the list is named in the text: by number, by a word of its name, or with all."""
    attachments = case.vorlage.attachments
    if not attachments or not case.is_written or _lists_in_text(case):
        return
    numbers = {number for _, some in _named(case.text) for number in some}
    if not numbers and (_MENTIONS.search(case.text) or _SINGLE.search(case.text)):
        return
    words = case.text.casefold()
    for n, one in enumerate(attachments):
        by_name = any(word.casefold() in words for word in _LONG.findall(one.name))
        if n + 1 not in numbers and not by_name:
            name = f" („{one.name}“)" if one.name else ""
            yield Hit(
                f"attachments[{n}]",
                f"Der Text nennt Anlage {n + 1}{name} nicht. Bitte verweisen Sie darauf, oder "
                "entfernen Sie sie, wenn sie nicht dazugehört.",
            )


def _referred(text: str) -> Iterator[int]:
    """Yield where the text refers to an Anlage without a number."""
    for match in _ANLAGE.finditer(text):
        start, end = match.span()
        rest = text[end : end + _NEAR]
        if _FOLLOWED.match(rest):
            yield start
            continue
        before = text[max(0, start - _NEAR) : start]
        if _REFERRING.search(before) and not (_OF_OTHERS.match(rest) or _PLANT.match(rest)):
            yield start


def _named(text: str) -> Iterator[tuple[int, set[int]]]:
    """Yield where the text names Anlagen of its own, and their numbers."""
    if "nlage" not in text:
        return
    for match in _NUMBERED.finditer(text):
        if not _OF_OTHERS.match(text[match.end() : match.end() + _NEAR]):
            numbers = {int(one) for one in re.findall(r"\d+", match[1])}
            for first, last in _RANGE.findall(match[1]):
                numbers.update(range(int(first), min(int(last), _MOST) + 1))
            yield match.start(), numbers - {0}


def _has_label(case: Case, number: int) -> bool:
    """Whether an entry of the list calls itself "Anlage 5"."""
    label = re.compile(rf"\b(?:Anlage|Anl\.)\s*{number}\b")
    return any(label.search(one.name) for one in case.vorlage.attachments)


def _lists_in_text(case: Case) -> bool:
    """Whether the text has a list of its Anlagen itself, under a heading."""
    body = case.vorlage.body
    heads = (n for n, block in enumerate(body) if isinstance(block, Heading))
    names = ("anlage", "anlagen", "anlagenverzeichnis", "anhang")
    return any(
        case.texts[n].strip().rstrip(":").casefold() in names and _is_filled(body, n) for n in heads
    )
