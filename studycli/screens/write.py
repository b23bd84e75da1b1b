"""`study write`: every answer is written first, against the clock, with nothing to look at."""

from __future__ import annotations

from dataclasses import replace

from textual.app import ComposeResult
from textual.containers import Container, Horizontal

from studycli import wording
from studycli.keys.key import Key
from studycli.keys.review import STEP_BACK, WRITE
from studycli.model.items import Minutes
from studycli.screens.sitting import Sitting
from studycli.screens.study_screen import StudyScreen
from studycli.screens.workspace import Workspace
from studycli.session.entries import Queue
from studycli.session.write_session import WriteSession, choose_to_write
from studycli.widgets.answer_box import AnswerBox
from studycli.widgets.header_line import HeaderLine
from studycli.widgets.key_line import KeyLine, bindings
from studycli.widgets.notice import Notice
from studycli.widgets.prompt import Prompt

QUARTER = Minutes(15.0)
"""How long one writes who says nothing else."""

TIME_IS_UP = f"The time is up. Finish your sentence; {WRITE[0].name} reveals."


class WriteScreen(StudyScreen[None]):
    """One question after another, and a box. Marking follows on a screen of its own."""

    CSS_PATH = "today.tcss"
    BINDINGS = bindings(WRITE)
    AUTO_FOCUS = "#box"

    def __init__(self, sitting: Sitting, writing: WriteSession) -> None:
        """The sitting's session gives way to the marking's when everything is written."""
        super().__init__()
        self._sitting = sitting
        self._writing = writing
        self._leaving = False
        """Whether leaving was asked about."""

    @property
    def KEYS(self) -> tuple[Key, ...]:  # noqa: N802 - the name that the key line looks for
        """The keys; behind the last question the next thing is to reveal."""
        return tuple(
            replace(key, label="reveal all") if key.action == "next" and self._is_last else key
            for key in WRITE
        )

    @property
    def _is_last(self) -> bool:
        return self._writing.place == len(self._writing.cards) - 1 or not self._writing.seconds_left()

    def compose(self) -> ComposeResult:
        """The time, the question, the box."""
        with Container(classes="page"):
            yield HeaderLine(id="progress", classes="top")
            yield Prompt(id="prompt")
            with Container(id="workplace"):
                box = AnswerBox(self._save, id="box")
                box.border_title = "your answer"
                yield box
            yield Notice(id="notice")
            with Horizontal(classes="bottom"):
                yield KeyLine()

    async def on_mount(self) -> None:
        """Begins, unless there is nothing to write about."""
        if not self._writing.cards:
            self.tell("There is no question to write about yet.")
            self.query_one("#box").display = False
            return
        await self._ask()
        self.set_interval(1.0, self._tick)

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:
        """Only what makes sense at this question."""
        if action == "back":
            return self._writing.place > 0
        if action == "finish":
            return bool(self._writing.cards) and not self._is_last
        return action != "next" or bool(self._writing.cards)

    async def _ask(self) -> None:
        place = self._writing.place
        await self.query_one(Prompt).ask(self._writing.cards[place].prompt)
        self.query_one(AnswerBox).show_text(self._writing.text(place))
        self.query_one(AnswerBox).focus()
        self._tick()
        self.refresh_bindings()

    def _tick(self) -> None:
        left = self._writing.seconds_left()
        where = f"question {self._writing.place + 1} of {len(self._writing.cards)}"
        self.query_one("#progress", HeaderLine).say("study write", f"{where} · {wording.clock(left)} left")
        if not left:
            self.tell(TIME_IS_UP)
            self.refresh_bindings()

    def _save(self, text: str) -> None:
        self.tried(lambda: self._writing.write(text))

    def keep_draft(self) -> None:
        """Saves what is being written."""
        self.query_one(AnswerBox).flush()

    async def _turn(self, by: int) -> None:
        self.keep_draft()
        self._writing.turn_to(self._writing.place + by)
        self.tell("")
        await self._ask()

    async def action_next(self) -> None:
        """Goes on, or reveals behind the last question and when the time is over."""
        if self._is_last:
            self.action_finish()
        else:
            await self._turn(1)

    async def action_back(self) -> None:
        """Goes back."""
        await self._turn(-1)

    def action_finish(self) -> None:
        """Reveals everything, one card after the other."""
        from studycli.screens.marking import MarkingScreen

        self.keep_draft()
        marking = MarkingScreen(self._sitting, self._writing.marking())
        self.app.push_screen(marking, lambda _: self.action_leave())

    async def action_step_back(self) -> None:
        """Leaves when pressed twice: every other key is a letter to write."""
        if self._leaving:
            self.action_leave()
        self._leaving = True
        self.tell(f"{STEP_BACK.name} once more leaves; what you wrote is kept.")

    def on_text_area_changed(self) -> None:
        """Writing on is not leaving."""
        self._leaving = False

    def action_leave(self) -> None:
        """Leaves; what was written is kept."""
        self.keep_draft()
        super().action_leave()


def open_write(workspace: Workspace) -> WriteScreen:
    """A quarter of an hour of questions to write about."""
    work, limit = workspace, QUARTER
    queue = choose_to_write(work.store, work.scheduler, work.clock.now(), minutes=limit)
    writing = WriteSession(work.store, work.catalogue, work.scheduler, work.clock, queue, minutes=limit)
    return WriteScreen(work.sitting(Queue(())), writing)
