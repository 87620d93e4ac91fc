from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from vorlage_editor.ui.window.banner import Banner

if TYPE_CHECKING:
    from pytestqt.qtbot import QtBot

    from vorlage_editor.ui.kit.look import Look


@pytest.fixture
def banner(qtbot: QtBot, look: Look) -> Banner:
    banner = Banner(look)
    qtbot.addWidget(banner)
    return banner


def test_it_is_hidden_while_there_is_nothing_to_say(banner: Banner) -> None:
    assert not banner.isVisible()
    banner.say("Nur Lesen ist möglich.")
    assert banner.isVisible()
    assert banner.text == "Nur Lesen ist möglich."
    banner.say("")
    assert not banner.isVisible()


def test_a_long_sentence_wraps(banner: Banner) -> None:
    banner.say("Im Datenordner darf nicht geschrieben werden. " * 5)
    banner.resize(500, banner.heightForWidth(500))
    assert banner.heightForWidth(500) > banner.heightForWidth(3000)
