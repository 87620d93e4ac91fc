"""A form while it is edited: also what is not yet a form, as an abbreviation without its letters.

A path leads to a part of it: ``("form", "kinds", 2, "name")``.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, TypeAlias, TypeVar, cast

import msgspec
from msgspec.structs import replace

from vorlage_editor.model.forms.form import NUMBERS, WORDS, Form, Relations

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence

Path: TypeAlias = tuple[str | int, ...]
_T = TypeVar("_T")


class Abbreviation(msgspec.Struct, frozen=True):
    """What is read aloud as ``long`` where ``short`` is printed."""

    short: str = ""
    long: str = ""


class FormDraft(msgspec.Struct, frozen=True):
    """What the fields of the editor say; two abbreviations may be equal for the moment."""

    form: Form
    abbreviations: tuple[Abbreviation, ...] = ()

    @property
    def result(self) -> Form:
        """The form as it would be kept, without its text."""
        known = {one.short.strip(): one.long for one in self.abbreviations if one.short.strip()}
        words = {sign: word for sign, word in self.form.route.public_words.items() if word.strip()}
        route = replace(self.form.route, public_words=words)
        related = Relations(
            _unusual(self.form.related.words, WORDS.items()),
            _unusual(self.form.related.numbers, NUMBERS.items()),
        )
        fields = {"route": route, "related": related, "abbreviations": known}
        return replace(self.form, **fields, toml="", sha256="")


def draft_of(form: Form) -> FormDraft:
    """Return ``form`` as something to edit; what it leaves to the program is written out."""
    pairs = tuple(Abbreviation(short, long) for short, long in form.abbreviations.items())
    related = Relations(
        _all(form.related.words, WORDS.items()), _all(form.related.numbers, NUMBERS.items())
    )
    return FormDraft(replace(form, related=related, toml="", sha256=""), pairs)


def _all(words: Mapping[str, str], usual: Iterable[tuple[str, str]]) -> dict[str, str]:
    return {**dict(usual), **words}


def _unusual(words: Mapping[str, str], usual: Iterable[tuple[str, str]]) -> dict[str, str]:
    """Return those of ``words`` that are not ``usual``."""
    known = dict(usual)
    return {name: one for name, one in words.items() if known.get(name) != one}


def at(value: object, path: Path) -> object:
    """Return what stands at ``path`` of ``value``; nothing for a key that a table lacks."""
    for step in path:
        if isinstance(value, dict):
            value = value.get(step, "")
        elif isinstance(step, int):
            value = cast("tuple[object, ...]", value)[step]
        else:
            value = getattr(value, step)
    return value


def put(value: _T, path: Path, new: object) -> _T:
    """Return ``value`` with ``new`` at ``path``."""
    if not path:
        return cast("_T", new)
    step, rest = path[0], path[1:]
    made: object
    if isinstance(value, dict):
        made = {**value, step: put(value.get(step, ""), rest, new)}
    elif isinstance(step, int):
        items = cast("tuple[object, ...]", value)
        made = (*items[:step], put(items[step], rest, new), *items[step + 1 :])
    else:
        struct = cast("msgspec.Struct", value)
        made = replace(struct, **{step: put(getattr(struct, step), rest, new)})
    return cast("_T", made)


def path_name(path: Path) -> str:
    """Return ``path`` as a name: ``form.kinds[2].name``."""
    steps = (f"[{step}]" if isinstance(step, int) else f".{step}" for step in path)
    return "".join(steps).removeprefix(".")


def moved(items: Sequence[_T], place: int, by: int) -> tuple[_T, ...]:
    """Return ``items`` with the one at ``place`` as many places further; at an end it stays."""
    target = max(0, min(place + by, len(items) - 1))
    out = list(items)
    out.insert(target, out.pop(place))
    return tuple(out)
