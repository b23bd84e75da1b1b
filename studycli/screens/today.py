"""`study today`: one item after another, asked, revealed, rated."""

from __future__ import annotations

import time
from collections.abc import Callable, Iterable
from enum import StrEnum
from typing import TYPE_CHECKING

from textual.app import ComposeResult
from textual.containers import Container, Horizontal
from textual.widgets import Static

from studycli import wording
from studycli.keys.key import Key
from studycli.keys.review import RATES, TAKE, TODAY
from studycli.model.items import Card, CardKind, Drill, Item, Seconds
from studycli.model.review import Rating
from studycli.screens.session_screen import SessionScreen, question
from studycli.screens.sitting import Sitting
from studycli.screens.today_keys import labelled, works_now
from studycli.session.suggestion import Suggestion, suggestion
from studycli.widgets.header_line import HeaderLine
from studycli.widgets.key_line import KeyLine, bindings
from studycli.widgets.markup_signs import widest_figure
from studycli.widgets.notice import Notice
from studycli.widgets.prompt import Prompt

if TYPE_CHECKING:
    from studycli.drilling.repetition import DrillOutcome
    from studycli.widgets.revealed import Revealed, Revelation


MEASURE = 100
"""Columns that prose takes at most; only code and tables that are wider get the whole width."""


class Stage(StrEnum):
    """What the screen is doing with the item on show."""

    ASKED = "asked"
    REVEALED = "revealed"


