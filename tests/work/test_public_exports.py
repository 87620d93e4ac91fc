"""What is not for everyone is in no export of an öffentliche Fassung, however it is packed."""

from __future__ import annotations

import base64
import zlib
from collections.abc import Callable, Iterable
from datetime import UTC, datetime
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from msgspec.structs import replace

from tests.exchange.papers import BLOBS as HALL
from tests.exchange.papers import full
from tests.model.strategies import papers
from tests.work.canaries import BIRD, BLOBS, birds, with_birds
from vorlage_editor.cli import main
from vorlage_editor.exchange import mail, package
from vorlage_editor.model import codec
from vorlage_editor.model import public as of_public
from vorlage_editor.model.forms.form import Form
from vorlage_editor.model.vorlage import Attachment, Vorlage, published
from vorlage_editor.work import paper as of_paper
from vorlage_editor.work.forms import shipped
from vorlage_editor.work.paper import Paper, pdf_of

INTERNAL = {"notes", "dismissed", "status", "status_date"}
EVERYONES = {
    "kind", "form", "number", "subject", "date", "date_text", "public", "lead", "involved",
    "office", "file_number", "contact", "phone", "place_date", "body", "signatures", "related",
}  # fmt: skip
"""Of these nobody is asked whether they are public; they are the paper."""
WHEN = datetime(2026, 3, 2, tzinfo=UTC)
Export = Callable[[Vorlage, Form], bytes]


def _paper(vorlage: Vorlage, form: Form) -> Paper:
    return Paper(of_public.public_version(vorlage), form, BLOBS, WHEN)


def _pdf(vorlage: Vorlage, form: Form) -> bytes:
    return pdf_of(_paper(vorlage, form))


def _pdf_with_draft(vorlage: Vorlage, form: Form) -> bytes:
    return pdf_of(_paper(vorlage, form), "d1")


def _draft(vorlage: Vorlage, form: Form) -> bytes:
    return package.write("d1", _paper(vorlage, form).vorlage, form, BLOBS)


def _json(vorlage: Vorlage, form: Form) -> bytes:
    return codec.encode("d1", _paper(vorlage, form).vorlage)


def _mail(vorlage: Vorlage, form: Form) -> bytes:
    given_ = _paper(vorlage, form)
    return mail.draft(mail.letter(given_.vorlage), pdf_of(given_), given_.when)


EXPORTS = {
    "pdf": _pdf, "pdf with draft": _pdf_with_draft, "vorlage": _draft, "json": _json, "mail": _mail,
}  # fmt: skip


@settings(max_examples=200, suppress_health_check=list(HealthCheck), database=None)
@given(vorlage=papers, form=st.sampled_from(shipped()))
def test_no_secret_of_any_paper_leaves_the_house(vorlage: Vorlage, form: Form) -> None:
    secret = with_birds(vorlage)
    found = [told for export in EXPORTS.values() for told in birds(export(secret, form))]
    assert found == []


@pytest.mark.parametrize("name", ["a.pdf", "a.vorlage", "a.json"])
def test_the_command_line_tells_no_secret(tmp_path: Path, form: Form, name: str) -> None:
    secret, target = tmp_path / f"{BIRD}.vorlage", tmp_path / name
    blobs = {**HALL, **BLOBS}
    secret.write_bytes(package.write("d1", with_birds(full(form)), form, blobs))
    inside = ["--with-draft"] if name.endswith("pdf") else []
    assert main(["export", "--public", *inside, str(secret), "-o", str(target)]) == 0
    assert birds(target.read_bytes()) == []


def test_each_field_is_for_everyone_or_internal(form: Form) -> None:
    seen, whole = published(with_birds(full(form)), public=True), with_birds(full(form))
    changed = {
        name for name in Vorlage.__struct_fields__ if getattr(seen, name) != getattr(whole, name)
    }
    assert changed == INTERNAL | {"route", "attachments", "abridged"}
    assert set(Vorlage.__struct_fields__) == EVERYONES | changed


# The search finds what is there: with a projection that forgets something, all of it fails.


def _with_route(seen: Vorlage, whole: Vorlage) -> Vorlage:
    return replace(seen, route=whole.route)


def _with_attachments(seen: Vorlage, whole: Vorlage) -> Vorlage:
    return replace(seen, attachments=whole.attachments)


def _with_bytes(seen: Vorlage, whole: Vorlage) -> Vorlage:
    only = (Attachment(name="Plan", data=one.data) for one in whole.attachments)
    return replace(seen, attachments=tuple(only))


def _with_notes(seen: Vorlage, whole: Vorlage) -> Vorlage:
    return replace(seen, notes=whole.notes)


def _with_dismissed(seen: Vorlage, whole: Vorlage) -> Vorlage:
    return replace(seen, dismissed=whole.dismissed)


@pytest.mark.parametrize(
    ("forgets", "tells"),
    [
        (_with_route, EXPORTS.keys()),
        (_with_attachments, EXPORTS.keys()),
        (_with_bytes, {"vorlage", "pdf with draft"}),
        (_with_notes, {"vorlage", "json", "pdf with draft"}),
        (_with_dismissed, {"vorlage", "json", "pdf with draft"}),
    ],
)
def test_what_is_forgotten_is_found(
    monkeypatch: pytest.MonkeyPatch,
    form: Form,
    forgets: Callable[[Vorlage, Vorlage], Vorlage],
    tells: Iterable[str],
) -> None:
    def leaky(vorlage: Vorlage, *, public: bool = False) -> Vorlage:
        return forgets(published(vorlage, public=public), vorlage)

    for module in (of_public, of_paper):
        monkeypatch.setattr(module, "published", leaky)
    secret = with_birds(full(form))
    found = {name for name, export in EXPORTS.items() if birds(export(secret, form))}
    assert found == set(tells)


@pytest.mark.parametrize("code", ["utf-8", "utf-16-be", "utf-16-le"])
def test_a_secret_is_found_however_it_is_packed(code: str) -> None:
    told = f"xx{BIRD}yy".encode(code)
    for packed in (told, told.hex().encode(), zlib.compress(told)):
        assert birds(packed)
    assert birds(base64.b64encode(f"xx{BIRD}yy".encode()))
