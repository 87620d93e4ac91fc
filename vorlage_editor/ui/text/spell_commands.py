"""Spelling in the window: switching it on, the next wrong word, suggestions, dictionaries."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, QTimer
from PySide6.QtGui import QAction, QContextMenuEvent, QTextCursor

from vorlage_editor.model.errors import UserError
from vorlage_editor.model.field_ref import FieldRef
from vorlage_editor.ui.kit.actions import Spec
from vorlage_editor.ui.text.spell_highlighter import SpellHighlighter
from vorlage_editor.ui.text.spell_marks import SpellMarks
from vorlage_editor.ui.text.spelling import Spelling

if TYPE_CHECKING:
    from PySide6.QtWidgets import QMenu, QTextEdit, QWidget

    from vorlage_editor.ui.document.passing_selection import PassingSelection
    from vorlage_editor.ui.kit.actions import Handlers
    from vorlage_editor.ui.kit.shell import Shell, Tools
    from vorlage_editor.ui.paper.workplace import Workplace
    from vorlage_editor.ui.text.text_pane import TextPane

ACTIONS: tuple[Spec, ...] = (
    Spec("edit-spelling", 510, "Rechtschreibung &prüfen", checkable=True),
    Spec("edit-next-misspelling", 520, "Nächstes &unbekanntes Wort", ("F7",), needs="draft"),
    Spec("edit-dictionary", 530, "Wörterbuch hin&zufügen …"),
)
DELAY = 800  # ms after a paper was opened: reading a dictionary takes a tenth of a second
HINTED = "spelling-hinted"
FOLDER = "folder/open"
FILTER = "Wörterbücher (*.oxt *.dic *.aff);;Alle Dateien (*)"
MISSING = "Kein deutsches Wörterbuch gefunden: Bearbeiten → Wörterbuch hinzufügen …"
WHERE = (
    "Für die Rechtschreibprüfung braucht es ein deutsches Wörterbuch. Es ist kostenlos: als "
    "Erweiterung (.oxt) für LibreOffice, „German (de-DE frami) dictionaries“, oder unter Debian "
    "und Ubuntu im Paket hunspell-de-de. Ist LibreOffice mit deutscher Rechtschreibprüfung "
    "installiert, wird sein Wörterbuch von selbst gefunden."
)
ALL_RIGHT = "Keine unbekannten Wörter gefunden."
UNKNOWN = "„{word}“ steht nicht im Wörterbuch. Vorschläge: Menütaste oder Rechtsklick"
ADDED = "Das Wörterbuch ist hinzugefügt, die Rechtschreibung wird geprüft."
LABEL = "Rechtschreibung"


class SpellCommands(QObject):
    """Marks wrong words in text and Betreff, and does what menus and keys ask about them."""

    def __init__(
        self,
        shell: Shell,
        tools: Tools,
        workplace: Workplace,
        text: TextPane,
        subject: QTextEdit,
        passing: PassingSelection,
    ) -> None:
        super().__init__(text)
        self._shell, self._settings, self._messages = shell, tools.settings, tools.messages
        self._session, self._passing = workplace.session, passing
        spelling = self._spelling = Spelling(tools.folder, tools.settings)
        spelling.setParent(self)
        self._plain = SpellHighlighter(subject.document(), tools.look, subject)
        self.text = SpellMarks(text, text.highlighter, spelling)
        self.subject = SpellMarks(subject, self._plain, spelling)
        self._begin = QTimer(self, singleShot=True, interval=DELAY)
        self._begin.timeout.connect(self._on_begin)
        self._switch = shell.actions["edit-spelling"]
        self._switch.setChecked(spelling.wanted)
        workplace.opened.connect(self._on_opened)
        tools.look.changed.connect(self._plain.rehighlight)

    def handlers(self) -> Handlers:
        """Return what each of these actions does, by its name."""
        return {
            "edit-spelling": self._on_switched,
            "edit-next-misspelling": self._on_next,
            "edit-dictionary": self._on_dictionary,
        }

    # Switching it on

    def _on_opened(self) -> None:
        if self._session.draft and not self._spelling.ready:
            self._begin.start()

    def _on_begin(self) -> None:
        """Read the dictionary; say once for all if there is none."""
        self._spelling.load()
        known = self._settings.read(HINTED, False)
        if self._spelling.wanted and not self._spelling.ready and not known:
            self._settings.write(HINTED, True)
            self._tell_missing()

    def _on_switched(self, on: bool) -> None:
        self._spelling.switch(on=on)
        if on and not self._spelling.ready:
            self._tell_missing()

    def _tell_missing(self) -> None:
        self._shell.tell(MISSING, self._on_dictionary, detail=WHERE)

    def _on_dictionary(self) -> None:
        """Let the user choose a dictionary, and use it."""
        folder = str(self._settings.read_folder(FOLDER))
        path = self._messages.file_to_open("Wörterbuch hinzufügen", folder, FILTER)
        if path is None:
            return
        try:
            self._spelling.add_dictionary(path)
        except UserError as error:
            self._messages.error(str(error))
            return
        self._switch.setChecked(True)
        self._shell.tell(ADDED)

    # The next wrong word

    def _on_next(self) -> None:
        self._spelling.load()
        if not self._spelling.on:
            self._switch.setChecked(True)
            self._on_switched(True)
        if not self._spelling.ready:
            self._tell_missing()
            return
        for marks, after in self._round():
            if found := marks.next_wrong(after):
                self._go_to(marks.edit, found)
                return
        self._shell.tell(ALL_RIGHT)

    def _round(self) -> tuple[tuple[SpellMarks, int], ...]:
        """Return where to look, from the caret on: the rest, the other field, the start."""
        here, other = self.text, self.subject
        if self.subject.edit.hasFocus():
            here, other = other, here
        return (here, here.edit.textCursor().selectionEnd()), (other, 0), (here, 0)

    def _go_to(self, edit: QTextEdit, found: QTextCursor) -> None:
        self._shell.go_to(FieldRef("body" if edit is self.text.edit else "subject"))
        edit.setTextCursor(found)
        self._passing.hold(edit, edit)
        self._shell.tell(UNKNOWN.format(word=found.selectedText()))

    # The context menu

    def on_opening(self, menu: QMenu, field: QWidget, event: QContextMenuEvent) -> None:
        """Put suggestions at the top of the Betreff's ``menu``; the text's asks ``entries``."""
        edit = self.subject.edit
        if field is not edit:
            return
        cursor = edit.textCursor()
        if event.reason() == QContextMenuEvent.Reason.Mouse:
            cursor = edit.cursorForPosition(event.pos())
        before = menu.actions()[0]
        if found := self._entries(menu, self.subject, cursor):
            menu.insertActions(before, found)
            menu.insertSeparator(before)

    def entries(self, menu: QMenu, cursor: QTextCursor) -> list[QAction]:
        """Return what can be done about a wrong word of the text at ``cursor``."""
        return self._entries(menu, self.text, cursor)

    def _entries(self, menu: QMenu, marks: SpellMarks, cursor: QTextCursor) -> list[QAction]:
        place = marks.word_at(cursor)
        if place is None:
            return []
        word = place.selectedText()
        out = [_entry(menu, one, bold=True) for one in self._spelling.suggestions(word)]
        for entry in out:
            entry.triggered.connect(partial(self._on_chosen, place, entry.text()))
        if not out:
            out.append(_entry(menu, "Keine Vorschläge"))
            out[0].setEnabled(False)
        line, learn = QAction(menu), _entry(menu, "Zum Wörterbuch hinzufügen")
        ignore = _entry(menu, "Überall ignorieren")
        line.setSeparator(True)
        learn.triggered.connect(partial(self._on_learn, word))
        ignore.triggered.connect(partial(self._on_ignore, word))
        return [*out, line, learn, ignore]

    def _on_chosen(self, place: QTextCursor, word: str) -> None:
        """Put ``word`` in place of the wrong one, formatted as that is."""
        if not self._session.may_edit():
            return
        with self._session.named(LABEL):
            place.insertText(word, place.charFormat())
        self._shell.tell("")  # it may speak of the wrong one

    def _on_learn(self, word: str) -> None:
        try:
            self._spelling.learn(word)
        except UserError as error:
            self._messages.error(str(error))

    def _on_ignore(self, word: str) -> None:
        self._spelling.ignore(word)


def _entry(menu: QMenu, text: str, *, bold: bool = False) -> QAction:
    entry = QAction(text, menu)
    font = entry.font()
    font.setBold(bold)
    entry.setFont(font)
    return entry
