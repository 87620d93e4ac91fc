"""Whether a paper is nichtöffentlich: all that leaves the house and all that is shown agree."""

from __future__ import annotations

from typing import TYPE_CHECKING, TypeAlias

import pytest
from msgspec.structs import replace

from tests.model.checks.papers import TODAY, heading, text
from tests.pdf.spoken import spoken
from tests.ui.sheets import new_session
from vorlage_editor.exchange.files import export_name
from vorlage_editor.exchange.mail import CLOSED_SUBJECT, letter
from vorlage_editor.model.body import Block
from vorlage_editor.model.checks import check
from vorlage_editor.model.consultation import Consultation
from vorlage_editor.model.masterdata.office import Office
from vorlage_editor.model.public import why_not_public
from vorlage_editor.model.publicity import is_closed
from vorlage_editor.model.vorlage import Attachment, Vorlage
from vorlage_editor.pdf.page.furniture import said
from vorlage_editor.ui.kit.fields import BY_STATIONS
from vorlage_editor.ui.sheet.metadata_pane import MetadataPane

if TYPE_CHECKING:
    from collections.abc import Callable

    from pytestqt.qtbot import QtBot

    from vorlage_editor.model.forms.form import Form
    from vorlage_editor.ui.kit.look import Look

PAPER = Vorlage(kind="Anfrage", number="7", subject="Personalie")
IBAN = "DE02 1203 0000 0000 2020 51"
OPEN, CLOSED, UNSET = (
    Consultation(committee="Rat", public=public) for public in (True, False, None)
)
EMPTY = Consultation(article="den", public=False)
CLOSED_ROUTES = (CLOSED,), (CLOSED, UNSET), (UNSET, CLOSED, CLOSED), (EMPTY, CLOSED)
OTHER_ROUTES = (
    (), (UNSET,), (OPEN,), (OPEN, UNSET), (CLOSED, OPEN), (CLOSED, UNSET, OPEN), (EMPTY,),
    (EMPTY, UNSET),
)  # fmt: skip
ROUTES = (*CLOSED_ROUTES, *OTHER_ROUTES)
ANLAGEN = (), (Attachment(name="A", public=False),), (Attachment(name="A", public=True),)
SECTIONS = (), (heading("Nichtöffentlicher Teil"), *text("Der Preis"))
TABLE = [
    *((False, route, True) for route in ROUTES),
    *((True, route, False) for route in ROUTES),
    *((None, route, True) for route in CLOSED_ROUTES),
    *((None, route, False) for route in OTHER_ROUTES),
]
"""What the paper says, its stations, and whether it is nichtöffentlich."""
Route: TypeAlias = tuple[Consultation, ...]
Anlagen: TypeAlias = tuple[Attachment, ...]
Body: TypeAlias = tuple[Block, ...]


def _is_named_neutrally(vorlage: Vorlage, _form: Form) -> bool:
    names = {export_name(vorlage, suffix) for suffix in (".pdf", ".vorlage")}
    assert names in ({"Vorlage.pdf", "Vorlage.vorlage"}, {"Vorlage_7.pdf", "Vorlage_7.vorlage"})
    return "Vorlage.pdf" in names


def _is_mailed_neutrally(vorlage: Vorlage, _form: Form) -> bool:
    made = letter(vorlage)
    assert (made.subject == CLOSED_SUBJECT) is (made.attachment == "Vorlage.pdf")
    return made.subject == CLOSED_SUBJECT


def _is_stamped(vorlage: Vorlage, _form: Form) -> bool:
    return "NICHTÖFFENTLICH" in said(vorlage).status


def _is_read_aloud(vorlage: Vorlage, form: Form) -> bool:
    return "NICHTÖFFENTLICH" in spoken(vorlage, form)


def _may_name_people(vorlage: Vorlage, form: Form) -> bool:
    found = check(vorlage, form, Office(), TODAY)
    return "personal-data" not in {one.rule for one in found}


def _is_closed(vorlage: Vorlage, _form: Form) -> bool:
    return is_closed(vorlage)


OUTLETS: tuple[Callable[[Vorlage, Form], bool], ...] = (
    _is_closed, _is_stamped, _is_read_aloud, _is_named_neutrally, _is_mailed_neutrally,
    _may_name_people,
)  # fmt: skip


@pytest.mark.parametrize(("public", "route", "closed"), TABLE)
@pytest.mark.parametrize("listed", ANLAGEN)
@pytest.mark.parametrize("section", SECTIONS)
def test_all_that_leaves_the_house_agrees(
    form: Form, *, public: bool | None, route: Route, closed: bool, listed: Anlagen, section: Body
) -> None:
    body = (*text(IBAN), *section)
    vorlage = replace(PAPER, public=public, route=route, attachments=listed, body=body)
    answers = {says.__name__: says(vorlage, form) for says in OUTLETS}
    assert answers == {says.__name__: closed for says in OUTLETS}
    assert bool(why_not_public(vorlage)) is (closed or bool(section))


@pytest.mark.parametrize(("public", "route", "closed"), TABLE)
def test_the_window_says_it_and_sets_nothing(
    qtbot: QtBot, look: Look, form: Form, *, public: bool | None, route: Route, closed: bool
) -> None:
    session = new_session(form, public=public, route=route)
    pane = MetadataPane(session, look)
    qtbot.addWidget(pane)
    words = {True: "öffentlich", False: "nichtöffentlich"}
    unset = BY_STATIONS if closed else "nicht festgelegt"
    assert pane.public.currentText() == (unset if public is None else words[public])
    assert session.vorlage.public is public


def test_the_window_follows_the_stations(qtbot: QtBot, look: Look, form: Form) -> None:
    session = new_session(form, route=(UNSET,))
    pane = MetadataPane(session, look)
    qtbot.addWidget(pane)
    for route, words in ((CLOSED,), BY_STATIONS), ((CLOSED, OPEN), "nicht festgelegt"):
        session.edit("Stationen ändern", route=route)
        assert pane.public.currentText() == words
