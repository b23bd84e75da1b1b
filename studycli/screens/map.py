"""The map of topics as a tree that folds."""

from __future__ import annotations

from collections.abc import Collection, Sequence
from typing import ClassVar

from rich.text import Text
from textual.app import ComposeResult
from textual.binding import BindingType
from textual.containers import Container, Horizontal
from textual.events import Resize
from textual.widgets import Tree
from textual.widgets.tree import TreeNode

from studycli.keys.places import MAP, TREE_OF_TOPICS
from studycli.keys.review import BACK, HELP
from studycli.model.items import TopicId
from studycli.place.chosen_place import choose_focus, choose_known, focus_words
from studycli.place.scope import EVERYTHING, Selection
from studycli.reports.charts import FADING, WELL
from studycli.reports.data import MapNode
from studycli.reports.gather import gather_topics
from studycli.reports.topic_map import Room, scoped_map, told
from studycli.screens.app import StudyApp
from studycli.screens.registry import opening_keys
from studycli.screens.study_screen import StudyScreen
from studycli.screens.workspace import MORE, Workspace
from studycli.widgets.header_line import HeaderLine
from studycli.widgets.key_line import KeyLine, bindings
from studycli.widgets.notice import Notice

FIGURES = 56
"""Columns that the longest figures take behind a title, with the margins and the scrollbar."""

GUIDE, ARROW = 3, 2
"""Columns of each level of depth; of the sign before what can be folded."""


class TopicTree(Tree[MapNode], inherit_bindings=False):
    """The topics; enter belongs to the screen, space folds."""

    BINDINGS: ClassVar[list[BindingType]] = bindings(TREE_OF_TOPICS)
    KEYS = TREE_OF_TOPICS

    def action_unfold(self) -> None:
        """Unfolds the topic at the cursor."""
        if self.cursor_node is not None:
            self.cursor_node.expand()

    def action_fold(self) -> None:
        """Folds the topic at the cursor; where there is nothing to fold, goes up to its parent."""
        node = self.cursor_node
        if node is None:
            return
        if node.is_expanded and node.children:
            node.collapse()
        elif node.parent is not None and not node.parent.is_root:
            self.move_cursor(node.parent)


class MapScreen(StudyScreen[None]):
    """The whole map; what has been begun is unfolded."""

    KEYS = (*MAP, *opening_keys("map"), BACK, HELP)
    BINDINGS = bindings(KEYS)
    AUTO_FOCUS = "Tree"
    DEFAULT_CSS = """
    MapScreen {
        Tree {
            background: $background;
            background-tint: $background 0%;
            padding: 0;
            height: 1fr;
            scrollbar-size-horizontal: 0;
        }
        Tree > .tree--guides { color: $faint; }
    }
    """

    def __init__(
        self, roots: Sequence[MapNode], scope: Selection = EVERYTHING, here: Sequence[TopicId] = ()
    ) -> None:
        """`here`: the topics that the course treats now, the latest first; the way to them is unfolded, too."""
        super().__init__()
        self._roots, self._scope = roots, scope
        self._here = here
        self._titles = max((_width(root) for root in roots), default=0)
        self._room = Room.WIDE

    def compose(self) -> ComposeResult:
        """A line about the whole, and the tree."""
        with Container(classes="page"):
            yield HeaderLine("study map", _about(self._roots), id="about", classes="top")
            tree = TopicTree("topics")
            tree.show_root = False
            tree.guide_depth = GUIDE
            for root in self._roots:
                self._grow(tree.root, root)
            yield tree
            yield Notice()
            with Horizontal(classes="bottom"):
                yield KeyLine()

    def on_mount(self) -> None:
        """Begins at the topic that the course treats now, else at the first of all."""
        tree = self.query_one(TopicTree)
        tree.cursor_line = 0
        nodes = {node.data.topic: node for node in _below(tree.root) if node.data}
        if (here := next((nodes[topic] for topic in self._here if topic in nodes), None)) is not None:
            self.call_after_refresh(tree.move_cursor, here)

    def on_resize(self, event: Resize) -> None:
        """In a narrow window the bars are short, so that every figure stays in sight."""
        room = Room.WIDE if event.size.width >= self._titles + FIGURES else Room.NARROW
        if room is not self._room:
            self._room = room
            self._label_all()

    def on_screen_resume(self) -> None:
        """What was done elsewhere shows here, too."""
        if isinstance(self.app, StudyApp):
            self._count()

    def _count(self) -> None:
        """Writes every figure anew; what is folded stays folded."""
        self._roots = roots_now(self.study.workspace, self._scope)
        self.query_one("#about", HeaderLine).say("study map", _about(self._roots))
        now = {node.topic: node for root in self._roots for node in _all(root) if node.topic is not None}
        for grown in _below(self.query_one(TopicTree).root):
            if grown.data is not None and grown.data.topic in now:
                grown.data = now[grown.data.topic]
        self._label_all()

    def _label_all(self) -> None:
        for grown in _below(self.query_one(TopicTree).root):
            if grown.data is not None:
                grown.set_label(self._label(grown.data, _depth(grown)))

    def _grow(self, above: TreeNode[MapNode], node: MapNode, depth: int = 0) -> None:
        if not node.children:
            above.add_leaf(self._label(node, depth), data=node)
            return
        grown = above.add(
            self._label(node, depth), data=node, expand=_is_begun(node, self._here) or above.is_root
        )
        for child in node.children:
            self._grow(grown, child, depth + 1)

    def _label(self, node: MapNode, depth: int) -> Text:
        """Title, bar and figure, note; the colour says again what the figure says."""
        width = self._titles - GUIDE * depth - (ARROW if node.children else 0)
        figures = told(node, self._room)
        return Text.assemble(f"{node.title:<{width}} ", (figures, _style(node)), (f"  {node.note}", "dim"))

    # Acting

    def action_unfold_all(self) -> None:
        """Unfolds everything, or folds it when everything is unfolded."""
        root = self.query_one(TopicTree).root
        branches = [node for node in _below(root) if node.allow_expand and node.children]
        if all(node.is_expanded for node in branches):
            for node in branches:
                node.collapse()
        else:
            root.expand_all()

    def _meant(self) -> tuple[str, list[TopicId]]:
        """The title at the cursor and its topic; of a branch all topics that grow on it."""
        at = self.query_one(TopicTree).cursor_node
        node = at.data if at is not None else None
        if node is None:
            return "", []
        return node.title, [node.topic] if node.topic else [one.topic for one in _all(node) if one.topic]

    def action_study(self) -> None:
        """Studies the topic now: what is due and what is new; where there is neither, what comes next."""
        title, topics = self._meant()
        scope = Selection(topics=frozenset(topics))
        work = self.study.workspace

        def begin() -> None:
            queue = work.queue(scope=scope)
            queue = queue if queue.entries else work.queue(scope=scope, ahead=MORE)
            if queue.entries:
                self.study.begin(queue)
            else:
                self.tell(f"{title} has no cards and no drills yet.")

        self.tried(begin)

    def action_focus_on(self) -> None:
        """Takes new items from the topic alone, or from everywhere again."""
        title, topics = self._meant()
        work = self.study.workspace
        words = [] if set(focus_words(work.store)) == set(topics) else topics
        if self.tried(lambda: choose_focus(work.store, work.clock.now(), words)):
            self.tell(
                f"New items come from {title} now; f once more ends that."
                if words
                else "New items come from everywhere again."
            )

    def action_assume(self) -> None:
        """Counts the topic as known, or not any more."""
        title, topics = self._meant()
        work = self.study.workspace
        known = not set(topics) <= work.place().assumed
        if self.tried(lambda: choose_known(work.store, work.clock.now(), topics, known=known)):
            self._count()
            self.tell(
                f"{title} counts as known: samples check it." if known else f"{title} is to be learned here."
            )

    def action_items(self) -> None:
        """Opens the topic's cards and drills in the browser."""
        from studycli.screens.browse import BrowseScreen

        self.app.push_screen(BrowseScreen(" ".join(f"topic:{topic}" for topic in self._meant()[1])))


