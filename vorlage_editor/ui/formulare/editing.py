"""The form being edited: its draft, what was done to it, and what is wrong with it."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from msgspec.structs import replace
from PySide6.QtCore import QObject, Signal

from vorlage_editor.model.checks.finding import Severity
from vorlage_editor.model.form_faults import Fault, faults, least_height
from vorlage_editor.model.forms.draft import FormDraft, Path, draft_of, put
from vorlage_editor.model.forms.form import Form
from vorlage_editor.work.forms import cut_in_footer, letterhead_mm

if TYPE_CHECKING:
    from collections.abc import Sequence

STEPS = 500
HEIGHT: Path = ("form", "letterhead", "height_mm")


@dataclass(slots=True)
class _History:
    """Drafts of one form, one after the other; ``saved`` is the one that is kept."""

    form: Form
    saved: FormDraft
    drafts: list[FormDraft]
    place: int = 0
    merge: str = ""
    labels: list[str] = field(default_factory=list)  # of the step to each draft but the first

    @property
    def draft(self) -> FormDraft:
        return self.drafts[self.place]

    @property
    def changed(self) -> bool:
        return _said(self.draft) != _said(self.saved)


def _said(draft: FormDraft) -> Form:
    """Return what a draft says; which version it will be, is not the user's to say."""
    return replace(draft.result, version=0)


def height(before: Form, after: Form) -> float:
    """Return the height in mm that the letterhead of ``after`` is to have.

    Another Art takes the least in which it fits. A height that was the least one stays that,
    whatever is written in the letterhead; any other is the user's.
    """
    old, new = before.letterhead, after.letterhead
    if (old, before.look) == (new, after.look):
        return new.height_mm
    is_least = old.height_mm == least_height(letterhead_mm(before))
    return (
        least_height(letterhead_mm(after)) if old.style != new.style or is_least else new.height_mm
    )


class FormEditing(QObject):
    """Owns the drafts of all forms that were opened; one of them is shown.

    Panes read ``draft`` and ask for edits. Going to another form loses nothing.
    """

    changed = Signal()
    """Another draft, or another form, is shown now."""
    edited = Signal()
    """The user has changed the form."""

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._all: dict[str, _History] = {}
        self._now: _History | None = None
        self._faults: tuple[Fault, ...] | None = None

    def open(self, form: Form) -> None:
        """Show ``form``, as it was left if it was changed here before."""
        known = self._all.get(form.id)
        if known is None or (known.form != form and not known.changed):
            known = _History(form, draft_of(form), [draft_of(form)])
        self._now = self._all[form.id] = known
        self._tell()

    def keep(self, form: Form) -> None:
        """``form`` is on the disk now; what was typed in the meantime is still to be kept."""
        known = self._all.get(form.id)
        if known:
            known.form, known.saved = form, draft_of(form)
        self._tell()

    def forget(self, form_id: str) -> None:
        """Drop what was done to a form."""
        self._all.pop(form_id, None)

    @property
    def form(self) -> Form:
        """The form as it is kept."""
        return self._history.form

    @property
    def draft(self) -> FormDraft:
        """The form as the fields say."""
        return self._history.draft

    @property
    def is_changed(self) -> bool:
        """Whether there is something to keep."""
        return self._history.changed

    @property
    def unsaved(self) -> tuple[Form, ...]:
        """All forms with changes that are not kept."""
        return tuple(one.form for one in self._all.values() if one.changed)

    @property
    def faults(self) -> Sequence[Fault]:
        """What is wrong with the draft."""
        if self._faults is None:
            form = self.draft.form
            self._faults = faults(self.draft, letterhead_mm(form), cut_in_footer(form))
        return self._faults

    @property
    def errors(self) -> Sequence[Fault]:
        """What keeps it from being kept."""
        return [one for one in self.faults if one.severity is Severity.ERROR]

    def faults_at(self, path: Path) -> list[Fault]:
        """Return what is wrong with the field at ``path``."""
        return [one for one in self.faults if one.path == path]

    # Edits

    def edit(self, label: str, path: Path, value: object, merge: str = "") -> None:
        """Put ``value`` at ``path``; steps in a row with the same ``merge`` become one."""
        after = put(self.draft, path, value)
        if path != HEIGHT:
            after = put(after, HEIGHT, height(self.draft.form, after.form))
        self._take(label, after, merge)

    def fit_height(self) -> None:
        """Give the letterhead the least height in which it fits."""
        self.edit("Höhe anpassen", HEIGHT, self.least_height)

    @property
    def least_height(self) -> float:
        """The least height of the letterhead, in mm."""
        return least_height(letterhead_mm(self.draft.form))

    def discard(self) -> None:
        """Go back to what is kept; that can be undone."""
        self._take("Änderungen verwerfen", self._history.saved)

    def _take(self, label: str, draft: FormDraft, merge: str = "") -> None:
        history = self._history
        if draft == history.draft:
            return
        del history.drafts[history.place + 1 :], history.labels[history.place :]
        if merge and merge == history.merge and history.place:
            history.drafts[history.place] = draft
        else:
            history.drafts.append(draft)
            history.labels.append(label)
        del history.drafts[:-STEPS], history.labels[: -STEPS + 1]
        history.place, history.merge = len(history.drafts) - 1, merge
        self._tell()
        self.edited.emit()

    # Undo

    @property
    def undo_label(self) -> str:
        """What undo would take back; empty if there is nothing."""
        history = self._history
        return history.labels[history.place - 1] if history.place else ""

    @property
    def redo_label(self) -> str:
        """What redo would do again; empty if there is nothing."""
        history = self._history
        return history.labels[history.place] if history.place < len(history.labels) else ""

    def undo(self) -> None:
        """Go one step back."""
        if self.undo_label:
            self._step(-1)

    def redo(self) -> None:
        """Go one step forward again."""
        if self.redo_label:
            self._step(1)

    def _step(self, by: int) -> None:
        self._history.place += by
        self._history.merge = ""
        self._tell()
        self.edited.emit()

    @property
    def _history(self) -> _History:
        if self._now is None:
            raise LookupError("no form is open")
        return self._now

    def _tell(self) -> None:
        self._faults = None
        self.changed.emit()
