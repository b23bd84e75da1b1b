"""Markdown as plain lines that read well aloud: no marks of emphasis, wide tables as lists, mathematics in Unicode."""

from __future__ import annotations

import re
import textwrap
from collections.abc import Iterator, Sequence

from studycli.content.mathematics import in_text

WIDTH = 80

_FENCE = re.compile(r" {0,3}(`{3,}|~{3,})")
_ITEM = re.compile(r"(\s*)([-*+]|\d{1,9}[.)])\s+(?:\[[ xX]\]\s+)?(.*)")
_HEADING = re.compile(r" {0,3}#{1,6}\s+")
_STRONG = re.compile(r"(\*\*|__)(?=\S)(.+?)(?<=\S)\1")
_STRESSED = re.compile(r"(?<![\w*])\*(?=[^\s*])([^*]+?)(?<=[^\s*])\*(?![\w*])")
_RULE = re.compile(r"\|?\s*:?-+:?\s*(\|\s*:?-+:?\s*)*\|?\s*")


def plain_text(markdown: str, width: int = WIDTH) -> str:
    """The text in lines of at most `width` characters; only code keeps longer ones."""
    text = "\n".join(_lines(in_text(markdown).strip("\n").split("\n"), width))
    return re.sub(r"\n{3,}", "\n\n", text).rstrip()


def _lines(lines: Sequence[str], width: int) -> Iterator[str]:
    index = 0
    while index < len(lines):
        start = index
        if _FENCE.match(lines[index]):
            index = _end_of_code(lines, index)
            yield from (f"    {line}" for line in lines[start + 1 : index - 1])
        elif lines[index].lstrip().startswith("|"):
            while index < len(lines) and lines[index].lstrip().startswith("|"):
                index += 1
            yield from _table(
                [_cells(line) for line in lines[start:index] if not _RULE.fullmatch(line)], width
            )
        elif not lines[index].strip():
            index += 1
            yield ""
        elif lines[index].startswith("    ") and not _ITEM.match(lines[index]):
            index += 1
            yield lines[start]
        else:
            index += 1
            while index < len(lines) and _goes_on(lines[index]):
                index += 1
            yield from _paragraph(lines[start:index], width)


def _end_of_code(lines: Sequence[str], start: int) -> int:
    fence = _FENCE.match(lines[start])
    assert fence is not None, "called at a fence"
    for index in range(start + 1, len(lines)):
        if lines[index].strip().startswith(fence[1]):
            return index + 1
    return len(lines) + 1


def _goes_on(line: str) -> bool:
    """Whether a line belongs to the paragraph before it."""
    return bool(line.strip()) and not (
        _ITEM.match(line) or _FENCE.match(line) or _HEADING.match(line) or line.lstrip().startswith("|")
    )


def _paragraph(lines: Sequence[str], width: int) -> list[str]:
    item = _ITEM.match(lines[0])
    if item:
        first = f"{item[1]}{item[2]} "
        words = " ".join([item[3], *(line.strip() for line in lines[1:])])
    else:
        first = ""
        words = " ".join(line.strip() for line in lines)
    indent = " " * len(first)
    text = _unmarked(_HEADING.sub("", words))
    return textwrap.wrap(text, width, initial_indent=first, subsequent_indent=indent, break_on_hyphens=False)


def _unmarked(text: str) -> str:
    """The text without marks of emphasis; code between backticks is left alone."""
    parts = re.split(r"(`[^`]*`)", text)
    return "".join(
        part if part.startswith("`") else _STRESSED.sub(r"\1", _STRONG.sub(r"\2", part)) for part in parts
    )


def _cells(line: str) -> list[str]:
    cells = re.split(r"(?<!\\)\|", line.strip().removeprefix("|").removesuffix("|"))
    return [_unmarked(cell.strip().replace("\\|", "|")) for cell in cells]


def _table(rows: Sequence[Sequence[str]], width: int) -> Iterator[str]:
    """The table in columns when it fits, else row by row: `heading: cell`."""
    if not rows:
        return
    columns = max(map(len, rows))
    padded = [[*row, *[""] * (columns - len(row))] for row in rows]
    wide = [max(len(row[column]) for row in padded) for column in range(columns)]
    if sum(wide) + 3 * (columns - 1) <= width:
        for row in padded:
            yield "   ".join(cell.ljust(size) for cell, size in zip(row, wide, strict=True)).rstrip()
        return
    heading = padded[0]
    for row in padded[1:]:
        for name, cell in zip(heading, row, strict=True):
            text = f"{name}: {cell}" if name else cell
            yield from textwrap.wrap(text, width, subsequent_indent="  ", break_on_hyphens=False)
        yield ""
