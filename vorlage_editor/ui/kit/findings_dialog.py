"""Lists the warnings of a paper that is about to leave: go to one, or let it go all the same."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from vorlage_editor.ui.kit.finding_rows import finding_rows, order_of_rows
from vorlage_editor.ui.kit.lists import RowList
from vorlage_editor.ui.kit.parts import label
from vorlage_editor.ui.kit.small_dialog import SmallDialog

if TYPE_CHECKING:
    from collections.abc import Sequence

    from PySide6.QtWidgets import QWidget

    from vorlage_editor.model.checks import Finding
    from vorlage_editor.ui.kit.look import Look

LEAD = "Bitte sehen Sie diese Stellen durch. Ein Klick oder die Eingabetaste führt hin."
WIDTH, ROW, MOST = 520, 64, 300  # px


class Leaving(NamedTuple):
    """In what way a paper leaves, in words: over the list and on the button."""

    title: str
    all_the_same: str


class FindingsDialog(SmallDialog):
    """Accepted, the paper may leave; else ``chosen`` is the number of the finding to go to."""

    def __init__(
        self, findings: Sequence[Finding], leaving: Leaving, look: Look, parent: QWidget | None
    ) -> None:
        self.chosen: int | None = None
        rows = finding_rows(findings)
        keys = [one.key for one in rows if one.key]
        self._places = dict(zip(keys, order_of_rows(findings), strict=True))
        self.list = RowList(look, leaving.title)
        self.list.show_rows(rows)
        self.list.setMinimumHeight(min(MOST, ROW * (len(findings) + 1)))
        self.list.opened.connect(self._on_opened)
        fields = [label(look, LEAD, "muted", wrap=True), self.list]
        super().__init__(look, leaving.title, leaving.all_the_same, fields, parent)
        self.setMinimumWidth(WIDTH)

    def _on_opened(self, key: str) -> None:
        self.chosen = self._places[key]
        self.reject()


class Answer(NamedTuple):
    """Whether the paper may leave; else the number of the finding to go to, if one was chosen."""

    leaves: bool
    chosen: int | None = None


def ask(
    findings: Sequence[Finding], leaving: Leaving, look: Look, parent: QWidget | None
) -> Answer:
    """List ``findings`` and ask whether the paper may leave all the same."""
    dialog = FindingsDialog(findings, leaving, look, parent)
    leaves = dialog.ask(dialog.list, first=dialog.accept_button)
    return Answer(leaves, dialog.chosen)
