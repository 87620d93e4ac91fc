"""What is copied and pasted through the clipboard is what it was."""

from __future__ import annotations

import os
from typing import TYPE_CHECKING

import pytest
from hypothesis import given, settings

from tests.ui.papers import text
from tests.ui.steps import new_pane
from tests.ui.strategies import bodies
from vorlage_editor.model.body import Body, Paragraph, flow
from vorlage_editor.model.vorlage import Vorlage
from vorlage_editor.ui.paper.forms import Forms
from vorlage_editor.ui.paper.session import Session

if TYPE_CHECKING:
    from collections.abc import Iterator

    from PySide6.QtWidgets import QApplication

    from vorlage_editor.model.forms.form import Form

BODIES = 500 if os.environ.get("VORLAGE_EDITOR_THOROUGH") else 100


@pytest.fixture(scope="module")
def clipboard(qapp: QApplication) -> Iterator[None]:
    yield
    qapp.clipboard().clear()  # what is still there when Python ends crashes Qt


pytestmark = pytest.mark.usefixtures("clipboard")


@settings(max_examples=BODIES)
@given(bodies)
def test_a_copied_text_is_pasted_as_it_was(form: Form, body: Body) -> None:
    body = flow((Paragraph(text("Anfang")), *body, Paragraph(text("Ende"))))  # Qt selects letters
    session = Session(Forms([form]))
    session.open("1", Vorlage(kind="Informationsvorlage", body=body), form)
    pane = new_pane(session)
    pane.selectAll()
    pane.copy()
    session.open("2", Vorlage(kind="Informationsvorlage"), form)
    pane.selectAll()
    pane.paste()
    assert session.vorlage.body == body
