"""What is offered in a field: from master data, else what earlier papers had."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from operator import itemgetter
from typing import NamedTuple

from vorlage_editor.model.earlier import Earlier
from vorlage_editor.model.masterdata.office import Department, Office, Signer
from vorlage_editor.model.vorlage import Signature

DEPUTY = "In Vertretung"
"""The label of who signs for another one."""
_NEVER = 9


class Offer(NamedTuple):
    """An entry by its words, what else one is told of it, and the value that is taken."""

    text: str
    second: str = ""
    value: Signature | str = ""
    short: str = ""
    """Another name, by which it is found, too."""
    note: str = ""
    """What is told of it but not searched."""

    @property
    def told(self) -> str:
        """All that stands below its words."""
        return " · ".join(part for part in (self.short, self.second, self.note) if part)

    @property
    def bare(self) -> bool:
        """Whether it is a label that nobody's name goes with."""
        return isinstance(self.value, Signature) and not self.value.name

    @property
    def label(self) -> str:
        """Under which label somebody signs."""
        return self.value.label if isinstance(self.value, Signature) else ""


def matching(offers: Iterable[Offer], typed: str) -> list[Offer]:
    """Return the offers that may be meant by ``typed``, the likeliest first; all for nothing.

    That is what is called so, then what begins so, then where one of the words does, then what has
    it anywhere.
    """
    wanted = _same(typed)
    if not wanted:
        return list(offers)
    ranked = sorted(((_rank(one, wanted), one) for one in offers), key=itemgetter(0))
    return [one for rank, one in ranked if rank < _NEVER]


def begun(offers: Sequence[Offer], typed: str) -> int:
    """Return the place of the one offer that begins with ``typed``; -1 for none or several."""
    wanted = typed.lstrip().casefold()
    names = [(one.text.casefold(), one.short.casefold()) for one in offers]
    found = [n for n, own in enumerate(names) if any(one.startswith(wanted) for one in own)]
    return found[0] if wanted and len(found) == 1 else -1


def signature_offers(office: Office, earlier: Earlier, labels: Sequence[str] = ()) -> list[Offer]:
    """Return who may sign: the signers of the house and their deputies, then bare ``labels``.

    Where the house has none it is who signed earlier papers.
    """
    found = list(_signers(office.signers)) if office.signers else list(earlier.signatures)
    offers = [Offer(_who(one), _as_what(one), one) for one in dict.fromkeys(found)]
    return [*offers, *(Offer(text, "ohne Namen", Signature(label=text)) for text in labels if text)]


def department_offers(office: Office, earlier: Sequence[str] = ()) -> list[Offer]:
    """Return departments, each by its short name and by its full one; else ``earlier`` entries."""
    if not office.departments:
        return [Offer(text, "", text) for text in earlier]
    texts = dict(pair for one in office.departments for pair in _names(one))
    return [Offer(text, second, text) for text, second in texts.items()]


def recipient_offers(office: Office) -> list[Offer]:
    """Return who gets papers by mail, each as it stands in a mail."""
    known = (one for one in office.recipients if one.address)
    return [
        Offer(one.name or one.address, one.address, f"{one.name} <{one.address}>".strip())
        for one in known
    ]


def line_offers(earlier: Sequence[str]) -> list[Offer]:
    """Return what earlier papers have in a field."""
    return [Offer(text, "", text) for text in earlier]


def _signers(signers: Sequence[Signer]) -> Iterable[Signature]:
    by_name = {_same(one.name): one for one in signers}
    for one in signers:
        yield Signature(label=one.label, name=one.name, office=one.office)
    for one in signers:
        for name in one.deputies:
            known = by_name.get(_same(name))
            yield Signature(label=DEPUTY, name=name, office=known.office if known else "")


def _names(one: Department) -> Iterable[tuple[str, str]]:
    if one.short:
        yield one.short, one.name
    if one.name:
        yield one.name, one.short


def _who(one: Signature) -> str:
    return one.name or one.label


def _as_what(one: Signature) -> str:
    return " · ".join(text for text in (one.label if one.name else "", one.office) if text)


def _rank(offer: Offer, wanted: str) -> int:
    names = _same(offer.text), _same(offer.short)
    both = _same(f"{offer.text} {offer.short} {offer.second}")
    signs = (
        wanted in names,
        any(name.startswith(wanted) for name in names),
        f" {wanted}" in f" {both}",
        wanted in both,
    )
    return next((rank for rank, sign in enumerate(signs) if sign), _NEVER)


def _same(text: str) -> str:
    return " ".join(text.split()).casefold()
