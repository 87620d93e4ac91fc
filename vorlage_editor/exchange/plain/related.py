"""The lines of a paper's head that name papers that it goes with: "Ergänzung zu 2021/1257"."""

from __future__ import annotations

import re
from collections.abc import Iterator

from vorlage_editor.exchange.plain.head import Paper, number_in
from vorlage_editor.exchange.plain.route import LONGEST
from vorlage_editor.model.forms.form import WORDS, Form
from vorlage_editor.model.related import RELATIONS
from vorlage_editor.model.vorlage import Related, Relation

_ARTICLE = re.compile(r"(?:der|die|das|dem)\s+", re.IGNORECASE)


def read_related(paper: Paper, form: Form, stop: int) -> None:
    """Take the lines above ``stop`` that say so in the form's words or the usual ones."""
    patterns = list(_patterns(form))
    found = []
    for place in list(paper.open(stop)):
        line = " ".join(paper.lines[place].split())
        one = _related(line, patterns) if len(line) <= LONGEST else None
        if one:
            found.append(one)
            paper.taken.add(place)
    if found:
        paper.fields["related"] = tuple(found)


def _patterns(form: Form) -> Iterator[tuple[Relation, re.Pattern[str]]]:
    for relation in RELATIONS:
        for words in (form.related.words.get(relation, ""), WORDS[relation]):
            before, field, behind = words.partition("{number}")
            if field and (before.strip() or behind.strip()):
                expression = rf"{re.escape(before)}(?P<number>.+){re.escape(behind)}"
                yield relation, re.compile(expression, re.IGNORECASE)


def _related(line: str, patterns: list[tuple[Relation, re.Pattern[str]]]) -> Related | None:
    for relation, pattern in patterns:
        match = pattern.fullmatch(line)
        number = number_in(_ARTICLE.sub("", match["number"], count=1)) if match else ""
        if {"/", "-"} & set(number):
            return Related(relation=relation, number=number)
    return None
