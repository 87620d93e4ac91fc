"""All that the user can do, as one table: menus, shortcuts, icons and tool tips come from it."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject
from PySide6.QtGui import QAction, QActionGroup, QKeySequence
from PySide6.QtWidgets import QMenu, QMenuBar, QWidget

if TYPE_CHECKING:
    from vorlage_editor.ui.kit.look import Look

MENUS = {
    "file": "&Datei",
    "edit": "&Bearbeiten",
    "insert": "&Einfügen",
    "format": "F&ormat",
    "table": "&Tabelle",
    "go": "&Gehe zu",
    "view": "&Ansicht",
    "extras": "E&xtras",
    "help": "&Hilfe",
}
SEPARATOR = "-"


@dataclass(frozen=True, slots=True)
class Spec:
    """One action. ``needs`` says when it can be used: always, with a draft, while in the text.

    Or while in a ``table`` there, or outside of tables (``flow``); or while the paper is
    ``locked``.
    ``group`` makes its checkable members exclude each other; ``submenu`` puts it one level down.
    """

    name: str
    text: str = ""
    keys: tuple[str, ...] = ()
    icon: str = ""
    needs: str = ""
    checkable: bool = False
    group: str = ""
    submenu: str = ""


def _line(menu: str) -> Spec:
    return Spec(f"{menu}{SEPARATOR}")


TABLE: tuple[Spec, ...] = (
    Spec("file-new", "&Neu …", ("Ctrl+N",), "plus"),
    Spec("file-open", "Ö&ffnen …", ("Ctrl+O",), "file-input"),
    Spec("file-text-file", "&Textdatei …", submenu="Aus Te&xt übernehmen"),
    Spec("file-text-clipboard", "&Zwischenablage", submenu="Aus Te&xt übernehmen"),
    _line("file"),
    Spec("file-duplicate", "&Duplizieren", ("Ctrl+D",), "copy-plus", "draft"),
    Spec("file-supplement", "&Ergänzung", (), "", "draft", submenu="Neue Vorlage &hierzu"),
    Spec("file-exchange", "&Austausch", (), "", "draft", submenu="Neue Vorlage &hierzu"),
    Spec("file-revision", "&Neufassung", (), "", "draft", submenu="Neue Vorlage &hierzu"),
    Spec("file-reference", "Vorlage mit &Bezug", (), "", "draft", submenu="Neue Vorlage &hierzu"),
    Spec("file-trash", "In den &Papierkorb", (), "trash-2", "draft"),
    Spec("file-status-draft", "&Entwurf", (), "", "draft", True, "status", "Sta&tus"),
    Spec("file-status-signing", "in &Mitzeichnung", (), "", "draft", True, "status", "Sta&tus"),
    Spec("file-status-released", "&freigegeben", (), "", "draft", True, "status", "Sta&tus"),
    Spec("file-status-submitted", "&abgegeben", (), "", "draft", True, "status", "Sta&tus"),
    Spec("file-reopen", "Wieder bearbe&iten", (), "pencil-line", "locked"),
    _line("file"),
    Spec("file-save", "Jetzt &speichern", ("Ctrl+S",), "", "draft"),
    Spec("file-export-pdf", "PDF &exportieren …", ("Ctrl+E",), "file-down", "draft"),
    Spec("file-export-public", "&Öffentliche Fassung exportieren …", (), "", "draft"),
    Spec("file-print", "D&rucken …", ("Ctrl+P",), "printer", "draft"),
    Spec("file-mail", "E-&Mail …", ("Ctrl+Shift+M",), "mail", "draft"),
    Spec("file-export-draft", "Entwurf zum &Weitergeben …", ("Ctrl+Shift+S",), "", "draft"),
    _line("file"),
    Spec("file-quit", "&Beenden", ("Ctrl+Q",)),
    Spec("edit-undo", "&Rückgängig", ("Ctrl+Z",), "undo-2"),
    Spec("edit-redo", "&Wiederholen", ("Ctrl+Y", "Ctrl+Shift+Z"), "redo-2"),
    _line("edit"),
    Spec("edit-cut", "&Ausschneiden", ("Ctrl+X",)),
    Spec("edit-copy", "&Kopieren", ("Ctrl+C",)),
    Spec("edit-paste", "&Einfügen", ("Ctrl+V",)),
    Spec("edit-paste-plain", "&Nur Text einfügen", ("Ctrl+Shift+V",)),
    Spec("edit-select-all", "A&lles auswählen", ("Ctrl+A",)),
    _line("edit"),
    Spec("edit-find", "&Suchen …", ("Ctrl+F",), "search", "draft"),
    Spec("edit-replace", "Erse&tzen …", ("Ctrl+H",), "", "draft"),
    Spec("edit-find-next", "Nächste &Fundstelle", ("F3",), "", "draft"),
    Spec("edit-find-previous", "V&orige Fundstelle", ("Shift+F3",), "", "draft"),
    _line("edit"),
    Spec("edit-search", "&Vorlagen durchsuchen", ("Ctrl+Shift+F",), "search"),
    _line("edit"),
    Spec("edit-spelling", "Rechtschreibung &prüfen", (), "", "", True),
    Spec("edit-next-misspelling", "Nächstes &unbekanntes Wort", ("F7",), "", "draft"),
    Spec("edit-dictionary", "Wörterbuch hin&zufügen …"),
    Spec("insert-station", "&Station", (), "plus", "draft"),
    Spec("insert-signature", "Unterschri&ft", (), "", "draft"),
    Spec("insert-related", "Be&zug zu einer Vorlage", (), "", "draft"),
    Spec("insert-attachment", "&Anlage", (), "paperclip", "draft"),
    Spec("insert-sections", "F&ehlende Abschnitte", (), "", "draft"),
    _line("insert"),
    Spec("insert-snippet", "Te&xtbaustein …", ("Ctrl+Shift+T",), "text-quote", "text"),
    Spec("insert-snippet-new", "Aus&wahl als Textbaustein speichern …", (), "", "selection"),
    Spec("insert-snippets", "Textbausteine &verwalten …", (), "", "draft"),
    _line("insert"),
    Spec("insert-table", "&Tabelle …", (), "table", "flow"),
    Spec("insert-picture", "&Bild …", (), "image", "flow"),
    Spec("insert-link", "&Link …", ("Ctrl+K",), "link", "text"),
    Spec("insert-box", "&Kästchen zum Ankreuzen", (), "square-check", "text"),
    Spec("insert-page-break", "Seiten&umbruch", ("Ctrl+Return", "Ctrl+Enter"), "", "flow"),
    Spec("format-paragraph", "&Absatz", ("Ctrl+0",), "", "text", True, "block"),
    Spec("format-heading-1", "Überschrift &1", ("Ctrl+1",), "", "text", True, "block"),
    Spec("format-heading-2", "Überschrift &2", ("Ctrl+2",), "", "text", True, "block"),
    Spec("format-heading-3", "Überschrift &3", ("Ctrl+3",), "", "text", True, "block"),
    _line("format"),
    Spec("format-bold", "&Fett", ("Ctrl+B",), "bold", "text", True),
    Spec("format-italic", "&Kursiv", ("Ctrl+I",), "italic", "text", True),
    Spec("format-underline", "&Unterstrichen", ("Ctrl+U",), "underline", "text", True),
    Spec("format-superscript", "&Hochgestellt", ("Ctrl+.",), "superscript", "text", True),
    Spec("format-subscript", "&Tiefgestellt", ("Ctrl+,",), "subscript", "text", True),
    Spec("format-clear", "F&ormatierung löschen", ("Ctrl+Space",), "remove-formatting", "text"),
    Spec("format-unlink", "Link entfe&rnen", (), "", "text"),
    _line("format"),
    Spec("format-list", "Auf&zählung", ("Ctrl+Shift+L",), "list", "text", True),
    Spec("format-numbers", "&Nummerierung", (), "list-ordered", "text", True),
    Spec("format-dash", "&Spiegelstriche", (), "", "text", True, submenu="&Listenzeichen"),
    Spec("format-bullet", "&Punkte", (), "", "text", True, submenu="&Listenzeichen"),
    Spec("format-letter", "&Buchstaben", (), "", "text", True, submenu="&Listenzeichen"),
    Spec("format-none", "&Ohne Zeichen", (), "", "text", True, submenu="&Listenzeichen"),
    Spec("format-restart", "Nummerierung neu &beginnen", (), "", "text"),
    Spec("format-continue", "Nummerierung fort&setzen", (), "", "text"),
    Spec("format-outdent", "Einzug v&erkleinern", (), "list-indent-decrease", "text"),
    Spec("format-indent", "Einzug ver&größern", (), "list-indent-increase", "text"),
    _line("format"),
    Spec("format-helps", "Be&im Schreiben ersetzen", (), "", "", True),
    Spec("table-row-above", "Zeile &darüber einfügen", (), "", "table"),
    Spec("table-row-below", "Zeile dar&unter einfügen", (), "", "table"),
    Spec("table-column-left", "Spalte &links einfügen", (), "", "table"),
    Spec("table-column-right", "Spalte &rechts einfügen", (), "", "table"),
    _line("table"),
    Spec("table-drop-row", "&Zeile löschen", (), "", "table"),
    Spec("table-drop-column", "&Spalte löschen", (), "", "table"),
    Spec("table-drop", "&Tabelle löschen", (), "trash-2", "table"),
    _line("table"),
    Spec("table-header", "&Kopfzeile", (), "", "table", True),
    Spec("table-wider", "Spalte &breiter", ("Alt+Shift+Right",), "", "table"),
    Spec("table-narrower", "Spalte s&chmaler", ("Alt+Shift+Left",), "", "table"),
    Spec("table-natural", "Spaltenbreiten zur&ücksetzen", (), "", "table"),
    Spec("table-caption", "B&eschriftung …", (), "", "table"),
    Spec("go-head", "&Betreff und Kopfdaten", ("Alt+1",), "", "draft"),
    Spec("go-route", "B&eratungsfolge", ("Alt+2",), "", "draft"),
    Spec("go-text", "&Text", ("Alt+3",), "", "draft"),
    Spec("go-attachments", "&Anlagen", ("Alt+4",), "", "draft"),
    _line("go"),
    Spec("go-next-finding", "&Nächste Beanstandung", ("F8",), "", "draft"),
    Spec("go-previous-finding", "&Vorige Beanstandung", ("Shift+F8",), "", "draft"),
    _line("go"),
    Spec("go-next-area", "Nächster Be&reich", ("F6",)),
    Spec("go-previous-area", "Voriger Bere&ich", ("Shift+F6",)),
    Spec("view-library", "&Vorlagen", ("Ctrl+Shift+B",), "library", "", True),
    Spec("view-outline", "&Gliederung", ("Ctrl+Shift+G",), "list-tree", "draft", True),
    Spec("view-findings", "&Prüfung", ("Ctrl+Shift+R",), "clipboard-check", "draft", True),
    _line("view"),
    Spec("view-preview", "Vor&schau", ("F9",), "panel-right", "draft", True),
    Spec("view-print-preview", "&Druckvorschau", ("Ctrl+Shift+P",), "scan-eye", "draft", True),
    Spec("view-larger", "Vorschau v&ergrößern", ("Ctrl++", "Ctrl+="), "", "draft"),
    Spec("view-smaller", "Vorschau ver&kleinern", ("Ctrl+-",), "", "draft"),
    Spec("view-text-larger", "Größerer &Text", (), "", "draft"),
    Spec("view-text-smaller", "Kle&inerer Text", (), "", "draft"),
    Spec("view-text-normal", "Text in n&ormaler Größe", (), "", "draft"),
    _line("view"),
    Spec("view-system", "Wie das &System", (), "", "", True, "theme", "Da&rstellung"),
    Spec("view-light", "&Hell", (), "", "", True, "theme", "Da&rstellung"),
    Spec("view-dark", "&Dunkel", (), "", "", True, "theme", "Da&rstellung"),
    Spec("extras-office", "&Stammdaten …"),
    Spec("extras-forms", "&Formulare …"),
    Spec("extras-form", "Formular &dieser Vorlage …", (), "", "draft"),
    Spec("extras-import", "Stammdaten &importieren …"),
    Spec("extras-export", "Stammdaten &exportieren …"),
    Spec("help-example", "&Beispiel ansehen", (), "file-text"),
    Spec("help-keys", "&Tastenkürzel", ("F1",)),
    Spec("help-folder", "&Datenordner öffnen"),
    _line("help"),
    Spec("help-about", "&Über Vorlagen-Editor"),
)

FURTHER_KEYS = (
    ("Weitere Station (in einer Station)", "Strg+Enter"),
    ("Station verschieben (in einer Station)", "Strg+Umschalt+↑, Strg+Umschalt+↓"),
    ("Kalender, in einer Station die Sitzungen (in einem Datum)", "Alt+↓"),
    ("Nächste Nummer, Namen, Dezernate (in ihrem Feld)", "Alt+↓"),
    ("Abschnitt verschieben (in der Gliederung)", "Alt+Umschalt+↑, Alt+Umschalt+↓"),
    ("Zeile verschieben (unter Formulare)", "Strg+Umschalt+↑, Strg+Umschalt+↓"),
    ("Text verlassen", "Strg+Tab"),
    ("Größerer, kleinerer Text", "Strg+Mausrad"),
    ("Ankreuzen (vor einem Kästchen)", "Leertaste"),
    ("Link öffnen", "Strg+Klick"),
    ("In den Papierkorb (unter Vorlagen)", "Entf"),
)
"""Keys that are no actions, as they mean something in one place only."""


_CHANGES = re.compile(r"(?:insert|format|table)-(?!snippet-new$|snippets$|helps$).+")
"""The actions that change the paper, beside those that only some fields know."""


def key_sequences(name: str) -> list[QKeySequence]:
    """Return the keys of an action, for a window that does the same with what is its own."""
    return [QKeySequence(key) for spec in TABLE if spec.name == name for key in spec.keys]


class Actions(QObject):
    """The table's actions, by name; ``handlers`` are called when they are triggered."""

    def __init__(self, look: Look, window: QWidget) -> None:
        super().__init__(window)
        self._actions: dict[str, QAction] = {}
        self._menus: dict[str, QMenu] = {}
        groups: dict[str, QActionGroup] = {}
        changing = QActionGroup(self)
        changing.setExclusionPolicy(QActionGroup.ExclusionPolicy.None_)
        self._changing = {changing}
        for spec in TABLE:
            if not spec.name.endswith(SEPARATOR):
                action = self._actions[spec.name] = self._make(spec, look, window, groups)
                if _CHANGES.fullmatch(spec.name):
                    if action.actionGroup() is None:
                        changing.addAction(action)
                    self._changing.add(action.actionGroup())

    def _make(
        self, spec: Spec, look: Look, window: QWidget, groups: dict[str, QActionGroup]
    ) -> QAction:
        action = QAction(spec.text, window)
        action.setObjectName(spec.name)
        action.setShortcuts(key_sequences(spec.name))
        action.setCheckable(spec.checkable)
        if spec.icon:
            action.setIcon(look.icon(spec.icon))
        name = plain_name(spec.text)
        action.setToolTip(f"{name} ({spoken_key(spec.keys[0])})" if spec.keys else name)
        if spec.group:
            groups.setdefault(spec.group, QActionGroup(self)).addAction(action)
        window.addAction(action)
        return action

    def __getitem__(self, name: str) -> QAction:
        return self._actions[name]

    def connect_all(self, handlers: Mapping[str, object]) -> None:
        """Connect every action of the table to the handler of its name; none may be missing."""
        missing = self._actions.keys() ^ handlers.keys()
        if missing:
            raise LookupError(f"actions and handlers differ: {sorted(missing)}")
        for name, handler in handlers.items():
            self._actions[name].triggered.connect(handler)

    def enable(self, needs: str, *, on: bool) -> None:
        """Switch on or off all actions that need a draft, or the text."""
        for spec in TABLE:
            if spec.needs == needs:
                self._actions[spec.name].setEnabled(on)

    def allow_changes(self, *, on: bool) -> None:
        """Switch off all actions that change the paper, or back to what they were."""
        for group in self._changing:
            group.setEnabled(on)

    def menu_bar(self) -> QMenuBar:
        """Return the menus of the table; in the window's own row, on every platform."""
        bar = QMenuBar()
        bar.setNativeMenuBar(False)
        for key, title in MENUS.items():
            self._menus[key] = bar.addMenu(title)
            self._fill(self._menus[key], key)
        return bar

    def menu(self, key: str) -> QMenu:
        """Return one of the menus of the menu bar."""
        return self._menus[key]

    def _fill(self, menu: QMenu, key: str) -> None:
        subs: dict[str, QMenu] = {}
        for spec in TABLE:
            if not spec.name.startswith(f"{key}-"):
                continue
            if spec.name.endswith(SEPARATOR):
                menu.addSeparator()
                continue
            if spec.submenu and spec.submenu not in subs:
                subs[spec.submenu] = menu.addMenu(spec.submenu)
            (subs[spec.submenu] if spec.submenu else menu).addAction(self._actions[spec.name])

    def shortcuts(self) -> Iterator[tuple[str, str, str]]:
        """Yield menu, name and shortcut of every action that has a shortcut."""
        for spec in TABLE:
            if spec.keys:
                menu = plain_name(MENUS[spec.name.split("-")[0]])
                keys = dict.fromkeys(map(spoken_key, spec.keys))  # Enter is two keys
                yield menu, plain_name(spec.text), ", ".join(keys)


def plain_name(text: str) -> str:
    """Return an action's text without mnemonic and dots."""
    return text.replace("&", "").removesuffix(" …")


def spoken_key(key: str) -> str:
    """Return a shortcut as German keyboards name it: Strg+Umschalt+P."""
    words = {"Ctrl": "Strg", "Shift": "Umschalt", "Space": "Leertaste", "Return": "Enter"}
    words |= {"Left": "←", "Right": "→"}
    parts = key.replace("++", "+Plus").replace("+-", "+Minus").split("+")
    return "+".join(words.get(part, part) for part in parts)
