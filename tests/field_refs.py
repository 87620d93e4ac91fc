"""Fields by the names that they have outside the process, which tests read well."""

from __future__ import annotations

import re

from vorlage_editor.model.field_ref import FieldRef

_NAMED = re.compile(r"(?P<name>\w+)(?:\[(?P<place>\d+)\])?(?:\.(?P<part>\w+))?")


def ref(named: str) -> FieldRef:
    """Return the field that is called ``named``, as ``route[1].date``."""
    found = _NAMED.fullmatch(named)
    assert found, named
    name, place, part = found.groups()
    return FieldRef(name, None if place is None else int(place), part or "")
