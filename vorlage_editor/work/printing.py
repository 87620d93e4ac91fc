"""Handing a PDF to the printing system."""

from __future__ import annotations

import subprocess
from collections.abc import Sequence

from vorlage_editor.model.errors import UserError

PATIENCE = 60  # s for the printing system to take a job
_NOT_PRINTED = (
    "Der Druckauftrag wurde nicht angenommen: {reason}. Ihre Vorlage ist unverändert. Bitte prüfen "
    "Sie, ob der Drucker eingeschaltet und erreichbar ist, oder wählen Sie „PDF exportieren“ und "
    "drucken Sie das PDF aus einem anderen Programm."
)


def print_by_lp(command: Sequence[str], pdf: bytes) -> None:
    """Hand ``pdf`` to the printing system by ``command``; raise UserError if it refuses."""
    try:
        done = subprocess.run(  # noqa: S603 - a list of arguments, no shell
            command, input=pdf, capture_output=True, timeout=PATIENCE, check=False
        )
    except subprocess.TimeoutExpired as error:
        reason = f"das Drucksystem antwortet seit {PATIENCE} Sekunden nicht"
        raise UserError(_NOT_PRINTED.format(reason=reason)) from error
    except OSError as error:
        reason = f"das Programm „lp“ ließ sich nicht starten ({error.strerror})"
        raise UserError(_NOT_PRINTED.format(reason=reason)) from error
    if done.returncode:
        said = done.stderr.decode(errors="replace").strip().removeprefix("lp: ")
        reason = f"das Drucksystem meldet „{said}“" if said else f"Fehler {done.returncode}"
        raise UserError(_NOT_PRINTED.format(reason=reason))
