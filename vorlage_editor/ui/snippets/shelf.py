"""The Textbausteine of the data folder, for the window: changes, and what to say of them."""

from __future__ import annotations

from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

from vorlage_editor.model.errors import UserError
from vorlage_editor.model.snippets import free_name, merged, renamed, without

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable

    from vorlage_editor.model.snippets import Snippet, Snippets
    from vorlage_editor.ui.kit.messages import Messages
    from vorlage_editor.ui.kit.settings import Settings
    from vorlage_editor.work.snippets import Kept

FOLDER = "folder/snippets"
FILTER = "Textbausteine (*.textbausteine)"
OPEN_FILTER = f"{FILTER};;Alle Dateien (*)"
FILE = "Textbausteine.textbausteine"


class SnippetShelf:
    """Reads and changes the Textbausteine; what goes wrong is said by ``messages``.

    ``snippets`` are those that were read last.
    """

    def __init__(self, folder: Path, messages: Messages, settings: Settings) -> None:
        self._folder, self._messages, self._settings = folder, messages, settings
        self.snippets: Snippets = ()

    def read(self) -> bool:
        """Read them; False if that is impossible, which the user then knows."""
        from vorlage_editor.work.snippets import read  # noqa: PLC0415 - not at start

        return self._done(partial(read, self._folder))

    def name_for(self, wanted: str) -> str:
        """Return the name that a new one gets which is to be called ``wanted``."""
        return free_name(self.snippets, wanted)

    def add(self, *snippets: Snippet) -> bool:
        """Keep ``snippets``; say if that was possible."""
        return self._change(partial(merged, more=snippets))

    def rename(self, old: str, new: str) -> bool:
        """Give the one called ``old`` the name ``new``, or one with a number."""
        return self._change(partial(renamed, old=old, new=new))

    def remove(self, names: Iterable[str]) -> bool:
        """Delete those called ``names``."""
        return self._change(partial(without, names=tuple(names)))

    def bring_in(self) -> str:
        """Let the user choose a file and add what is in it; return what came of it in words."""
        folder = self._settings.read_folder(FOLDER)
        path = self._messages.file_to_open("Textbausteine importieren", str(folder), OPEN_FILTER)
        if path is None:
            return ""
        self._settings.write(FOLDER, str(path.parent))
        from vorlage_editor.work.snippets import take_in  # noqa: PLC0415 - not at start

        try:
            kept, new, lost = take_in(self._folder, path)
        except UserError as error:
            self._messages.error(str(error))
            return ""
        self._take(kept)
        return came_in(new, lost)

    def export(self, snippets: Snippets) -> str:
        """Let the user choose where to write ``snippets``; return what came of it in words."""
        from vorlage_editor.work.snippets import export  # noqa: PLC0415 - not at start

        proposal = self._settings.read_folder(FOLDER) / FILE
        title = "Textbausteine exportieren"
        target = self._messages.file_to_save(title, proposal, (FILTER,))
        if target is None:
            return ""
        self._settings.write(FOLDER, str(target.path.parent))
        try:
            export(target.path, snippets)
        except UserError as error:
            self._messages.error(str(error))
            return ""
        return f"{counted(len(snippets))} exportiert nach „{target.path.name}“."

    def _change(self, how: Callable[[Snippets], Snippets]) -> bool:
        from vorlage_editor.work.snippets import change  # noqa: PLC0415 - not at start

        return self._done(partial(change, self._folder, how))

    def _done(self, work: Callable[[], Kept]) -> bool:
        try:
            kept = work()
        except UserError as error:
            self._messages.error(str(error))
            return False
        self._take(kept)
        return True

    def _take(self, kept: Kept) -> None:
        self.snippets = kept.snippets
        if kept.notice:
            self._messages.error(kept.notice)


def counted(number: int) -> str:
    """Return how many: 1 Textbaustein, 3 Textbausteine."""
    return f"{number} Textbaustein" if number == 1 else f"{number} Textbausteine"


def came_in(new: int, lost: int) -> str:
    """Return what came of an import."""
    words = f"{counted(new)} übernommen." if new else "Alle Textbausteine waren schon da."
    if not lost:
        return words
    what = "Ein Eintrag" if lost == 1 else f"{lost} Einträge"
    verb = "ließ" if lost == 1 else "ließen"
    return f"{words} {what} der Datei {verb} sich nicht lesen."
