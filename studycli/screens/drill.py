"""The drill screen: what can be done at the desk, and what comes of it."""

from __future__ import annotations

from collections.abc import Callable
from enum import StrEnum
from pathlib import Path
from typing import ClassVar

from textual import on
from textual.app import ComposeResult
from textual.binding import BindingType
from textual.timer import Timer
from textual.widgets import TextArea

from studycli.content.drill_source import reference_source, starter
from studycli.drilling.answer_file import LOOK_EVERY
from studycli.drilling.repetition import DrillOutcome, Repetition
from studycli.drilling.wording import nothing_written
from studycli.errors import StudyError
from studycli.keys.drill import DRILL
from studycli.keys.key import Key
from studycli.model.items import Drill
from studycli.model.review import Rating
from studycli.model.verdict import Verdict
from studycli.screens.answer_runner import AnswerRun, AnswerRunner
from studycli.screens.drill_finished import FinishedScreen
from studycli.screens.drill_keys import labelled, works_now
from studycli.screens.other_editor import OtherEditor
from studycli.screens.sitting import Sitting
from studycli.screens.study_screen import StudyScreen
from studycli.widgets.drill_desk import DrillDesk, Page
from studycli.widgets.header_line import HeaderLine
from studycli.widgets.key_line import KeyLine, bindings
from studycli.widgets.notice import Notice
from studycli.wording import clock, count

REST = 0.6
"""Seconds without a keystroke after which the draft is kept."""
QUESTION_STANDS = 10.0
"""Seconds for which the same key once more is taken as a yes."""


class Start(StrEnum):
    """Where the learner begins to write."""

    EDITOR = "editor"
    """On the screen."""
    EXTERNAL = "external"
    """In $EDITOR at once, every save being run."""
    WATCH = "watch"
    """In an editor that is open elsewhere: the file's path is shown, every save is run."""


