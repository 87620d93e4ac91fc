"""What is switched for the whole process: nowhere else, and each with what it was measured to gain.

Measured on Linux with CPython 3.11, PySide6 6.11 and two cores, in time of the thread that waits.
"""

from __future__ import annotations

import gc
import os
import sys
from contextlib import contextmanager
from typing import TYPE_CHECKING, NoReturn

if TYPE_CHECKING:
    from collections.abc import Iterator

SWITCH_INTERVAL = 0.0005
"""Seconds after which a thread that computes lets another one have the interpreter."""
_SELDOM = 1_000_000
_USUAL = gc.get_threshold()


def switch_often() -> None:
    """Let no thread keep the window's from the interpreter for long.

    Beside a thread that computes, the window's waited 8 ms each time it had let go (19 of 20 times
    less than 13 ms) with Python's interval of 5 ms; with ours 0.1 ms (less than 0.7 ms). A key must
    be seen within 16 ms, also while a preview is made.
    """
    sys.setswitchinterval(SWITCH_INTERVAL)


@contextmanager
def without_collecting() -> Iterator[None]:
    """Let Python not look for rings of garbage meanwhile.

    HTML with 200,000 tags is read in 1.3 s instead of 1.8 s, two megabytes of Word's in 1.4 s
    instead of 1.5 s. What a command loads takes 23 ms less of 0.4 s.
    """
    was_on = gc.isenabled()
    gc.disable()
    try:
        yield
    finally:
        if was_on:
            gc.enable()


def collect_seldom() -> None:
    """Let Python look for garbage once in a million new objects: a command soon ends.

    The export of a long paper took 27 ms of 0.6 s for 86 looks, which found nothing.
    """
    gc.set_threshold(_SELDOM)


def collect_as_usual() -> None:
    """Let Python look for garbage as often as it does by itself: a window runs for hours."""
    gc.set_threshold(*_USUAL)


def collect_by_hand() -> None:
    """Let Python collect no more by itself; ``collect_due`` must be called from time to time.

    It collects in whichever thread happens to allocate. There it would delete Qt objects that
    belong to the window's thread, which Qt does not bear: this is for safety, not for speed.
    """
    gc.disable()


def collect_due() -> None:
    """Collect the oldest generation whose time has come, by Python's own measure."""
    measures = zip(gc.get_count(), gc.get_threshold(), strict=True)
    if due := [n for n, (number, most) in enumerate(measures) if number > most]:
        gc.collect(due[-1])


def settle() -> None:
    """Collect all, and look no more at what lives.

    With a paper open, a look at all of it held the window for 31 ms; afterwards it takes less than
    0.1 ms.
    """
    gc.unfreeze()
    gc.collect()
    gc.freeze()


def collect_by_itself() -> None:
    """Let Python collect by itself again, and look at all that lives."""
    gc.unfreeze()
    gc.enable()


def end_at_once(code: int) -> NoReturn:
    """End without giving back each object one by one.

    After the export of a long paper the process had ended 0.12 s of 0.9 s sooner.
    """
    os._exit(code)


def limit_memory(most: int) -> None:
    """Let this process take at most so many bytes, where the system can be told so.

    Ten megabytes of Word's HTML take 97 MB to be read, 200,000 tags 107 MB.
    """
    try:
        import resource  # noqa: PLC0415 - not on Windows
    except ImportError:
        return
    resource.setrlimit(resource.RLIMIT_AS, (most, most))
