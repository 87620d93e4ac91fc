from __future__ import annotations

import email
import quopri
import re
from base64 import b64decode
from datetime import UTC, datetime
from email.header import decode_header, make_header
from email.message import EmailMessage
from email.policy import default
from email.utils import parseaddr
from html.parser import HTMLParser

import pytest
from fast_mail_parser import parse_email
from hypothesis import given
from hypothesis import strategies as st
from typing_extensions import override

from vorlage_editor.exchange.mail import (
    CLOSED_GREETING,
    CLOSED_SUBJECT,
    Letter,
    Mailbox,
    draft,
    letter,
    mailboxes,
    one_line,
    plain_lines,
    unlike_html,
)
from vorlage_editor.model.vorlage import Vorlage

PDF = b"%PDF-1.7\n\x00\xff\r\n.\r\nFrom hier\n" * 40
WHEN = datetime(2026, 3, 4, 11, 5, 6, tzinfo=UTC)
PAPER = Vorlage(
    kind="Beschlussvorlage",
    number="BV/0127/2026",
    subject="Erneuerung der Mühlstraße\u2028hier: Bürgersteige und Bäume zwischen Öhrweg und "
    "Süßgasse",
    public=True,
)
APART = "\u200c"
CLOSED = Vorlage(kind="Beschlussvorlage", number="BV/7/2026", subject="Geheim", public=False)
SUBJECT = (
    "Beschlussvorlage BV/0127/2026: Erneuerung der Mühlstraße hier: Bürgersteige und Bäume "
    "zwischen Öhrweg und Süßgasse"
)


def parsed(data: bytes) -> EmailMessage:
    return email.message_from_bytes(data, policy=default)


def unfolded(data: bytes, name: str) -> str:
    """Return a header as it is written, in one line."""
    return re.sub(r"\r\n(?=[ \t])", "", str(email.message_from_bytes(data)[name]))


def body(message: EmailMessage) -> str:
    part = message.get_body(("plain",))
    assert part is not None
    return str(part.get_content()).replace("\r\n", "\n")


def test_the_draft_says_what_the_templates_say() -> None:
    message = parsed(draft(letter(PAPER), PDF, WHEN))
    assert message["Subject"] == SUBJECT
    assert "die Beschlussvorlage BV/0127/2026:\nErneuerung der Mühlstraße hier:" in body(message)
    assert body(message).endswith("Mit freundlichen Grüßen\n")


def test_the_draft_is_unsent_and_has_no_sender() -> None:
    message = parsed(draft(letter(PAPER), PDF, WHEN))
    assert message["X-Unsent"] == "1"
    assert not {"From", "Sender", "To", "Message-ID"} & set(message.keys())


def test_the_draft_begins_with_its_date() -> None:
    """Then it is message/rfc822 for file(1) and desktops, else text/plain."""
    assert draft(letter(PAPER), PDF, WHEN).startswith(b"Date: Wed, 04 Mar 2026 11:05:06 +0000\r\n")


@pytest.mark.parametrize(
    ("text", "apart"),
    [
        ("<b>fett</b>", "<|b>fett<|/b>"),
        ("<!-- -->", "<|!-- -->"),
        ("&copy; &copyA &#65; &#x41", "&|copy; &|copyA &|#65; &|#x41"),
        ("3 < 5 & 7 <8, H&M, P&R-Platz", "3 < 5 & 7 <8, H&M, P&R-Platz"),
    ],
)
def test_only_what_html_would_not_show_is_kept_apart(text: str, apart: str) -> None:
    assert unlike_html(text) == apart.replace("|", APART)


class Reader(HTMLParser):
    """Keeps what is read."""

    seen = ""

    @override
    def handle_data(self, data: str) -> None:
        self.seen += data


@given(st.text(st.characters(exclude_categories=("Cs", "Cc"))))
def test_html_and_plain_text_look_the_same(text: str) -> None:
    reader = Reader(convert_charrefs=True)
    reader.feed(unlike_html(text))
    reader.close()
    assert reader.seen == unlike_html(text)
    assert reader.seen.replace(APART, "") == text.replace(APART, "")


def test_the_pdf_comes_with_it_byte_for_byte() -> None:
    (part,) = parsed(draft(letter(PAPER), PDF, WHEN)).iter_attachments()
    assert part.get_content_type() == "application/pdf"
    assert part.get_filename() == "Vorlage_BV-0127-2026.pdf"
    assert part.get_content() == PDF


def test_the_same_mail_has_the_same_bytes() -> None:
    assert draft(letter(PAPER), PDF, WHEN) == draft(letter(PAPER), PDF, WHEN)


def test_the_older_parser_reads_the_same() -> None:
    """Another code path than that of the writer: RFC 2047 words joined again."""
    data = draft(letter(PAPER), PDF, WHEN)
    assert str(make_header(decode_header(unfolded(data, "Subject")))) == SUBJECT
    assert not email.message_from_bytes(data).defects


def test_another_library_reads_the_same() -> None:
    """Written in Rust, with nothing of Python's own package."""
    message = parse_email(draft(letter(PAPER), PDF, WHEN))
    assert message.subject == SUBJECT
    assert message.headers["X-Unsent"] == ["1"]
    assert [text.replace("\r\n", "\n") for text in message.text_plain] == [letter(PAPER).text]
    found = [(one.mimetype, one.filename, one.content) for one in message.attachments]
    assert found == [("application/pdf", "Vorlage_BV-0127-2026.pdf", PDF)]


