"""A tree that is being rebuilt from its shuffled nodes, without a screen."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field, replace
from enum import StrEnum

from studycli.model.items import TreeNode


class Side(StrEnum):
    """Where the keys act."""

    NODES = "nodes"
    TREE = "tree"


@dataclass(frozen=True, slots=True)
class Growth:
    """A tree in the making: pure, so that every key is one function from one growth to the next."""

    order: tuple[int, ...]
    """All nodes, shuffled: the order in which those not yet placed are offered."""
    placed: tuple[int, ...] = ()
    """The placed nodes as the tree shows them, depth first."""
    parents: dict[int, int | None] = field(default_factory=dict)
    """The parent of each placed node."""
    side: Side = Side.NODES
    chosen: int = 0
    """Which of the nodes not yet placed is chosen."""
    marked: int = -1
    """Which row of the tree is marked; -1 is the ground, on which roots stand."""

    @property
    def left(self) -> tuple[int, ...]:
        """The nodes not yet placed."""
        return tuple(node for node in self.order if node not in self.parents)

    @property
    def marked_node(self) -> int | None:
        """The node that is marked in the tree; None for the ground."""
        return self.placed[self.marked] if self.marked >= 0 else None

    def depth(self, node: int) -> int:
        """How many ancestors a placed node has."""
        parent = self.parents[node]
        return 0 if parent is None else 1 + self.depth(parent)

    def move(self, by: int) -> Growth:
        """Chooses or marks another row."""
        if self.side is Side.NODES:
            return replace(self, chosen=_within(self.chosen + by, 0, len(self.left) - 1))
        return replace(self, marked=_within(self.marked + by, -1, len(self.placed) - 1))

    def other_side(self) -> Growth:
        """Goes from the nodes to the tree, or back when there are nodes left."""
        to_tree = self.side is Side.NODES or not self.left
        return replace(self, side=Side.TREE if to_tree else Side.NODES)

    def place(self) -> Growth:
        """Hangs the chosen node under the marked one, as its last child; a new root is marked, to be built upon."""
        if not self.left:
            return self
        node, parent = self.left[self.chosen], self.marked_node
        grown = self._hung(node, parent, after=self._children(parent)[-1:])
        rest = len(grown.left)
        return replace(
            grown,
            chosen=_within(self.chosen, 0, rest - 1),
            side=Side.NODES if rest else Side.TREE,
            marked=grown.placed.index(node if parent is None else parent),
        )

    def place_node(self, node: int) -> Growth:
        """Hangs `node`, clicked among those left, under the marked one."""
        return replace(self, chosen=self.left.index(node)).place()

    def take_out(self) -> Growth:
        """Takes the marked node and what hangs on it out of the tree."""
        node = self.marked_node
        if node is None:
            return self
        gone = self._branch(node)
        placed = tuple(each for each in self.placed if each not in gone)
        parents = {each: parent for each, parent in self.parents.items() if each not in gone}
        return replace(self, placed=placed, parents=parents, marked=min(self.marked, len(placed) - 1))

    def deeper(self) -> Growth:
        """Makes the marked node the last child of the sibling above it."""
        node = self.marked_node
        above = self._sibling(node, -1)
        if node is None or above is None:
            return self
        return self._moved(node, above, after=self._children(above)[-1:])

    def shallower(self) -> Growth:
        """Makes the marked node the next sibling of its parent."""
        node = self.marked_node
        parent = None if node is None else self.parents[node]
        if node is None or parent is None:
            return self
        return self._moved(node, self.parents[parent], after=(parent,))

    def shift(self, by: int) -> Growth:
        """In the tree, exchanges the marked node with its neighbour above (-1) or below (1); else marks another row."""
        if self.side is Side.NODES:
            return replace(self, marked=_within(self.marked + by, -1, len(self.placed) - 1))
        node = self.marked_node
        neighbour = self._sibling(node, by)
        if node is None or neighbour is None:
            return self
        parent = self.parents[node]
        if by > 0:
            return self._moved(node, parent, after=(neighbour,))
        before = self._sibling(neighbour, -1)
        return self._moved(node, parent, after=() if before is None else (before,))

    def mark(self, node: int | None) -> Growth:
        """Marks a node of the tree (None: the ground), as a click does."""
        return replace(self, marked=-1 if node is None else self.placed.index(node))

    def all_parents(self) -> list[int | None]:
        """The parent of every node in written order, as it is marked; a node that was not placed hangs on itself."""
        return [self.parents.get(node, node) for node in range(len(self.order))]

    def _children(self, parent: int | None) -> tuple[int, ...]:
        return tuple(node for node in self.placed if self.parents[node] == parent)

    def _sibling(self, node: int | None, by: int) -> int | None:
        if node is None:
            return None
        siblings = self._children(self.parents[node])
        index = siblings.index(node) + by
        return siblings[index] if 0 <= index < len(siblings) else None

    def _branch(self, node: int) -> tuple[int, ...]:
        """The node and all below it, in shown order."""
        below = [each for child in self._children(node) for each in self._branch(child)]
        return (node, *below)

    def _hung(self, node: int, parent: int | None, after: Sequence[int]) -> Growth:
        """With `node`, which is not in the tree, hung under `parent`: first, or behind the sibling in `after`."""
        if after:
            at = self.placed.index(self._branch(after[0])[-1]) + 1
        else:
            at = 0 if parent is None else self.placed.index(parent) + 1
        placed = (*self.placed[:at], node, *self.placed[at:])
        return replace(self, placed=placed, parents={**self.parents, node: parent})

    def _moved(self, node: int, parent: int | None, after: Sequence[int]) -> Growth:
        """With the whole branch of `node` moved."""
        branch = self._branch(node)
        rest = replace(
            self,
            placed=tuple(each for each in self.placed if each not in branch),
            parents={each: above for each, above in self.parents.items() if each not in branch},
        )
        hung = rest._hung(node, parent, after)
        at = hung.placed.index(node) + 1
        placed = (*hung.placed[:at], *branch[1:], *hung.placed[at:])
        parents = {**hung.parents, **{each: self.parents[each] for each in branch[1:]}}
        return replace(hung, placed=placed, parents=parents, marked=placed.index(node))


def sketch(nodes: Sequence[TreeNode], growth: Growth) -> str:
    """The tree as an indented list: a draft that can be read back."""
    return "\n".join("  " * growth.depth(node) + nodes[node].label for node in growth.placed)


def regrown(nodes: Sequence[TreeNode], order: tuple[int, ...], text: str) -> Growth:
    """The growth that `sketch` told of; lines that name no free node are left out."""
    growth = Growth(order)
    path: list[int] = []
    for line in text.splitlines():
        depth = min((len(line) - len(line.lstrip())) // 2, len(path))
        found = next((node for node in growth.left if nodes[node].label == line.strip()), None)
        if found is None:
            continue
        del path[depth:]
        parent = path[-1] if path else None
        growth = growth.mark(parent).place_node(found)
        path.append(found)
    return replace(growth, marked=-1)


def _within(value: int, low: int, high: int) -> int:
    return max(low, min(value, high))
