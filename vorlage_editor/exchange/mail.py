"""A paper as an e-mail to be sent by hand: subject, greeting and attachment, as draft (.eml).

``X-Unsent`` makes mail programs open the file as a draft (MS-OXCMAIL 2.1.3.2.1); there is no
sender, so that they fill in their own. ``Date`` comes first: a file that begins with ``Subject`` is
text/plain for file(1) and desktops, and would be opened in an office program.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import datetime
from hashlib import sha256
from html import unescape
from typing import NamedTuple

from vorlage_editor.exchange.files import export_name
from vorlage_editor.model.publicity import is_closed
from vorlage_editor.model.text import LINE, clean, clean_line
from vorlage_editor.model.vorlage import Vorlage

SUBJECT = "{Vorlagenart} {Nummer}: {Betreff}"
GREETING = (
    "Guten Tag,\n\nanbei erhalten Sie die {Vorlagenart} {Nummer}:\n{Betreff}\n\n"
    "Mit freundlichen Grüßen\n"
)
PLACEHOLDERS = ("Vorlagenart", "Nummer", "Betreff")
"""What a template may name in braces; the paper's own words come in their place."""
CLOSED_SUBJECT = "Nichtöffentliche Vorlage"
CLOSED_GREETING = (
    "Guten Tag,\n\nanbei erhalten Sie eine nichtöffentliche Vorlage. Bitte behandeln Sie sie "
    "vertraulich.\n\nMit freundlichen Grüßen\n"
)
"""Mail programs encrypt no subject, and lists of mails are seen by many: these name no content."""
_FORMER = dict(zip(("kind", "number", "subject"), PLACEHOLDERS, strict=True))
_NAMES = re.compile(rf"\{{({'|'.join((*PLACEHOLDERS, *_FORMER))})\}}")
_MAILBOX = re.compile(
    r"""(?:"?(?P<name>[^"<>]*?)"?\s*<)?"""
    r"""(?P<address>[A-Za-z0-9_][\w.!#$%&'*+/=?^`{|}~-]*@[A-Za-z0-9](?:[A-Za-z0-9.-]*[A-Za-z0-9])?)>?""",
    re.ASCII,
)
_TAG = re.compile(r"<(?=[A-Za-z/!?])")
_REFERENCE = re.compile(r"&#?\w+;?", re.ASCII)
_BRACES = re.compile(r"\{([^{}\n]*)\}")


@dataclass(frozen=True, slots=True)
class Template:
    """What mails of papers say, with placeholders."""

    subject: str = SUBJECT
    greeting: str = GREETING

    @property
    def unknown(self) -> tuple[str, ...]:
        """What stands in braces and is no placeholder: it would be sent as it is."""
        named = _BRACES.findall(f"{self.subject}\n{self.greeting}")
        return tuple(dict.fromkeys(one for one in named if one not in PLACEHOLDERS))


def spoken(template: str) -> str:
    """Return ``template`` with the German names of placeholders, as the user edits it."""
    return _NAMES.sub(lambda found: f"{{{_FORMER.get(found[1], found[1])}}}", template)


class Mailbox(NamedTuple):
    """Who gets a mail: an address, and a name if one is known."""

    address: str
    name: str = ""


@dataclass(frozen=True, slots=True)
class Letter:
    """What a mail says, the name of the PDF that comes with it, and who gets it."""

    subject: str
    text: str
    attachment: str
    to: tuple[Mailbox, ...] = ()


def mailboxes(text: str) -> tuple[tuple[Mailbox, ...], tuple[str, ...]]:
    """Return whom ``text`` names (Rat <rat@stadt.example>; …), and what of it is no address."""
    parts = [one for one in map(one_line, _parted(text)) if one]
    found = {one: _MAILBOX.fullmatch(one) for one in parts}
    good = (Mailbox(one["address"], one["name"] or "") for one in found.values() if one)
    return tuple(dict.fromkeys(good)), tuple(part for part, one in found.items() if not one)


