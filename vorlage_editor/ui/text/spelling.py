"""What is known of words: each is looked up once, and never while a key is handled."""

from __future__ import annotations

from os import environ
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QLocale, QObject, Signal

from vorlage_editor.work.words import LONGEST_TEXT, spellings

if TYPE_CHECKING:
    from collections.abc import Sequence

    from vorlage_editor.ui.kit.settings import Settings
    from vorlage_editor.work.spelling import Speller

SETTING = "spelling"


class Spelling(QObject):
    """Verdicts on words, of the dictionary in ``folders`` and the user's words in ``folder``.

    ``known`` has the words that were looked up: True for right. ``changed`` when verdicts may be
    others than before.
    """

    changed = Signal()

    def __init__(self, folder: Path, settings: Settings, folders: Sequence[Path] = ()) -> None:
        super().__init__()
        self._folder, self._settings, self._folders = folder, settings, folders
        self._speller: Speller | None = None
        self._ignored: set[str] = set()
        self.known: dict[str, bool] = {}
        self._fine: set[str] = set()  # pieces of text in which all is known to be right
        self.wanted = settings.read(SETTING, True)

    @property
    def ready(self) -> bool:
        """Whether there is a dictionary, read."""
        return self._speller is not None

    @property
    def on(self) -> bool:
        """Whether words are to be marked."""
        return self.wanted and self.ready

    def switch(self, *, on: bool) -> None:
        """Mark wrong words, or none; kept for the next start."""
        self.wanted = on
        self._settings.write(SETTING, on)
        self.load()
        self.changed.emit()

    def load(self) -> None:
        """Read the dictionary if that is wanted and was not done; it takes a tenth of a second."""
        if not self.wanted or self.ready:
            return
        from vorlage_editor.work import dictionaries
        from vorlage_editor.work.spelling import OWN_FILE, Speller, open_dictionary, read_own

        country = QLocale.system().name()[-2:]
        folders = self._folders or dictionaries.places(environ, Path.home(), self._folder)
        path = dictionaries.find(folders, country)
        if path is None or (dictionary := open_dictionary(path)) is None:
            return
        self._speller = Speller(dictionary, read_own(self._folder / OWN_FILE) | self._ignored)
        self._forget()

    def add_dictionary(self, source: Path) -> None:
        """Take over a dictionary and use it. Raises UserError."""
        from vorlage_editor.work import dictionaries

        dictionaries.add(source, self._folder)
        self._speller = None
        self.switch(on=True)

    def unsure(self, text: str) -> set[str]:
        """Return the words of ``text`` that are not known to be right; quick where all are."""
        out: set[str] = set()
        if len(text) > LONGEST_TEXT:
            return out
        for piece in set(text.split()) - self._fine:
            if found := {word for word in spellings(piece) if not self.known.get(word)}:
                out |= found
            else:
                self._fine.add(piece)
        return out

    def is_right(self, text: str) -> bool:
        """Whether the word ``text`` is right; asks the dictionary once."""
        if text not in self.known:
            self.known[text] = self._speller is None or self._speller.is_right(text)
        return self.known[text]

    def suggestions(self, text: str) -> tuple[str, ...]:
        """Return what may have been meant; takes up to half a second."""
        return self._speller.suggestions(text) if self._speller else ()

    def learn(self, text: str) -> None:
        """Put ``text`` among the user's own words, for good. Raises UserError."""
        from vorlage_editor.work.spelling import OWN_FILE, bare, read_own, write_own

        own = self._folder / OWN_FILE
        write_own(own, read_own(own) | {bare(text)})
        self.ignore(text)

    def ignore(self, text: str) -> None:
        """Take ``text`` for right until the program ends."""
        from vorlage_editor.work.spelling import bare

        self._ignored.add(bare(text))
        if self._speller:
            self._speller.add(text)
        self._forget()  # also of compounds with a hyphen

    def _forget(self) -> None:
        self.known.clear()
        self._fine.clear()
        self.changed.emit()
