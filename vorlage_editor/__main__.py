"""``python -m vorlage_editor``: the same program as ``vorlage-editor``."""

from __future__ import annotations

import gc
import sys

COMPACT, MAPI, READ_HTML = "--compact", "--mapi", "--read-html"
"""Arguments of the program's own helpers."""


def main() -> int:
    """Run the program with the arguments that it was called with; load only what these need."""
    if sys.argv[1:] == [COMPACT]:  # the second save of a PDF
        from vorlage_editor.pdf import resaver  # noqa: PLC0415

        return resaver.main()
    if sys.argv[1:] == [MAPI]:  # Windows' mail interface
        from vorlage_editor.exchange import mapi  # noqa: PLC0415

        return mapi.main(sys.stdin.buffer.read())
    if sys.argv[1:] == [READ_HTML]:  # long HTML
        from vorlage_editor.exchange import html_process  # noqa: PLC0415

        return html_process.main(sys.stdin.buffer.read())
    from vorlage_editor.cli import main as run  # noqa: PLC0415

    try:
        return run(sys.argv[1:])
    finally:
        gc.freeze()  # or the interpreter would look through all that is left before it ends


if __name__ == "__main__":
    sys.exit(main())
