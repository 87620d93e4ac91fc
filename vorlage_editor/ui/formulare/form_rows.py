"""The rows of a list of forms."""

from __future__ import annotations

from typing import TYPE_CHECKING

from vorlage_editor.ui.kit.rows import Row

if TYPE_CHECKING:
    from collections.abc import Collection

    from vorlage_editor.model.forms.form import Form
    from vorlage_editor.ui.paper.forms import Forms


def form_rows(forms: Forms, unsaved: Collection[Form]) -> list[Row]:
    """Return a row for each of ``forms``: whose it is, its version, whether new papers take it."""
    open_ids = {form.id for form in unsaved}
    return [_row(forms, form, is_open=form.id in open_ids) for form in forms.known]


def _row(forms: Forms, form: Form, *, is_open: bool) -> Row:
    kind = "eigenes" if form.id in forms.own else "mitgeliefert"
    second = "nicht gespeichert" if is_open else f"{kind} · Fassung {form.version}"
    aside = "üblich" if form.id == forms.default.id else ""
    return Row(text=form.name, key=form.id, second=second, aside=aside)
