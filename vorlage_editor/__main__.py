"""``python -m vorlage_editor``: the same program as ``vorlage-editor``."""

from __future__ import annotations

import sys

from vorlage_editor.process import collect_seldom, end_at_once, without_collecting

COMPACT, MAPI, READ_HTML = "--compact", "--mapi", "--read-html"
"""Arguments of the program's own helpers."""


def main() -> int:
    """Run the program with the arguments that it was called with; load only what these need."""
    if sys.argv[1:] == [COMPACT]:  # the second save of a PDF
        from vorlage_editor.pdf.file import resaver

        return end_at_once(resaver.main())
    if sys.argv[1:] == [MAPI]:  # Windows' mail interface
        from vorlage_editor.exchange import mapi

        return mapi.main(sys.stdin.buffer.read())
    if sys.argv[1:] == [READ_HTML]:  # long HTML
        from vorlage_editor.exchange.html import process as html_process

        return html_process.main(sys.stdin.buffer.read())
    with without_collecting():  # nothing that is loaded is garbage
        from vorlage_editor.cli import main as run  # noqa: PLC0415 - its helpers need none of it

    collect_seldom()
    code = run(sys.argv[1:])
    # the window has threads and files of its own
    return code if "PySide6" in sys.modules else end_at_once(code)


if __name__ == "__main__":
    sys.exit(main())
