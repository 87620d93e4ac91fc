"""What the menu Extras does with master data, and who is told of them."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent, QObject
from typing_extensions import override

from vorlage_editor.ui.kit.shelf import Shelf
from vorlage_editor.ui.masterdata.shelf import KIND
from vorlage_editor.ui.paper.keeper import unsaid
from vorlage_editor.work.desk import Desk

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence
    from pathlib import Path

    from vorlage_editor.model.masterdata.office import Office
    from vorlage_editor.ui.kit.messages import Messages
    from vorlage_editor.ui.masterdata.dialog import OfficeDialog
    from vorlage_editor.ui.masterdata.shelf import OfficeShelf
    from vorlage_editor.ui.paper.review import Review
    from vorlage_editor.ui.window.main_window import MainWindow


class OfficeCommands(QObject):
    """Reads the master data with the first paper, and tells stations and checks of them."""

    def __init__(
        self, window: MainWindow, review: Review, folder: Path, messages: Messages
    ) -> None:
        super().__init__(window)
        self._window, self._review, self._messages = window, review, messages
        jobs, settings = window.workplace.jobs, window.settings
        self.shelf: OfficeShelf = Shelf(KIND, folder, jobs, messages, settings)
        self.shelf.setParent(self)
        self.shelf.changed.connect(self._on_office_changed)
        self._is_read = False
        self._dialog: OfficeDialog | None = None
        window.workplace.opened.connect(self._on_opened)

    def handlers(self) -> dict[str, Callable[..., object]]:
        """Return what each of these actions does, by its name."""
        return {
            "extras-office": self._on_office,
            "extras-import": self._on_import,
            "extras-export": self._on_export,
        }

    def _on_opened(self) -> None:
        """Read them, once: a start without a paper needs none."""
        if not self._is_read:
            self._is_read = True
            self.shelf.look()
        elif not self.shelf.value.committees:
            self._list_committees()  # the last paper may name others

    def _on_office_changed(self, office: Office) -> None:
        """Where no committees are known, those of earlier papers are offered."""
        self._window.sheet.stations.show_office(office)
        self._window.sheet.known.show_office(office)
        self._review.show_office(office)
        if not office.committees:
            self._list_committees()

    def _list_committees(self) -> None:
        """Ask which ones the papers name; without them one types."""
        ask = self._window.workplace.keeper.ask
        ask(Desk.committees, done=self._on_committees_listed, failed=unsaid)

    def _on_committees_listed(self, names: Sequence[str]) -> None:
        if not self.shelf.value.committees:
            self._window.sheet.stations.show_committees(names)

    def _on_office(self) -> None:
        """Open the dialog, once; the window stays usable beside it."""
        from vorlage_editor.ui.masterdata.dialog import OfficeDialog  # noqa: PLC0415 - not at start

        if self._dialog is None and self.shelf.read():
            roles = [role.name for role in self._window.session.form.roles]
            self._dialog = OfficeDialog(
                self.shelf, self._messages, self._window.look, roles, self._window
            )
            self._dialog.finished.connect(self._on_office_closed)
            self._window.installEventFilter(self)
        if self._dialog is not None:
            self._dialog.show()
            self._dialog.raise_()
            self._dialog.activateWindow()

    def _on_office_closed(self) -> None:
        self._window.removeEventFilter(self)
        if self._dialog is not None:
            self._dialog.deleteLater()
            self._dialog = None

    @override
    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Close the dialog before the window, which stays if something there is to be seen to."""
        dialog = self._dialog if event.type() == QEvent.Type.Close else None
        if dialog is not None and not dialog.close():
            event.ignore()
            return True
        return False

    def _on_import(self) -> None:
        self.shelf.bring_in(self._window.status.tell)

    def _on_export(self) -> None:
        self.shelf.export(self._window.status.tell)
