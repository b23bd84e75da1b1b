"""`study write`: every answer is written first, against the clock, with nothing to look at."""

from __future__ import annotations

from dataclasses import replace

from textual.app import ComposeResult
from textual.containers import Container, Horizontal
from textual.screen import Screen

from studycli import wording
from studycli.errors import ExitCode, StudyError
from studycli.keys.key import Key
from studycli.keys.review import WRITE
from studycli.screens.sitting import Sitting
from studycli.session.write_session import WriteSession
from studycli.widgets.answer_box import AnswerBox
from studycli.widgets.header_line import HeaderLine
from studycli.widgets.key_line import KeyLine, bindings
from studycli.widgets.notice import Notice
from studycli.widgets.prompt import Prompt

TIME_IS_UP = f"The time is up. Finish your sentence; {WRITE[0].name} reveals."


class WriteScreen(Screen[None]):
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

    def on_mount(self) -> None:
        """Begins, unless there is nothing to write about."""
        if not self._writing.cards:
            self.query_one(Notice).tell("There is no question to write about yet. esc leaves.")
            self.query_one("#box").display = False
            self._leaving = True
            return
        self._ask()
        self.set_interval(1.0, self._tick)

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:
        """Only what makes sense at this question."""
        if action == "back":
            return self._writing.place > 0
        if action == "finish":
            return bool(self._writing.cards) and not self._is_last
        return action != "next" or bool(self._writing.cards)

    def _ask(self) -> None:
        place = self._writing.place
        self.query_one(Prompt).ask(self._writing.cards[place].prompt)
        self.query_one(AnswerBox).show_text(self._writing.text(place))
        self.query_one(AnswerBox).focus()
        self._leaving = False
        self._tick()
        self.refresh_bindings()

    def _tick(self) -> None:
        left = self._writing.seconds_left()
        where = f"question {self._writing.place + 1} of {len(self._writing.cards)}"
        self.query_one("#progress", HeaderLine).say("study write", f"{where} · {wording.clock(left)} left")
        if not left:
            self.query_one(Notice).tell(TIME_IS_UP)
            self.refresh_bindings()

    def _save(self, text: str) -> None:
        try:
            self._writing.write(text)
        except StudyError as error:
            self.query_one(Notice).tell_fault(error)

    def keep_draft(self) -> None:
        """Saves what is being written."""
        self.query_one(AnswerBox).flush()

    def _turn(self, by: int) -> None:
        self.keep_draft()
        self._writing.turn_to(self._writing.place + by)
        self.query_one(Notice).tell("")
        self._ask()

    def action_next(self) -> None:
        """Goes on, or reveals behind the last question and when the time is over."""
        if self._is_last:
            self.action_finish()
        else:
            self._turn(1)

    def action_back(self) -> None:
        """Goes back."""
        self._turn(-1)

    def action_finish(self) -> None:
        """Reveals everything, one card after the other."""
        from studycli.screens.marking import MarkingScreen

        self.keep_draft()
        self.app.push_screen(MarkingScreen(self._sitting, self._writing.marking()))

    def action_leave(self) -> None:
        """Leaves at the second press."""
        self.keep_draft()
        if self._leaving:
            self.app.exit(ExitCode.DONE)
        self._leaving = True
        self.query_one(Notice).tell("Esc once more leaves; what you wrote is kept.")

    def on_text_area_changed(self) -> None:
        """Writing on is not leaving."""
        self._leaving = False

    def action_help(self) -> None:
        """Shows every key."""
        self.app.push_screen("help")