class DrillScreen(StudyScreen[DrillOutcome]):
    """One repetition of one drill. Dismisses with its outcome and writes no review: whoever pushed it does.

    The parts know nothing of each other: the repetition counts, the runner has answers judged, the watch looks after a
    file that another editor has, the desk shows. The draft is kept at every pause and when the screen goes away.
    """

    CSS_PATH: ClassVar[Path] = Path(__file__).with_name("drill.tcss")
    BINDINGS: ClassVar[list[BindingType]] = bindings(DRILL)
    AUTO_FOCUS: ClassVar[str] = "CodeEditor"
    HORIZONTAL_BREAKPOINTS = [
        (0, "-narrow"), (70, "-normal"), (100, "-broad"), (130, "-broader"), (170, "-wide"),
    ]  # fmt: skip
    VERTICAL_BREAKPOINTS = [(0, "-short"), (22, "-tall")]

    def __init__(self, sitting: Sitting, drill: Drill, start: Start = Start.EDITOR) -> None:
        """For the drill on show in the sitting's session. Raises ContentError when its reference cannot be read."""
        super().__init__()
        self.drill = drill
        self.repetition = Repetition(drill, sitting.session, starter=starter(drill))
        self.runner = AnswerRunner(self, self, sitting.judge, drill, sitting.device)
        self.desk = DrillDesk(drill, self.repetition.source)
        self.editor, self.panel = self.desk.editor, self.desk.panel
        self.other = OtherEditor(self, self.desk, drill, self.run_source, self._tell_fault)
        topic = sitting.catalogue.curriculum.topics.get(drill.topic)
        about = (drill.name, topic.title if topic else drill.topic, f"level {drill.level}")
        self._heading = " · ".join((*about, f"~{drill.minutes:g} min"))
        self._sitting = sitting
        self._start = start
        self._rest: Timer | None = None
        self._asked = ""
        self._outcome: DrillOutcome | None = None

    def compose(self) -> ComposeResult:
        """Header, desk, keys."""
        yield HeaderLine(self._heading, self._progress(), id="drill-header")
        yield self.desk
        yield self.other.line
        yield Notice(id="drill-notice")
        yield KeyLine()

    async def on_mount(self) -> None:
        """Everything to where it was left; the judge is ready when the prompt has been read."""
        self._sitting.judge.warm()
        self.set_interval(1.0, self.tell_progress)
        self.set_interval(LOOK_EVERY, self.other.look)
        self.panel.say("", self._first_words())
        await self.desk.show_hints(self.repetition.shown_hints())
        # Before it has a size the editor would scroll to a cursor that is in sight anyway.
        self.call_after_refresh(self.editor.set_cursor, self.repetition.cursor)
        self.call_after_refresh(self.refresh_bindings)
        if self._start is not Start.EDITOR:
            self.call_after_refresh(
                self.action_editor if self._start is Start.EXTERNAL else self.action_watch
            )

    def on_unmount(self) -> None:
        """Nothing goes on running, and however it ends, the draft is kept."""
        self.runner.give_up()
        self._keep_text()
        self.other.close()

    # What is told

    def _progress(self) -> str:
        return f"attempt {max(1, self.repetition.attempts)} · {clock(self.repetition.elapsed())}"

    def tell_progress(self) -> None:
        """Brings the header up to date."""
        self.query_one("#drill-header", HeaderLine).say(self._heading, self._progress())

    def _first_words(self) -> str:
        repetition = self.repetition
        if repetition.rating() is not None:
            return "This has been passed or shown already: f8 finishes it."
        if not repetition.resumed:
            return "f5 runs your answer."
        so_far = f"{count(repetition.attempts, 'attempt')} and {count(repetition.hints, 'hint')} so far"
        return f"Here is your draft; {so_far}. f5 runs it."

    def show_latest(self) -> None:
        """Shows the latest verdict of this sitting again, or where to begin."""
        if self.repetition.verdict is not None:
            self.panel.show(self.repetition.verdict, self.repetition.attempts, self.repetition.fix)
        else:
            self.panel.say("", "f5 runs your answer.")

    def safely(self, act: Callable[[], object]) -> None:
        """Does `act`. When the store cannot keep something it is said, and the learner goes on: the text is here."""
        try:
            act()
        except StudyError as error:
            self.set_class(True, "-fault")
            for notice in self.query(Notice):
                notice.tell_fault(error)
        else:
            self.set_class(False, "-fault")

    # The draft

    @on(TextArea.Changed, "#drill-editor")
    def _typed(self) -> None:
        if self._rest is not None:
            self._rest.stop()
        self._rest = self.set_timer(REST, self._keep_text)
        self.editor.mark(None)
        self._forget_question()

    def keep_draft(self) -> None:
        """Before leaving: keeps the draft, with what another editor has saved and nobody has run yet."""
        self.other.take_save()
        self._keep_text()

    def _keep_text(self) -> None:
        # Not of a drill that has been rated: the log's item is another one by now.
        if self._outcome is None or self._outcome.rating is None:
            self.repetition.write(self.editor.text, self.editor.cursor_location)
            self.safely(self.repetition.save)

    def action_save(self) -> None:
        """Keeps the draft, and says so."""
        self._keep_text()
        self.panel.say("", "The draft is kept.")

    def action_start_over(self) -> None:
        """Back to the skeleton, asking first."""
        if self._confirmed("start over?", "r once more clears the editor down to the skeleton."):
            self.editor.replace_all(self.repetition.starter)
            self.panel.say("", "ctrl+z brings back what was there.")
            self.action_type()

    def _confirmed(self, question: str, explanation: str) -> bool:
        """True when `question` was asked just now and this is its answer; else asks it."""
        if self._asked == question:
            self._asked = ""
            return True
        self._asked = question
        self.panel.say(question, explanation)
        self.desk.turn_to(Page.VERDICT)
        self.set_timer(QUESTION_STANDS, self._forget_question)
        return False

    def _forget_question(self) -> None:
        if self._asked:
            self._asked = ""
            self.show_latest()

    # Runs

    def action_run(self) -> None:
        """Runs what is in the editor."""
        self.run_source(self.editor.text)

    def run_source(self, source: str) -> None:
        """Has `source` judged; a run still going on is given up. A skeleton alone is not worth an attempt."""
        self._asked = ""
        self.runner.give_up()
        self._keep_text()
        self.editor.mark(None)
        if self.repetition.is_untouched(source):
            self.panel.say("", nothing_written(self.drill.name))
            self.desk.turn_to(Page.VERDICT)
        else:
            self.panel.add_class("-stale")
            self.runner.run(source)
        self.refresh_bindings()

    def action_cancel(self) -> None:
        """Stops the run, and says whether it counts."""
        run = self.runner.give_up()
        self._run_is_over()
        if run is not None and run.passed is None:
            self.panel.say("cancelled", "This run does not count.")

    def run_goes_on(self, run: AnswerRun) -> None:
        """Says so, with the cases so far."""
        self.panel.remove_class("-stale")
        if run.cases:
            self.panel.running("running …", run.cases)
            return
        if self.runner.has_judged:
            self.panel.say("running …", "f5 or esc cancels.")
        else:
            self.panel.say("starting the judge …", "The first run takes about 3 s; typing goes on.")
        self.desk.turn_to(Page.VERDICT)

    def run_judged(self, run: AnswerRun, verdict: Verdict) -> None:
        """Logs and shows a verdict."""
        self.safely(lambda: self.repetition.judged(verdict, run.source))
        self.panel.remove_class("-stale")
        self.show_latest()
        if verdict.line is not None and run.source == self.editor.text:
            self.editor.mark(verdict.line - 1)
        self.desk.turn_to(Page.VERDICT)
        self.tell_progress()

    def run_ended(self, run: AnswerRun, verdict: Verdict) -> None:
        """After a pass of what is in the editor comes the end, which tells the cost."""
        self.repetition.costed(verdict)
        self._run_is_over()
        if verdict.passed and run.source == self.editor.text and self.is_current:
            self.finish()

    def run_failed(self, error: StudyError) -> None:
        """Says why there is no verdict."""
        self._run_is_over()
        self._tell_fault(error)

    def _run_is_over(self) -> None:
        self.panel.remove_class("-stale")
        self.refresh_bindings()

    def _tell_fault(self, error: StudyError) -> None:
        self.panel.fault(error)
        self.desk.turn_to(Page.VERDICT)

    # Another editor

    def action_editor(self) -> None:
        """Opens $EDITOR; every save is run, and the verdict is here as soon as this screen can be seen."""
        self.run_worker(self.other.open(), exclusive=True, group="editor")

    def action_watch(self) -> None:
        """Puts the code into a file and runs every save of it."""
        self.other.watch()

    def action_stop_watching(self) -> None:
        """Back to the editor here."""
        self.other.stop()

    # Hints and the end

    async def action_hint(self) -> None:
        """Shows one hint more."""
        self.safely(self.repetition.next_hint)
        await self.desk.show_hints(self.repetition.shown_hints())
        if self.desk.is_paged:
            self.desk.turn_to(Page.PROMPT)
        self.refresh_bindings()

    def action_fix(self) -> None:
        """Shows what would mend the latest answer, below its message."""
        self.safely(self.repetition.show_fix)
        self.show_latest()
        self.desk.turn_to(Page.VERDICT)
        self.refresh_bindings()

    def action_show_answer(self) -> None:
        """Shows the answer, asking first whether that is meant; after a pass, the end."""
        if self.repetition.rating() is None:
            explanation = "This time then counts as Again. f8 once more shows it; typing on leaves it hidden."
            if not self._confirmed("show the answer?", explanation):
                return
            self.safely(self.repetition.show_answer)
        self.finish()

    def finish(self) -> None:
        """Shows the two answers side by side, and the rating."""
        try:
            reference = reference_source(self.drill)
        except StudyError as error:
            self._tell_fault(error)
            return
        previews = self._sitting.session.previews()
        self.app.push_screen(
            FinishedScreen(self.repetition, self._heading, reference, previews), self._finished
        )

    def _finished(self, rating: Rating | None) -> None:
        if rating is not None:
            self._end(self.repetition.finished(rating))
        else:
            self.show_latest()
            self.refresh_bindings()

    def tell(self, text: str) -> None:
        """Says something where verdicts are told: there is always room for it."""
        self.panel.say("", text)

    def action_leave(self) -> None:
        """Leaves the drill unfinished."""
        self.keep_draft()
        self._end(self.repetition.left())

    def _end(self, outcome: DrillOutcome) -> None:
        self._outcome = outcome
        self.dismiss(outcome)

    # Getting about

    def action_turn(self) -> None:
        """The next page."""
        self.desk.turn_to(self.desk.next_page)
        if self.desk.page is Page.CODE and not self.other.is_watched:
            self.editor.focus()

    def action_type(self) -> None:
        """Gives the keys to the editor."""
        self.desk.turn_to(Page.CODE)
        self.editor.focus()

    def action_stop_typing(self) -> None:
        """Lets the keys go to the screen."""
        self.set_focus(None)

    def action_scroll_prompt(self, pages: int) -> None:
        """Scrolls the prompt by half a page."""
        self.desk.scroll_prompt(pages)

    def action_go_to_line(self) -> None:
        """Puts the cursor on the line that the message speaks of."""
        if self.editor.marked_row is not None:
            self.editor.set_cursor((self.editor.marked_row, 0))
            self.editor.action_cursor_line_start()
            self.action_type()

    def action_next_case(self) -> None:
        """The next failing case."""
        self.panel.next_failure()

    def action_output(self) -> None:
        """What the answer printed."""
        self.panel.turn_output()

    @property
    def KEYS(self) -> tuple[Key, ...]:  # noqa: N802 - the name that the key line looks for
        """The keys, with the labels that fit now."""
        return labelled(self)

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:
        """Which keys work now."""
        return works_now(self, action)
