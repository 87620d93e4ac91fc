"""The paper being edited: its current value, one undo history, one signal."""

from __future__ import annotations

from contextlib import contextmanager
from dataclasses import dataclass, field
from operator import attrgetter, is_
from time import monotonic
from typing import TYPE_CHECKING, TypeAlias, Unpack

from msgspec.structs import replace
from PySide6.QtCore import QObject, Signal
from PySide6.QtGui import QGuiApplication, QTextCursor

from vorlage_editor.model.body import Paragraph
from vorlage_editor.model.template import with_sections
from vorlage_editor.model.vorlage import Vorlage, VorlageFields
from vorlage_editor.ui.document.text_places import line_before
from vorlage_editor.ui.document.textbridge import TextBridge, size
from vorlage_editor.ui.document.textformats import BlockFormats

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Sequence

    from vorlage_editor.model.body import Block
    from vorlage_editor.model.forms.form import Form
    from vorlage_editor.ui.document.picture_document import PictureDocument
    from vorlage_editor.ui.paper.forms import Forms

Selection: TypeAlias = tuple[int, int]
"""Anchor and position in the text document."""

PAUSE = 3.0
"""Seconds without a change after which a new step begins."""
STEPS = 1000
"""How many steps are kept for each draft."""
TYPING = "Text ändern"
"""What a step in the text is called, if nobody gives it a better name."""

_beside_text = attrgetter(*(name for name in Vorlage.__struct_fields__ if name != "body"))

_Key: TypeAlias = tuple[str, int]  # what a step may go on with: kind and place


@dataclass(frozen=True, slots=True)
class Step:
    """From one value to the next. Values share what did not change, so a step is small."""

    label: str
    before: Vorlage
    after: Vorlage
    selection_before: Selection
    selection_after: Selection
    key: _Key | None
    time: float


@dataclass(slots=True)
class _History:
    """The steps of one draft; those behind ``done`` are taken back and can be redone."""

    vorlage: Vorlage  # the value last shown
    selection: Selection | None = None  # None: where one goes on to write
    steps: list[Step] = field(default_factory=list)
    done: int = 0

    @property
    def to_undo(self) -> Step | None:
        return self.steps[self.done - 1] if self.done else None

    @property
    def to_redo(self) -> Step | None:
        return self.steps[self.done] if self.done < len(self.steps) else None

    def push(self, step: Step, begins: tuple[_Key, ...]) -> None:
        """Add ``step``, joined to the last one if that ends with a key of ``begins``.

        A joined step that ends where it began is dropped.
        """
        last = None if self.to_redo else self.to_undo
        del self.steps[self.done :]
        if last and last.key in begins and step.time - last.time < PAUSE:
            self.steps.pop()
            step = Step(
                last.label,
                last.before,
                step.after,
                last.selection_before,
                step.selection_after,
                step.key,
                step.time,
            )
        if step.after != step.before:
            self.steps.append(step)
        del self.steps[:-STEPS]
        self.done = len(self.steps)


