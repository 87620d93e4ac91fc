"""``python -m vorlage_editor``: the same program as ``vorlage-editor``."""

from __future__ import annotations

import sys

from vorlage_editor.cli import main as run


def main() -> int:
    """Run the program with the arguments that it was called with."""
    return run(sys.argv[1:])


if __name__ == "__main__":
    sys.exit(main())
