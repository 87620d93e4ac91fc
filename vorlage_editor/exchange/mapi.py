"""Simple MAPI, by which Windows hands a mail to the mail program of the user's choice.

It is modal and loads the mail program's libraries into the process that calls it, so it is run
in a process of its own: ``--mapi``, with the mail as JSON on standard input.
"""

from __future__ import annotations

import ctypes
import json
import sys
from collections.abc import Callable
from ctypes import POINTER, Structure, byref, c_uint32, c_void_p, c_wchar_p
from pathlib import Path
from typing import Any

from vorlage_editor.exchange.mail import Letter

SWITCH = "--mapi"
"""The argument with which the program is this process."""
_LOGON_UI, _DIALOG = 0x1, 0x8
_NO_POSITION = 0xFFFFFFFF
_TO = 1
_DONE, CANCELLED, _FAILED = 0, 1, 2
"""SUCCESS_SUCCESS and MAPI_E_USER_ABORT; what else there is is a failure."""


class _File(Structure):
    """MapiFileDescW."""

    _fields_ = (
        ("reserved", c_uint32),
        ("flags", c_uint32),
        ("position", c_uint32),
        ("path", c_wchar_p),
        ("name", c_wchar_p),
        ("type", c_void_p),
    )


class _Recipient(Structure):
    """MapiRecipDescW."""

    _fields_ = (
        ("reserved", c_uint32),
        ("kind", c_uint32),
        ("name", c_wchar_p),
        ("address", c_wchar_p),
        ("size", c_uint32),
        ("entry", c_void_p),
    )


class _Message(Structure):
    """MapiMessageW."""

    _fields_ = (
        ("reserved", c_uint32),
        ("subject", c_wchar_p),
        ("text", c_wchar_p),
        ("message_type", c_wchar_p),
        ("received", c_wchar_p),
        ("conversation", c_wchar_p),
        ("flags", c_uint32),
        ("sender", c_void_p),
        ("recipient_count", c_uint32),
        ("recipients", POINTER(_Recipient)),
        ("file_count", c_uint32),
        ("files", POINTER(_File)),
    )


def request(letter: Letter, pdf: Path) -> bytes:
    """Return what the process reads."""
    values = {"subject": letter.subject, "text": letter.text, "name": letter.attachment}
    return json.dumps(values | {"path": str(pdf), "to": letter.to}).encode()


def main(data: bytes) -> int:
    """Hand the mail to the mail program; once the user is through, return the exit code."""
    if sys.platform == "win32":
        try:
            return handed_over(data, ctypes.WinDLL("mapi32").MAPISendMailW)
        except (OSError, AttributeError):  # no such library, or one without it
            return _FAILED
    return _FAILED


def handed_over(data: bytes, send: Callable[..., Any]) -> int:
    """Call ``send``, which is MAPISendMailW, for the request ``data``; return the exit code."""
    given = json.loads(data)
    file = _File(position=_NO_POSITION, path=given["path"], name=given["name"])
    text = given["text"].replace("\n", "\r\n")
    to = [
        _Recipient(kind=_TO, name=name or address, address=f"SMTP:{address}")
        for address, name in given["to"]
    ]
    message = _Message(
        subject=given["subject"],
        text=text,
        recipient_count=len(to),
        recipients=(_Recipient * len(to))(*to) if to else None,
        file_count=1,
        files=ctypes.pointer(file),
    )
    answer = send(c_void_p(0), c_void_p(0), byref(message), _LOGON_UI | _DIALOG, 0)
    return int(answer) if answer in (_DONE, CANCELLED) else _FAILED