class Session(QObject):
    """Owns the one current paper; panes read ``vorlage`` and ask for edits.

    ``draft`` is the id of the draft, empty if none is open. ``only_text`` says of the last change
    that it was one of the text alone: a pane of other fields has nothing to do then. Edits of
    the ``document`` are read into the value; the value is shown in the document.
    """

    changed = Signal()
    refused = Signal()
    """An edit was not done: the paper is to stay as it is."""

    def __init__(
        self,
        forms: Forms,
        parent: QObject | None = None,
        clock: Callable[[], float] = monotonic,
    ) -> None:
        super().__init__(parent)
        self.draft = ""
        self._vorlage = Vorlage(kind="")
        self.only_text = False
        self._shown = ""  # the draft whose value was shown last
        self.forms = forms
        self._clock = clock
        self._history = _History(self._vorlage)
        self._kept: dict[str, _History] = {}
        self._text_label = TYPING
        self._bridge = TextBridge(self)
        # Mirrors the text pane's cursor: Qt moves it with every edit, before any signal ...
        self._cursor = QTextCursor(self.document)
        self._known = self._selection_before = self.selection  # ... hence what it was
        self._bridge.touched.connect(self._on_text_touched)
        self._bridge.edited.connect(self._on_text_edited)

    @property
    def vorlage(self) -> Vorlage:
        """The paper as it is now."""
        self.read()
        return self._vorlage

    @property
    def locked(self) -> bool:
        """Whether the paper stays as it is, but for its status: others have it already."""
        return self._vorlage.status.final

    def may_edit(self) -> bool:
        """Return whether the paper may be changed; if not, the user is told (``refused``)."""
        if self.locked:
            self.refused.emit()
        return not self.locked

    @property
    def form(self) -> Form:
        """The form that the paper prints with."""
        return self.forms.by_sha(self._vorlage.form)  # no edit of the text changes it

    @property
    def document(self) -> PictureDocument:
        """The text document that shows the body; it keeps no undo of its own."""
        return self._bridge.document

    @property
    def formats(self) -> BlockFormats:
        """The formats that text blocks have in the document."""
        return self._bridge.formats

    def set_line_height(self, pixels: float) -> None:
        """Make the lines of the text at least that high."""
        if pixels != self.formats.line_height:
            self._bridge.set_formats(BlockFormats(pixels))

    @property
    def selection(self) -> Selection:
        """What is selected in the text; the pane keeps it up to date and follows it."""
        return self._cursor.anchor(), self._cursor.position()

    @selection.setter
    def selection(self, selection: Selection) -> None:
        anchor, position = selection
        if anchor != position or self.selection != selection:
            last = self.document.characterCount() - 1
            self._cursor.setPosition(min(anchor, last))
            self._cursor.setPosition(min(position, last), QTextCursor.MoveMode.KeepAnchor)
        self._known = self.selection

    # Which paper it is

    def open(self, draft: str, vorlage: Vorlage, form: Form) -> None:
        """Show the draft with the id ``draft``.

        If it was open before and is as it was left, what was done then can still be undone, and
        the caret is where it was; else at the end of the first paragraph, never in a heading.
        """
        self.forms.add(form)
        self._keep()
        history = self._kept.get(draft)
        if history is None or history.vorlage != vorlage:
            history = _History(vorlage)
        self._start(draft, history)

    def close_draft(self) -> None:
        """Show no paper. The draft's history is kept."""
        self._keep()
        self._start("", _History(Vorlage(kind="")))

    def _keep(self) -> None:
        self._history.vorlage, self._history.selection = self.vorlage, self.selection
        if self.draft:
            self._kept[self.draft] = self._history

    def _start(self, draft: str, history: _History) -> None:
        self.draft, self._history = draft, history
        self._show(history.vorlage, history.selection)

    # Edits

    def edit(self, label: str, *, merge: str = "", **fields: Unpack[VorlageFields]) -> None:
        """Replace ``fields`` of the paper, as one undoable step called ``label``.

        Steps in a row with the same ``merge`` become one.
        """
        self.take(label, replace(self.vorlage, **fields), merge=merge)

    def change_kind(self, name: str) -> None:
        """Make the paper one of the Vorlagenart ``name``.

        What is still as the old one set it (text, Öffentlichkeit, signatures) becomes as the new
        one sets it.
        """
        self.take("Vorlagenart ändern", replace(self._preset(self.form, name), kind=name))

    def change_form(self, form: Form, kind: str = "", *, sections: bool = False) -> None:
        """Let the paper print with ``form``; what is still as the old one set it follows.

        It may become another ``kind`` as well, and get the ``sections`` of that which it lacks.
        """
        self.forms.add(form)
        kind = kind or self.vorlage.kind
        after = replace(self._preset(form, kind), form=form.sha256, kind=kind)
        if sections:
            after = replace(after, body=with_sections(after.body, form.kind(kind)))
        self.take("Formular ändern", after)

    def _preset(self, form: Form, name: str) -> Vorlage:
        """Return the paper with what is untouched as ``form`` presets it for the kind ``name``."""
        out, old = self.vorlage, self.form.kind(self.vorlage.kind)
        if out.body == self.form.template(old.name):
            out = replace(out, body=form.template(name))
        if out.public == old.public:
            out = replace(out, public=form.kind(name).public)
        if out.signatures == self.form.new_signatures(old.name):
            out = replace(out, signatures=form.new_signatures(name))
        return out

    def take(self, label: str, after: Vorlage, *, merge: str = "") -> None:
        """Make ``after`` the paper, as ``edit`` does."""
        self.read()
        key = (merge, 0) if merge else None
        self._selection_before = self.selection
        self._push(label, after, (key,) if key else (), key)

    @contextmanager
    def named(self, label: str) -> Iterator[None]:
        """Call what is done to the text in the meantime ``label``."""
        self.read()
        before, self._text_label = self._text_label, label
        try:
            yield
        finally:
            self.read()
            self._text_label = before

    def read(self) -> None:
        """Take into the paper what was typed a moment ago, if that is still to be done."""
        self._bridge.read()

    def align(self, known: Sequence[Block]) -> None:
        """Set number columns of the text's tables right; those that are in ``known`` are so."""
        self._bridge.align(known)

    @contextmanager
    def patient(self) -> Iterator[None]:
        """Read an edit of the text in the meantime when it is painted, or when it is asked for."""
        self.read()
        self._bridge.patient = True
        try:
            yield
        finally:
            self._bridge.patient = False

    def _on_text_touched(self) -> None:
        self._selection_before = self._known

    def _on_text_edited(self, position: int, removed: int, added: int) -> None:
        selection = self.selection
        length = self.document.characterCount()
        line = line_before(self.document, selection[1])
        settled = self._bridge.settle()
        stays = bool(line[1]) and line == line_before(self.document, selection[1])
        if settled and not stays and selection == (position + added, position + added):
            # Behind what was typed; its normal form may be shorter ("a" and an accent).
            behind = selection[0] + self.document.characterCount() - length
            selection = behind, behind
        self.selection = selection
        body = self._bridge.body
        if body != self._vorlage.body:
            begins, ends = self._typing(position, removed, added)
            self._push(self._text_label, replace(self._vorlage, body=body), begins, ends)
        elif settled:
            self.changed.emit()  # the pane's cursor was moved

    def _typing(
        self, position: int, removed: int, added: int
    ) -> tuple[tuple[_Key, ...], _Key | None]:
        """Return what an edit of the text may join, and what may join it: as Word, by words."""
        if self._text_label != TYPING or len(self._bridge.body) != len(self._vorlage.body):
            return (), None
        if removed and not added:  # Backspace leaves the place behind it, Delete the same
            return (("delete", position + removed), ("delete", position)), ("delete", position)
        ends = ("insert", position + added)
        spaced = bool(position) and self.document.characterAt(position - 1).isspace()
        if removed or (spaced and not self.document.characterAt(position).isspace()):
            return (), ends  # a selection was typed over, or a word begins
        return (("insert", position),), ends

    def _push(
        self, label: str, after: Vorlage, begins: tuple[_Key, ...], ends: _Key | None
    ) -> None:
        if after == self._vorlage:
            return
        if self.locked and not _same_but_status(self._vorlage, after):
            self._refuse()
            return
        selections = self._selection_before, self.selection
        step = Step(label, self._vorlage, after, *selections, ends, self._clock())
        self._history.push(step, begins)
        self._show(after, self.selection)

    def _refuse(self) -> None:
        """Show the paper as it is, in the text and in all fields."""
        self._shown = ""  # then every pane looks anew, not only at the text
        self._show(self._vorlage, self._selection_before)
        self.refused.emit()

    # Undo

    @property
    def undo_label(self) -> str:
        """What undo would take back; empty if there is nothing."""
        step = self._history.to_undo
        return step.label if step else ""

    @property
    def redo_label(self) -> str:
        """What redo would do again; empty if there is nothing."""
        step = self._history.to_redo
        return step.label if step else ""

    def undo(self) -> None:
        """Go one step back."""
        self._settle_input()
        if step := self._history.to_undo:
            self._history.done -= 1
            self._show(step.before, step.selection_before)

    def redo(self) -> None:
        """Go one step forward again."""
        self._settle_input()
        if step := self._history.to_redo:
            self._history.done += 1
            self._show(step.after, step.selection_after)

    def _settle_input(self) -> None:
        """Let what is being composed or read become a step."""
        QGuiApplication.inputMethod().commit()
        self.read()

    def _show(self, vorlage: Vorlage, selection: Selection | None) -> None:
        same_draft, self._shown = self._shown == self.draft, self.draft
        same = map(is_, _beside_text(self._vorlage), _beside_text(vorlage))
        self.only_text = same_draft and all(same)
        self._vorlage = vorlage
        self._bridge.show(vorlage.body)
        self.selection = self._going_on() if selection is None else selection
        self.changed.emit()

    def _going_on(self) -> Selection:
        """Return the end of the first paragraph with text, or an empty one if there is none."""
        body = self.vorlage.body
        places = [n for n, block in enumerate(body) if isinstance(block, Paragraph)]
        place = next((n for n in places if body[n] != Paragraph()), next(iter(places), 0))
        block = self.document.findBlockByNumber(sum(map(size, body[:place])))
        end = block.position() + (block.length() - 1 if places else 0)
        return end, end


def _same_but_status(before: Vorlage, after: Vorlage) -> bool:
    return replace(after, status=before.status, status_date=before.status_date) == before
