"""Marking a tree that the learner rebuilt from its shuffled nodes, edge by edge."""

from __future__ import annotations

import random
from collections import Counter, defaultdict
from collections.abc import Sequence

from studycli.frozen import frozen
from studycli.model.items import TreeNode
from studycli.model.review import Rating
from studycli.session.suggestion import suggest_rating

Parents = Sequence[int | None]
"""The learner's parent of each node, as an index into the tree's nodes; None for a root. As long as the tree."""

ROOT_LABEL = "the root"


@frozen
class Edge:
    """One node of the tree and where it hangs."""

    node: int
    label: str
    given: str
    """The label of the parent that the learner gave; `the root` for none."""
    wanted: str
    """The label of the right parent."""
    right: bool
    note: str
    """What the author wrote beside the node."""


@frozen
class TreeMark:
    """A marked tree."""

    edges: tuple[Edge, ...]
    """In written order. The root is left out when there is only one: it is no edge."""

    @property
    def right(self) -> int:
        """How many edges are right."""
        return sum(edge.right for edge in self.edges)

    @property
    def suggestion(self) -> Rating:
        """The rating that the share of right edges suggests."""
        return suggest_rating(self.right, len(self.edges))


def shuffled(nodes: Sequence[TreeNode], seed: str) -> tuple[int, ...]:
    """The nodes' indices in an order that depends on `seed` alone, and not the written one when there is another."""
    order = list(range(len(nodes)))
    generator = random.Random(seed)
    generator.shuffle(order)
    if len(order) > 1 and order == sorted(order):
        order.reverse()
    return tuple(order)


def mark_tree(nodes: Sequence[TreeNode], parents: Parents) -> TreeMark:
    """Which edges are right. Nodes that read the same are interchangeable.

    Raises ValueError when `parents` is not as long as `nodes` or names a node that does not exist.
    """
    if len(parents) != len(nodes) or any(
        parent is not None and not 0 <= parent < len(nodes) for parent in parents
    ):
        raise ValueError("one parent for each node, each an index of the tree's nodes")
    given = [_label(nodes, parent) for parent in parents]
    wanted = _matched([node.label for node in nodes], [_label(nodes, node.parent) for node in nodes], given)
    roots = sum(node.parent is None for node in nodes)
    return TreeMark(
        tuple(
            Edge(index, node.label, given[index], wanted[index], given[index] == wanted[index], node.note)
            for index, node in enumerate(nodes)
            if node.parent is not None or roots > 1
        )
    )


def outline(nodes: Sequence[TreeNode], parents: Parents) -> str:
    """The learner's tree as an indented list, one label a line: what the log keeps of it.

    Nodes that hang in a circle follow at the end, unindented, with a question mark.
    """
    children: dict[int | None, list[int]] = defaultdict(list)
    for index, parent in enumerate(parents):
        children[parent].append(index)
    lines: list[str] = []
    reached: set[int] = set()
    ahead = [(index, 0) for index in reversed(children[None])]
    while ahead:
        index, depth = ahead.pop()
        lines.append("  " * depth + nodes[index].label)
        reached.add(index)
        ahead.extend((child, depth + 1) for child in reversed(children[index]))
    lines.extend(f"? {node.label}" for index, node in enumerate(nodes) if index not in reached)
    return "\n".join(lines)


def _label(nodes: Sequence[TreeNode], index: int | None) -> str:
    return ROOT_LABEL if index is None else nodes[index].label


def _matched(labels: Sequence[str], wanted: Sequence[str], given: Sequence[str]) -> list[str]:
    """`wanted`, exchanged among nodes of one label so that as many as possible agree with `given`."""
    matched = list(wanted)
    for label, count in Counter(labels).items():
        if count == 1:
            continue
        nodes = [index for index, each in enumerate(labels) if each == label]
        free = Counter(wanted[index] for index in nodes)
        hit = []
        for index in nodes:
            if free[given[index]] > 0:
                free[given[index]] -= 1
                matched[index] = given[index]
                hit.append(index)
        rest = iter(sorted(free.elements()))
        for index in nodes:
            if index not in hit:
                matched[index] = next(rest)
    return matched
