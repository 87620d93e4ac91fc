"""Dismissing findings in the window, and going over warnings before a paper leaves it."""

from __future__ import annotations

from datetime import date, timedelta
from typing import TYPE_CHECKING

import pytest
from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QApplication

from tests.field_refs import ref
from tests.ui.program import Running, running
from vorlage_editor.model.consultation import Consultation
from vorlage_editor.model.vorlage import Attachment, Status
from vorlage_editor.ui.kit.findings_dialog import FindingsDialog
from vorlage_editor.ui.panels.dismiss_dialog import DismissDialog

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator
    from pathlib import Path

    from PySide6.QtWidgets import QWidget
    from pytestqt.qtbot import QtBot

RULE, FIELD = "sitting-on-free-day", "route[0].date"


@pytest.fixture
def r(qtbot: QtBot, tmp_path: Path) -> Iterator[Running]:
    """A paper without errors, for a committee that meets on the Saturday after next."""
    with running(tmp_path, qtbot) as r:
        r.answers.goes_over = True
        r.start()
        r.new()
        r.write()
        r.session.edit("Beratungsfolge ändern", route=(on_saturday(2),))
        look(r)
        yield r


def on_saturday(weeks: int) -> Consultation:
    today = date.today()  # noqa: DTZ011 - as the window does
    saturday = today + timedelta(7 * weeks + 5 - today.weekday())
    return Consultation(committee="Rat", dates=(saturday,), role="Kenntnisnahme")


def look(r: Running) -> None:
    r.bot.waitUntil(lambda: any(RULE in key for key in keys(r)))


def keys(r: Running) -> list[str]:
    return [row.key for row in r.window.findings.list.rows if row.key]


def answered(answer: Callable[[QWidget], None]) -> list[str]:
    """Answer the dialog that comes next; return what it was called."""
    seen: list[str] = []

    def now() -> None:
        dialog = QApplication.activeModalWidget()
        if dialog is None:
            QTimer.singleShot(20, now)
            return
        seen.append(dialog.windowTitle())
        answer(dialog)

    QTimer.singleShot(0, now)
    return seen


def give_reason(dialog: QWidget) -> None:
    assert isinstance(dialog, DismissDialog)
    assert not dialog.accept_button.isEnabled()
    dialog.line.setText("Klausurtagung")
    dialog.accept_button.click()


def dismiss(r: Running) -> None:
    panel = r.window.findings
    panel.list.choose(next(key for key in keys(r) if RULE in key))
    answered(give_reason)
    panel.dismiss()


def test_a_warning_is_dismissed_with_a_reason(r: Running) -> None:
    assert any(RULE in key for key in keys(r))
    dismiss(r)
    assert not any(RULE in key for key in keys(r))
    (gone,) = r.vorlage.dismissed
    assert (gone.rule, gone.field, gone.reason) == (RULE, FIELD, "Klausurtagung")
    assert r.window.findings.toggle.text() == "1 ausgeblendet"


def test_dismissing_is_a_step_that_can_be_undone(r: Running) -> None:
    before = r.vorlage
    dismiss(r)
    assert r.session.undo_label == "Beanstandung ausblenden"
    r.do("edit-undo")
    assert r.vorlage == before


def test_a_dismissed_warning_is_taken_back(r: Running) -> None:
    dismiss(r)
    panel = r.window.findings
    panel.toggle.click()
    panel.list.choose(panel.list.rows[-1].key)
    panel.restore()
    assert r.vorlage.dismissed == ()
    assert any(RULE in key for key in keys(r))


def test_another_day_is_found_anew(r: Running) -> None:
    dismiss(r)
    r.session.edit("Termin ändern", route=(on_saturday(3),))
    r.bot.waitUntil(lambda: any(RULE in key for key in keys(r)))
    r.do("edit-undo")
    r.bot.waitUntil(lambda: not any(RULE in key for key in keys(r)))


