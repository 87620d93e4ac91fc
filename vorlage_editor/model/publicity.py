"""Whether a paper is nichtöffentlich: the one answer for stamp, file names, mail, checks, window.

What decides, from left to right; stations that print nothing do not count:

====================  ==================================  ========  =======  ==================
the paper says        its stations say                    sections  Anlagen  the paper is
====================  ==================================  ========  =======  ==================
öffentlich            anything                            any       any      öffentlich
nichtöffentlich       anything                            any       any      nichtöffentlich
nothing               öffentlich at least once            any       any      öffentlich
nothing               nichtöffentlich at least once,      any       any      nichtöffentlich
                      and öffentlich nowhere
nothing               nothing                             any       any      not set
====================  ==================================  ========  =======  ==================

The answer is derived wherever it is asked for and never written into ``Vorlage.public``. A
nichtöffentliche Anlage, and a section under a heading that says so, change nothing about the paper:
the öffentliche Fassung leaves out the one and is refused because of the other (``model.public``).
"""

from __future__ import annotations

from vorlage_editor.model.vorlage import Vorlage


def publicity(vorlage: Vorlage) -> bool | None:
    """Return whether ``vorlage`` is öffentlich; None if neither it nor a station says so."""
    if vorlage.public is not None:
        return vorlage.public
    said = {station.public for station in vorlage.route if not station.empty}
    return True if True in said else False if False in said else None


def is_closed(vorlage: Vorlage) -> bool:
    """Return whether ``vorlage`` is nichtöffentlich, by itself or by its stations."""
    return publicity(vorlage) is False


def closed_by_stations(vorlage: Vorlage) -> bool:
    """Return whether ``vorlage`` is nichtöffentlich although it does not say so itself."""
    return vorlage.public is None and is_closed(vorlage)
