"""A field of a paper as a value, and its name outside the process."""

from __future__ import annotations

import pytest

from tests.field_refs import ref
from vorlage_editor.model.field_ref import FieldRef


@pytest.mark.parametrize(
    ("field", "named"),
    [
        (FieldRef("subject"), "subject"),
        (FieldRef("route"), "route"),
        (FieldRef("body", 0), "body[0]"),
        (FieldRef("route", 10, "date"), "route[10].date"),
        (FieldRef("body", 3, "caption"), "body[3].caption"),
    ],
)
def test_the_name_tells_all_of_a_field(field: FieldRef, named: str) -> None:
    assert (str(field), f"{field}", ref(named)) == (named, named, field)


@pytest.mark.parametrize(
    ("whole", "part", "holds"),
    [
        ("route", "route[10].date", True),
        ("route[1]", "route[1].date", True),
        ("route[1]", "route[1]", True),
        ("route[1]", "route[10].date", False),
        ("route[1]", "route", False),
        ("route[1].date", "route[1]", False),
        ("route[0]", "attachments[0]", False),
        ("date", "date_text", False),
    ],
)
def test_a_field_holds_itself_and_its_parts(whole: str, part: str, holds: bool) -> None:
    assert ref(whole).holds(ref(part)) is holds
