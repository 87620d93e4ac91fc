"""The paper being edited: its current value, one undo history, one signal."""

from __future__ import annotations

from contextlib import contextmanager
from dataclasses import dataclass, field
from operator import attrgetter, is_
from time import monotonic
from typing import TYPE_CHECKING, Unpack

from msgspec.structs import replace
from PySide6.QtCore import QObject, Signal

from vorlage_editor.model.template import with_sections
from vorlage_editor.model.vorlage import Vorlage, VorlageFields
from vorlage_editor.ui.document.body_text import BodyText

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from vorlage_editor.model.forms.form import Form
    from vorlage_editor.ui.document.body_text import Joint, Selection, Written
    from vorlage_editor.ui.paper.forms import Forms

PAUSE = 3.0
"""Seconds without a change after which a new step begins."""
STEPS = 1000
"""How many steps are kept for each draft."""
TYPING = "Text ändern"
"""What a step in the text is called, if nobody gives it a better name."""

_beside_text = attrgetter(*(name for name in Vorlage.__struct_fields__ if name != "body"))


@dataclass(frozen=True, slots=True)
class Step:
    """From one value to the next. Values share what did not change, so a step is small."""

    label: str
    before: Vorlage
    after: Vorlage
    selection_before: Selection
    selection_after: Selection
    key: Joint | None
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

    def push(self, step: Step, begins: tuple[Joint, ...]) -> None:
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
    that it was one of the text alone: a pane of other fields has nothing to do then. ``text``
    shows the body, and tells what is written in it as values.
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
        self.text = BodyText(self)
        self.text.written.connect(self._on_written)
        self.text.settled.connect(self.changed)

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
        self._history.vorlage, self._history.selection = self.vorlage, self.text.selection
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
        key, now = (merge, 0) if merge else None, self.text.selection
        self._push(label, after, (now, now), (key,) if key else (), key)

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
        self.text.read()

    def _on_written(self, written: Written) -> None:
        joints = (written.begins, written.ends) if self._text_label == TYPING else ((), None)
        after = replace(self._vorlage, body=written.body)
        self._push(self._text_label, after, (written.before, written.after), *joints)

    def _push(
        self,
        label: str,
        after: Vorlage,
        selections: tuple[Selection, Selection],
        begins: tuple[Joint, ...],
        ends: Joint | None,
    ) -> None:
        if after == self._vorlage:
            return
        if self.locked and not _same_but_status(self._vorlage, after):
            self._refuse(selections[0])
            return
        step = Step(label, self._vorlage, after, *selections, ends, self._clock())
        self._history.push(step, begins)
        self._show(after, selections[1])

    def _refuse(self, selection: Selection) -> None:
        """Show the paper as it is, in the text and in all fields."""
        self._shown = ""  # then every pane looks anew, not only at the text
        self._show(self._vorlage, selection)
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
        self.text.finish()
        if step := self._history.to_undo:
            self._history.done -= 1
            self._show(step.before, step.selection_before)

    def redo(self) -> None:
        """Go one step forward again."""
        self.text.finish()
        if step := self._history.to_redo:
            self._history.done += 1
            self._show(step.after, step.selection_after)

    def _show(self, vorlage: Vorlage, selection: Selection | None) -> None:
        same_draft, self._shown = self._shown == self.draft, self.draft
        same = map(is_, _beside_text(self._vorlage), _beside_text(vorlage))
        self.only_text = same_draft and all(same)
        self._vorlage = vorlage
        self.text.show(vorlage.body, selection)
        self.changed.emit()


def _same_but_status(before: Vorlage, after: Vorlage) -> bool:
    return replace(after, status=before.status, status_date=before.status_date) == before
