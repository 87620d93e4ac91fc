"""One rule for every choice, in every way of leaving it; the choices are found from the widgets.

Tab and Enter take the row that is highlighted: by arrows, or by typing where it alone begins with
what was typed. All else keeps what was typed. What a field shows is what the value says.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING, TypeAlias

import pytest
from msgspec.structs import replace
from PySide6.QtCore import QEvent, Qt
from PySide6.QtGui import QAccessible, QFocusEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QComboBox, QLineEdit, QWidget

from tests.ui.program import Answers, Running
from tests.ui.sheets import ALT, new_session, offered, settle, show
from vorlage_editor.exchange.mail import Letter
from vorlage_editor.model.consultation import Consultation
from vorlage_editor.model.earlier import Earlier
from vorlage_editor.model.forms.form import parse_form
from vorlage_editor.model.masterdata.office import Committee, Department, Office, Recipient, Signer
from vorlage_editor.model.offers import recipient_offers
from vorlage_editor.model.vorlage import Related, Signature, Vorlage
from vorlage_editor.store.rows import NumberRow
from vorlage_editor.ui.delivery import mail_ways
from vorlage_editor.ui.delivery.mail_dialog import MailDialog, Offer
from vorlage_editor.ui.delivery.mail_ways import DRAFT
from vorlage_editor.ui.kit.choices import Choices
from vorlage_editor.ui.kit.fields import PUBLIC, Combo
from vorlage_editor.ui.kit.jobs import Jobs
from vorlage_editor.ui.kit.offers import OfferLine
from vorlage_editor.ui.kit.parts import column
from vorlage_editor.ui.kit.settings import Settings
from vorlage_editor.ui.kit.shelf import Shelf
from vorlage_editor.ui.masterdata.dialog import OfficeDialog
from vorlage_editor.ui.masterdata.shelf import KIND
from vorlage_editor.ui.paper.known import Known
from vorlage_editor.ui.sheet.metadata_pane import MetadataPane
from vorlage_editor.ui.sheet.stations_pane import StationsPane

if TYPE_CHECKING:
    from collections.abc import Iterator

    from pytestqt.qtbot import QtBot

    from vorlage_editor.ui.kit.look import Look
    from vorlage_editor.ui.paper.session import Session

Key = Qt.Key
TODAY = date(2026, 3, 2)
FORM = parse_form("""
id = "wahl"
name = "Wahl"
roles = [{ name = "Vorberatung" }, { name = "Entscheidung" }, { name = "Entlastung" }]
[head]
meta = [
  { key = "office", label = "Amt:" }, { key = "contact", label = "Auskunft erteilt" },
  { key = "involved", label = "Beteiligt" }, { key = "phone", label = "Durchwahl" },
]
[route]
style = "lines"
[signatures]
cells = [{ label = "Dezernat:", key = "lead" }, { label = "Der Landrat" }]
[[kinds]]
name = "Beschlussvorlage"
number_next = "BV/{n:4}/{year}"
[[kinds]]
name = "Bericht"
""")
OFFICE = Office(
    committees=tuple(Committee(name=name) for name in ("Bauausschuss", "Rat", "Ratsausschuss")),
    departments=tuple(Department(name=name) for name in ("Amt Eins", "Amt Zwei", "Bauamt")),
    signers=tuple(Signer(name=name, label="Im Auftrag") for name in ("Ada A", "Adele B", "Ida C")),
    recipients=tuple(
        Recipient(name=name, address=f"{n}@stadt.example")
        for n, name in enumerate(("Amt Eins", "Amt Zwei", "Ratsdienst"))
    ),
)
EARLIER: dict[str, tuple[str, ...]] = {
    "contact": ("Herr Eins", "Herr Zwei", "Frau Drei"),
    "phone": ("120", "121", "34"),
}
NUMBERS = tuple(
    NumberRow(str(n), number, "Papier") for n, number in enumerate(("A/10/26", "A/20/26", "B/3/26"))
)
PAPER = Vorlage(
    kind="Beschlussvorlage",
    related=(Related(relation="Bezug"),),
    signatures=(Signature(),),
    route=(Consultation(), Consultation()),
)


class Desk(QWidget):
    """What of a sheet has choices, between two other fields."""

    def __init__(self, session: Session, look: Look) -> None:
        super().__init__()
        self.session = session
        known = Known(session, lambda: TODAY)
        self.head = MetadataPane(session, look, known)
        self.route = StationsPane(session, look, today=lambda: TODAY)
        self.beside = QLineEdit()
        self.setLayout(column(QLineEdit(), self.head, self.route, self.beside))
        self.resize(800, 900)
        known.show_office(OFFICE)
        known.show_earlier(Earlier(lines=EARLIER))
        known.show_numbers(NUMBERS)
        self.route.show_office(OFFICE)
        for line in self.route.lines:
            line.ask["article"].trigger()

    @property
    def values(self) -> dict[str, str]:
        """What the value says, by the name of the field that shows it."""
        vorlage = self.session.vorlage
        told = {
            NUMBER: vorlage.number,
            "Unterschrift": next((one.label for one in vorlage.signatures), ""),
            "Nummer der anderen Vorlage 1": vorlage.related[0].number,
        }
        told |= {
            line.accessibleName(): getattr(vorlage, name) for name, line in self.head.lines.items()
        }
        for n, signed in enumerate(vorlage.signatures, 1):
            told |= {f"Unterschrift {n}": signed.label, f"Name {n}": signed.name}
            told |= {f"Amtsbezeichnung {n}": signed.office}
        for n, one in enumerate(vorlage.route, 1):
            told |= {f"Gremium, Station {n}": one.committee, f"Artikel, Station {n}": one.article}
            told |= {f"Zuständigkeit, Station {n}": one.role}
        return told

    def reset(self, **fields: object) -> None:
        """Begin anew, as it was."""
        self.session.take("x", replace(PAPER, **fields))
        settle()


NUMBER = "Vorlagennummer"
LABELLED = {"signatures": (Signature(label="Im Auftrag"),)}
NAMED = {"signatures": (Signature(name="Otto"), Signature())}


@pytest.fixture
def desk(look: Look, qtbot: QtBot) -> Iterator[Desk]:
    session = new_session(FORM)
    session.take("x", PAPER)
    desk = Desk(session, look)
    show(qtbot, desk)
    yield desk
    desk.hide()


def lines(window: QWidget) -> dict[str, OfferLine]:
    """The lines that offer, as they are found in a window, by their names."""
    found = window.findChildren(OfferLine)
    return {one.accessibleName(): one for one in found if one.isVisible()}


# What is typed, computed from what a line offers


def nothing(_line: OfferLine) -> str:
    return ""


def one_begins(line: OfferLine) -> str:
    return part_of_an_offer(line, lambda begun: begun == 1)


def many_begin(line: OfferLine) -> str:
    return part_of_an_offer(line, lambda begun: begun > 1)


def inside(line: OfferLine) -> str:
    return part_of_an_offer(line, lambda begun: begun == 0)


def part_of_an_offer(line: OfferLine, fits: Callable[[int], bool]) -> str:
    """Return a part of an offer, in other case, with which so many of them begin; or nothing."""
    texts = [text.casefold() for text in offered(line)]
    spots = ((n, m) for n in range(3) for m in range(n + 1, n + 5))
    parts = (text[n:m] for n, m in spots for text in texts if text[n:m].strip() == text[n:m] != "")
    right = (part for part in parts if part.isascii())
    return next(
        (one.upper() for one in right if fits(sum(text.startswith(one) for text in texts))), ""
    )


# How a line is left

Leave: TypeAlias = Callable[[OfferLine, QWidget], None]


def by_tab(line: OfferLine, _beside: QWidget) -> None:
    QTest.keyClick(line, Key.Key_Tab)


def by_backtab(line: OfferLine, _beside: QWidget) -> None:
    QTest.keyClick(line, Key.Key_Backtab)


def by_enter(line: OfferLine, beside: QWidget) -> None:
    QTest.keyClick(line, Key.Key_Return)
    beside.setFocus()


def by_escape(line: OfferLine, beside: QWidget) -> None:
    QTest.keyClick(line, Key.Key_Escape)
    by_tab(line, beside)


def by_click(_line: OfferLine, beside: QWidget) -> None:
    QTest.mouseClick(beside, Qt.MouseButton.LeftButton)
    beside.setFocus(Qt.FocusReason.MouseFocusReason)


def by_f6(_line: OfferLine, beside: QWidget) -> None:
    beside.setFocus(Qt.FocusReason.ShortcutFocusReason)


def by_another_window(line: OfferLine, beside: QWidget) -> None:
    away = QFocusEvent(QEvent.Type.FocusOut, Qt.FocusReason.ActiveWindowFocusReason)
    QApplication.sendEvent(line, away)
    by_tab(line, beside)


TAKING = (by_tab, by_backtab, by_enter)
WAYS = (*TAKING, by_escape, by_click, by_f6, by_another_window)
TYPED = (nothing, one_begins, many_begin, inside)


def highlighted(line: OfferLine) -> str | None:
    """The words of the row that is highlighted under ``line``."""
    found = line.window().findChildren(Choices)
    rows = [
        row
        for one in found
        if one.isVisible()
        for row in one.list.rows
        if row.key == one.list.key != ""
    ]
    return rows[0].text if rows else None


def write(line: OfferLine, typed: str) -> None:
    line.setFocus()
    line.selectAll()
    QTest.keyClick(line, Key.Key_Delete)
    QTest.keyClicks(line, typed)


def shown(desk: Desk) -> dict[str, str]:
    return {name: line.text() for name, line in lines(desk).items()}


def told(desk: Desk) -> dict[str, str]:
    return {name: desk.values[name] for name in lines(desk)}


def each(desk: Desk) -> Iterator[tuple[str, OfferLine]]:
    """Go through all lines that offer, each in a paper as it was."""
    seen: set[str] = set()
    for fields in (LABELLED, NAMED):
        desk.reset(**fields)
        for name in sorted(set(lines(desk)) - seen):
            seen.add(name)
            desk.reset(**fields)
            yield name, lines(desk)[name]


def test_all_that_offer_are_found(desk: Desk) -> None:
    found = [name for name, _ in each(desk)]
    assert len(found) == 20
    assert set(found) <= set(desk.values)


@pytest.mark.parametrize("leave", WAYS)
@pytest.mark.parametrize("typing", TYPED)
def test_a_line_is_left(desk: Desk, typing: Callable[[OfferLine], str], leave: Leave) -> None:
    for name, line in each(desk):
        typed = typing(line)
        write(line, typed)
        row = highlighted(line)
        assert (row is not None) == (typing is one_begins and name != NUMBER), (name, typed)
        leave(line, desk.beside)
        assert shown(desk) == told(desk), name
        if row and leave in TAKING:
            assert row in desk.values.values(), name
        else:
            assert desk.values[name] == typed, name


@pytest.mark.parametrize("leave", WAYS)
def test_a_line_is_left_after_arrows(desk: Desk, leave: Leave) -> None:
    for name, line in each(desk):
        write(line, "")
        QTest.keyClick(line, Key.Key_Down)
        row = highlighted(line)
        assert row, name
        leave(line, desk.beside)
        assert shown(desk) == told(desk), name
        assert (row in desk.values.values()) == (leave in TAKING), name


# Combo boxes: only chosen from


def of_kind(combo: QComboBox, session: Session) -> str:
    """What the value says of a combo box of the sheet."""
    vorlage = session.vorlage
    return {
        "Vorlagenart": vorlage.kind,
        "Öffentlichkeit": PUBLIC[vorlage.public][1],
        "Beziehung 1": vorlage.related[0].relation,
    }[combo.accessibleName()]


@pytest.mark.parametrize("opens", [True, False])
@pytest.mark.parametrize(
    "keys",
    [
        [Key.Key_Down, Key.Key_Tab], [Key.Key_Up, Key.Key_Backtab], [Key.Key_Down, Key.Key_Return],
        [Key.Key_Down, Key.Key_Escape], [Key.Key_N, Key.Key_Tab], [Key.Key_End, Key.Key_Enter],
        [Key.Key_Tab],
    ],
)  # fmt: skip
def test_a_combo_box_says_what_it_shows(desk: Desk, keys: list[Key], opens: bool) -> None:
    found = [one for one in desk.findChildren(QComboBox) if one.isVisible()]
    assert len(found) == 3
    for combo in found:
        desk.reset()
        before = combo.currentText()
        press(combo, keys, opens=opens)
        assert combo.currentText() == of_kind(combo, desk.session)
        assert not combo.view().isVisible()
        assert not (opens and Key.Key_Escape in keys and combo.currentText() != before)


def press(combo: QComboBox, keys: list[Key], *, opens: bool) -> None:
    combo.setFocus()
    if opens:
        QTest.keyClick(combo, Key.Key_Down, ALT)
    for key in keys:
        QTest.keyClick(combo.view() if combo.view().isVisible() else combo, key)


# Dialogs


@pytest.fixture
def jobs(qapp: QApplication) -> Iterator[Jobs]:
    jobs = Jobs()
    yield jobs
    jobs.close()


@pytest.mark.parametrize("leave", WAYS)
@pytest.mark.parametrize("part", ["committees", "signers"])
def test_master_data_keep_what_their_fields_show(
    look: Look, qtbot: QtBot, tmp_path: Path, jobs: Jobs, part: str, leave: Leave
) -> None:
    settings = Settings(tmp_path / "einstellungen.ini")
    shelf = Shelf(KIND, tmp_path, jobs, Answers(), settings)
    assert shelf.read()
    shelf.change(lambda _: OFFICE)
    dialog = OfficeDialog(
        shelf, Answers(), look, ("Vorberatung", "Entscheidung"), None, lambda: TODAY
    )
    show(qtbot, dialog)
    dialog.parts.choose(part)
    for name, line in lines(dialog).items():
        typed = one_begins(line)
        write(line, typed)
        row = highlighted(line)
        leave(line, dialog.pages.form.fields["name"].editor)
        assert line.text() == (row if leave in TAKING else typed), name
        assert line.text() in str(getattr(shelf.value, part)[0])
    dialog.close()


@pytest.mark.parametrize("leave", WAYS)
def test_a_mail_goes_to_whom_its_field_shows(look: Look, qtbot: QtBot, leave: Leave) -> None:
    offer = Offer(
        Letter("Radwege", "", "a.pdf"), (mail_ways.WAYS[0],), DRAFT, Path("/"), closed=False
    )
    dialog = MailDialog(offer, look, None, lambda: recipient_offers(OFFICE))
    show(qtbot, dialog)
    write(dialog.to, "r")
    assert highlighted(dialog.to) == "Ratsdienst"
    leave(dialog.to, dialog.subject)
    taken = "Ratsdienst <2@stadt.example>; "
    assert dialog.to.text() == (taken if leave in TAKING else "r")


def test_there_is_no_other_kind_of_choice(program: Running) -> None:
    program.new()
    found = program.window.findChildren(QComboBox)
    assert [one for one in found if not isinstance(one, Combo)] == []
    assert [one for one in program.window.findChildren(QLineEdit) if one.completer()] == []


# Heard, and hidden


def test_readers_hear_the_highlighted_row_or_how_many_there_are(
    desk: Desk, monkeypatch: pytest.MonkeyPatch
) -> None:
    heard: list[str] = []
    monkeypatch.setattr(QAccessible, "isActive", lambda: True)
    monkeypatch.setattr(QAccessible, "updateAccessibility", lambda one: heard.append(one.message()))
    line = lines(desk)["Zuständigkeit, Station 1"]
    for typed in ("v", "en"):
        write(line, typed)
    QTest.keyClick(line, Key.Key_Down)
    assert heard == ["Vorberatung", "3 zur Auswahl", "2 zur Auswahl", "Entscheidung"]


def test_a_field_that_is_hidden_takes_nothing(desk: Desk) -> None:
    line = lines(desk)["Zuständigkeit, Station 1"]
    write(line, "v")
    desk.route.hide()
    assert desk.values["Zuständigkeit, Station 1"] == line.text() == "v"


def test_an_undo_closes_the_list_that_was_made_for_what_stood_there(desk: Desk) -> None:
    line = lines(desk)["Zuständigkeit, Station 1"]
    write(line, "v")
    desk.session.undo()
    assert (line.text(), line.shown) == ("", [])
