"""The map of topics as a tree that folds."""

from __future__ import annotations

from collections.abc import Sequence

from rich.text import Text
from textual.app import ComposeResult
from textual.containers import Container, Horizontal
from textual.widgets import Tree
from textual.widgets.tree import TreeNode

from studycli.keys.places import MAP
from studycli.keys.review import BACK, HELP
from studycli.place.scope import EVERYTHING, Selection
from studycli.reports.charts import FADING, WELL
from studycli.reports.data import MapNode
from studycli.reports.gather import gather_topics
from studycli.reports.topic_map import scoped_map, told
from studycli.screens.registry import opening_keys
from studycli.screens.study_screen import StudyScreen
from studycli.screens.workspace import Workspace
from studycli.widgets.header_line import HeaderLine
from studycli.widgets.key_line import KeyLine, bindings

TITLE_COLUMN, GUIDE, ARROW = 42, 3, 2
"""Columns up to the bars; of each level of depth; of the sign before what can be folded."""


class MapScreen(StudyScreen[None]):
    """The whole map; what has been begun is unfolded."""

    KEYS = (*MAP, *opening_keys("map"), BACK, HELP)
    BINDINGS = bindings(KEYS)
    AUTO_FOCUS = "Tree"
    DEFAULT_CSS = """
    MapScreen {
        Tree { background: $background; padding: 0; height: 1fr; }
        Tree > .tree--guides { color: $faint; }
    }
    """

    def __init__(self, roots: Sequence[MapNode]) -> None:
        super().__init__()
        self._roots = roots

    def compose(self) -> ComposeResult:
        """A line about the whole, and the tree."""
        with Container(classes="page"):
            yield HeaderLine("study map", _about(self._roots), classes="top")
            tree: Tree[MapNode] = Tree("topics")
            tree.show_root = False
            tree.guide_depth = GUIDE
            for root in self._roots:
                self._grow(tree.root, root)
            yield tree
            with Horizontal(classes="bottom"):
                yield KeyLine()

    def on_mount(self) -> None:
        """Begins at the first topic."""
        self.query_one(Tree).cursor_line = 0

    def _grow(self, above: TreeNode[MapNode], node: MapNode, depth: int = 0) -> None:
        if not node.children:
            above.add_leaf(self._label(node, depth), data=node)
            return
        grown = above.add(self._label(node, depth), data=node, expand=_is_begun(node) or above.is_root)
        for child in node.children:
            self._grow(grown, child, depth + 1)

    def _label(self, node: MapNode, depth: int) -> Text:
        """Title, bar and figure, note; the colour says again what the figure says."""
        width = TITLE_COLUMN - GUIDE * depth - (ARROW if node.children else 0)
        return Text.assemble(f"{node.title:<{width}} ", (told(node), _style(node)), (f"  {node.note}", "dim"))

    def action_unfold_all(self) -> None:
        """Unfolds everything, or folds it when everything is unfolded."""
        root = self.query_one(Tree).root
        branches = [node for node in _below(root) if node.allow_expand and node.children]
        if all(node.is_expanded for node in branches):
            for node in branches:
                node.collapse()
        else:
            root.expand_all()


def open_map(workspace: Workspace, scope: Selection = EVERYTHING) -> MapScreen:
    """The map of all topics as of now. Raises StoreError."""
    parameters = workspace.scheduler.settings.parameters
    memories = gather_topics(
        workspace.store, workspace.catalogue, workspace.clock.now(), parameters=parameters
    )
    return MapScreen(scoped_map(workspace.catalogue.curriculum, memories, scope))


def _style(node: MapNode) -> str:
    remembered = node.memory.remembered if node.memory else None
    if remembered is None:
        return "dim"
    return "green" if remembered >= WELL else "yellow" if remembered >= FADING else "red"


def _is_begun(node: MapNode) -> bool:
    mine = node.memory is not None and node.memory.seen > 0
    return mine or any(_is_begun(child) for child in node.children)


def _below(node: TreeNode[MapNode]) -> list[TreeNode[MapNode]]:
    return [node, *(lower for child in node.children for lower in _below(child))]


def _about(roots: Sequence[MapNode]) -> str:
    memories = [node.memory for root in roots for node in _all(root) if node.memory]
    begun, due = sum(memory.seen > 0 for memory in memories), sum(memory.due for memory in memories)
    return f"{begun} of {len(memories)} topics begun · {due} due"


def _all(node: MapNode) -> list[MapNode]:
    return [node, *(lower for child in node.children for lower in _all(child))]
