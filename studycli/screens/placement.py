"""Finding one's place by answering: the questions, and then the map as the answers tell it, to be put right and kept."""

from __future__ import annotations

from typing import TYPE_CHECKING

from textual.app import ComposeResult
from textual.containers import Container, Horizontal
from textual.widgets import OptionList, Static
from textual.widgets.option_list import Option

from studycli.keys.places import PLACEMENT
from studycli.keys.review import BACK, HELP
from studycli.model.items import TopicId
from studycli.place.placing import OPENING, PlacementSession, keep_placement
from studycli.screens.choosing import ChoiceList, ChoosingScreen
from studycli.screens.sitting import Sitting
from studycli.widgets.header_line import HeaderLine
from studycli.widgets.key_line import KeyLine, bindings
from studycli.widgets.notice import Notice

if TYPE_CHECKING:
    from studycli.screens.workspace import Workspace


class PlacementScreen(ChoosingScreen[bool]):
    """Stands below the questions, and shows the map once they are answered. Its result is whether it was kept."""

    KEYS = (*PLACEMENT, BACK, HELP)
    BINDINGS = bindings(KEYS)
    AUTO_FOCUS = "OptionList"

    def __init__(self, workspace: Workspace) -> None:
        super().__init__()
        self._workspace = workspace
        self._known: set[TopicId] = set()
        self.session = PlacementSession(
            workspace.store, workspace.catalogue, workspace.scheduler, workspace.clock
        )

    def compose(self) -> ComposeResult:
        """The topics; those that count as known are ticked."""
        with Container(classes="page"):
            yield HeaderLine("study start", "", id="about", classes="top")
            yield Static("What you know, as your answers tell it. Put right what is not so.", id="question")
            yield ChoiceList()
            yield Notice(id="told")
            with Horizontal(classes="bottom"):
                yield KeyLine()

    def on_mount(self) -> None:
        """Asks first."""
        from studycli.screens.today import TodayScreen

        if self.session.current() is None:
            self._show()
            return
        sitting = Sitting(self.session, self._workspace, OPENING, self._workspace.config.device)
        self.app.push_screen(TodayScreen(sitting), lambda _: self._show())

    def _show(self) -> None:
        self._known = set(self.session.placement.believed(self.session.answers))
        topics = self.query_one(OptionList)
        topics.clear_options()
        topics.add_options([Option(self._line(topic)) for topic in self.session.placement.topics])
        topics.highlighted = 0 if topics.option_count else None
        self._count()

    def _line(self, topic: TopicId) -> str:
        answers, curriculum = self.session.answers, self.session.catalogue.curriculum
        phase = curriculum.phase(topic)
        asked = "" if topic not in answers else "recalled" if answers[topic] else "not recalled"
        mark = "✓" if topic in self._known else "·"
        title = curriculum.topics[topic].title
        return f"{mark} {title:<30} {phase.label if phase else '':<10} {asked}".rstrip()

    def _count(self) -> None:
        number = f"{len(self._known)} of {len(self.session.placement.topics)} topics known"
        self.query_one("#about", HeaderLine).say("study start", number)

    def on_option_list_option_selected(self, event: OptionList.OptionSelected) -> None:
        """Enter does what space does."""
        self.action_change()

    def action_change(self) -> None:
        """Counts the marked topic as known, or not any more."""
        topics = self.query_one(OptionList)
        if topics.highlighted is None:
            return
        topic = self.session.placement.topics[topics.highlighted]
        self._known ^= {topic}
        topics.replace_option_prompt_at_index(topics.highlighted, self._line(topic))
        self._count()

    def action_save(self) -> None:
        """Keeps the place that follows from what is ticked."""
        work, known = self._workspace, self._known
        if not self.tried(
            lambda: keep_placement(work.store, work.clock.now(), self.session.placement, known)
        ):
            return
        if self.study.has_before(self):
            self.dismiss(True)
        else:
            self.action_leave()


def open_placement(workspace: Workspace) -> PlacementScreen:
    """The questions."""
    return PlacementScreen(workspace)
