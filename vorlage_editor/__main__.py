"""``python -m vorlage_editor``: the same program as ``vorlage-editor``."""

from __future__ import annotations

import gc
import sys

from vorlage_editor.cli import main as run

MAPI, READ_HTML = "--mapi", "--read-html"
"""Arguments of the window's own helpers."""


def main() -> int:
    """Run the program with the arguments that it was called with."""
    if sys.argv[1:] == [MAPI]:  # Windows' mail interface
        from vorlage_editor.exchange import mapi  # noqa: PLC0415 - not in any other process

        return mapi.main(sys.stdin.buffer.read())
    if sys.argv[1:] == [READ_HTML]:  # long HTML
        from vorlage_editor.exchange import html_process  # noqa: PLC0415 - not in any other process

        return html_process.main(sys.stdin.buffer.read())
    try:
        return run(sys.argv[1:])
    finally:
        gc.freeze()  # or the interpreter would look through all that is left before it ends


if __name__ == "__main__":
    sys.exit(main())
