"""``python -m vorlage_editor``: the same program as ``vorlage-editor``."""

from __future__ import annotations

import sys

from vorlage_editor.cli import main as run

MAPI = "--mapi"


def main() -> int:
    """Run the program with the arguments that it was called with."""
    if sys.argv[1:] == [MAPI]:  # a process of the window's own: Windows' mail interface
        from vorlage_editor.exchange import mapi  # noqa: PLC0415 - not in any other process

        return mapi.main(sys.stdin.buffer.read())
    return run(sys.argv[1:])


if __name__ == "__main__":
    sys.exit(main())
