"""What the user can do, as rows: menus, shortcuts, icons and tool tips are made from them.

Each feature brings its rows (``ACTIONS``, ``KEYS``) beside the handlers; the window joins them.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass
from itertools import chain, groupby
from typing import TYPE_CHECKING, NamedTuple, Protocol, TypeAlias

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
CHANGES = ("editable", "text", "table", "flow")
"""What actions need that change the paper."""


@dataclass(frozen=True, slots=True)
class Spec:
    """One action. The first word of its ``name`` is its menu, ``place`` where it stands there.

    A line stands before each new hundred. ``needs`` says when it can be used: always (empty), with
    a ``draft``, with one that may be changed (``editable``), while one writes in the ``text``,
    in a ``table`` there or outside of tables (``flow``), while something is selected there
    (``selection``), or while the paper is ``locked``. ``group`` makes its checkable members
    exclude each other; ``submenu`` puts it one level down.
    """

    name: str
    place: int
    text: str
    keys: tuple[str, ...] = ()
    icon: str = ""
    needs: str = ""
    checkable: bool = False
    group: str = ""
    submenu: str = ""

    @property
    def menu(self) -> str:
        """The menu that it stands in."""
        return self.name.partition("-")[0]


class Key(NamedTuple):
    """Keys that are no action, as they mean something in one place only."""

    text: str
    where: str
    keys: tuple[str, ...]

    @property
    def spoken(self) -> tuple[str, str]:
        """What they do and where, and the keys as German keyboards name them."""
        words = f"{self.text} ({self.where})" if self.where else self.text
        return words, spoken_keys(self.keys)


Handlers: TypeAlias = dict[str, Callable[..., object]]
"""What actions do, by their names."""


class Feature(Protocol):
    """A part of the program that does something when its actions are triggered."""

    def handlers(self) -> Handlers:
        """Return what each of its actions does, by its name."""


UNDO, REDO, SAVE = ("Ctrl+Z",), ("Ctrl+Y", "Ctrl+Shift+Z"), ("Ctrl+S",)
"""Keys that do the same in every window, each with what is its own."""


def joined(*features: Sequence[Spec]) -> tuple[Spec, ...]:
    """Return the rows of all ``features`` in the order of the menus."""
    menus = list(MENUS)
    rows = chain.from_iterable(features)
    return tuple(sorted(rows, key=lambda spec: (menus.index(spec.menu), spec.place)))


def key_sequences(keys: Sequence[str]) -> list[QKeySequence]:
    """Return ``keys`` as Qt takes them."""
    return [QKeySequence(key) for key in keys]


class Actions(QObject):
    """The actions of ``table``, by name."""

    def __init__(self, table: Sequence[Spec], look: Look, window: QWidget) -> None:
        super().__init__(window)
        self.table = table
        self._actions: dict[str, QAction] = {}
        self._menus: dict[str, QMenu] = {}
        groups: dict[str, QActionGroup] = {}
        changing = QActionGroup(self)
        changing.setExclusionPolicy(QActionGroup.ExclusionPolicy.None_)
        self._changing = {changing}
        for spec in table:
            action = self._actions[spec.name] = self._make(spec, look, window, groups)
            if spec.needs in CHANGES:
                if action.actionGroup() is None:
                    changing.addAction(action)
                self._changing.add(action.actionGroup())

    def _make(
        self, spec: Spec, look: Look, window: QWidget, groups: dict[str, QActionGroup]
    ) -> QAction:
        action = QAction(spec.text, window)
        action.setObjectName(spec.name)
        action.setShortcuts(key_sequences(spec.keys))
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

    def connect_all(self, features: Iterable[Feature]) -> None:
        """Connect every action of the table to the handler of its name; none may be missing."""
        pairs = list(chain.from_iterable(one.handlers().items() for one in features))
        counts = Counter(name for name, _ in pairs)
        wrong = self._actions.keys() ^ counts.keys()
        wrong |= {name for name, count in counts.items() if count > 1}
        if wrong:
            raise LookupError(f"actions and handlers differ: {sorted(wrong)}")
        for name, handler in pairs:
            self._actions[name].triggered.connect(handler)

    def enable(self, *needs: str, on: bool) -> None:
        """Switch on or off all actions that need one of ``needs``."""
        for spec in self.table:
            if spec.needs in needs:
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
            self._fill(self._menus[key], [spec for spec in self.table if spec.menu == key])
        return bar

    def menu(self, key: str) -> QMenu:
        """Return one of the menus of the menu bar."""
        return self._menus[key]

    def _fill(self, menu: QMenu, specs: Sequence[Spec]) -> None:
        subs = {"": menu}
        for _, group in groupby(specs, lambda spec: spec.place // 100):
            if not menu.isEmpty():
                menu.addSeparator()
            for spec in group:
                if spec.submenu not in subs:
                    subs[spec.submenu] = menu.addMenu(spec.submenu)
                subs[spec.submenu].addAction(self._actions[spec.name])

    def shortcuts(self) -> Iterator[tuple[str, str, str]]:
        """Yield menu, name and shortcut of every action that has a shortcut."""
        for spec in self.table:
            if spec.keys:
                yield plain_name(MENUS[spec.menu]), plain_name(spec.text), spoken_keys(spec.keys)


def plain_name(text: str) -> str:
    """Return an action's text without mnemonic and dots."""
    return text.replace("&", "").removesuffix(" …")


def spoken_keys(keys: Iterable[str]) -> str:
    """Return shortcuts as German keyboards name them, each once: Enter is two keys."""
    return ", ".join(dict.fromkeys(map(spoken_key, keys)))


def spoken_key(key: str) -> str:
    """Return a shortcut as German keyboards name it: Strg+Umschalt+P."""
    words = {"Ctrl": "Strg", "Shift": "Umschalt", "Space": "Leertaste", "Return": "Enter"}
    words |= {"Left": "←", "Right": "→", "Up": "↑", "Down": "↓", "Del": "Entf"}
    words |= {"Wheel": "Mausrad", "Click": "Klick"}
    parts = key.replace("++", "+Plus").replace("+-", "+Minus").split("+")
    return "+".join(words.get(part, part) for part in parts)
