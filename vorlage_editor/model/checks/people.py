"""Rules on what is nichtöffentlich."""

from __future__ import annotations

from collections.abc import Iterator

from vorlage_editor.model.checks.finding import Case, Hit
from vorlage_editor.model.field_ref import FieldRef
from vorlage_editor.model.public import closed_section, why_not_public
from vorlage_editor.model.publicity import is_closed


def not_for_the_public(case: Case) -> Iterator[Hit]:
    """A paper that is nichtöffentlich, or has a section that is, has no öffentliche Fassung."""
    if not case.public:
        return
    if reason := why_not_public(case.vorlage):
        section = None if is_closed(case.vorlage) else closed_section(case.vorlage)
        yield Hit(FieldRef("public") if section is None else FieldRef("body", section), reason)


def attachment_not_public(case: Case) -> Iterator[Hit]:
    """A public paper may have a nichtöffentliche Anlage, which its public version leaves out."""
    if not case.is_public:
        return
    for n, one in enumerate(case.vorlage.attachments):
        if one.public is False:
            name = f"„{one.name}“" if one.name else f"Anlage {n + 1}"
            yield Hit(
                FieldRef("attachments", n, "public"),
                f"{name} ist nichtöffentlich und fehlt in der öffentlichen Fassung. Bitte prüfen "
                "Sie, ob das so gemeint ist.",
            )
