"""Finding one's place by answering: the questions, and then the map as the answers tell it, to be put right and kept."""

from __future__ import annotations

from typing import TYPE_CHECKING

from textual.app import ComposeResult
from textual.containers import Container, Horizontal
from textual.widgets import SelectionList, Static

from studycli.keys.places import PLACEMENT
from studycli.keys.review import BACK, HELP
from studycli.model.items import TopicId
from studycli.place.placing import OPENING, PlacementSession, keep_placement
from studycli.screens.sitting import Sitting
from studycli.screens.study_screen import StudyScreen
from studycli.widgets.header_line import HeaderLine
from studycli.widgets.key_line import KeyLine, bindings
from studycli.widgets.notice import Notice

if TYPE_CHECKING:
    from studycli.screens.workspace import Workspace


class PlacementScreen(StudyScreen[bool]):
    """Stands below the questions, and shows the map once they are answered. Its result is whether it was kept."""

    KEYS = (*PLACEMENT, BACK, HELP)
    BINDINGS = bindings(KEYS)
    AUTO_FOCUS = "SelectionList"
    DEFAULT_CSS = """
    PlacementScreen {
        .page { max-width: 104; }
        #question { text-style: bold; margin: 1 0; }
        SelectionList { background: $background; border: none; padding: 0; height: 1fr; }
        SelectionList:focus { border: none; }
    }
    """

    def __init__(self, workspace: Workspace) -> None:
        super().__init__()
        self._workspace = workspace
        self.session = PlacementSession(
            workspace.store, workspace.catalogue, workspace.scheduler, workspace.clock
        )

    def compose(self) -> ComposeResult:
        """The topics; those that count as known are ticked."""
        with Container(classes="page"):
            yield HeaderLine("study start", "", id="about", classes="top")
            yield Static("What you know, as your answers tell it. Put right what is not so.", id="question")
            yield SelectionList[TopicId]()
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
        answers, curriculum = self.session.answers, self.session.catalogue.curriculum
        known = self.session.placement.believed(answers)
        topics = self.query_one(SelectionList)
        topics.clear_options()
        for topic in self.session.placement.topics:
            phase = curriculum.phase(topic)
            asked = "" if topic not in answers else "  recalled" if answers[topic] else "  not recalled"
            label = f"{curriculum.topics[topic].title:<30} {phase.label if phase else '':<10}{asked}"
            topics.add_option((label, topic, topic in known))
        topics.highlighted = 0 if topics.option_count else None
        self.query_one("#about", HeaderLine).say(
            "study start", f"{len(known)} of {len(self.session.placement.topics)} topics known"
        )

    def action_save(self) -> None:
        """Keeps the place that follows from what is ticked."""
        work, known = self._workspace, self.query_one(SelectionList).selected
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
