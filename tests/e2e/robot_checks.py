"""What must hold after every step of the robot clerk, after every fiftieth, and at the end."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, TypeAlias

from PySide6.QtWidgets import QApplication, QComboBox, QLineEdit, QTextEdit, QWidget

from tests.e2e.robot_world import Found, World
from tests.ui.papers import shown
from vorlage_editor.model.body import flow
from vorlage_editor.model.codec import decode_vorlage
from vorlage_editor.model.dates import spoken_dates
from vorlage_editor.ui.find.bar import FindBar
from vorlage_editor.ui.kit.fields import PUBLIC, PublicButton
from vorlage_editor.ui.kit.plain_text import PlainText
from vorlage_editor.ui.sheet.status_line import said

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from vorlage_editor.model.vorlage import Vorlage
    from vorlage_editor.ui.sheet.sheet import Sheet
    from vorlage_editor.work.desk import Desk

Shown: TypeAlias = "tuple[str, QWidget, object]"
"""The name of a field, the field, and what it ought to show."""
SOON = 400  # ms in which the focus goes on from what is hidden
SAVED = re.compile("espeichert")
"""What the button in the status bar says goes by the clock; a walk must not."""
_ALL = "select id, vorlage from drafts where trashed is null"
STEPS = 1000
"""So many steps a draft keeps; what is before them cannot be undone."""


def after_step(world: World) -> None:
    """Raise what is wrong after a step; cheap."""
    world.raise_problems()
    for check in STEP_CHECKS:
        check(world)
    world.raise_problems()


def after_fifty(world: World) -> None:
    """Raise what is wrong where it takes a moment to see."""
    if world.session.draft and not world.workplace.keeper.notice:
        _preview_caught_up(world)
        _store_holds_last(world)
    world.raise_problems()


def at_end(world: World) -> None:
    """Undo everything in each draft that one can still write in."""
    for draft in world.drafts:
        if draft not in _stored(world):
            continue  # in the trash; or nothing was written there, and it went when it was left
        world.workplace.open(draft)
        world.settle()
        if world.session.draft != draft:
            raise Found("library", "a draft does not open")
        if not world.session.locked and len(world.session._history.steps) < STEPS:
            _undo_all(world)
            if world.session.vorlage != world.first[draft]:
                raise Found("undo", _difference(world.first[draft], world.session.vorlage))
        after_step(world)


def _undo_all(world: World) -> None:
    for _ in range(STEPS):
        if not world.session.undo_label:
            return
        world.window.actions_["edit-undo"].trigger()
        after_step(world)


# After every step


def _shows_the_value(world: World) -> None:
    """What each field shows is what the value says."""
    if not world.session.draft or world.blocker:
        return
    focus = QApplication.focusWidget()
    for name, widget, wanted in fields(world.window.sheet, world.session.vorlage):
        inside = focus is not None and (widget is focus or widget.isAncestorOf(focus))
        if inside and isinstance(widget, QComboBox | QLineEdit):
            continue  # what is being typed is settled when it is left
        if (text := words_in(widget)) != wanted:
            raise Found("shown", f"{name} shows {text!r}, the value says {wanted!r}")


def fields(sheet: Sheet, vorlage: Vorlage) -> Iterator[Shown]:
    """Yield all fields of the sheet."""
    head = sheet.metadata
    yield "Betreff", sheet.subject.edit, vorlage.subject
    yield "Notiz", sheet.notes.edit, vorlage.notes
    yield "Status", sheet.status.button, said(vorlage.status, vorlage.status_date)
    yield "Vorlagenart", head.kind, vorlage.kind
    yield "Vorlagennummer", head.number, vorlage.number
    day = (vorlage.date,) if vorlage.date else ()
    yield "Datum", head.date, spoken_dates(day) or vorlage.date_text
    yield "Öffentlichkeit", head.public, PUBLIC[vorlage.public][1]
    for name, line in head.lines.items():
        yield name, line, getattr(vorlage, name)
    yield from _stations(sheet, vorlage)
    yield from _signatures(sheet, vorlage)
    for row, one in zip(sheet.attachments.rows, vorlage.attachments, strict=True):
        yield f"Anlage {row.place}", row.name, one.name
        yield f"Zusatz {row.place}", row.note, one.note
        yield f"Anlage {row.place} Ö/N", row.public, one.public
    for related, there in zip(head.related.rows, vorlage.related, strict=True):
        yield f"Bezug {related.place}", related.relation, there.relation
        yield f"Nummer {related.place}", related.number, there.number


def _stations(sheet: Sheet, vorlage: Vorlage) -> Iterator[Shown]:
    lines = sheet.stations.lines
    if len(lines) != max(1, len(vorlage.route)):
        raise Found("shown", f"{len(lines)} lines for {len(vorlage.route)} stations")
    for line, one in zip(lines, vorlage.route, strict=False):
        where = f"Station {line.place}"
        yield f"{where} Termin", line.date, spoken_dates(one.dates) or one.date_text
        yield f"{where} Ö/N", line.public, one.public
        for name in ("committee", "role", "agenda_item", "article", "result"):
            yield f"{where} {name}", getattr(line, name), getattr(one, name)


def _signatures(sheet: Sheet, vorlage: Vorlage) -> Iterator[Shown]:
    pane = sheet.metadata.signatures
    if not pane._rows:
        yield "Unterschrift", pane.label, vorlage.signatures[0].label if vorlage.signatures else ""
    for card, one in zip(pane._rows, vorlage.signatures, strict=False):
        for name, line in card.lines.items():
            yield f"Unterschrift {card.place} {name}", line, getattr(one, name)


def words_in(widget: QWidget) -> object:
    """Return what a field shows."""
    if isinstance(widget, PublicButton):
        return widget.value
    if isinstance(widget, PlainText):
        return widget.value
    for name in ("currentText", "text"):
        if read := getattr(widget, name, None):
            return read()
    raise TypeError(widget)


def _document_is_the_value(world: World) -> None:
    """The text document is what the value says, to the last format."""
    session = world.session
    body = session.vorlage.body
    if flow(body) != body:
        raise Found("document", "the body is not in its normal form")
    seen, sound = shown(session.text)
    if seen != body:
        raise Found("document", "the text shows something else than the value")
    if not sound:
        raise Found("document", "a format in the text is not that of its block")


def _focus_can_be_seen(world: World) -> None:
    """What has the keys is visible, and it is in the window that is in front."""
    if _focus_fault(world):  # a list may be about to go
        world.wait(lambda: not _focus_fault(world), "", SOON, quiet=True)
    if fault := _focus_fault(world):
        raise Found("focus", fault)


def _focus_fault(world: World) -> str:
    plane = world.plane
    if QApplication.activePopupWidget() or not plane.isActiveWindow():
        return ""
    wanted, focus = plane.focusWidget(), QApplication.focusWidget()
    for one in (wanted, focus):
        if one is not None and not one.isVisible():
            return f"{name_of(one)} has the focus and is hidden"
        if one is not None and not one.isEnabled():
            return f"{name_of(one)} has the focus and is switched off"
    return "" if focus is not None else f"nothing has the focus in {name_of(plane)}"


def _nothing_stays_selected(world: World) -> None:
    """What find has shown is selected no longer than it is the hit."""
    sheet, focus = world.window.sheet, world.window.focusWidget()
    finds = any(bar.isVisible() for bar in world.window.findChildren(FindBar))
    if not world.session.draft or world.blocker:
        return
    selected = {name_of(one) for one in _editors(sheet) if has_selection(one)}
    if world.session.redo_label:  # undo shows again what was selected
        world.own.add(name_of(world.window.text_pane))
    finding, world.finding = finds or world.finding, finds
    inside = {name_of(one) for one in (focus, _line_of(focus)) if one is not None}
    strange = selected - world.own - inside if finding else set()
    if len(strange) > finds:  # the hit
        raise Found(
            "selection", f"left behind in {sorted(strange)}, the focus is in {sorted(inside)}"
        )
    world.own = (world.own | inside if finding else selected) & selected


def _line_of(widget: QWidget | None) -> QWidget | None:
    return widget.lineEdit() if isinstance(widget, QComboBox) else None


def _editors(sheet: Sheet) -> list[QWidget]:
    kinds = sheet.findChildren(QLineEdit), sheet.findChildren(QTextEdit)
    return [one for found in kinds for one in found]  # also hidden ones: they come back


def has_selection(widget: QWidget) -> bool:
    """Whether something is selected in a field."""
    if isinstance(widget, QLineEdit):
        return widget.hasSelectedText()
    return isinstance(widget, QTextEdit) and widget.textCursor().hasSelection()


def name_of(widget: QWidget) -> str:
    """Return what a widget is called in a log: its class and its name."""
    name = widget.accessibleName() or widget.objectName()
    if not name and (read := getattr(widget, "text", None)):
        name = "saved" if SAVED.search(words := str(read())) else words
    return f"{widget.metaObject().className()}:{name[:40]}"


STEP_CHECKS: tuple[Callable[[World], None], ...] = (
    _shows_the_value,
    _document_is_the_value,
    _focus_can_be_seen,
    _nothing_stays_selected,
)


# After every fiftieth step


def _preview_caught_up(world: World) -> None:
    """The preview shows a page of what the paper is now."""
    preview = world.window.preview
    if not preview.isVisible():
        return
    world.wait(lambda: not preview.busy and not preview.note, "the preview does not catch up")
    if not preview.pages or not preview._drawn:
        raise Found("preview", f"{preview.pages} pages, {len(preview._drawn)} of them drawn")
    if (seen := world.previewed) != world.session.vorlage:
        raise Found("preview", _difference(world.session.vorlage, seen))


def _store_holds_last(world: World) -> None:
    """What can be seen is on the disk, by itself and soon."""
    session, autosave = world.session, world.workplace.autosave
    session.read()
    world.wait(lambda: autosave.state.saved or autosave.state.failed, "nothing is saved")
    kept = _stored(world).get(session.draft)
    if kept != session.vorlage:
        raise Found("store", _difference(session.vorlage, kept))


def _stored(world: World) -> dict[str, Vorlage]:
    """Return what the store holds of the drafts that are not in the trash."""
    found: list[list[tuple[str, str]]] = []

    def read(desk: Desk) -> list[tuple[str, str]]:
        return list(desk.store._db.conn.execute(_ALL))

    world.workplace.keeper.ask(read, done=found.append)
    world.wait(lambda: found, "the store does not answer")
    return {draft: decode_vorlage(value) for draft, value in found[0]}


def _difference(wanted: object, found: object) -> str:
    names = getattr(wanted, "__struct_fields__", ())
    parts = [
        f"{name}: {getattr(wanted, name)!r} is {getattr(found, name, None)!r}"
        for name in names
        if getattr(wanted, name) != getattr(found, name, None)
    ]
    return "; ".join(parts)[:2000] or f"{wanted!r} is {found!r}"
