"""What is wrong with a paper."""

from __future__ import annotations

from datetime import date
from typing import Any

import pytest
from msgspec.structs import replace

from vorlage_editor.model.body import Heading, Paragraph, Picture, Run
from vorlage_editor.model.checks import Finding, Severity, check
from vorlage_editor.model.consultation import Consultation
from vorlage_editor.model.field_ref import FieldRef
from vorlage_editor.model.forms.form import Form
from vorlage_editor.model.masterdata.office import Office
from vorlage_editor.model.vorlage import Attachment, Vorlage

GOOD = Vorlage(kind="Anfrage", subject="Wegebau", body=(Paragraph((Run("Text"),)),))


def found(form: Form, **fields: object) -> list[Finding]:
    return check(replace(GOOD, **fields), form, Office(), date(2026, 3, 2))


def test_a_whole_paper_has_no_findings(form: Form) -> None:
    assert found(form) == []


@pytest.mark.parametrize(
    ("fields", "rule", "field"),
    [
        ({"subject": " "}, "subject-missing", "subject"),
        ({"date_text": "31.02.2026"}, "date-impossible", "date"),
        ({"date_text": "morgen"}, "date-impossible", "date"),
        ({"body": (Heading(1, (Run("Anlass"),)),)}, "nothing-to-print", "body"),
    ],
)
def test_an_error_names_its_field(
    form: Form, fields: dict[str, Any], rule: str, field: str
) -> None:
    (finding,) = found(form, **fields)
    assert (finding.rule, str(finding.field), finding.severity) == (rule, field, Severity.ERROR)
    assert finding.message.endswith(".")


def test_a_station_with_an_impossible_date_is_named(form: Form) -> None:
    route = (Consultation(date_text="nach Bedarf"), Consultation(date_text="32.01.2026"))
    (finding,) = found(form, route=route)
    assert finding.field == FieldRef("route", 1, "date")
    assert "32.01.2026" in finding.message


@pytest.mark.parametrize(
    "fields",
    [
        {"body": (Picture("p1", alt="Plan"),)},
        {"body": (), "attachments": (Attachment(name="Plan"),)},
    ],
)
def test_a_picture_or_an_attachment_is_enough_to_print(form: Form, fields: dict[str, Any]) -> None:
    assert found(form, **fields) == []