class TodayScreen(SessionScreen):
    """Walks through the sitting's session. Which item is on show is the session's affair alone."""

    CSS_PATH = "today.tcss"
    BINDINGS = bindings(TODAY)
    AUTO_FOCUS = ""
    VERTICAL_BREAKPOINTS = [(0, "-low"), (30, "-high")]
    TITLE = "study today"

    def __init__(self, sitting: Sitting, *, timer: Callable[[], float] = time.monotonic) -> None:
        super().__init__(sitting)
        self.stage = Stage.ASKED
        self._timer = timer
        self._asked_at = timer()
        self._duration = Seconds(0.0)
        self._answer = ""
        self._furnished = False
        """Whether there is all that a key could work on; false until the first paint is out."""
        self._has_asked = False
        """Whether a rating was asked for: only then is one taken that follows from nothing."""
        self._ticked: tuple[Item | None, tuple[int, ...]] = (None, ())
        """What was ticked of an item whose question is looked at once more."""

    # What is on the screen

    def compose(self) -> ComposeResult:
        """The question alone: what can be waited for is mounted once that has been painted."""
        item = self.item
        with Container(classes="page"):
            yield HeaderLine(id="progress", classes="top")
            yield HeaderLine(id="where", classes="where")
            yield Static("", id="above")
            yield Prompt(question(item) if item else "", id="prompt")
            yield Static("", id="hint", markup=False)
            yield Container(id="workplace")
            yield Notice(id="notice")
            with Horizontal(classes="bottom"):
                yield KeyLine(id="keys")
                yield Static("", id="timer", classes="timer", markup=False)

    def on_mount(self) -> None:
        """Begins."""
        self.say_where()
        self.call_after_refresh(self._furnish)

    async def _furnish(self) -> None:
        """Mounts what the first paint did without, and has the judge start while the learner reads."""
        self.set_interval(1.0, self._tick)
        await self.ask()
        self._furnished = True
        self.refresh_bindings()
        if self.sitting.opening:
            self.tell(self.sitting.opening)
        if self.session.progress().drills:
            self.run_worker(self.sitting.judge.warm, thread=True, exit_on_error=False)

    async def ask(self) -> None:
        """Shows the session's current item as a question, or the summary when there is none."""
        self.item = item = self.session.current()
        self._enter(Stage.ASKED)
        self._asked_at = self._timer()
        self.say_where()
        self.tell("")
        self.query_one("#hint").display = False
        self.set_focus(None)
        await self.query_one("#workplace").remove_children()
        if item is None:
            await self._finish()
            return
        self.set_class(isinstance(item, Card) and item.kind is CardKind.TREE, "-tree")
        text = item.prompt + "\n" + item.answer if isinstance(item, Card) else ""
        self.set_class(widest_figure(text) > MEASURE, "-full")
        await self.query_one(Prompt).ask(question(item))
        if isinstance(item, Card):
            await self._lay_out(item)
        self._tick()
        self.refresh_bindings()

    def _enter(self, stage: Stage) -> None:
        self.stage = stage
        self._has_asked = False
        self.set_class(stage is Stage.REVEALED, "-revealed")

    async def _lay_out(self, card: Card) -> None:
        """Mounts what the card is answered with."""
        workplace = self.query_one("#workplace")
        if card.kind is CardKind.TREE:
            from studycli.session.tree_marking import shuffled
            from studycli.widgets.tree_builder import TreeBuilder

            builder = TreeBuilder(self._save_draft)
            await workplace.mount(builder)
            builder.start(card.tree, shuffled(card.tree, card.id), self.session.draft())
            builder.focus()
        else:
            from studycli.widgets.answer_box import AnswerBox

            box = AnswerBox(self._save_draft, id="box")
            box.border_title = "your answer"
            await workplace.mount(box)
            box.show_text(self.session.draft())

    def say_where(self) -> None:
        """Shows how far the session has come, and what the item is about."""
        item, progress = self.item, self.session.progress()
        right = wording.progress_line(progress)
        self.query_one("#progress", HeaderLine).say(str(self.TITLE), right if item else "")
        seen = wording.last_seen(self.session.days_since_seen()) if item else ""
        flag = "⚑ flagged · " if item and self.session.flagged() else ""
        self.query_one("#where", HeaderLine).say(self._topic(item) if item else "", flag + seen)

    def _topic(self, item: Item) -> str:
        curriculum = self.sitting.catalogue.curriculum
        topic = curriculum.topics.get(item.topic)
        if topic is None:
            return str(item.topic)
        labels = [phase.label for phase in curriculum.phases if phase.id == topic.phase]
        return " · ".join([*labels, topic.title])

    def _tick(self) -> None:
        running = self.stage is Stage.ASKED and isinstance(self.item, Card)
        text = f"✎ {wording.clock(self._elapsed())}" if running else ""
        self.query_one("#timer", Static).update(text)

    def _elapsed(self) -> Seconds:
        return Seconds(self._timer() - self._asked_at)

    # What works now

    @property
    def KEYS(self) -> tuple[Key, ...]:  # noqa: N802 - the name that the key line looks for
        """The keys, with the labels that fit now."""
        return labelled(self)

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:
        """Whether a key does something at this moment: the bottom line shows only those that do."""
        return works_now(self, action)

    @property
    def is_ready(self) -> bool:
        """Whether there is an item on show, with all that a key could work on."""
        return self._furnished and self.item is not None

    @property
    def is_revealed(self) -> bool:
        """Whether the answer is on show."""
        return self.stage is Stage.REVEALED

    @property
    def writing(self) -> bool:
        """Whether the answer box has the focus."""
        return self.focused is not None and self.focused.id == "box"

    @property
    def next_side(self) -> str | None:
        """What else there is to turn to, as the panel calls it."""
        return next((panel.next_side for panel in self._panels()), None)

    @property
    def can_hint(self) -> bool:
        """Whether there is a hint that is not shown yet."""
        item = self.item
        return isinstance(item, Card) and bool(item.hint) and not self.query_one("#hint").display

    def on_descendant_focus(self) -> None:
        """The keys that work depend on what has the focus."""
        self.refresh_bindings()

    def on_descendant_blur(self) -> None:
        """Keeps what was written; other keys may work now."""
        self.keep_draft()
        self.refresh_bindings()

    # Answering

    def action_write(self) -> None:
        """Puts the cursor into the box."""
        self.query_one("#box").focus()

    async def action_step_back(self) -> None:
        """From the answer to the question; from the question to where it was opened from, else asks."""
        if self.stage is Stage.REVEALED:
            spent = self._duration
            self._ticked = (self.item, tuple(at for panel in self._panels() for at in panel.points.ticks))
            await self.ask()
            self._asked_at -= spent
        else:
            await super().action_step_back()

    def action_stop_writing(self) -> None:
        """Leaves the box."""
        self.set_focus(None)

    def action_hint(self) -> None:
        """Shows the hint."""
        from studycli.widgets.inline_text import inline_content

        item = self.item
        if isinstance(item, Card):
            hint = self.query_one("#hint", Static)
            hint.update(inline_content(item.hint))
            hint.display = True
            self.refresh_bindings()

    def _save_draft(self, text: str) -> None:
        self.tried(lambda: self.session.save_draft(text))

    def keep_draft(self) -> None:
        """Saves what is being written."""
        from studycli.widgets.answer_box import AnswerBox

        for box in self.query(AnswerBox):
            box.flush()

    async def action_reveal(self) -> None:
        """Shows the right answer beside what was written."""
        from studycli.widgets.revealed import Revealed

        card = self.item
        if not isinstance(card, Card):
            return
        self.keep_draft()
        self._duration = self._elapsed()
        revelation = self._revelation(card)
        self._answer = revelation.written
        self._enter(Stage.REVEALED)
        self.set_focus(None)
        panel = Revealed()
        with self.app.batch_update():
            self.query_one("#hint").display = False
            await self.query_one("#workplace").remove_children()
            await self.query_one("#workplace").mount(panel)
            await panel.reveal(revelation)
        of, ticks = self._ticked
        for tick in ticks if of == card else ():
            panel.points.toggle(tick)
        self._ticked = (None, ())
        self.tell("")
        self._tick()
        self.refresh_bindings()

    def _revelation(self, card: Card) -> Revelation:
        from studycli.screens.revealing import rebuilt_tree, written_card
        from studycli.widgets.answer_box import AnswerBox
        from studycli.widgets.tree_builder import TreeBuilder

        for builder in self.query(TreeBuilder):
            return rebuilt_tree(self.session, card, builder.growth, builder.outline)
        return written_card(self.session, card, self.query_one(AnswerBox).text)

    # Rating

    def _panels(self) -> Iterable[Revealed]:
        if self.stage is not Stage.REVEALED:
            return ()
        from studycli.widgets.revealed import Revealed

        return self.query(Revealed)

    def action_turn(self) -> None:
        """Turns to what else there is to read: the learner's answer, the right one, last time's."""
        for panel in self._panels():
            panel.turn()
        self.refresh_bindings()

    def action_scroll(self, pages: int) -> None:
        """Scrolls the answers."""
        for panel in self._panels():
            panel.scroll_answers(pages)

    async def action_digit(self, digit: int) -> None:
        """Ticks a key point, or rates where there are none."""
        for panel in self._panels():
            rating = panel.digit(digit)
            if rating is not None:
                await self.rate(rating)

    def action_tick_all(self) -> None:
        """Ticks every key point, or none."""
        for panel in self._panels():
            panel.points.toggle_all()

    @property
    def suggested(self) -> Suggestion:
        """The rating that is offered for the answer."""
        return next((panel.suggestion for panel in self._panels()), suggestion("", 0, 0))

    @property
    def may_take(self) -> bool:
        """Whether one key may take it: it was earned, or asked for."""
        return self.suggested.is_earned or self._has_asked

    async def action_take(self) -> None:
        """Rates as suggested; where nothing was written or ticked, asks for a rating first."""
        rating = self.suggested.rating
        if self.may_take:
            await self.rate(rating)
            return
        self._has_asked = True
        names = " ".join(key.name for key in RATES)
        self.tell(wording.asks_for_rating(rating, names, TAKE.name))
        self.refresh_bindings()

    async def action_rate(self, rating: int) -> None:
        """Rates."""
        await self.rate(Rating(rating))

    def on_key_points_ticked(self) -> None:
        """Has the bottom line tell the new suggestion."""
        self.refresh_bindings()

    async def on_revealed_rated(self, event: Revealed.Rated) -> None:
        """Rates with the mouse."""
        await self.rate(event.rating)

    async def rate(self, rating: Rating) -> None:
        """Has the answer logged, then shows the next item; when it cannot be logged, the item stays."""
        if self.tried(lambda: self.log_answer(rating)):
            told = wording.rated(rating, self.session.comes_back(), self.session.just_failing())
            await self.ask()
            self.tell(told)

    def log_answer(self, rating: Rating) -> None:
        """Has the answer logged. Raises StoreError."""
        self.session.rate(rating, answer=self._answer, duration=self._duration)

    # Drills and the end

    def action_begin(self) -> None:
        """Opens the drill."""
        drill = self.item
        if isinstance(drill, Drill):
            self.tried(lambda: self._open(drill))

    def _open(self, drill: Drill) -> None:
        from studycli.screens.drill import DrillScreen

        self.app.push_screen(DrillScreen(self.sitting, drill), self._drilled)

    async def _drilled(self, outcome: DrillOutcome | None) -> None:
        """Back from the drill: rates it as it went, or shows it again when it was left unfinished."""
        if outcome is None or outcome.rating is None:
            await self.ask()
            self.tell("Your draft is kept.")
            return
        self._answer, self._duration = outcome.source, outcome.elapsed
        await self.rate(outcome.rating)

    async def _finish(self) -> None:
        from studycli.screens.summary import SummaryScreen

        await self.query_one(Prompt).ask("")
        self.app.push_screen(SummaryScreen(self.session.summary()), self._after_summary)

    async def _after_summary(self, undo: bool | None) -> None:
        if undo:
            await self.action_undo()
        else:
            self.action_leave()
