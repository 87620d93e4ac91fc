"""Fields of the forms editor: what each shows of the draft, and how it is edited."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from functools import partial
from typing import TYPE_CHECKING, NamedTuple, cast

from PySide6.QtCore import QSignalBlocker, Qt, Signal
from PySide6.QtGui import QIntValidator, QKeyEvent
from PySide6.QtWidgets import QCheckBox, QGridLayout, QTextEdit, QWidget
from typing_extensions import override

from vorlage_editor.model.forms.draft import Path, at, path_name
from vorlage_editor.model.forms.signs import as_in_form, in_german
from vorlage_editor.model.text import clean_line
from vorlage_editor.ui.kit.fields import Combo, Field, Line
from vorlage_editor.ui.kit.parts import tip

if TYPE_CHECKING:
    from vorlage_editor.ui.formulare.editing import FormEditing
    from vorlage_editor.ui.kit.look import Look

LONGEST = 300
"""Letters of a line."""
LINES_HEIGHT = 76
GAP, COLUMNS = 12, 2


@dataclass(frozen=True, slots=True)
class Spec:
    """One field: the ``path`` of what it shows, under a ``label``.

    ``choices`` make it a choice of values by their words, ``most`` a whole number up to that;
    ``kind`` may be "tick" or "lines". ``span`` columns of the two; ``width`` fixes it.
    """

    path: Path
    label: str
    kind: str = "line"
    hint: str = ""
    choices: Mapping[object, str] | None = None
    most: int = 0
    span: int = 1
    width: int = 0


class Editor(NamedTuple):
    """A widget, and how it shows a value."""

    widget: QWidget
    show: Callable[[object], None]


class Number(Line):
    """A whole number up to ``most``; arrow keys count, and nothing is 0."""

    counted = Signal(int)

    def __init__(self, name: str, most: int, hint: str) -> None:
        super().__init__(name, hint)
        self._most = most
        self.setValidator(QIntValidator(0, most, self))
        self.textEdited.connect(self._on_typed)

    @property
    def number(self) -> int:
        """What is typed."""
        text = self.text()
        return min(int(text), self._most) if text.isdecimal() else 0

    def show_number(self, value: object) -> None:
        """Show ``value``; while one types, what is typed stays: 0 may begin a number."""
        number = round(cast("float", value))
        if number != self.number or not (self.text() and self.hasFocus()):
            self.show_value(str(number) if number else "")

    def _on_typed(self) -> None:
        self.counted.emit(self.number)

    @override
    def keyPressEvent(self, event: QKeyEvent) -> None:
        steps = {Qt.Key.Key_Up: 1, Qt.Key.Key_Down: -1}
        if event.key() not in steps or event.modifiers():
            super().keyPressEvent(event)
            return
        number = max(0, min(self.number + steps[Qt.Key(event.key())], self._most))
        self.show_number(number)
        self.counted.emit(number)


class Lines(QTextEdit):
    """Some lines of text, each of which is printed as one."""

    def __init__(self, name: str, hint: str) -> None:
        super().__init__()
        self.setObjectName("note")
        self.setAccessibleName(name)
        self.setPlaceholderText(hint)
        self.setAcceptRichText(False)
        self.setTabChangesFocus(True)
        self.setFixedHeight(LINES_HEIGHT)

    @property
    def lines(self) -> tuple[str, ...]:
        """What is typed; empty lines at the end are none."""
        text = self.toPlainText().rstrip("\n")
        return tuple(text.split("\n")) if text else ()

    def show_lines(self, lines: object) -> None:
        """Show ``lines``, one below the other."""
        wanted = cast("tuple[str, ...]", lines)
        if wanted != self.lines:
            with QSignalBlocker(self):
                self.setPlainText("\n".join(wanted))


Entered = Callable[[object], None]


def as_kept(value: object) -> object:
    """Return what was typed in the normal form of text, so that it is the same when it is kept."""
    if isinstance(value, str):
        return as_in_form(clean_line(value))
    return tuple(map(as_kept, value)) if isinstance(value, tuple) else value


def make_editor(spec: Spec, name: str, entered: Entered) -> Editor:
    """Return what edits ``spec``, named ``name`` for readers; ``entered`` gets what is typed."""
    if spec.choices is not None:
        return _choice(spec.choices, name, entered)
    if spec.most:
        return _number(spec, name, entered)
    if spec.kind == "tick":
        return _tick(spec.label, name, entered)
    if spec.kind == "lines":
        return _lines(name, spec.hint, entered)
    line = Line(name, spec.hint)
    line.setMaxLength(LONGEST)
    line.textEdited.connect(entered)
    return Editor(line, partial(_show_text, line))


def _show_text(line: Line, value: object) -> None:
    if as_in_form(line.text()) != value:
        line.show_value(in_german(str(value)))


def _choice(choices: Mapping[object, str], name: str, entered: Entered) -> Editor:
    values = list(choices)
    box = Combo(name, list(choices.values()))
    box.activated.connect(partial(_tell_choice, values, entered))
    return Editor(box, partial(_show_choice, box, values))


def _tell_choice(values: list[object], entered: Entered, place: int) -> None:
    entered(values[place])


def _show_choice(box: Combo, values: list[object], value: object) -> None:
    with QSignalBlocker(box):
        box.setCurrentIndex(values.index(value) if value in values else -1)
    if box.toolTip() != (shown := tip(box.currentText())):
        box.setToolTip(shown)  # long ones are cut


def _number(spec: Spec, name: str, entered: Entered) -> Editor:
    line = Number(name, spec.most, spec.hint)
    line.counted.connect(entered)
    return Editor(line, line.show_number)


def _tick(label: str, name: str, entered: Entered) -> Editor:
    box = QCheckBox(label)
    box.setAccessibleName(name)
    box.toggled.connect(entered)
    return Editor(box, partial(_show_tick, box))


def _show_tick(box: QCheckBox, value: object) -> None:
    with QSignalBlocker(box):
        box.setChecked(bool(value))


def _lines(name: str, hint: str, entered: Entered) -> Editor:
    edit = Lines(name, hint)
    edit.textChanged.connect(partial(_tell_lines, edit, entered))
    return Editor(edit, edit.show_lines)


def _tell_lines(edit: Lines, entered: Entered) -> None:
    entered(edit.lines)


class FieldsGrid(QWidget):
    """Fields in two columns, each bound to its place of the draft.

    ``base`` leads to what the paths of the fields begin at.
    """

    def __init__(
        self, editing: FormEditing, look: Look, specs: tuple[Spec, ...], base: Path = ()
    ) -> None:
        super().__init__()
        self._editing, self.base = editing, base
        self.fields: dict[Path, Field] = {}
        self._bound: list[tuple[Spec, Editor]] = []
        grid = QGridLayout(self)
        grid.setContentsMargins(0, 0, 0, 0)
        grid.setSpacing(GAP)
        place = 0
        for spec in specs:
            editor = make_editor(spec, spec.label, partial(self._on_entered, spec))
            named = "" if spec.kind == "tick" else spec.label
            field = Field(look, named, editor.widget)
            field.name.setVisible(bool(named))
            field.left.connect(self.refresh)
            place += place % COLUMNS if spec.span == COLUMNS else 0
            grid.addWidget(field, place // COLUMNS, place % COLUMNS, 1, spec.span)
            place += spec.span
            self.fields[spec.path] = field
            self._bound.append((spec, editor))
        for column in range(COLUMNS):
            grid.setColumnStretch(column, 1)

    def show_base(self, base: Path) -> None:
        """Show another of what is alike."""
        if base != self.base:
            self.base = base
            for field in self.fields.values():
                field.visited = False
        self.refresh()

    def refresh(self) -> None:
        """Show the draft as it is now."""
        for spec, editor in self._bound:
            path = (*self.base, *spec.path)
            editor.show(at(self._editing.draft, path))
            self.fields[spec.path].show_findings(self._editing.faults_at(path))

    def visit_all(self) -> None:
        """Show what is wrong also where one has not been."""
        for field in self.fields.values():
            field.visited = True
        self.refresh()

    def editor_at(self, path: Path) -> QWidget | None:
        """Return the widget that edits ``path``."""
        depth = len(self.base)
        field = self.fields.get(path[depth:]) if path[:depth] == self.base else None
        return field.editor if field else None

    @property
    def chain(self) -> list[QWidget]:
        """What Tab goes through."""
        return [editor.widget for _, editor in self._bound]

    def _on_entered(self, spec: Spec, value: object) -> None:
        path = (*self.base, *spec.path)
        merge = "" if spec.choices is not None or spec.kind == "tick" else path_name(path)
        self._editing.edit(f"{spec.label} ändern", path, as_kept(value), merge)
