"""Asking the store's thread, and waiting for its answer."""

from __future__ import annotations

from typing import TYPE_CHECKING, TypeVar, TypeVarTuple

if TYPE_CHECKING:
    from collections.abc import Callable

    from pytestqt.qtbot import QtBot

    from vorlage_editor.model.errors import UserError
    from vorlage_editor.ui.paper.keeper import Keeper
    from vorlage_editor.work.desk import Desk

Values = TypeVarTuple("Values")
Result = TypeVar("Result")


def asked(
    bot: QtBot, keeper: Keeper, work: Callable[[Desk, *Values], Result], *values: *Values
) -> Result:
    """Return what the desk answers."""
    answers: list[Result] = []
    keeper.ask(work, *values, done=answers.append)
    bot.waitUntil(lambda: bool(answers))
    return answers[0]


def refused(
    bot: QtBot, keeper: Keeper, work: Callable[[Desk, *Values], object], *values: *Values
) -> UserError:
    """Return the error with which the desk answers."""
    errors: list[UserError] = []
    keeper.ask(work, *values, failed=errors.append)
    bot.waitUntil(lambda: bool(errors))
    return errors[0]
