"""What the menu Extras does with master data, and who is told of them."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent, QObject, Signal
from typing_extensions import override

from vorlage_editor.ui.kit.actions import Spec
from vorlage_editor.ui.kit.shelf import Shelf
from vorlage_editor.ui.masterdata.shelf import KIND
from vorlage_editor.ui.paper.keeper import unsaid
from vorlage_editor.work.desk import Desk

if TYPE_CHECKING:
    from collections.abc import Sequence

    from vorlage_editor.model.masterdata.office import Office
    from vorlage_editor.ui.kit.actions import Handlers
    from vorlage_editor.ui.kit.shell import Shell, Tools
    from vorlage_editor.ui.masterdata.dialog import OfficeDialog
    from vorlage_editor.ui.masterdata.shelf import OfficeShelf
    from vorlage_editor.ui.paper.workplace import Workplace


ACTIONS: tuple[Spec, ...] = (
    Spec("extras-office", 110, "&Stammdaten …"),
    Spec("extras-import", 140, "Stammdaten &importieren …"),
    Spec("extras-export", 150, "Stammdaten &exportieren …"),
)


class OfficeCommands(QObject):
    """Reads the master data with the first paper, and tells those who use them."""

    known = Signal(object)
    """The master data (Office) are others now, or were read for the first time."""
    committees = Signal(object)
    """The names of committees in earlier papers, where the master data have none."""

    def __init__(self, shell: Shell, tools: Tools, workplace: Workplace) -> None:
        super().__init__(shell.window)
        self._shell, self._tools, self._workplace = shell, tools, workplace
        more = tools.folder, tools.jobs, tools.messages, tools.settings
        self.shelf: OfficeShelf = Shelf(KIND, *more)
        self.shelf.setParent(self)
        self.shelf.changed.connect(self._on_office_changed)
        self._is_read = False
        self._dialog: OfficeDialog | None = None
        workplace.opened.connect(self._on_opened)

    def handlers(self) -> Handlers:
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
        self.known.emit(office)
        if not office.committees:
            self._list_committees()

    def _list_committees(self) -> None:
        """Ask which ones the papers name; without them one types."""
        ask = self._workplace.keeper.ask
        ask(Desk.committees, done=self._on_committees_listed, failed=unsaid)

    def _on_committees_listed(self, names: Sequence[str]) -> None:
        if not self.shelf.value.committees:
            self.committees.emit(names)

    def _on_office(self) -> None:
        """Open the dialog, once; the window stays usable beside it."""
        from vorlage_editor.ui.masterdata.dialog import OfficeDialog

        if self._dialog is None and self.shelf.read():
            roles = [role.name for role in self._workplace.session.form.roles]
            self._dialog = OfficeDialog(
                self.shelf, self._tools.messages, self._tools.look, roles, self._shell.window
            )
            self._dialog.finished.connect(self._on_office_closed)
            self._shell.window.installEventFilter(self)
        if self._dialog is not None:
            self._dialog.show()
            self._dialog.raise_()
            self._dialog.activateWindow()

    def _on_office_closed(self) -> None:
        self._shell.window.removeEventFilter(self)
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
        self.shelf.bring_in(self._shell.tell)

    def _on_export(self) -> None:
        self.shelf.export(self._shell.tell)
