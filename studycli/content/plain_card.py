"""Plain cards: a question, an answer, and the points that a good answer has."""

from __future__ import annotations

import re

from studycli.content.section import Made, Section, one_line, paragraphs
from studycli.frozen import frozen
from studycli.model.items import CardKind

_TASK = re.compile(r"[-*+][ \t]+\[[ xX]\](?:[ \t]+(.*))?$")
_BLOCK = re.compile(r"[-*+][ \t]|[>|]|#{1,6}[ \t]|\d{1,9}[.)][ \t]")


@frozen
class _TaskList:
    start: int
    points: tuple[str, ...]


def plain_card(section: Section) -> Made:
    """The one card of a section that names no kind."""
    hint, start = section.hint()
    split = section.answer_heading(start)
    prompt = section.heading.text
    if split is not None:
        prompt = paragraphs(prompt, section.text(start, split))
        start = split + 1
    tasks = _trailing_tasks(section, start)
    answer = section.text(start, tasks.start if tasks else None)
    points = tasks.points if tasks else ()
    if not answer and points:
        answer = "\n".join(f"- {point}" for point in points)
    if not answer:
        remedy = "Write it in the lines below the heading."
        return [], [section.fault(f"The card {section.heading.id} has no answer.", remedy)]
    return [section.card(CardKind.PLAIN, prompt, answer, hint=hint, key_points=points)], []


def _trailing_tasks(section: Section, start: int) -> _TaskList | None:
    """The task list that ends the section, if one does."""
    first: int | None = None
    points: list[list[str]] = []
    after_blank = False
    for index in range(start, len(section.lines)):
        line = section.lines[index]
        if not line.strip():
            after_blank = True
            continue
        task = None if section.fenced[index] else _TASK.match(line)
        if task:
            if first is None:
                first, points = index, []
            points.append([task[1] or ""])
        elif first is not None and _continues(section, index, after_blank):
            points[-1].append(line)
        else:
            first = None
        after_blank = False
    kept = tuple(point for lines in points if (point := one_line(lines)))
    return _TaskList(first, kept) if first is not None and kept else None


def _continues(section: Section, index: int, after_blank: bool) -> bool:
    """Whether the line belongs to the task above it: it is indented, or runs on in the same paragraph."""
    line = section.lines[index]
    if line[0] == "\t" or line.startswith("  "):
        return True
    return not after_blank and not section.fenced[index] and not _BLOCK.match(line)
