"""The drill screen: the prompt, the editor, the verdict, and what the learner can do with them."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import replace
from enum import StrEnum
from typing import ClassVar

from textual import on
from textual.binding import BindingType
from textual.widgets import TextArea

from studycli.content.drill_source import reference_source
from studycli.drilling.repetition import Repetition
from studycli.errors import StudyError
from studycli.keys.drill import DRILL
from studycli.keys.key import Key, Show
from studycli.model.items import Drill
from studycli.model.memory import Interval
from studycli.model.review import Rating
from studycli.screens.drill_finished import FinishedScreen
from studycli.screens.drill_run import Judge
from studycli.screens.drill_watch import WatchingDesk
from studycli.widgets.key_line import bindings

QUESTION_STANDS = 10.0
"""Seconds for which the same key once more is taken as a yes."""

Preview = Callable[[], Mapping[Rating, Interval]]


class Start(StrEnum):
    """Where the learner begins to write."""

    EDITOR = "editor"
    """On the screen."""
    EXTERNAL = "external"
    """In $EDITOR at once, every save being run."""


class _Question(StrEnum):
    """What has been asked and waits for the same key again."""

    SHOW_ANSWER = "show the answer?"
    START_OVER = "start over?"


_EXPLANATIONS = {
    _Question.SHOW_ANSWER: "This time then counts as Again. f8 once more shows it; typing on leaves it hidden.",
    _Question.START_OVER: "r once more clears the editor down to the signature.",
}


class DrillScreen(WatchingDesk):
    """One repetition of one drill. Dismisses with its outcome and writes no review: whoever pushed it does."""

    BINDINGS: ClassVar[list[BindingType]] = bindings(DRILL)

    def __init__(
        self,
        drill: Drill,
        *,
        repetition: Repetition,
        judge: Judge,
        preview: Preview,
        device: str = "auto",
        topic_title: str = "",
        start: Start = Start.EDITOR,
    ) -> None:
        """`preview` tells when the drill would come back, for each rating; `topic_title` stands in the header."""
        super().__init__(drill, repetition, topic_title, judge, device)
        self._preview = preview
        self._start = start
        self._asked: _Question | None = None

    @property
    def KEYS(self) -> tuple[Key, ...]:  # noqa: N802 - the name that the key line looks for
        """The keys, with the labels that fit now."""
        labels = {"hint": f"hint {self.repetition.hints + 1}/{len(self.drill.hints)}"}
        if self.editor.marked_row is not None:
            labels["go_to_line"] = f"line {self.editor.marked_row + 1}"
        if self.turns_needed():
            labels["turn"] = "turn the page"
        if self.repetition.rating() is not None:
            labels["show_answer"] = "finish"
        quiet = () if self.turns_needed() or self.is_prompt_broken() else ("turn",)
        return tuple(
            replace(
                key,
                label=labels.get(key.action, key.label),
                show=Show.HELP if key.action in quiet else key.show,
            )
            for key in DRILL
        )

    def on_mount(self) -> None:
        """Opens $EDITOR when the learner asked for that."""
        if self._start is Start.EXTERNAL:
            self.call_after_refresh(self.action_editor)

    # Hints, the answer, starting over

    async def action_hint(self) -> None:
        """Shows one hint more."""
        self.safely(self.repetition.next_hint)
        await self.tell_hints()
        self.refresh_bindings()

    def action_show_answer(self) -> None:
        """Shows the answer, asking first whether that is meant; after a pass, the end."""
        if self.repetition.rating() is None:
            if not self._ask(_Question.SHOW_ANSWER):
                return
            self.safely(self.repetition.show_answer)
        self.finish()

    def action_start_over(self) -> None:
        """Back to the signature, asking first."""
        if self._ask(_Question.START_OVER):
            self.editor.replace_all(self.repetition.starter)
            self.panel.say("", "ctrl+z brings back what was there.")
            self.action_type()

    def _ask(self, question: _Question) -> bool:
        """True when `question` was asked just now and this is its answer; else asks it."""
        if self._asked is question:
            self._asked = None
            return True
        self._asked = question
        self.panel.say(question, _EXPLANATIONS[question])
        self.turn_to_verdict()
        self.set_timer(QUESTION_STANDS, self._forget_question)
        return False

    @on(TextArea.Changed, "#drill-editor")
    def _forget_question(self) -> None:
        if self._asked is not None:
            self._asked = None
            self.show_latest()

    def run_source(self, source: str) -> None:
        """Has `source` judged, whatever had been asked."""
        self._asked = None
        super().run_source(source)

    # The end

    def finish(self) -> None:
        """Shows the two answers side by side, and the rating."""
        try:
            reference = reference_source(self.drill)
        except StudyError as error:
            self.panel.fault(error)
            return
        screen = FinishedScreen(self.repetition, self.heading(), reference, self._preview())
        self.app.push_screen(screen, self._finished)

    def _finished(self, rating: Rating | None) -> None:
        if rating is not None:
            self.end(self.repetition.finished(rating))
        else:
            self.show_latest()
            self.refresh_bindings()

    def action_next_case(self) -> None:
        """The next failing case."""
        self.panel.next_failure()

    def action_output(self) -> None:
        """What the answer printed."""
        self.panel.turn_output()

    def action_help(self) -> None:
        """Shows every key."""
        self.app.push_screen("help")

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:
        """Which keys work now."""
        if not self.is_mounted:
            return False
        typing = self.focused is self.editor
        verdict = self.panel.verdict
        works: dict[str, bool] = {
            "run": not self.is_judging(),
            "cancel": self.is_judging(),
            "stop_watching": self.watching is not None,
            "turn": len(self.pages()) > 1,
            "type": not typing and self.watching is None,
            "hint": self.repetition.hints < len(self.drill.hints) and not self.repetition.passed,
            "next_case": len(self.panel.failing) > 1,
            "output": verdict is not None and bool(verdict.output),
            "go_to_line": self.editor.marked_row is not None,
            "editor": self.watching is None,
            "watch": self.watching is None,
            "start_over": not typing and self.watching is None,
            "stop_typing": typing,
            "leave": not typing,
        }
        return works.get(action, True)
