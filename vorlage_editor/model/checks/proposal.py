"""The rule on what is to be decided: under its heading, in the text, or as an Anlage."""

from __future__ import annotations

import re
from collections.abc import Iterator
from itertools import islice

from vorlage_editor.model.body import Heading, ListItem, Picture, Table, plain
from vorlage_editor.model.checks.finding import Case, Hit
from vorlage_editor.model.checks.kinds import is_for_decision, is_for_information
from vorlage_editor.model.field_ref import FieldRef

SECTION = "beschlussvorschlag"
_HEADING = re.compile(
    r"(?:(?:[\dIVX]{1,4}|[A-Za-z])[.)]?\s+)?(?:(?:vorgeschlagene[rn]?\s+|der\s+)?"
    r"beschlu(?:ss|ß|\u00adss|ss\u00ad)"
    r"(?:vorschlag|vorschläge|entwurf|antrag|empfehlung|text|formel|tenor|fassung)?"
    r"|antrag(?:\s+(?:an|der|des)\s+.*)?|entscheidungsvorschlag|vorschlag\b.*|empfehlung\b.*"
    r"|(?:de[rm]\s+)?[\w-]*(?:rat|tag|ausschuss|versammlung|vertretung)\s+(?:möge|wolle|wird)\b.*)"
    r"(?:\b|$)",
    re.IGNORECASE,
)
_NOTHING = re.compile(
    r"\W*(?:\d{1,2}\W*|\[[^\]]*\]|x{2,}|n\.\s?n\.|tbd|text|folgt|entfällt|keine[rn]?|fehlanzeige"
    r"|wird\s(?:noch\s)?(?:nachgereicht|ergänzt))?\W*",
    re.IGNORECASE,
)
_LEAD_IN = 15
"""Words at most of a sentence before a colon, that only leads to what is decided."""

# One by one, each with its beginning fixed: so they are looked for ten times faster.
_DECIDES = tuple(
    map(
        re.compile,
        (
            r"beschließ(?:t|en)\b",
            r"beauftrag(?:t|en)\b",
            r"stimm(?:t|en)\b[^\n]{0,80}\bzu\b",
            r"nimmt\b[^\n]{0,80}\bKenntnis\b",
            r"nehmen\b[^\n]{0,80}\bKenntnis\b",
            r"ermächtigt\b",
            r"empfiehlt\b",
            r"wählt\b",
            r"bestellt\b",
            r"billigt\b",
            r"genehmigt\b",
            r"fasst\b[^\n]{0,60}\bBeschluss",
        ),
    )
)
_SUBJECTS = re.compile(
    r"\b(?:(?:Stadt|Gemeinde|Orts|Ortschafts|Marktgemeinde|Samtgemeinde|Kreis|Bezirks)?(?:[Rr]at|"
    r"[Rr]ates|[Tt]ag|[Bb]eirat)|\w*(?:ausschuss|vertretung|versammlung)|Ausschuss|Vertretung|"
    r"Kreistag|Magistrat|Senat|Bürgerschaft|Gremium)\b"
)
_PASSIVE = re.compile(
    r"w(?<=\bw)(?:ird|erden)\s[^\n]{0,160}?\b(?:beschlossen|zugestimmt|beauftragt|ermächtigt|"
    r"vorgeschlagen|gebilligt|genehmigt|empfohlen|festgesetzt|bestellt|gewählt)\b"
)
_BEFORE = 90
_MOST = 1000
"""Places of each word that are looked at."""


def proposal_missing(case: Case) -> Iterator[Hit]:
    """A Beschlussvorlage says what is to be decided, under whatever heading, or as an Anlage."""
    vorlage, decided = case.vorlage, is_for_decision(case.vorlage.kind)
    if not (decided or _is_asked_for(case)) or not case.is_written:
        return
    places = [n for n, block in enumerate(vorlage.body) if _is_proposal(block)]
    if any(_says_what(case, n) for n in places) or any(
        _HEADING.match(one.name) for one in vorlage.attachments
    ):
        return
    if places:
        label = case.texts[places[0]].strip().rstrip(":")
        yield Hit(
            FieldRef("body", places[0]),
            f"Unter „{label}“ steht noch nicht, was beschlossen werden soll. Bitte ergänzen Sie "
            "es.",
        )
    elif decided and not _is_in_text(case):
        yield Hit(
            FieldRef("body"),
            "Diese Vorlage hat keinen Beschlussvorschlag. Bitte schreiben Sie, was beschlossen "
            "werden soll.",
        )


def _is_asked_for(case: Case) -> bool:
    """Whether the form has the section for this kind, as for a Sitzungsvorlage; not to inform."""
    kind = case.form.kind(case.vorlage.kind)
    asked = any(section.key == SECTION for section in kind.sections)
    return asked and not is_for_information(kind.name)


def _is_proposal(block: object) -> bool:
    if not isinstance(block, Heading):
        return False
    return block.section == SECTION or bool(_HEADING.match(plain(block.runs).strip()))


def _says_what(case: Case, at: int) -> bool:
    """Whether there is more under the heading at ``at`` than signs for nothing and a lead-in."""
    found = False
    for n in case.section(at):
        block, text = case.vorlage.body[n], case.texts[n].strip()
        if isinstance(block, Picture):
            return True
        if isinstance(block, Heading) or _NOTHING.fullmatch(text):
            continue
        leads = text.endswith(":") and len(text.split()) <= _LEAD_IN
        if not leads or isinstance(block, (Table, ListItem)):
            found = True
    return found


def _is_in_text(case: Case) -> bool:
    """Whether a sentence of the text says it: "Der Rat beschließt …", "Es wird vorgeschlagen …"."""
    text = case.text
    if any(_HEADING.match(one) and ":" in one[:60] for one in map(str.strip, case.texts)):
        return True
    names = [one.committee for one in case.vorlage.route if one.committee.strip()]
    for pattern in _DECIDES:
        for match in islice(pattern.finditer(text), _MOST):
            line = text.rfind("\n", 0, match.start()) + 1
            around = text[max(line, match.start() - _BEFORE) : match.end() + _BEFORE // 2]
            if _SUBJECTS.search(around) or any(name in around for name in names):
                return True
    return _PASSIVE.search(text) is not None
