"""Which lines of a Markdown text are inside fenced code, where nothing else means anything."""

from __future__ import annotations

import re
from collections.abc import Sequence

_FENCE = re.compile(r"[ \t>]*(`{3,}|~{3,})(.*)$")


def fenced_lines(lines: Sequence[str]) -> tuple[bytearray, list[int]]:
    """A mask with 1 for every line of a code block, fences included, and the indices of fences never closed.

    A fence that is never closed would swallow all that follows; it counts as text, so that the rest still works.
    """
    inside = bytearray(len(lines))
    fences = [
        (index, found[1], found[2])
        for index, line in enumerate(lines)
        if ("```" in line or "~~~" in line) and (found := _FENCE.match(line))
    ]
    unclosed: list[int] = []
    hopeless: dict[
        str, int
    ] = {}  # what closes a longer fence closes a shorter one too: search once per length
    position = 0
    while position < len(fences):
        index, mark, info = fences[position]
        if mark[0] == "`" and "`" in info:  # a code span on one line, not a fence
            position += 1
            continue
        beyond_hope = len(mark) >= hopeless.get(mark[0], len(mark) + 1)
        closing = None if beyond_hope else _closing(fences, position)
        if closing is None:
            hopeless[mark[0]] = min(len(mark), hopeless.get(mark[0], len(mark)))
            unclosed.append(index)
            position += 1
            continue
        last = fences[closing][0]
        inside[index : last + 1] = b"\x01" * (last + 1 - index)
        position = closing + 1
    return inside, unclosed


def _closing(fences: Sequence[tuple[int, str, str]], opening: int) -> int | None:
    mark = fences[opening][1]
    for position in range(opening + 1, len(fences)):
        _, other, info = fences[position]
        if other.startswith(mark) and not info.strip():
            return position
    return None
