"""The strip and the banner say one thing each, in one line."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING

import pytest
from PySide6.QtWidgets import QLabel, QWidget

from tests.ui.sheets import settle, show
from vorlage_editor.model.consultation import Consultation
from vorlage_editor.model.vorlage import Vorlage
from vorlage_editor.ui.kit.parts import Elided
from vorlage_editor.ui.sheet.heading import SectionHead
from vorlage_editor.ui.sheet.strip import Strip
from vorlage_editor.ui.window.banner import Banner

if TYPE_CHECKING:
    from pytestqt.qtbot import QtBot

    from vorlage_editor.ui.kit.look import Look

DAYS = (date(2026, 2, 16), date(2026, 2, 17))


@pytest.fixture
def window(qtbot: QtBot) -> QWidget:
    window = QWidget()
    window.resize(640, 100)
    show(qtbot, window)
    return window


@pytest.fixture
def strip(look: Look, window: QWidget) -> Strip:
    strip = Strip(look, window)
    strip.arrange(640, 32, 608)
    strip.show()
    return strip


def words(widget: QWidget) -> list[str]:
    settle()
    return [one.text() for one in widget.findChildren(QLabel) if one.text()]


def test_a_new_paper_is_a_draft_without_subject(strip: Strip) -> None:
    strip.show_value(Vorlage(kind="Informationsvorlage"))
    assert words(strip) == ["Entwurf", "Ohne Betreff"]


def test_the_last_station_is_told(strip: Strip) -> None:
    route = (Consultation(committee="Rat"), Consultation(dates=DAYS, role="Entscheidung"))
    strip.show_value(Vorlage(kind="", number="BV/1", subject="Wege\u2028hier", route=route))
    assert words(strip) == ["BV/1", "Wege hier", "16./17.02.2026  ·  Entscheidung"]


@pytest.mark.parametrize(
    ("station", "told"),
    [
        (Consultation(date_text="nach Bedarf"), "nach Bedarf"),
        (Consultation(role="Anhörung"), "Anhörung"),
    ],
)
def test_only_what_is_known_is_told(strip: Strip, station: Consultation, told: str) -> None:
    strip.show_value(Vorlage(kind="", route=(station,)))
    assert words(strip)[-1] == told


def test_a_long_subject_is_elided_and_widens_nothing(strip: Strip) -> None:
    strip.show_value(Vorlage(kind="", subject="Erneuerung der Feldstraße " * 20))
    settle()
    subject = strip.findChild(Elided)
    assert isinstance(subject, Elided)
    assert strip.width() == 640
    assert subject.width() < 640
    assert subject.geometry().right() <= 640


def test_the_strip_says_where_it_leads(strip: Strip) -> None:
    assert strip.accessibleName() == "Zu den Kopfdaten"
    assert "Alt+1" in strip.toolTip()


def test_a_banner_is_there_as_long_as_it_says_something(look: Look, qtbot: QtBot) -> None:
    banner = Banner(look)
    qtbot.addWidget(banner)
    assert banner.isHidden()
    banner.say("Die Vorlagen lassen sich nur lesen.")
    assert (banner.isVisible(), banner.text) == (True, "Die Vorlagen lassen sich nur lesen.")
    banner.say("")
    assert banner.isHidden()


def test_a_long_banner_takes_more_lines(look: Look, window: QWidget, qtbot: QtBot) -> None:
    banner = Banner(look)
    qtbot.addWidget(banner)
    banner.say("Kurz.")
    height = banner.heightForWidth(300)
    banner.say("Die Vorlagen lassen sich nur lesen, weil der Ordner schreibgeschützt ist. " * 3)
    assert banner.heightForWidth(300) > height


def test_a_section_counts_from_two_on(look: Look, qtbot: QtBot) -> None:
    head = SectionHead(look, "Anlagen", "Anlage hinzufügen")
    show(qtbot, head)
    for count, told in ((0, False), (1, False), (2, True), (12, True)):
        head.show_count(count)
        assert head.count.isVisible() is told
    assert head.count.text() == "12"
