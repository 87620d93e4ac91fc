from __future__ import annotations

import ctypes
import subprocess
import sys
from ctypes import CFUNCTYPE, POINTER, c_uint32, c_void_p
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest

from vorlage_editor.exchange.mail import Letter, Mailbox
from vorlage_editor.exchange.mapi import CANCELLED, SWITCH, _Message, handed_over, request

LETTER = Letter("Bürgersteige – Öhrweg", "Guten Tag,\n\nGrüße\n", "Vorlage_BV-1.pdf")
PROTOTYPE = CFUNCTYPE(c_uint32, c_void_p, c_void_p, POINTER(_Message), c_uint32, c_uint32)
PDF = Path("C:/Ablage/Übersicht.pdf")


def call(answer: int) -> tuple[int, dict[str, Any]]:
    """Call a C function with the signature of MAPISendMailW; return what reached it."""
    got: dict[str, Any] = {}

    def send(
        session: int, window: int, message: ctypes._Pointer[_Message], flags: int, reserved: int
    ) -> int:
        given = message.contents
        file = given.files[0]
        got.update(subject=given.subject, text=given.text, path=file.path, name=file.name)
        got.update(files=given.file_count, recipients=given.recipient_count, flags=flags)
        got.update(position=file.position)
        return answer

    return handed_over(request(LETTER, PDF), PROTOTYPE(send)), got


def test_the_mail_reaches_the_interface_whole() -> None:
    code, got = call(0)
    assert code == 0
    assert got == {
        "subject": LETTER.subject,
        "text": "Guten Tag,\r\n\r\nGrüße\r\n",
        "path": str(PDF),
        "name": "Vorlage_BV-1.pdf",
        "files": 1,
        "recipients": 0,
        "flags": 0x1 | 0x8,  # ask for a log-on, show the mail before it goes
        "position": 0xFFFFFFFF,
    }


@pytest.mark.parametrize(("answer", "code"), [(0, 0), (1, CANCELLED), (2, 2), (11, 2), (26, 2)])
def test_only_success_and_cancelling_are_no_failure(answer: int, code: int) -> None:
    assert call(answer)[0] == code


@pytest.mark.skipif(ctypes.sizeof(c_void_p) != 8, reason="sizes as in 64 bits")
def test_the_structures_are_as_large_as_in_mapi_h() -> None:
    assert ctypes.sizeof(_Message) == 96


@pytest.mark.skipif(sys.platform == "win32", reason="there it opens a mail")
def test_a_process_without_the_interface_fails_quietly() -> None:
    done = subprocess.run(
        [sys.executable, "-m", "vorlage_editor", SWITCH],
        input=request(LETTER, PDF),
        capture_output=True,
        check=False,
    )
    assert (done.returncode, done.stdout, done.stderr) == (2, b"", b"")


def test_recipients_reach_the_interface() -> None:
    got: list[tuple[int, str, str]] = []

    def send(
        session: int, window: int, message: ctypes._Pointer[_Message], flags: int, reserved: int
    ) -> int:
        given = message.contents
        to = given.recipients[: given.recipient_count]
        got.extend((one.kind, one.name, one.address) for one in to)
        return 0

    to = (Mailbox("rat@stadt.example", "Büro"), Mailbox("a@b.example"))
    handed_over(request(replace(LETTER, to=to), PDF), PROTOTYPE(send))
    assert got == [
        (1, "Büro", "SMTP:rat@stadt.example"),
        (1, "a@b.example", "SMTP:a@b.example"),
    ]
