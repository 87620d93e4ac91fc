"""The frame of a small dialog: a title, fields below each other, and two buttons."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtWidgets import QDialog, QWidget

from vorlage_editor.ui.kit.parts import SEMIBOLD, answers, column, label, row, rule, tab_order

if TYPE_CHECKING:
    from collections.abc import Sequence

    from vorlage_editor.ui.kit.look import Look

WIDTH = 440


class SmallDialog(QDialog):
    """Asks for ``fields``; ``yes`` is what the button says that accepts them."""

    def __init__(
        self, look: Look, title: str, yes: str, fields: Sequence[QWidget], parent: QWidget | None
    ) -> None:
        super().__init__(parent)
        self.setWindowTitle(title)
        self.setMinimumWidth(WIDTH)
        self.accept_button, self.cancel_button = answers(self, look, yes)
        head = label(look, title, step=5, weight=SEMIBOLD)
        body = column(head, 10, *fields, margins=(24, 20, 24, 16), gap=6)
        buttons = row(None, self.cancel_button, self.accept_button, margins=(24, 12, 24, 16), gap=8)
        self.setLayout(column(body, rule(), buttons))

    def ask(self, *order: QWidget, first: QWidget | None = None) -> bool:
        """Show the dialog, the focus in ``first`` or else the first of ``order``.

        Say if it was accepted.
        """
        tab_order(*order, self.cancel_button, self.accept_button)
        (first or order[0]).setFocus()
        accepted = self.exec() == QDialog.DialogCode.Accepted
        self.deleteLater()
        return accepted
