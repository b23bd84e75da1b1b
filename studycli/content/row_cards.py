"""Table cards: one card per row, its first cell shown and the others recalled."""

from __future__ import annotations

import re

from studycli.content.fault import Fault
from studycli.content.names import is_id, normal_id, slug
from studycli.content.section import Made, Section, paragraphs
from studycli.frozen import frozen
from studycli.model.items import Card, CardKind

_RULE_CELL = re.compile(r":?-+:?$")
_WRITTEN_ID = re.compile(r"\{#([^{}\s]*)\}$")


@frozen
class _Table:
    heads: list[str]
    first_row: int
    """The index of the first row in the section's lines."""
    end: int
    """The index of the first line after the table."""
    start: int


def row_cards(section: Section) -> Made:
    """One card per row of the section's table."""
    hint, start = section.hint()
    name = section.heading.id
    table = _find_table(section, start)
    if table is None:
        remedy = "Write a table below the heading: | one head | another |, then |---|---|, then the rows."
        return [], [section.fault(f"The card {name} is of the kind .rows but has no table.", remedy)]
    at = section.line_of(table.start)
    if len(table.heads) < 2:
        return [], [
            section.fault("The table has one column, so nothing is left to recall.", "Add a column.", line=at)
        ]
    if table.first_row == table.end:
        return [], [section.fault(f"The table of {name} has no rows.", "Add one row per card.", line=at)]
    before, after = section.text(start, table.start), section.text(table.end)
    cards: list[Card] = []
    faults: list[Fault] = []
    taken: dict[str, int] = {}
    for index in range(table.first_row, table.end):
        cells = split_cells(section.lines[index])
        line = section.line_of(index)
        part, first = _part(cells[0])
        problem = _problem(cells, part, line, table, taken)
        if problem:
            faults.append(section.fault(*problem, line=line))
            continue
        taken[part] = line
        asked = [(head, cell) for head, cell in zip(table.heads[1:], cells[1:], strict=False) if cell]
        shown = f"**{table.heads[0]}: {first}**" if table.heads[0] else f"**{first}**"
        prompt = paragraphs(
            section.heading.text, before, shown, f"Recall: {' · '.join(head for head, _ in asked)}"
        )
        hidden = tuple(f"**{head}**: {cell}" if head else cell for head, cell in asked)
        answer = paragraphs(*hidden, after)
        cards.append(
            section.card(CardKind.ROW, prompt, answer, part=part, hint=hint, hidden=hidden, line=line)
        )
    return cards, faults


def _part(cell: str) -> tuple[str, str]:
    """What the row adds to the id, and the first cell as shown: `{#name}` at its end fixes the id by hand."""
    written = _WRITTEN_ID.search(cell)
    if written:
        return normal_id(written[1]), cell[: written.start()].rstrip()
    return slug(cell), cell


def _problem(
    cells: list[str], part: str, line: int, table: _Table, taken: dict[str, int]
) -> tuple[str, str] | None:
    if len(cells) > len(table.heads):
        message = f"This row has {len(cells)} cells, but the table has {len(table.heads)} heads."
        return message, "Write \\| for a | that belongs to a cell."
    if not part or not is_id(part):
        remedy = "Begin the cell with a letter or a digit, or end it with an id of its own: {#name}."
        return f"The first cell {cells[0]!r} gives no id.", remedy
    if part in taken:
        message = f"This row has the same id as the row on line {taken[part]}: {part}."
        return message, "Reword one of the first cells, or end it with an id of its own: {#name}."
    if not any(cells[1:]):
        return "This row has nothing to recall.", "Fill at least one cell after the first."
    return None


def _find_table(section: Section, start: int) -> _Table | None:
    lines = section.lines
    for index in range(start, len(lines) - 1):
        if section.fenced[index] or "|" not in lines[index] or not _is_rule(lines[index + 1]):
            continue
        heads = split_cells(lines[index])
        if len(heads) != len(split_cells(lines[index + 1])):
            continue
        end = index + 2
        while end < len(lines) and "|" in lines[end] and not section.fenced[end]:
            end += 1
        return _Table(heads, index + 2, end, index)
    return None


def _is_rule(line: str) -> bool:
    return "-" in line and all(_RULE_CELL.match(cell) for cell in split_cells(line))


def split_cells(line: str) -> list[str]:
    """The cells of a table's line; `\\|` is a pipe inside a cell, as in GitHub's Markdown."""
    line = line.strip()
    if "\\" not in line:
        cells = line.split("|")
    else:
        cells = [cell.replace("\0", "|") for cell in line.replace("\\|", "\0").split("|")]
    if cells and not cells[0].strip() and line.startswith("|"):
        cells = cells[1:]
    if len(cells) > 1 and not cells[-1].strip() and line.endswith("|"):
        cells = cells[:-1]
    return [cell.strip() for cell in cells]
