"""Parts of a form that stand in an order: rows of fields, moved by buttons and keys."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial
from typing import TYPE_CHECKING, cast

from PySide6.QtCore import QEvent, QObject, Qt, Signal
from PySide6.QtGui import QFocusEvent, QKeyEvent
from PySide6.QtWidgets import QSizePolicy, QToolButton, QWidget
from typing_extensions import override

from vorlage_editor.model.forms.draft import Path, at, moved, path_name
from vorlage_editor.ui.formulare.fields import Editor, Spec, as_kept, make_editor
from vorlage_editor.ui.kit.fields import Combo, Notes, is_leaving, show_level
from vorlage_editor.ui.kit.parts import SQUARE, column, discard, label, push, row, tool

if TYPE_CHECKING:
    from collections.abc import Sequence

    from PySide6.QtWidgets import QBoxLayout

    from vorlage_editor.ui.formulare.editing import FormEditing
    from vorlage_editor.ui.formulare.groups import Rows
    from vorlage_editor.ui.kit.look import Look

CONTROL, SHIFT = Qt.KeyboardModifier.ControlModifier, Qt.KeyboardModifier.ShiftModifier
HELD = (CONTROL | SHIFT, Qt.KeyboardModifier.AltModifier | SHIFT)
MOVES: dict[int, int] = {Qt.Key.Key_Up: -1, Qt.Key.Key_Down: 1}
GAP, CLOSE = 8, 4
BUTTONS = 3
KEYS = "Strg+Umschalt+{}"


class RowsEditor(QWidget):
    """The rows of ``part``, at ``path`` of the draft."""

    stepped = Signal(int)
    """This row was clicked, added or moved; Tab only passes by."""
    opened = Signal(int)
    """What the further button of this row opens is wanted."""

    def __init__(self, editing: FormEditing, look: Look, part: Rows) -> None:
        super().__init__()
        self._editing, self._look, self._part = editing, look, part
        self.path = part.path
        self.lines: list[RowLine] = []
        self._visited: set[int] = set()
        self._all_visited = False
        self._heads = _heads(look, part.specs, BUTTONS + bool(part.more))
        self._lines = column(gap=CLOSE)
        self._notes = Notes(look)
        self.add_button = push(look, "plus", f"{part.thing} hinzufügen", "quiet")
        self.add_button.clicked.connect(self._on_add)
        parts = self._heads, self._lines, self._notes
        self.setLayout(column(*parts, row(self.add_button, None), gap=CLOSE))

    @property
    def items(self) -> tuple[object, ...]:
        """What the rows show."""
        return cast("tuple[object, ...]", at(self._editing.draft, self.path))

    def show_path(self, path: Path) -> None:
        """Show the rows of another place."""
        if path != self.path:
            self.path, self._visited, self._all_visited = path, set(), False
        self.refresh()

    def refresh(self) -> None:
        """Show the draft as it is now."""
        items = self.items
        while len(self.lines) > len(items):
            discard(self.lines.pop())
        while len(self.lines) < len(items):
            self._append()
        for line in self.lines:
            seen = self._all_visited or line.place in self._visited
            line.show_row(self._editing, (*self.path, line.place), last=len(items) - 1, seen=seen)
        self._heads.setVisible(bool(items))
        self._notes.show_findings(self._editing.faults_at(self.path))

    def visit_all(self) -> None:
        """Show what is wrong also where one has not been."""
        self._all_visited = True
        self.refresh()

    def editor_at(self, path: Path) -> QWidget | None:
        """Return the widget that edits ``path``."""
        depth = len(self.path)
        if path[:depth] != self.path:
            return None
        if len(self.lines) != len(self.items):
            self.refresh()  # this page was not seen yet
        if len(path) == depth or not self.lines:
            return self.add_button
        place = path[depth]
        line = self.lines[place] if isinstance(place, int) and place < len(self.lines) else None
        return line.editor(path[depth + 1 :]) if line else None

    @property
    def chain(self) -> list[QWidget]:
        """What Tab goes through."""
        return [*(part for line in self.lines for part in line.chain), self.add_button]

    def focus_row(self, place: int, field: int = 0) -> None:
        """Go to a field of a row; to the button below them if there is none."""
        if self.lines:
            line = self.lines[min(place, len(self.lines) - 1)]
            line.editors[field].widget.setFocus(Qt.FocusReason.OtherFocusReason)
        else:
            self.add_button.setFocus(Qt.FocusReason.OtherFocusReason)

    def _append(self) -> None:
        line = RowLine(self._look, self._part, len(self.lines), self._on_entered)
        if line.more:
            line.more.clicked.connect(partial(self._on_opened, line.place))
        line.up.clicked.connect(partial(self.move_row, line.place, -1))
        line.down.clicked.connect(partial(self.move_row, line.place, 1))
        line.remove.clicked.connect(partial(self._on_removed, line.place))
        for part in line.chain:
            part.installEventFilter(self)
        self.lines.append(line)
        self._lines.addWidget(line)

    def _on_entered(self, place: int, spec: Spec, value: object) -> None:
        path = (*self.path, place, *spec.path)
        merge = "" if spec.choices is not None or spec.kind == "tick" else path_name(path)
        self._editing.edit(f"{spec.label} ändern", path, as_kept(value), merge)

    def _on_add(self) -> None:
        new = self._part.new(self.items)
        if new is not None:
            self._editing.edit(f"{self._part.thing} hinzufügen", self.path, (*self.items, new))
            self.focus_row(len(self.lines) - 1)

    def _on_opened(self, place: int, *_: object) -> None:
        self.opened.emit(place)

    def _on_removed(self, place: int, *_: object) -> None:
        items = self.items
        self._visited = {one - (one > place) for one in self._visited if one != place}
        left = items[:place] + items[place + 1 :]
        self._editing.edit(f"{self._part.thing} entfernen", self.path, left)
        self.focus_row(place)

    def move_row(self, place: int, by: int, *_: object) -> None:
        """Move a row up (-1) or down (1); the focus goes along."""
        target = place + by
        if not 0 <= target < len(self.lines):
            return
        field = self.lines[place].focused
        pair = {place: target, target: place}
        self._visited = {pair.get(one, one) for one in self._visited}
        after = moved(self.items, place, by)
        self._editing.edit(f"{self._part.thing} verschieben", self.path, after)
        self.lines[target].focus_part(field)

    @override
    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        place = next((n for n, line in enumerate(self.lines) if watched in line.chain), -1)
        if place >= 0 and is_leaving(event):
            self._visited.add(place)
            self.refresh()
        elif place >= 0 and _is_meant(event):
            self.stepped.emit(place)
        elif place >= 0 and isinstance(event, QKeyEvent) and event.type() == QEvent.Type.KeyPress:
            held = event.modifiers() & ~Qt.KeyboardModifier.KeypadModifier
            if held in HELD and event.key() in MOVES:
                self.move_row(place, MOVES[event.key()])
                return True
        return False


class RowLine(QWidget):
    """One row: its fields, and the buttons that move or remove it."""

    def __init__(
        self,
        look: Look,
        part: Rows,
        place: int,
        entered: Callable[[int, Spec, object], None],
    ) -> None:
        super().__init__()
        self.place, self._look = place, look
        self._specs, self._more = part.specs, part.more
        name = f"{part.thing} {place + 1}"
        self.editors: list[Editor] = [
            make_editor(spec, f"{name}: {spec.label}", partial(entered, place, spec))
            for spec in part.specs
        ]
        self.up = _button(look, "chevron-up", f"{name} nach oben", KEYS.format("↑"))
        self.down = _button(look, "chevron-down", f"{name} nach unten", KEYS.format("↓"))
        self.remove = _button(look, "x", f"{name} entfernen", "")
        more = part.more
        self.more = _button(look, more.icon, f"{name}: {more.words}", "") if more else None
        self._notes = Notes(look)
        fields = row(gap=GAP)
        for spec, editor in zip(part.specs, self.editors, strict=True):
            _add(fields, spec, editor.widget)
        buttons = row(*self._buttons)
        self.setLayout(column(row(fields, buttons, gap=CLOSE), self._notes))

    @property
    def chain(self) -> list[QWidget]:
        """What Tab goes through."""
        return [*(one.widget for one in self.editors), *self._buttons]

    @property
    def _buttons(self) -> list[QToolButton]:
        return [*((self.more,) if self.more else ()), self.up, self.down, self.remove]

    @property
    def focused(self) -> int:
        """The place in ``chain`` of what has the focus, or of the first."""
        return next((n for n, one in enumerate(self.chain) if one.hasFocus()), 0)

    def focus_part(self, place: int) -> None:
        """Go to a part of ``chain``; to the other arrow where one is at an end."""
        part = self.chain[place]
        if not part.isEnabled():
            part = self.down if part is self.up else self.up
        part.setFocus(Qt.FocusReason.OtherFocusReason)

    def editor(self, path: Path) -> QWidget:
        """Return the field for ``path``, or the first."""
        pairs = zip(self._specs, self.editors, strict=True)
        found = (one.widget for spec, one in pairs if spec.path == path)
        return next(found, self.editors[0].widget)

    def show_row(self, editing: FormEditing, path: Path, *, last: int, seen: bool) -> None:
        """Show what stands at ``path``; what is wrong with it once it was ``seen``."""
        told = []
        for spec, editor in zip(self._specs, self.editors, strict=True):
            whole = (*path, *spec.path)
            editor.show(at(editing.draft, whole))
            found = editing.faults_at(whole) if seen else []
            show_level(editor.widget, found)
            told += found
        self._notes.show_findings(told)
        if self.more and self._more:
            has = self._more.has(at(editing.draft, path))
            self.more.setIcon(self._look.icon(self._more.icon, "accent" if has else "muted"))
            self.more.setAccessibleDescription("vorhanden" if has else "leer")
        self.up.setEnabled(self.place > 0)
        self.down.setEnabled(self.place < last)


def _is_meant(event: QEvent) -> bool:
    """Return whether the focus comes to a row because of this row."""
    passing = Qt.FocusReason.TabFocusReason, Qt.FocusReason.BacktabFocusReason
    return isinstance(event, QFocusEvent) and event.gotFocus() and event.reason() not in passing


def _button(look: Look, icon: str, name: str, key: str) -> QToolButton:
    button = tool(look, icon, name, key, tone="muted")
    button.setFixedSize(SQUARE, SQUARE)
    return button


def _heads(look: Look, specs: Sequence[Spec], buttons: int) -> QWidget:
    """Return the names above the columns; the fields have their own for readers."""
    heads = row(gap=GAP)
    for spec in specs:
        _add(heads, spec, label(look, "" if spec.kind == "tick" else spec.label, "muted", -1))
    made = QWidget()
    made.setLayout(row(heads, buttons * SQUARE + CLOSE))
    return made


def _add(layout: QBoxLayout, spec: Spec, widget: QWidget) -> None:
    """Put ``widget`` where the column of ``spec`` is."""
    if spec.width:
        widget.setFixedWidth(spec.width)
    else:
        widget.setSizePolicy(QSizePolicy.Policy.Ignored, widget.sizePolicy().verticalPolicy())
    layout.addWidget(widget, 0 if spec.width else max(1, spec.span))
    if isinstance(widget, Combo):
        widget.setMinimumWidth(0)
