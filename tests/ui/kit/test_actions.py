from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from PySide6.QtWidgets import QMainWindow

from vorlage_editor.ui.kit.actions import Actions, Key, Spec, joined, plain_name, spoken_key

if TYPE_CHECKING:
    from pytestqt.qtbot import QtBot

    from vorlage_editor.ui.kit.actions import Handlers
    from vorlage_editor.ui.kit.look import Look

TABLE = joined(
    (Spec("edit-undo", 110, "&Rückgängig"), Spec("edit-paste", 210, "&Einfügen", needs="text")),
    (Spec("file-new", 120, "&Neu …", ("Ctrl+N",)), Spec("edit-cut", 115, "A&us", submenu="Mehr")),
    (Spec("file-open", 110, "Ö&ffnen …", needs="draft"),),
)


class Stand:
    """A feature that has handlers for some names."""

    def __init__(self, *names: str) -> None:
        self.names = names
        self.done: list[str] = []

    def handlers(self) -> Handlers:
        return dict.fromkeys(self.names, self.do)

    def do(self) -> None:
        self.done.append("done")


@pytest.fixture
def window(qtbot: QtBot) -> QMainWindow:
    window = QMainWindow()
    qtbot.addWidget(window)
    return window


@pytest.fixture
def actions(look: Look, window: QMainWindow) -> Actions:
    return Actions(TABLE, look, window)


def test_rows_of_features_are_joined_by_menu_and_place() -> None:
    names = [spec.name for spec in TABLE]
    assert names == ["file-open", "file-new", "edit-undo", "edit-cut", "edit-paste"]


def test_a_line_stands_before_a_new_hundred(actions: Actions) -> None:
    bar = actions.menu_bar()
    words = [action.text() for action in actions.menu("edit").actions()]
    assert words == ["&Rückgängig", "Mehr", "", "&Einfügen"]
    bar.deleteLater()


def test_what_is_triggered_is_done(actions: Actions) -> None:
    one, other = Stand("file-new", "file-open"), Stand("edit-undo", "edit-cut", "edit-paste")
    actions.connect_all((one, other))
    actions["file-new"].trigger()
    assert (one.done, other.done) == (["done"], [])


@pytest.mark.parametrize(
    ("names", "wrong"),
    [
        (("file-new", "edit-undo", "edit-cut", "edit-paste"), "file-open"),
        (("file-new", "file-open", "edit-undo", "edit-cut", "edit-paste", "go-on"), "go-on"),
    ],
)
def test_a_handler_that_is_missing_or_of_nothing_is_named(
    actions: Actions, names: tuple[str, ...], wrong: str
) -> None:
    with pytest.raises(LookupError, match=wrong):
        actions.connect_all([Stand(*names)])


def test_a_handler_of_two_features_is_named(actions: Actions) -> None:
    with pytest.raises(LookupError, match="edit-cut"):
        actions.connect_all([Stand(*(spec.name for spec in TABLE)), Stand("edit-cut")])


def test_actions_are_switched_by_what_they_need(actions: Actions) -> None:
    actions.enable("draft", "table", on=False)
    assert [spec.name for spec in TABLE if not actions[spec.name].isEnabled()] == ["file-open"]


def test_only_what_changes_the_paper_is_off_while_it_may_not_be_changed(actions: Actions) -> None:
    actions.allow_changes(on=False)
    assert [spec.name for spec in TABLE if not actions[spec.name].isEnabled()] == ["edit-paste"]
    actions.allow_changes(on=True)
    assert actions["edit-paste"].isEnabled()


@pytest.mark.parametrize(
    ("key", "spoken"),
    [
        ("Ctrl+Shift+P", "Strg+Umschalt+P"),
        ("Ctrl++", "Strg+Plus"),
        ("Ctrl+-", "Strg+Minus"),
        ("F9", "F9"),
        ("Del", "Entf"),
    ],
)
def test_keys_are_named_in_german(key: str, spoken: str) -> None:
    assert spoken_key(key) == spoken


@pytest.mark.parametrize(
    ("where", "words"), [("in der Liste", "Löschen (in der Liste)"), ("", "Löschen")]
)
def test_a_key_of_one_place_names_it(where: str, words: str) -> None:
    assert Key("Löschen", where, ("Del", "Ctrl+Up")).spoken == (words, "Entf, Strg+↑")


def test_a_plain_name_has_no_signs_for_menus() -> None:
    assert plain_name("Ö&ffnen …") == "Öffnen"
