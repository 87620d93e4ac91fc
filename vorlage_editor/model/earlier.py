"""What earlier papers of this device have in their fields, to be offered again."""

from __future__ import annotations

import msgspec

from vorlage_editor.model.vorlage import Signature

FIELDS = ("lead", "involved", "office", "contact", "phone")
"""Lines that are the same in many papers."""


class Earlier(msgspec.Struct, frozen=True, kw_only=True):
    """Signatures that have a name, and the entries of each of ``FIELDS``; the newest first."""

    signatures: tuple[Signature, ...] = ()
    lines: dict[str, tuple[str, ...]] = {}
