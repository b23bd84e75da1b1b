"""Rebuilding a tree with the keys: the shuffled nodes on the left, the tree on the right."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace

from textual import events, on
from textual.app import ComposeResult
from textual.containers import Horizontal, Vertical, VerticalScroll
from textual.content import Content, Span
from textual.geometry import Region
from textual.message import Message
from textual.widgets import Static

from studycli.keys.key import Key
from studycli.keys.review import TREE
from studycli.model.items import TreeNode
from studycli.session.tree_marking import TreeMark
from studycli.widgets.growth import Growth, Side, regrown, sketch
from studycli.widgets.key_line import bindings

GROUND = "(the root)"


class TreeBuilder(Horizontal, can_focus=True):
    """Shows and changes a growth; every change is kept as a draft."""

    BINDINGS = bindings(TREE)
    DEFAULT_CSS = """
    TreeBuilder {
        height: 1fr;
        & > Vertical {
            border: round $border-blurred;
            padding: 0 1;
            &.-active { border: round $border-blurred; }
        }
        &:focus > .-active { border: round $border; }
        #tree-nodes { width: 1fr; max-width: 36; }
        #tree-rows { width: 2fr; }
        VerticalScroll { height: 1fr; }
    }
    """

    def __init__(self, save: Callable[[str], None], *, id: str | None = None) -> None:
        """`save` keeps the tree as a draft."""
        super().__init__(id=id)
        self._save = save
        self._tree: Sequence[TreeNode] = ()
        self.growth = Growth(())

    def compose(self) -> ComposeResult:
        """The two sides."""
        for side, title in (("tree-nodes", "to place"), ("tree-rows", "the tree")):
            with Vertical(id=side) as column:
                column.border_title = title
                with VerticalScroll(can_focus=False):
                    yield _Rows(id=f"{side}-text")

    def start(self, nodes: Sequence[TreeNode], order: tuple[int, ...], draft: str) -> None:
        """Begins with another tree; `draft` is what an earlier sitting left of it."""
        self._tree = nodes
        self._grow(regrown(nodes, order, draft), save=False)

    @property
    def KEYS(self) -> tuple[Key, ...]:  # noqa: N802 - the name that the key line looks for
        """The keys, with the labels that fit this side."""
        labels = {"other_side": "tree", "shift(1)": "mark"}
        if self.growth.side is Side.TREE:
            labels = {"place": "place here", "other_side": "nodes", "shift(1)": "move"}
        return tuple(replace(key, label=labels.get(key.action, key.label)) for key in TREE)

    @property
    def outline(self) -> str:
        """The tree as it stands, as an indented list."""
        return sketch(self._tree, self.growth)

    def _grow(self, growth: Growth, *, save: bool = True) -> None:
        changed = growth.parents != self.growth.parents or growth.placed != self.growth.placed
        self.growth = growth
        self._draw()
        if save and changed:
            self._save(self.outline)
        self.screen.refresh_bindings()

    def _draw(self) -> None:
        growth = self.growth
        on_nodes = growth.side is Side.NODES
        self.query_one("#tree-nodes").set_class(on_nodes, "-active")
        self.query_one("#tree-rows").set_class(not on_nodes, "-active")
        left = [self._tree[node].label for node in growth.left]
        self.query_one("#tree-nodes-text", _Rows).show(
            left or ["all placed"], growth.chosen if on_nodes else None
        )
        rows = [
            GROUND,
            *("  " * (growth.depth(node) + 1) + self._tree[node].label for node in growth.placed),
        ]
        self.query_one("#tree-rows-text", _Rows).show(rows, growth.marked + 1)

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:
        """Only what makes sense on this side."""
        growth = self.growth
        if action == "place":
            return bool(growth.left)
        if action == "shift":
            return bool(growth.placed)
        if action in {"deeper", "shallower", "take_out"}:
            return growth.side is Side.TREE and growth.marked_node is not None
        return True

    def action_place(self) -> None:
        """Hangs the chosen node under the marked row; from the tree, goes to choose one first."""
        on_nodes = self.growth.side is Side.NODES
        self._grow(self.growth.place() if on_nodes else self.growth.other_side())

    def action_other_side(self) -> None:
        """Goes to the other side."""
        self._grow(self.growth.other_side())

    def action_move(self, by: int) -> None:
        """Chooses or marks another row."""
        self._grow(self.growth.move(by))

    def action_deeper(self) -> None:
        """Makes the marked node a child of the sibling above it."""
        self._grow(self.growth.deeper())

    def action_shallower(self) -> None:
        """Makes the marked node a sibling of its parent."""
        self._grow(self.growth.shallower())

    def action_shift(self, by: int) -> None:
        """Moves the marked node among its siblings."""
        self._grow(self.growth.shift(by))

    def action_take_out(self) -> None:
        """Takes the marked node out of the tree."""
        self._grow(self.growth.take_out())

    @on(events.Click)
    def _take_focus(self) -> None:
        self.focus()

    def on__rows_picked(self, event: _Rows.Picked) -> None:
        """A click on a node places it; a click on a row of the tree marks it."""
        event.stop()
        growth = self.growth
        if event.rows.id == "tree-nodes-text":
            if event.row < len(growth.left):
                self._grow(growth.place_node(growth.left[event.row]))
        elif event.row <= len(growth.placed):
            self._grow(replace(growth, marked=event.row - 1))


class _Rows(Static):
    """Lines of which one may be marked; tells which line was clicked."""

    DEFAULT_CSS = """
    _Rows { height: auto; text-wrap: nowrap; text-overflow: ellipsis; pointer: pointer; }
    """

    @dataclass
    class Picked(Message):
        """A line was clicked."""

        rows: _Rows
        row: int

    def show(self, rows: Sequence[str], marked: int | None) -> None:
        """Shows other lines."""
        lines: list[Content] = []
        for index, row in enumerate(rows):
            text = f"{'▸' if index == marked else ' '} {row}"
            lines.append(Content(text, spans=[Span(0, len(text), "bold $accent")] if index == marked else []))
        self.update(Content("\n").join(lines))
        if marked is not None and isinstance(self.parent, VerticalScroll):
            self.parent.scroll_to_region(Region(0, marked, 1, 1), animate=False)

    def on_click(self, event: events.Click) -> None:
        """Tells the line."""
        self.post_message(self.Picked(self, event.y))


def marked_tree(nodes: Sequence[TreeNode], growth: Growth, mark: TreeMark) -> Content:
    """The learner's tree with a sign at every node, the right parent where it was another, and what is missing."""
    edges = {edge.node: edge for edge in mark.edges}
    lines: list[Content] = []
    missing = tuple(node for node in range(len(nodes)) if node not in growth.parents)
    for node in (*growth.placed, *missing):
        edge = edges.get(node)
        placed = node in growth.parents
        indent = "  " * growth.depth(node) if placed else ""
        label = indent + nodes[node].label
        if edge is None:
            lines.append(Content(f"  {label}"))
        elif edge.right:
            lines.append(Content.assemble(("✓ ", "$success"), label))
        else:
            remark = f" under {edge.wanted}" if placed else f" not placed: under {edge.wanted}"
            lines.append(Content.assemble(("✗ ", "bold $error"), label, (remark, "$muted")))
    return Content("\n").join(lines)
