"""What a check finds, what it is given, and what a rule is."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Callable, Container, Iterable
from datetime import date
from enum import StrEnum
from functools import cached_property
from itertools import accumulate
from typing import NamedTuple, Protocol

import msgspec

from vorlage_editor.model.body import Block, Heading, Picture, Table, plain_text
from vorlage_editor.model.field_ref import FieldRef
from vorlage_editor.model.forms.form import Form
from vorlage_editor.model.masterdata.office import Office
from vorlage_editor.model.publicity import is_closed, publicity
from vorlage_editor.model.vorlage import Vorlage

YEARS = range(1900, 2200)
"""Of what a paper speaks; a day of another year is a slip."""


class Severity(StrEnum):
    """How much a finding weighs; an error keeps a paper from being exported."""

    ERROR = "error"
    WARNING = "warning"
    INFO = "info"


class Remark(Protocol):
    """What is said at a field, of a paper, a form or an entry of the master data."""

    @property
    def severity(self) -> Severity:
        """How much it weighs."""

    @property
    def message(self) -> str:
        """A whole German sentence."""


class Finding(msgspec.Struct, frozen=True):
    """A whole German sentence about one ``field`` of the paper.

    ``thing`` is by what a dismissal knows again what it speaks of.
    """

    rule: str
    severity: Severity
    field: FieldRef
    message: str
    thing: str = ""


class Hit(NamedTuple):
    """A field that breaks a rule, the sentence that says so, and of which ``thing`` it speaks.

    By the thing a dismissal knows it again; without one by the sentence and the field's value.
    """

    field: FieldRef
    message: str
    thing: str = ""


class Case:
    """What rules look at; ``public`` looks at a paper as one meant for the public.

    ``taken`` are the numbers of other papers, as ``numbering.same`` has them.
    """

    def __init__(
        self,
        vorlage: Vorlage,
        form: Form,
        office: Office,
        today: date,
        *,
        public: bool,
        taken: Container[str] = (),
    ) -> None:
        self.vorlage, self.form, self.office, self.today = vorlage, form, office, today
        self.public = public
        self.taken = taken

    @property
    def is_public(self) -> bool:
        """Whether the paper is öffentlich, or is looked at as one for the public."""
        return self.public or publicity(self.vorlage) is True

    @property
    def may_be_published(self) -> bool:
        """Whether nothing says that the paper is nichtöffentlich: one that is not set, too."""
        return self.public or not is_closed(self.vorlage)

    @cached_property
    def texts(self) -> list[str]:
        """The text of each block."""
        return [plain_text(block) for block in self.vorlage.body]

    @cached_property
    def text(self) -> str:
        """The text of all blocks, one a line."""
        return "\n".join(self.texts)

    @cached_property
    def _starts(self) -> list[int]:
        return list(accumulate((len(text) + 1 for text in self.texts), initial=0))

    def block_at(self, place: int) -> FieldRef:
        """Return the field of the block that ``place`` of the text is in."""
        return FieldRef("body", bisect_right(self._starts, place) - 1)

    @cached_property
    def is_written(self) -> bool:
        """Whether there is a word under the headings; the form's own boxes and tables are none."""
        blocks = zip(self.vorlage.body, self.texts, strict=True)
        own = [one for one, text in blocks if text.strip() and not isinstance(one, Heading)]
        if not own or not any(map(_is_to_fill, own)):
            return bool(own)
        preset = [one for one in self.form.template(self.vorlage.kind) if _is_to_fill(one)]
        return any(one not in preset for one in own)

    def section(self, at: int) -> range:
        """Return the places of the blocks under the heading at ``at``, up to one of its level."""
        body, head = self.vorlage.body, self.vorlage.body[at]
        level = head.level if isinstance(head, Heading) else 0
        end = at + 1
        while end < len(body):
            block = body[end]
            if isinstance(block, Heading) and block.level <= level:
                break
            end += 1
        return range(at + 1, end)

    def is_filled(self, at: int) -> bool:
        """Whether something stands under the heading at ``at``."""
        body = self.vorlage.body
        return any(isinstance(body[n], Picture) or self.texts[n].strip() for n in self.section(at))


def _is_to_fill(block: Block) -> bool:
    return isinstance(block, Table) or "☐" in plain_text(block)


class Rule(NamedTuple):
    """A rule under its name."""

    name: str
    severity: Severity
    look: Callable[[Case], Iterable[Hit]]