def test_lines_are_as_smtp_wants_them() -> None:
    """RFC 5322: CRLF, ASCII, at most 998 characters; RFC 2045: 76 in an encoded part."""
    data = draft(letter(PAPER), PDF, WHEN)
    assert data.isascii()
    assert b"\n" not in data.replace(b"\r\n", b"")
    assert max(map(len, data.split(b"\r\n"))) <= 78


def test_the_parts_are_there_without_any_parser_of_mails() -> None:
    head, *parts = re.split(rb"\r\n--vorlage-[0-9a-f]+(?:--)?\r\n", draft(letter(PAPER), PDF, WHEN))
    assert b"multipart/mixed" in head
    text, attachment = (part.partition(b"\r\n\r\n")[2] for part in parts[:2])
    assert "Mit freundlichen Grüßen" in _decoded(parts[0], text)
    assert b64decode(attachment) == PDF


def _decoded(part: bytes, text: bytes) -> str:
    base64 = b"Content-Transfer-Encoding: base64" in part
    return (b64decode(text) if base64 else quopri.decodestring(text)).decode()


def test_a_paper_without_a_number_is_called_a_draft() -> None:
    assert letter(Vorlage(kind="", subject="Markt")).subject == "Vorlage (Entwurf): Markt"


@pytest.mark.parametrize("template", ["{kind", "{0}", "{kind.__class__}", "100 % {wort}", "{}"])
def test_a_template_is_text_and_no_program(template: str) -> None:
    assert letter(PAPER, template).subject == template


def test_what_the_paper_says_is_not_taken_for_a_template() -> None:
    paper = Vorlage(kind="Antrag", number="{subject}", subject="{kind}")
    assert letter(paper).subject == "Antrag {subject}: {kind}"


def test_of_a_closed_paper_nothing_is_said() -> None:
    made = letter(CLOSED, "{subject}", "{subject} {number}")
    assert made == Letter(CLOSED_SUBJECT, CLOSED_GREETING, "Vorlage.pdf")


def test_the_name_of_the_attachment_is_plain() -> None:
    paper = Vorlage(kind="", number="Ö 12/Straße 3 – Ä")
    assert letter(paper).attachment == "Vorlage_Oe-12-Strasse-3-Ae.pdf"


@given(st.text(), st.text())
def test_whatever_is_typed_comes_back(subject: str, text: str) -> None:
    message = parsed(draft(Letter(subject, text, "Vorlage.pdf"), PDF, WHEN))
    assert str(message["Subject"] or "") == one_line(subject)
    assert body(message).rstrip("\n") == plain_lines(text).rstrip("\n")
    assert len(list(message.iter_attachments())) == 1


# Who gets it


@pytest.mark.parametrize(
    ("typed", "to"),
    [
        ("", []),
        ("a@b.example", [("a@b.example", "")]),
        ("Rat <a@b.example>; c@d.example;", [("a@b.example", "Rat"), ("c@d.example", "")]),
        ("a@b.example, c@d.example", [("a@b.example", ""), ("c@d.example", "")]),
        ("Muster, Ada <a@b.example>, <c@d.example>",
         [("a@b.example", "Muster, Ada"), ("c@d.example", "")]),
        ('"Büro" <a@b.example>; a@b.example', [("a@b.example", "Büro"), ("a@b.example", "")]),
    ],
)  # fmt: skip
def test_recipients_are_read_as_one_types_them(typed: str, to: list[tuple[str, str]]) -> None:
    assert mailboxes(typed) == (tuple(Mailbox(*one) for one in to), ())


@pytest.mark.parametrize(
    "typed", ["Rat", "a@", "@b", "a b@c.example", "ü@b.example", "-x@b.example", "a@b@c", "<a@b"]
)
def test_what_is_no_address_is_named(typed: str) -> None:
    good, wrong = mailboxes(typed)
    assert wrong == ((typed,) if typed != "<a@b" else ())
    assert good == ((Mailbox("a@b"),) if typed == "<a@b" else ())


@given(st.text())
def test_whatever_is_typed_for_recipients_can_be_written(typed: str) -> None:
    message = parsed(draft(Letter("", "", "Vorlage.pdf", mailboxes(typed)[0]), PDF, WHEN))
    assert message["Cc"] is None


WORDS = st.lists(
    st.sampled_from(["Straße,", "Öhrweg", "und", "=?utf-8?q?a?=", "\u4e2d"]), min_size=1
)


@given(WORDS)
def test_long_subjects_and_names_arrive_whole(words: list[str]) -> None:
    """EmailMessage, in Python before 3.13, loses blanks where it folds them."""
    said = " ".join(words)
    data = draft(Letter(said, "", "Vorlage.pdf", (Mailbox("a@b.example", said),)), PDF, WHEN)
    name, address = parseaddr(unfolded(data, "To"))
    assert (str(make_header(decode_header(name))), address) == (said, "a@b.example")
    assert str(parsed(data)["Subject"]) == parse_email(data).subject == said
    assert data.isascii()
    assert max(map(len, data.split(b"\r\n"))) <= 100


def test_the_draft_names_who_gets_it() -> None:
    to = (Mailbox("rat@stadt.example", "Büro, Rat"), Mailbox("a@b.example"))
    message = parsed(draft(Letter("", "", "Vorlage.pdf", to), PDF, WHEN))
    found = [(one.addr_spec, one.display_name) for one in message["To"].addresses]
    assert found == list(map(tuple, to))