def open_map(workspace: Workspace, scope: Selection = EVERYTHING) -> MapScreen:
    """The map of all topics as of now. Raises StoreError."""
    curriculum = workspace.catalogue.curriculum
    day = workspace.place().day
    phase = None if day is None else curriculum.phase_on(day)
    here = [topic for topic in curriculum.topics.values() if phase and topic.phase == phase.id]
    reached = {topic.id: topic.day for topic in here if topic.day and day and topic.day <= day}
    latest_first = sorted((topic.id for topic in here), key=lambda topic: -reached.get(topic, 0))
    return MapScreen(roots_now(workspace, scope), scope, latest_first)


def roots_now(workspace: Workspace, scope: Selection) -> tuple[MapNode, ...]:
    """The map as of now. Raises StoreError."""
    parameters = workspace.scheduler.settings.parameters
    memories = gather_topics(
        workspace.store,
        workspace.catalogue,
        workspace.clock.now(),
        parameters=parameters,
        pace=workspace.config.course_pace,
    )
    return scoped_map(workspace.catalogue.curriculum, memories, scope)


def _width(node: MapNode, depth: int = 0) -> int:
    """Columns that the titles of a tree need."""
    mine = GUIDE * depth + len(node.title) + (ARROW if node.children else 0)
    return max([mine, *(_width(child, depth + 1) for child in node.children)])


def _depth(node: TreeNode[MapNode]) -> int:
    return 0 if node.parent is None or node.parent.is_root else 1 + _depth(node.parent)


def _style(node: MapNode) -> str:
    remembered = node.memory.share if node.memory else None
    if remembered is None:
        return "dim"
    return "green" if remembered >= WELL else "yellow" if remembered >= FADING else "red"


def _is_begun(node: MapNode, here: Collection[TopicId]) -> bool:
    mine = node.topic in here or (node.memory is not None and node.memory.seen > 0)
    return mine or any(_is_begun(child, here) for child in node.children)


def _below(node: TreeNode[MapNode]) -> list[TreeNode[MapNode]]:
    return [node, *(lower for child in node.children for lower in _below(child))]


def _about(roots: Sequence[MapNode]) -> str:
    memories = [node.memory for root in roots for node in _all(root) if node.memory]
    begun, due = sum(memory.seen > 0 for memory in memories), sum(memory.due for memory in memories)
    return f"{begun} of {len(memories)} topics begun · {due} due"


def _all(node: MapNode) -> list[MapNode]:
    return [node, *(lower for child in node.children for lower in _all(child))]
