"""Handing sheets to the printing system (CUPS), and what is the matter if it does not take them."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
from collections.abc import Sequence

from vorlage_editor.model.errors import UserError
from vorlage_editor.pdf.file.sheets import Sheets, arranged

PATIENCE = 60  # s for the printing system to take a job
_SHORT_PATIENCE = 10  # s for it to say how it is
_LPSTAT = "lpstat"
_OR_EXPORT = "oder wählen Sie „PDF exportieren“ und drucken Sie das PDF an einem anderen Gerät."
NO_CUPS = (
    "Auf diesem Gerät fehlt das Drucksystem (CUPS), darum lässt sich nicht drucken. Ihre Vorlage "
    f"ist unverändert. Bitte lassen Sie es einrichten, {_OR_EXPORT}"
)
NOT_RUNNING = (
    "Das Drucksystem (CUPS) dieses Geräts läuft nicht oder ist nicht erreichbar. Ihre Vorlage ist "
    "unverändert und wurde nicht gedruckt. Bitte starten Sie das Gerät neu oder fragen Sie Ihre "
    f"IT, {_OR_EXPORT}"
)
NO_PRINTER = (
    "Auf diesem Gerät ist kein Drucker eingerichtet. Ihre Vorlage ist unverändert. Bitte richten "
    "Sie einen Drucker ein, oder wählen Sie „PDF exportieren“."
)
_REFUSING = (
    "Der Drucker „{queue}“ nimmt zurzeit keine Aufträge an. Ihre Vorlage ist unverändert und wurde "
    "nicht gedruckt. Bitte wählen Sie einen anderen Drucker, oder fragen Sie Ihre IT, wann er "
    "wieder Aufträge annimmt."
)
_GONE = (
    "Den Drucker „{queue}“ gibt es nicht mehr. Ihre Vorlage ist unverändert und wurde nicht "
    "gedruckt. Bitte drucken Sie noch einmal, und wählen Sie dabei einen anderen Drucker."
)
_NOT_PRINTED = (
    "Der Druckauftrag wurde nicht angenommen{reason}. Ihre Vorlage ist unverändert. Bitte prüfen "
    "Sie, ob der Drucker eingeschaltet und erreichbar ist, oder wählen Sie „PDF exportieren“ und "
    "drucken Sie das PDF aus einem anderen Programm."
)


def print_by_lp(command: Sequence[str], queue: str, pdf: bytes, sheets: Sheets) -> bool:
    """Hand ``pdf``, laid out as ``sheets``, to CUPS by ``command``.

    Return True if the printer ``queue`` is paused, so that the job waits there. Raises UserError
    if the job is not taken.
    """
    queue = queue.partition("/")[0]  # what follows names an instance: a set of options
    try:
        done = subprocess.run(  # noqa: S603 - a list of arguments, no shell
            command, input=arranged(pdf, sheets), capture_output=True, timeout=PATIENCE, check=False
        )
    except subprocess.TimeoutExpired as error:
        reason = f": Das Drucksystem antwortet seit {PATIENCE} Sekunden nicht"
        raise UserError(_NOT_PRINTED.format(reason=reason)) from error
    except OSError as error:
        reason = ": Das Programm „lp“ ließ sich nicht starten"
        raise UserError(_NOT_PRINTED.format(reason=reason)) from error
    if done.returncode:
        raise UserError(_why_refused(queue))
    return " disabled since " in _lpstat("-p", queue)


def why_no_printer() -> str:
    """Return the sentence for a computer on which no printer is to be found."""
    if sys.platform != "linux":
        return NO_PRINTER
    if shutil.which(_LPSTAT) is None:
        return NO_CUPS
    return NOT_RUNNING if _is_down(_lpstat("-r")) else NO_PRINTER


def _why_refused(queue: str) -> str:
    """Return why ``lp`` may have failed; its own words are English, or as the computer speaks."""
    state = _lpstat("-r", "-a", queue)
    if _is_down(state):
        return NOT_RUNNING
    if " not accepting requests " in state:
        return _REFUSING.format(queue=queue)
    if state and " accepting requests " not in state:
        return _GONE.format(queue=queue)
    return _NOT_PRINTED.format(reason="")


def _is_down(state: str) -> bool:
    return "scheduler is not running" in state


def _lpstat(*arguments: str) -> str:
    """Return what CUPS says of itself, in English; nothing if it does not."""
    try:
        done = subprocess.run(  # noqa: S603 - a list of arguments, no shell
            [_LPSTAT, *arguments],
            env={**os.environ, "LC_ALL": "C"},
            capture_output=True,
            timeout=_SHORT_PATIENCE,
            check=False,
        )
    except (OSError, subprocess.TimeoutExpired):
        return ""
    return done.stdout.decode(errors="replace")
