"""The one kind of error whose text is meant for the user."""

from __future__ import annotations


class UserError(Exception):
    """Something went wrong that the user must know of; the text is the German sentence for it.

    It says what happened, whether the draft is safe, and what to do.
    """


class ReadError(UserError):
    """A file or text could not be read into a Vorlage."""
