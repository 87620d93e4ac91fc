"""The forms that the program knows while it runs."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Sequence

    from vorlage_editor.model.forms.form import Form


USUAL = "form"
"""The setting with the id of the form of new papers."""


class Forms:
    """The known forms by the sha256 that papers name them by.

    ``known`` are the newest ones, to choose from; ``own`` the ids of those of the house's own. New
    papers take the ``default``: the one with the id ``usual``, or the first.
    """

    def __init__(self, forms: Sequence[Form], usual: str = "") -> None:
        self.usual = usual
        self.own: frozenset[str] = frozenset()
        self.known: tuple[Form, ...] = ()
        self._by_sha: dict[str, Form] = {}
        self.know(forms)

    def know(self, forms: Sequence[Form], own: frozenset[str] = frozenset()) -> None:
        """Offer ``forms`` from now on; papers keep the ones that they print with."""
        self.known, self.own = tuple(forms), own
        for form in forms:
            self.add(form)

    def know_only(self, form: Form) -> None:
        """Know ``form`` and no other."""
        self._by_sha.clear()
        self.know((form,))

    def make_usual(self, form_id: str) -> None:
        """Let new papers take the form with that id."""
        self.usual = form_id

    @property
    def default(self) -> Form:
        """The form of new papers."""
        return self.by_id(self.usual) or self.known[0]

    def by_id(self, form_id: str) -> Form | None:
        """Return the newest form with that id."""
        return next((form for form in self.known if form.id == form_id), None)

    def by_sha(self, sha: str) -> Form:
        """Return the form with that sha256; the default if it is not known."""
        return self._by_sha.get(sha) or self.default

    def newer(self, form: Form) -> Form | None:
        """Return the form that may take the place of ``form`` in a paper; none if it is new."""
        found = self.by_id(form.id)
        return found if found and found.version > form.version else None

    def add(self, form: Form) -> None:
        """Know ``form`` from now on, so that papers can print with it."""
        self._by_sha.setdefault(form.sha256, form)