def _parted(text: str) -> Iterator[str]:
    """Yield what semicolons part, and commas behind an address: a name may have one."""
    for part in text.split(";"):
        begun: list[str] = []
        for piece in part.split(","):
            begun.append(piece)
            if "@" in piece:
                yield ",".join(begun)
                begun = []
        yield ",".join(begun)


def letter(vorlage: Vorlage, subject: str = SUBJECT, greeting: str = GREETING) -> Letter:
    """Return the mail for ``vorlage`` from templates with placeholders.

    A nichtöffentliche paper gets words that say nothing of it.
    """
    if is_closed(vorlage):
        return Letter(CLOSED_SUBJECT, CLOSED_GREETING, export_name(vorlage))
    filled = one_line(_filled(subject, vorlage)), _filled(greeting, vorlage)
    return Letter(*filled, export_name(vorlage))


def one_line(text: str) -> str:
    """Return ``text`` as it may stand in a header."""
    return " ".join(clean_line(text).split())


def plain_lines(text: str) -> str:
    """Return ``text`` as it may stand in the body of a mail."""
    return clean(text).replace(LINE, "\n")


def unlike_html(text: str) -> str:
    """Return ``text`` so that it looks the same to a reader of HTML and to one of plain text.

    Thunderbird takes the text that xdg-email hands over for the one or the other, as its user has
    set it. An invisible letter (U+200C) keeps a sign from beginning a tag or a character reference.
    """

    def apart(found: re.Match[str]) -> str:
        whole = found[0]
        return whole if whole == unescape(whole) else f"&\u200c{whole[1:]}"

    return _REFERENCE.sub(apart, _TAG.sub("<\u200c", text))


def draft(given: Letter, pdf: bytes, when: datetime) -> bytes:
    """Return the mail as the bytes of an .eml file; ``when`` is the time of the last save."""
    from email.message import EmailMessage
    from email.policy import SMTP

    message = EmailMessage(policy=SMTP)
    message["Date"] = when
    message["X-Unsent"] = "1"
    message.set_content(plain_lines(given.text))
    message.add_attachment(pdf, maintype="application", subtype="pdf", filename=given.attachment)
    message.set_boundary(f"vorlage-{sha256(pdf).hexdigest()[:32]}")  # same mail, same bytes
    date, _, rest = message.as_bytes().partition(b"\r\n")
    lines = [_header("Subject", one_line(given.subject)), *_recipients(given.to)]
    return b"\r\n".join([date, *(line.encode("ascii") for line in lines), rest])


def _recipients(to: Iterable[Mailbox]) -> Iterator[str]:
    """Yield the header that names who gets it, folded at each, if there is any."""
    from email.utils import formataddr

    def one(given: Mailbox) -> str:
        if given.name.isascii() and "=?" not in given.name:
            return formataddr((given.name, given.address))
        return f"{_header('', given.name)} <{given.address}>"

    if parts := [one(given) for given in to]:
        yield "To: " + ",\r\n ".join(parts)


def _header(name: str, text: str) -> str:
    """Return ``text``, folded, as RFC 2047 has it, as the header ``name`` or a part of one.

    ``EmailMessage`` folds it so that readers lose blanks, before Python 3.13.
    """
    from email.header import Header

    charset = None if text.isascii() and "=?" not in text else "utf-8"
    begin = f"{name}: " if name else ""
    return begin + Header(text, charset, 76, name or "To").encode(linesep="\r\n")


def _filled(template: str, vorlage: Vorlage) -> str:
    words = vorlage.kind or "Vorlage", vorlage.number or "(Entwurf)", one_line(vorlage.subject)
    values = dict(zip(PLACEHOLDERS, words, strict=True))
    return plain_lines(_NAMES.sub(lambda found: values[_FORMER.get(found[1], found[1])], template))
