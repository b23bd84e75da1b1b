"""The family tree of topics, drawn: a row a topic, lines from each to those that build on it.

A tree that is too tall for a page gives away its largest limbs, which become drawings of their own.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace

from studycli.frozen import frozen
from studycli.model.memory import Probability
from studycli.reports.data import MapNode
from studycli.reports.figures.scales import fitting, length

WIDTH, ROW, INDENT, LEFT = 376, 21, 13, 8
BAR_LEFT, BAR_WIDTH, SHARE_RIGHT, DUE_RIGHT = 236, 52, 326, 374
"""Units: where the bar begins, and where the figures behind it end."""

TALLEST = 26
"""Rows of one drawing."""

_EM = 6.6


@frozen
class TreeRow:
    """A topic or branch."""

    x: float
    y: float
    """The middle of the row."""
    text: str
    """As much of the title as there is room for."""
    title: str
    note: str
    filled: float
    """The length of the bar."""
    remembered: Probability | None
    due: int
    is_branch: bool
    has_content: bool
    is_elsewhere: bool
    """A limb that is drawn on its own."""


@frozen
class TreeLine:
    """From a parent down and across to its child."""

    x: float
    y: float
    down_to: float
    across_to: float


@frozen
class TreeFigure:
    """One drawing."""

    title: str
    """Where it belongs: `Self-attention › Vision`."""
    height: float
    rows: tuple[TreeRow, ...]
    lines: tuple[TreeLine, ...]


@frozen
class _Limb:
    title: str
    node: MapNode
    cut: frozenset[int]
    """The identities of nodes below that are drawn elsewhere."""


def tree_figures(roots: Sequence[MapNode]) -> tuple[TreeFigure, ...]:
    """Every root, and after it the limbs that it gave away."""
    return tuple(_figure(limb) for root in roots for limb in _limbs(root.title, root))


def _limbs(title: str, node: MapNode) -> Iterator[_Limb]:
    cut: dict[int, MapNode] = {}
    while _rows(node, cut) > TALLEST:
        within = [child for child in _below(node, cut) if child.children]
        if not within:
            break
        half = [child for child in within if _rows(child, cut) <= TALLEST]
        given = max(half or within, key=lambda child: _rows(child, cut))
        # What it gave away before goes with it.
        cut = {
            key: limb for key, limb in cut.items() if all(limb is not one for one in _below(given, {}))
        } | {id(given): given}
    yield _Limb(title, node, frozenset(cut))
    for given in cut.values():
        yield from _limbs(f"{title} › {given.title}", given)


def _below(node: MapNode, cut: dict[int, MapNode]) -> Iterator[MapNode]:
    for child in node.children:
        if id(child) not in cut:
            yield child
            yield from _below(child, cut)


def _rows(node: MapNode, cut: dict[int, MapNode]) -> int:
    return 1 + sum(1 if id(child) in cut else _rows(child, cut) for child in node.children)


def _figure(limb: _Limb) -> TreeFigure:
    rows: list[TreeRow] = []
    lines: list[TreeLine] = []

    def draw(node: MapNode, depth: int) -> float:
        is_elsewhere = id(node) in limb.cut
        row = _row(node, depth, ROW * (len(rows) + 0.5))
        rows.append(replace(row, is_elsewhere=is_elsewhere))
        for child in () if is_elsewhere else node.children:
            below = draw(child, depth + 1)
            lines.append(TreeLine(row.x + 3, row.y + 7, below, row.x + INDENT - 2))
        return row.y

    draw(limb.node, 0)
    return TreeFigure(limb.title, ROW * len(rows), tuple(rows), tuple(lines))


def _row(node: MapNode, depth: int, y: float) -> TreeRow:
    memory = node.memory
    x = LEFT + depth * INDENT
    # A branch has no bar, and its name may run on.
    room = (BAR_LEFT if node.topic else SHARE_RIGHT) - x - 6
    share = memory.share if memory else None
    return TreeRow(
        x=x,
        y=y,
        text=fitting(node.title, room, _EM),
        title=node.title,
        note=node.note,
        filled=length(share or 0.0, 1.0, BAR_WIDTH),
        remembered=share,
        due=memory.due if memory else 0,
        is_branch=node.topic is None,
        has_content=memory is not None,
        is_elsewhere=False,
    )
