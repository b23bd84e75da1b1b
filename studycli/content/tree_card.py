"""Tree cards: an indented list that the learner rebuilds from its shuffled nodes."""

from __future__ import annotations

import re
from collections.abc import Sequence

from studycli.content.section import Made, Section, one_line, paragraphs
from studycli.model.items import CardKind, TreeNode

NOTE = " — "
"""What parts a node's label from its note."""

_ITEM = re.compile(r"([ \t]*)(?:[-*+]|\d{1,9}[.)])[ \t]+(.*)$")


def tree_card(section: Section) -> Made:
    """The one card of a section of the kind .tree."""
    hint, start = section.hint()
    items: list[tuple[int, int, list[str]]] = []  # index in the body, indentation in columns, lines of text
    end = start
    for index in range(start, len(section.lines)):
        line = section.lines[index]
        found = None if section.fenced[index] else _ITEM.match(line)
        if found:
            items.append((index, len(found[1].expandtabs(4)), [found[2]]))
            end = index + 1
        elif items and line.strip():
            if line[0] not in " \t":
                break  # the list is over: what follows is a remark
            items[-1][2].append(line)
            end = index + 1
    name = section.heading.id
    if len(items) < 2:
        remedy = "Write an indented list below the heading, one line per node."
        missing = "no nodes" if not items else "one node only, so there is nothing to join"
        return [], [section.fault(f"The tree {name} has {missing}.", remedy)]
    nodes, problem = _nodes(items)
    if problem:
        index, message, remedy = problem
        return [], [section.fault(message, remedy, line=section.line_of(index))]
    prompt = paragraphs(section.heading.text, section.text(start, items[0][0]))
    answer = paragraphs(_as_list(nodes), section.text(end))
    return [section.card(CardKind.TREE, prompt, answer, hint=hint, tree=tuple(nodes))], []


def _nodes(items: Sequence[tuple[int, int, list[str]]]) -> tuple[list[TreeNode], tuple[int, str, str] | None]:
    """The nodes, and what is wrong with the first faulty line: (index, message, remedy)."""
    nodes: list[TreeNode] = []
    above: list[tuple[int, int]] = []  # (indentation, node) of the open branches
    labels: dict[str, int] = {}
    for index, indent, lines in items:
        label, _, note = f" {one_line(lines)}".partition(NOTE)
        label = label.strip()
        if not label:
            return nodes, (index, "This node of the tree has no name.", "Write the name before the dash.")
        if label in labels:
            message = f"Two nodes of the tree are called {label}, and nobody could tell them apart."
            return nodes, (index, message, "Give one of them another name.")
        while above and above[-1][0] >= indent:
            above.pop()
        labels[label] = len(nodes)
        nodes.append(TreeNode(label, note.strip(), above[-1][1] if above else None))
        above.append((indent, len(nodes) - 1))
    return nodes, None


def _as_list(nodes: Sequence[TreeNode]) -> str:
    """The tree as a Markdown list, evenly indented."""
    depths: list[int] = []
    lines = []
    for node in nodes:
        depth = 0 if node.parent is None else depths[node.parent] + 1
        depths.append(depth)
        lines.append(f"{'  ' * depth}- {node.label}{NOTE + node.note if node.note else ''}")
    return "\n".join(lines)
