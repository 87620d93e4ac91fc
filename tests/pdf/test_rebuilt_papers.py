"""Papers as real houses write them, in the shipped forms: sound files that say all they should."""

from __future__ import annotations

from datetime import date

import pytest

from tests.pdf.gate import faults
from tests.pdf.reading import page_texts
from tests.pdf.rebuilt_papers import REBUILT, rebuilt_paper
from tests.pdf.samples import WHEN
from vorlage_editor.exchange import package
from vorlage_editor.model.body import Table, plain_text
from vorlage_editor.model.checks import Severity, check
from vorlage_editor.model.masterdata.office import Office
from vorlage_editor.pdf.file.compact import compact
from vorlage_editor.pdf.render import render
from vorlage_editor.work.forms import SHIPPED

each_paper = pytest.mark.parametrize("name", REBUILT)


def test_there_are_twelve_and_every_form_has_one() -> None:
    assert len(REBUILT) == 12
    assert {name.partition("-")[0] for name in REBUILT} == set(SHIPPED)


@each_paper
def test_they_pass_the_checks_that_need_no_java(name: str) -> None:
    paper = rebuilt_paper(name)
    data = render(*paper, {}, when=WHEN)
    assert faults(data) == []
    assert faults(compact(data)) == []
    draft = package.write("d1", *paper, {})
    assert faults(render(*paper, {}, when=WHEN, draft=draft), part=3) == []


@each_paper
def test_all_that_they_say_is_printed(name: str) -> None:
    vorlage, form = rebuilt_paper(name)
    printed = "".join("".join(page_texts(render(vorlage, form, {}, when=WHEN))).split())
    texts = [vorlage.subject, *(plain_text(block) for block in vorlage.body)]
    assert [word for text in texts for word in text.split() if word not in printed] == []


@each_paper
def test_no_check_takes_them_for_wrong(name: str) -> None:
    vorlage, form = rebuilt_paper(name)
    today = vorlage.date or date(2026, 1, 23)
    found = check(vorlage, form, Office(bundesland="NI"), today)
    assert [one for one in found if one.severity is Severity.ERROR] == []


def test_only_the_paper_with_a_wrong_year_is_told_so() -> None:
    found = {
        (name, str(one.field))
        for name in REBUILT
        for one in check(*rebuilt_paper(name), Office(), date(2026, 11, 9))
        if one.rule == "route-year"
    }
    assert found == {("stadt-elf-stationen", "route[10].date")}


def test_they_show_the_variance_of_real_papers() -> None:
    papers = [rebuilt_paper(name).vorlage for name in REBUILT]
    stations = [station for paper in papers for station in paper.route]
    assert max(len(paper.route) for paper in papers) == 11
    assert {one.public for one in stations} == {True, False, None}
    assert any(len(one.dates) > 1 for one in stations)
    assert any(not one.dates for one in stations)
    blocks = [block for paper in papers for block in paper.body]
    assert any(isinstance(block, Table) and block.look == "form" for block in blocks)
    assert {len(paper.signatures) for paper in papers} == {1, 2, 3, 4}
