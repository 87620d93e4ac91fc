"""Random papers for the tests."""

from __future__ import annotations

from hypothesis import strategies as st

from tests.ui.strategies import bodies, texts
from vorlage_editor.model.consultation import Consultation
from vorlage_editor.model.vorlage import (
    Attachment,
    Dismissed,
    Related,
    Signature,
    Status,
    Vorlage,
)

perhaps = st.sampled_from([True, False, None])
days = st.dates()
numbers = st.none() | st.integers(1, 30)
stations = st.builds(
    Consultation,
    committee=texts,
    article=st.sampled_from(["", "den", "die"]),
    dates=st.lists(days, max_size=3).map(tuple),
    date_text=texts,
    agenda_item=texts,
    public=perhaps,
    role=texts,
    result=texts,
)
papers = st.builds(
    Vorlage,
    kind=texts,
    number=texts,
    subject=texts,
    date=st.none() | days,
    date_text=texts,
    public=perhaps,
    lead=texts,
    route=st.lists(stations, max_size=2).map(tuple),
    body=bodies,
    attachments=st.lists(
        st.builds(Attachment, name=texts, note=texts, public=perhaps, number=numbers), max_size=2
    ).map(tuple),
    signatures=st.lists(st.builds(Signature, label=texts, name=texts), max_size=2).map(tuple),
    related=st.lists(st.builds(Related, relation=st.just("Bezug"), number=texts), max_size=1).map(
        tuple
    ),
    status=st.sampled_from(Status),
    status_date=st.none() | days,
    notes=texts,
    dismissed=st.lists(
        st.builds(Dismissed, rule=texts, field=texts, reason=texts, thing=texts), max_size=1
    ).map(tuple),
    abridged=st.booleans(),
)
