"""What is known beside the open paper: master data, earlier entries, numbers of the drafts."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from datetime import date
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal

from vorlage_editor.model.earlier import Earlier
from vorlage_editor.model.masterdata.office import Office
from vorlage_editor.model.numbering import next_number, next_supplement, same, shape
from vorlage_editor.model.offers import (
    Offer,
    department_offers,
    line_offers,
    recipient_offers,
    signature_offers,
)
from vorlage_editor.model.related import number_pattern
from vorlage_editor.model.text import LINE

if TYPE_CHECKING:
    from vorlage_editor.model.forms.form import Form
    from vorlage_editor.model.vorlage import Vorlage
    from vorlage_editor.store.rows import NumberRow
    from vorlage_editor.ui.paper.session import Session

DEPARTMENTS = ("lead", "involved", "office")
"""Fields that a department fills."""


class Known(QObject):
    """Makes of it what the fields of the open paper offer; ``changed`` when there is other."""

    changed = Signal()

    def __init__(
        self,
        session: Session,
        today: Callable[[], date] = date.today,
        parent: QObject | None = None,
    ) -> None:
        super().__init__(parent)
        self._session, self._today = session, today
        self._office, self._earlier = Office(), Earlier()
        self._numbers: tuple[NumberRow, ...] = ()
        self._drafts_of: tuple[object, ...] = ()
        self._drafts_by: dict[str, str] = {}
        self._offered_for: tuple[object, ...] = ()
        self._offered: list[Offer] = []

    def show_office(self, office: Office) -> None:
        """Offer the people and departments of ``office`` from now on."""
        self._office = office
        self.changed.emit()

    def show_earlier(self, earlier: Earlier) -> None:
        """Offer what earlier papers had, where the master data has nothing."""
        if earlier != self._earlier:
            self._earlier = earlier
            self.changed.emit()

    def show_numbers(self, numbers: Sequence[NumberRow]) -> None:
        """Count on from these numbers of all drafts."""
        if self._numbers != (numbers := tuple(numbers)):
            self._numbers = numbers
            self.changed.emit()

    def taken_numbers(self) -> frozenset[str]:
        """Return the numbers of other drafts, as ``same`` has them; not of those in the trash."""
        return frozenset(self._drafts)

    @property
    def _others(self) -> list[NumberRow]:
        return [one for one in self._numbers if one.id != self._session.draft]

    def draft_of(self, number: str) -> str:
        """Return the id of the other draft with this number; nothing if there is none here."""
        return self._drafts.get(same(number), "")

    @property
    def _drafts(self) -> dict[str, str]:
        """The other drafts by their numbers."""
        key = self._session.draft, self._numbers
        if not _is_same(key, self._drafts_of):
            alive = [one for one in self._others if not one.trashed]
            self._drafts_of = key
            self._drafts_by = {same(one.number): one.id for one in reversed(alive)}
        return self._drafts_by

    # What the fields offer

    def numbers(self) -> list[Offer]:
        """Return the number that comes next, or those of the supplement that the paper is."""
        vorlage, form, today = self._session.vorlage, self._session.form, self._today()
        key = vorlage.kind, vorlage.related, form.sha256, today, self._session.draft, self._numbers
        if not _is_same(key, self._offered_for):
            self._offered_for, self._offered = key, self._next(vorlage, form, today)
        return self._offered

    def _next(self, vorlage: Vorlage, form: Form, today: date) -> list[Offer]:
        kind = form.kind(vorlage.kind)
        counted = [one.number for one in self._others]  # a number in the trash was given, too
        offers: dict[str, Offer] = {}
        for one in vorlage.related:
            pattern = number_pattern(form, one.relation)
            number = next_supplement(pattern, one.relation, one.number, counted, shape(kind))
            if number:
                offers.setdefault(number, Offer(number, f"{one.relation} zu {one.number}"))
        if found := next_number(kind.number_next, counted, today):
            after = f"nach {found.after}" if found.after else "auf diesem Gerät die erste"
            offers.setdefault(found.number, Offer(found.number, f"nächste Nummer, {after}"))
        return list(offers.values())

    def papers(self) -> list[Offer]:
        """Return the numbers of the other drafts."""
        alive = (one for one in self._others if not one.trashed)
        return [Offer(one.number, one.subject.replace(LINE, " ")) for one in alive]

    def signatures(self) -> list[Offer]:
        """Return who may sign."""
        form, kind = self._session.form, self._session.vorlage.kind
        labels = [one.label for one in form.new_signatures(kind)]
        return signature_offers(self._office, self._earlier, list(dict.fromkeys(labels)))

    def recipients(self) -> list[Offer]:
        """Return who gets papers by mail."""
        return recipient_offers(self._office)

    def line(self, name: str) -> list[Offer]:
        """Return what may stand in a field of one line."""
        earlier = self._earlier.lines.get(name, ())
        if name in DEPARTMENTS:
            return department_offers(self._office, earlier)
        return line_offers(earlier)


def _is_same(key: tuple[object, ...], last: tuple[object, ...]) -> bool:
    """Whether nothing is another; of thousands of numbers it is asked with each key."""
    return len(key) == len(last) and all(
        one is other or (not isinstance(one, tuple) and one == other)
        for one, other in zip(key, last, strict=True)
    )
