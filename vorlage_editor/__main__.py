"""``python -m vorlage_editor``: the same program as ``vorlage-editor``."""

from __future__ import annotations

import gc
import os
import sys
from typing import NoReturn

COMPACT, MAPI, READ_HTML = "--compact", "--mapi", "--read-html"
"""Arguments of the program's own helpers."""
SELDOM = 1_000_000
"""New objects after which a command looks for garbage: what it makes it needs until its end."""


def main() -> int:
    """Run the program with the arguments that it was called with; load only what these need."""
    if sys.argv[1:] == [COMPACT]:  # the second save of a PDF
        from vorlage_editor.pdf.file import resaver  # noqa: PLC0415

        return _leave(resaver.main())
    if sys.argv[1:] == [MAPI]:  # Windows' mail interface
        from vorlage_editor.exchange import mapi  # noqa: PLC0415

        return mapi.main(sys.stdin.buffer.read())
    if sys.argv[1:] == [READ_HTML]:  # long HTML
        from vorlage_editor.exchange.html import process as html_process  # noqa: PLC0415

        return html_process.main(sys.stdin.buffer.read())
    gc.disable()  # nothing that is loaded is garbage
    from vorlage_editor.cli import main as run  # noqa: PLC0415

    gc.enable()
    gc.set_threshold(SELDOM)
    code = run(sys.argv[1:])
    return code if "PySide6" in sys.modules else _leave(code)


def _leave(code: int) -> NoReturn:
    """End at once: Python would give back each object of a long paper one by one."""
    os._exit(code)  # the window, which has threads and files of its own, does not come here


if __name__ == "__main__":
    sys.exit(main())
