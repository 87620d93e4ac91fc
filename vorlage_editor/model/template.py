"""Sections that a Vorlagenart has and a paper lacks: they are offered, nothing is ever removed."""

from __future__ import annotations

from typing import TYPE_CHECKING

from vorlage_editor.model.body import Heading, Paragraph, Run, flow, plain

if TYPE_CHECKING:
    from vorlage_editor.model.body import Block, Body
    from vorlage_editor.model.forms.form import Kind, Section


def missing_sections(body: Body, kind: Kind) -> tuple[Section, ...]:
    """Return the sections of ``kind`` that ``body`` has neither by meaning nor by heading."""
    keys, labels = _known(body)
    return tuple(
        section
        for section in kind.sections
        if section.key not in keys and _name(section.label) not in labels
    )


def with_sections(body: Body, kind: Kind) -> Body:
    """Return ``body`` with the sections that it lacks.

    Each stands behind the section that is before it in ``kind``; the first ones above all else.
    """
    lacking = set(missing_sections(body, kind))
    blocks: list[Block] = [] if body == (Paragraph(),) else list(body)
    place = 0
    for section in kind.sections:
        if section in lacking:
            new = [
                Heading(1, (Run(section.label),), section.key),
                *(section.body or (Paragraph(),)),
            ]
            blocks[place:place] = new
            place += len(new)
        else:
            place = _behind(blocks, section)
    return flow(blocks)


def _known(body: Body) -> tuple[set[str], set[str]]:
    headings = [block for block in body if isinstance(block, Heading)]
    keys = {heading.section for heading in headings if heading.section}
    return keys, {_name(plain(heading.runs)) for heading in headings}


def _name(label: str) -> str:
    return label.strip().rstrip(":").casefold()


def _behind(blocks: list[Block], section: Section) -> int:
    """Return where the section ends that ``section`` means, in a body that has it."""
    start = next(n for n, block in enumerate(blocks) if _is(block, section))
    after = range(start + 1, len(blocks))
    return next((n for n in after if _is_section(blocks[n])), len(blocks))


def _is(block: Block, section: Section) -> bool:
    if not isinstance(block, Heading):
        return False
    same_key = bool(section.key) and block.section == section.key
    return same_key or _name(plain(block.runs)) == _name(section.label)


def _is_section(block: Block) -> bool:
    return isinstance(block, Heading) and block.level == 1
