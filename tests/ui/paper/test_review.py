from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING

import pytest

from vorlage_editor.exchange.examples import example
from vorlage_editor.model.body import Paragraph, Run
from vorlage_editor.model.consultation import Consultation
from vorlage_editor.model.vorlage import Dismissed
from vorlage_editor.ui.paper.forms import Forms
from vorlage_editor.ui.paper.review import DELAY, LONGEST, Review, pause
from vorlage_editor.ui.paper.session import Session

if TYPE_CHECKING:
    from PySide6.QtWidgets import QApplication
    from pytestqt.qtbot import QtBot

    from vorlage_editor.model.forms.form import Form


@pytest.fixture
def session(qapp: QApplication, form: Form) -> Session:
    session = Session(Forms([form]))
    session.open("x", form.new_vorlage("Informationsvorlage"), form)
    return session


@pytest.fixture
def review(session: Session) -> Review:
    return Review(session, lambda: date(2026, 2, 16))


def fields(review: Review) -> list[str]:
    return [str(finding.field) for finding in review.findings]


def test_findings_follow_the_paper(review: Review, session: Session, qtbot: QtBot) -> None:
    review.look_now()
    assert "subject" in fields(review)
    with qtbot.waitSignal(review.changed):
        session.edit("Betreff ändern", subject="Feldstraße")
    assert "subject" not in fields(review)


def test_many_changes_are_checked_once(review: Review, session: Session, qtbot: QtBot) -> None:
    told: list[int] = []
    review.changed.connect(lambda: told.append(1))
    with qtbot.waitSignal(review.changed):
        for subject in ("Feldstraße", "", "Feldstraße", "", "Feldstraße"):
            session.edit("Betreff ändern", subject=subject)
    with qtbot.assertNotEmitted(review.changed, wait=DELAY + 50):
        assert told == [1]


@pytest.mark.parametrize(
    ("took", "wait"), [(0.001, DELAY), (0.012, DELAY), (0.1, 2000), (3.0, LONGEST)]
)
def test_a_paper_that_takes_long_is_looked_at_more_seldom(took: float, wait: int) -> None:
    assert pause(took) == wait


def test_nothing_is_said_of_no_paper(review: Review, session: Session) -> None:
    review.look_now()
    session.close_draft()
    review.look_now()
    assert review.findings == ()


def test_errors_are_those_that_keep_from_exporting(review: Review) -> None:
    review.look_now()
    assert {finding.severity for finding in review.errors} == {"error"}


def test_one_steps_through_the_findings_in_the_round(review: Review) -> None:
    review.look_now()
    count = len(review.findings)
    forward = [review.step(1) for _ in range(count + 1)]
    assert forward[:count] == list(review.findings)
    assert forward[count] == review.findings[0]


def test_after_mending_one_the_next_step_is_the_one_behind_it(
    review: Review, session: Session
) -> None:
    route = tuple(Consultation(committee=f"Gremium {n}") for n in range(3))
    session.edit("Beratungsfolge ändern", subject="Feldstraße", route=route)
    review.look_now()
    places = fields(review)
    assert review.step(1) == review.findings[0]
    session.edit("Text ändern", body=(Paragraph((Run("Text"),)),))
    finding = review.step(1)
    assert finding is not None
    assert str(finding.field) == places[1]


def test_what_was_dismissed_is_no_finding_and_no_step(review: Review, session: Session) -> None:
    route = (Consultation(committee="Rat"),)
    session.edit("Beratungsfolge ändern", subject="Feldstraße", route=route)
    review.look_now()
    (finding,) = (one for one in review.findings if one.rule == "station-undated")
    gone = Dismissed(rule=finding.rule, reason="Folgt", thing=finding.thing)
    session.edit("Beanstandung ausblenden", dismissed=(gone,))
    review.look_now()
    assert finding not in review.findings
    assert review.dismissed == ((finding, gone),)


def test_the_first_step_back_is_the_last_finding(review: Review) -> None:
    assert review.step(-1) == review.findings[-1]
    assert review.step(-1) == review.findings[len(review.findings) - 2]


def test_without_findings_there_is_no_step(review: Review, session: Session, form: Form) -> None:
    session.open("y", example(form), form)
    assert review.step(1) is None
