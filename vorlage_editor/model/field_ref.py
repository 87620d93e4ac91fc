"""Which field of a paper: what findings, hits, printed words and the window's ways name it by."""

from __future__ import annotations

from typing import NamedTuple

from typing_extensions import override


class FieldRef(NamedTuple):
    """The field ``name`` of a Vorlage; of what it has several of, which one; and what of that.

    ``place`` counts from 0. As text, which leaves the process in ``check --json`` and in
    dismissals, it is ``subject``, ``body[7]`` or ``route[1].date``.
    """

    name: str
    place: int | None = None
    part: str = ""

    @override
    def __str__(self) -> str:
        place = "" if self.place is None else f"[{self.place}]"
        return f"{self.name}{place}.{self.part}" if self.part else f"{self.name}{place}"

    def holds(self, other: FieldRef) -> bool:
        """Return whether ``other`` is this field or a part of it."""
        return (
            self.name == other.name
            and self.place in (None, other.place)
            and self.part in ("", other.part)
        )
