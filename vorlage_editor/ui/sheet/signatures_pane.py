"""Who signs: the label beside the Dezernate, and a card for each with name and office."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from msgspec.structs import replace
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QMenu, QVBoxLayout, QWidget

from vorlage_editor.model.vorlage import Signature
from vorlage_editor.ui.kit.fields import Field
from vorlage_editor.ui.kit.offers import ASK, OfferLine
from vorlage_editor.ui.kit.parts import (
    SQUARE,
    column,
    discard,
    more_button,
    push,
    row,
    tab_order,
    tool,
)
from vorlage_editor.ui.paper.known import Known

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from vorlage_editor.model.offers import Offer
    from vorlage_editor.ui.kit.look import Look
    from vorlage_editor.ui.paper.session import Session

TEXTS = {"label": "Unterschrift", "name": "Name", "office": "Amtsbezeichnung"}


class SignaturesPane(QWidget):
    """The first signature's label; ``cards`` stand below where there is more to say."""

    def __init__(self, session: Session, look: Look, known: Known | None = None) -> None:
        super().__init__()
        self._session, self._look = session, look
        self._known = known or Known(session, parent=self)
        self._open = ""  # the draft whose cards the user wants to see
        self.label = OfferLine(look, "Unterschrift", partial(self._offered, 0, "label"), ASK)
        self.label.entered.connect(partial(self._on_entered, 0, "label"))
        self.label.taken.connect(partial(self._on_taken, 0, "label"))
        menu = QMenu(self)
        names = menu.addAction("Name und Amtsbezeichnung angeben")
        names.triggered.connect(self._on_names)
        menu.addAction("Unterschrift hinzufügen").triggered.connect(self._on_add)
        self.more = more_button(look, "Unterschriften: mehr", menu)
        self.more.setFocusPolicy(Qt.FocusPolicy.NoFocus)  # keys have the menu Einfügen for it
        self.add = push(look, "plus", "Unterschrift hinzufügen", "quiet")
        self.add.clicked.connect(self._on_add)
        self._field = Field(look, "Unterschrift", self.label, self.more)
        self.setLayout(column(self._field, None, self.add))
        self.cards = QWidget()
        self._layout = QVBoxLayout(self.cards)
        self._layout.setContentsMargins(0, 0, 0, 0)
        self._layout.setSpacing(12)
        self._rows: list[SignatureCard] = []
        session.changed.connect(self._on_changed)
        self._known.changed.connect(self._on_known)
        self._on_changed()

    @property
    def chain(self) -> list[QWidget]:
        """What Tab goes through."""
        cards = [part for card in self._rows for part in card.chain]
        return [self.label, self.add, *cards]

    def editor(self, place: int, part: str) -> QWidget:
        """Return the field for ``part`` (label, name, office) of one signature."""
        lines = self._rows[place].lines if place < len(self._rows) else {}
        return lines.get(part) or lines.get("label") or self.label

    def insert(self) -> None:
        """Show the cards, or add another where they are shown."""
        if self._rows:
            self._on_add()
        else:
            self._on_names()

    def _on_changed(self) -> None:
        if not self._session.only_text:
            self._show()

    def _show(self) -> None:
        session = self._session
        signatures = session.vorlage.signatures
        self.label.show_value(signatures[0].label if signatures else "")
        told = len(signatures) > 1 or any(one.name or one.office for one in signatures)
        shown = bool(signatures) and (told or self._open == session.draft != "")
        self.cards.setVisible(shown)
        self._field.setVisible(not shown)
        self.add.setVisible(shown)
        self._show_cards(signatures if shown else ())

    def _show_cards(self, signatures: tuple[Signature, ...]) -> None:
        while len(self._rows) > len(signatures):
            discard(self._rows.pop())
        while len(self._rows) < len(signatures):
            card = SignatureCard(self._look, len(self._rows), self._offered)
            for name, line in card.lines.items():
                line.entered.connect(partial(self._on_entered, card.place, name))
                line.taken.connect(partial(self._on_taken, card.place, name))
            card.remove.clicked.connect(partial(self._on_removed, card.place))
            self._layout.addWidget(card)
            tab_order(self.chain[-1], *card.chain)
            self._rows.append(card)
        for card, signature in zip(self._rows, signatures, strict=True):
            for name, line in card.lines.items():
                line.show_value(getattr(signature, name))

    def _offered(self, place: int, name: str) -> list[Offer]:
        """Return who is offered in a field: a name or an office is somebody's.

        Those whose label stands there come first.
        """
        here = self._session.vorlage.signatures[place : place + 1]
        labels = {one.label for one in here}
        offers = [one for one in self._known.signatures() if name == "label" or not one.bare]
        return sorted(offers, key=lambda one: one.bare or one.label not in labels)

    def _on_known(self) -> None:
        for line in (self.label, *(one for card in self._rows for one in card.lines.values())):
            line.refresh()

    def _on_taken(self, place: int, name: str, offer: Offer) -> None:
        """Take who was chosen as a whole; of a bare label the name stays."""
        taken = offer.value
        if not isinstance(taken, Signature):
            return
        signatures = list(self._session.vorlage.signatures) or [Signature()]
        if not taken.name:
            taken = replace(signatures[place], label=taken.label)
        signatures[place] = taken
        alone = not self._rows and self.label.hasFocus()
        merge = f"signature {place} {name}"
        self._session.edit("Unterschrift ändern", merge=merge, signatures=tuple(signatures))
        if alone and self._rows:
            self._rows[place].lines["name"].setFocus()  # it stands in place of the label

    def _on_names(self) -> None:
        self._open = self._session.draft
        if self._session.vorlage.signatures:
            self._show()
        else:
            self._on_add()
        if self._rows:
            self._rows[0].lines["name"].setFocus()

    def _on_add(self) -> None:
        self._open = self._session.draft
        signatures = (*self._session.vorlage.signatures, Signature())
        self._session.edit("Unterschrift hinzufügen", signatures=signatures)
        if self._rows:
            self._rows[-1].lines["label"].setFocus()

    def _on_removed(self, place: int, *_: object) -> None:
        kept = self._session.vorlage.signatures
        self._session.edit("Unterschrift entfernen", signatures=kept[:place] + kept[place + 1 :])
        near = self._rows[min(place, len(self._rows) - 1)].lines["label"] if self._rows else None
        (near or self.label).setFocus()

    def _on_entered(self, place: int, name: str, value: str) -> None:
        signatures = list(self._session.vorlage.signatures) or [Signature()]
        signatures[place] = replace(signatures[place], **{name: value})
        merge = f"signature {place} {name}"
        self._session.edit("Unterschrift ändern", merge=merge, signatures=tuple(signatures))


class SignatureCard(QWidget):
    """Label, name and office of one signature."""

    def __init__(
        self, look: Look, place: int, offered: Callable[[int, str], Sequence[Offer]]
    ) -> None:
        super().__init__()
        self.place = place
        self.lines = {
            name: OfferLine(look, f"{text} {place + 1}", partial(offered, place, name))
            for name, text in TEXTS.items()
        }
        self.remove = tool(look, "x", f"Unterschrift {place + 1} entfernen", tone="muted")
        self.remove.setFixedSize(SQUARE, SQUARE)
        self.chain: list[QWidget] = [*self.lines.values(), self.remove]
        *first, last = (
            Field(look, TEXTS[name], line, self.remove if name == "office" else None)
            for name, line in self.lines.items()
        )
        self.setLayout(row(*first, last, gap=12))