def test_of_a_paper_that_is_released_nothing_is_dismissed(r: Running) -> None:
    r.session.edit("Status ändern", status=Status.RELEASED)
    look(r)
    panel = r.window.findings
    panel.list.choose(next(key for key in keys(r) if RULE in key))
    panel.dismiss()
    assert r.vorlage.dismissed == ()


# Before it leaves


def export(r: Running, file: Path, answer: Callable[[QWidget], None]) -> list[str]:
    r.answers.file = file
    seen = answered(answer)
    r.do("file-export-pdf")
    r.bot.waitUntil(lambda: not r.jobs.running, timeout=60_000)
    return seen


def go_on(dialog: QWidget) -> None:
    assert isinstance(dialog, FindingsDialog)
    assert [row.text for row in dialog.list.rows if not row.key] == ["1 Warnung"]
    dialog.accept_button.click()


def leave(dialog: QWidget) -> None:
    assert isinstance(dialog, FindingsDialog)
    dialog.cancel_button.click()


def jump(dialog: QWidget) -> None:
    assert isinstance(dialog, FindingsDialog)
    dialog.list.opened.emit(dialog.list.rows[1].key)


def test_warnings_are_listed_before_the_export(r: Running, tmp_path: Path) -> None:
    file = tmp_path / "Vorlage.pdf"
    assert export(r, file, go_on) == ["Vor dem Export"]
    assert file.exists()


def test_the_public_version_has_doubts_of_its_own(r: Running, tmp_path: Path) -> None:
    dismiss(r)
    plan = Attachment(name="Lageplan", public=False)
    r.session.edit("Anlagen ändern", attachments=(plan,), public=None)
    r.answers.file = tmp_path / "Vorlage.pdf"
    seen = answered(leave)
    r.do("file-export-public")
    assert seen == ["Vor der Veröffentlichung"]
    assert not (tmp_path / "Vorlage.pdf").exists()


def test_a_closed_paper_is_refused_without_a_list(r: Running) -> None:
    r.session.edit("Öffentlichkeit ändern", public=False)
    r.do("file-export-public")
    assert len(r.answers.errors) == 1


def test_what_was_gone_over_is_not_listed_again(r: Running, tmp_path: Path) -> None:
    file = tmp_path / "Vorlage.pdf"
    export(r, file, go_on)
    file.unlink()
    r.do("file-export-pdf")
    r.bot.waitUntil(lambda: not r.jobs.running, timeout=60_000)
    assert file.exists()


@pytest.mark.parametrize("answer", [leave, jump])
def test_one_may_stay_and_mend_it(
    r: Running, tmp_path: Path, answer: Callable[[QWidget], None]
) -> None:
    file = tmp_path / "Vorlage.pdf"
    export(r, file, answer)
    assert not file.exists()


def test_a_row_of_the_list_leads_to_its_field(r: Running, tmp_path: Path) -> None:
    r.window.text_pane.setFocus()
    export(r, tmp_path / "Vorlage.pdf", jump)
    target = r.window.sheet.target(ref(FIELD))
    focus = r.window.focusWidget()
    assert focus is target or target.isAncestorOf(focus)


def test_errors_stop_without_a_question(r: Running, tmp_path: Path) -> None:
    r.session.edit("Betreff ändern", subject="")
    r.answers.file = tmp_path / "Vorlage.pdf"
    r.do("file-export-pdf")
    assert r.window.status.notice.text() == "Nicht exportiert: Der Betreff fehlt."
    assert r.window.findings.isVisible()
    assert not (tmp_path / "Vorlage.pdf").exists()


def test_a_dismissed_warning_is_not_asked_for(r: Running, tmp_path: Path) -> None:
    dismiss(r)
    r.answers.file = tmp_path / "Vorlage.pdf"
    r.do("file-export-pdf")
    r.bot.waitUntil(lambda: not r.jobs.running, timeout=60_000)
    assert (tmp_path / "Vorlage.pdf").exists()
