"""The commands ``read`` and ``check``."""

from __future__ import annotations

import sys
from argparse import Namespace
from pathlib import Path
from typing import TYPE_CHECKING

import msgspec

from vorlage_editor.cli.arguments import INPUTS, add_options
from vorlage_editor.cli.papers import DONE, FOUND, faulty, findings_of, office_of, paper_of, show
from vorlage_editor.model import codec
from vorlage_editor.model.summary import summary

if TYPE_CHECKING:
    from vorlage_editor.cli.arguments import Commands
    from vorlage_editor.model.checks import Finding


def add(commands: Commands) -> None:
    """Add the commands."""
    for name, run, text in (
        ("read", _read, "zeigt, was in einer Datei erkannt wird"),
        ("check", _check, "prüft eine Vorlage"),
    ):
        command = commands.add_parser(name, add_help=False, help=text, description=text)
        add_options(command).add_argument("--json", action="store_true", help="als JSON")
        command.add_argument_group("Angaben").add_argument("input", metavar="EINGABE", help=INPUTS)
        command.set_defaults(run=run)


def _read(given: Namespace) -> int:
    found = paper_of(Path(given.input))
    if given.json:
        print(codec.encode(found.id, found.vorlage).decode(), end="")
    else:
        print("\n".join(summary(found.vorlage)))
    return DONE


def _check(given: Namespace) -> int:
    findings = findings_of(paper_of(Path(given.input)), office_of(given))
    if given.json:
        told = msgspec.json.encode([_told(one) for one in findings])
        print(msgspec.json.format(told, indent=1).decode())
    else:
        show(findings, sys.stdout)
        if not findings:
            print("Keine Beanstandungen.")
    return FOUND if faulty(findings) else DONE


def _told(finding: Finding) -> dict[str, str]:
    """Return what ``--json`` tells of ``finding``: scripts read it, so names and order stay."""
    return {
        "rule": finding.rule,
        "severity": finding.severity,
        "field": str(finding.field),
        "message": finding.message,
    }
