"""The rules on real papers, read from beside the checkout."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING

import msgspec
import pytest
from msgspec.structs import replace

from tests.model.checks.papers import FORM
from vorlage_editor.exchange.plain.text import read_text
from vorlage_editor.model.checks import Finding, Severity, check
from vorlage_editor.model.consultation import Consultation
from vorlage_editor.model.forms.form import Kind
from vorlage_editor.model.masterdata.office import Office

if TYPE_CHECKING:
    from pathlib import Path

    from vorlage_editor.model.vorlage import Vorlage

NUMBERS = ("2024/0554", "2026/0061", "2025/1069", "28729", "2021/1257/1")
TOWN = replace(
    FORM,
    kinds=tuple(
        Kind(name, number=r"\d{4}/\d{4}") for name in ("Beschlussvorlage", "Informationsvorlage")
    ),
)
OFFICE = Office(bundesland="BW")


def findings(shared: Path, number: str) -> list[Finding]:
    """Return what is found in a paper on the day that it has."""
    folder = shared / "data" / "vorlagen"
    truths = msgspec.json.decode((folder / "expected.json").read_bytes())
    truth = next(one for one in truths if one["reference"] == number)
    today = date.fromisoformat(truth["date"])
    text = (folder / truth["file"]).read_text(encoding="utf-8")
    return check(_whole(read_text(text, TOWN, today), truth), TOWN, OFFICE, today)


def _whole(paper: Vorlage, truth: dict[str, str]) -> Vorlage:
    """Return ``paper`` with its number, kind and stations, where the text says them oddly."""
    route = paper.route
    if not route:
        (station,) = msgspec.convert(truth["consultation"], list[dict[str, object]])
        day = date.fromisoformat(str(station["meetingStart"])[:10])
        route = (Consultation(committee="Ortschaftsrat", dates=(day,)),)
    return replace(paper, number=truth["reference"], kind=truth["paperType"], route=route)


@pytest.mark.parametrize("number", NUMBERS)
def test_no_real_paper_has_an_error(shared: Path, number: str) -> None:
    found = findings(shared, number)
    assert [one for one in found if one.severity is Severity.ERROR] == []


def test_the_slip_in_the_year_is_found(shared: Path) -> None:
    (finding,) = (one for one in findings(shared, "2025/1069") if one.field.name == "route")
    assert (finding.rule, str(finding.field)) == ("route-year", "route[10].date")
    assert "27.01.2026" in finding.message


@pytest.mark.parametrize(
    ("number", "rules"),
    [
        ("2024/0554", {"finance-open"}),
        ("2026/0061", set()),
        ("28729", {"proposal-missing", "personal-data", "number-pattern"}),
        ("2021/1257/1", {"finance-open", "attachment-unlisted"}),
        ("2025/1069", {"route-year", "attachment-unlisted"}),
    ],
)
def test_what_is_found_in_real_papers_is_true(shared: Path, number: str, rules: set[str]) -> None:
    assert {one.rule for one in findings(shared, number)} == rules
