"""The forms that the program knows while it runs."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Sequence

    from vorlage_editor.model.form import Form


class Forms:
    """The known forms by the sha256 that papers name them by; the first one is the default."""

    def __init__(self, forms: Sequence[Form]) -> None:
        self.default = forms[0]
        self._by_sha = {form.sha256: form for form in forms}

    def by_sha(self, sha: str) -> Form:
        """Return the form with that sha256; the default if it is not known."""
        return self._by_sha.get(sha, self.default)

    def add(self, form: Form) -> None:
        """Know ``form`` from now on, so that papers can print with it."""
        self._by_sha.setdefault(form.sha256, form)
