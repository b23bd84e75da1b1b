"""What the drill screen is made of: the prompt, the editor and the verdict, on large screens and small; and the draft."""

from __future__ import annotations

from collections.abc import Callable
from enum import StrEnum
from pathlib import Path
from typing import ClassVar

from rich.cells import cell_len
from textual import on
from textual.app import ComposeResult
from textual.containers import Container, Horizontal, Vertical, VerticalScroll
from textual.screen import Screen
from textual.timer import Timer
from textual.widgets import Static, TextArea

from studycli.content.drill_source import signature
from studycli.drilling.repetition import DrillOutcome, Repetition
from studycli.errors import StudyError
from studycli.model.items import Drill
from studycli.widgets.code_editor import CodeEditor
from studycli.widgets.header_line import HeaderLine
from studycli.widgets.key_line import KeyLine
from studycli.widgets.notice import Notice
from studycli.widgets.prose import Prose
from studycli.widgets.verdict_panel import VerdictPanel
from studycli.wording import clock, count

REST = 0.6
"""Seconds without a keystroke after which the draft is kept."""


class Page(StrEnum):
    """What a small screen shows."""

    PROMPT = "prompt"
    CODE = "code"
    VERDICT = "verdict"


class DrillDesk(Screen[DrillOutcome]):
    """The prompt to read, the editor to write in, the panel for verdicts.

    Below 70 columns the prompt and the code are pages to turn; below 22 rows the verdict is one, too; from 120 columns
    on the verdict has a column of its own. In between the prompt can be given the editor's place for a while. The draft is kept at every pause in typing and when the screen goes away.
    """

    CSS_PATH: ClassVar[Path] = Path(__file__).with_name("drill.tcss")
    AUTO_FOCUS: ClassVar[str] = "CodeEditor"
    HORIZONTAL_BREAKPOINTS = [(0, "-narrow"), (70, "-normal"), (120, "-wide")]
    VERTICAL_BREAKPOINTS = [(0, "-short"), (22, "-tall")]

    def __init__(self, drill: Drill, repetition: Repetition, topic_title: str) -> None:
        super().__init__()
        self.drill = drill
        self.repetition = repetition
        self.editor = CodeEditor(repetition.source, id="drill-editor")
        self.panel = VerdictPanel(id="drill-verdict")
        self._topic = topic_title or drill.topic
        self._page = Page.CODE
        self._has_widened = False
        self._rest: Timer | None = None
        self._outcome: DrillOutcome | None = None

    def compose(self) -> ComposeResult:
        """Header, prompt and editor, verdict, keys. The prompt is plain text until the first picture is painted."""
        yield HeaderLine(self.heading(), self._progress(), id="drill-header")
        with Container(id="drill-body"):
            with Horizontal(id="drill-work"):
                with Vertical(id="drill-reading"):
                    with VerticalScroll(id="drill-prompt", can_focus=False):
                        yield Static("", id="drill-signature", markup=False)
                        yield Static(self.drill.prompt, id="drill-plain-prompt", markup=False)
                    yield VerticalScroll(id="drill-hints", can_focus=False)
                with Vertical(id="drill-editor-side"):
                    yield Static("", id="drill-watching", markup=False)
                    yield self.editor
            yield self.panel
        yield Notice(id="drill-notice")
        yield KeyLine()

    def on_mount(self) -> None:
        """Everything to where it was left."""
        self.turn_to(Page.CODE)
        # Before it has a size the editor would scroll to a cursor that is in sight anyway.
        self.call_after_refresh(self.editor.set_cursor, self.repetition.cursor)
        self.panel.say("", self._first_words())
        self.set_interval(1.0, self.tell_progress)
        self.call_after_refresh(self._dress_prompt)

    def on_unmount(self) -> None:
        """However it ends, the draft is kept, unless the drill has been rated."""
        if not self._is_rated():
            self._take_text()
            try:
                self.repetition.save()
            except StudyError:
                return  # nobody is left to tell; it was kept at the last pause

    # The prompt, the header

    async def _dress_prompt(self) -> None:
        self.query_one("#drill-signature", Static).update(self._signature())
        await self.query_one("#drill-plain-prompt").remove()
        await self.query_one("#drill-prompt").mount(Prose(self.drill.prompt))
        await self._show_hints()
        self.call_after_refresh(self.refresh_bindings)

    def _signature(self) -> str:
        try:
            return signature(self.drill)
        except StudyError as error:
            self.panel.fault(error)
            return self.drill.name

    async def _show_hints(self) -> None:
        """The hints so far under the prompt, the latest on top, where it is in sight however many there are."""
        pane = self.query_one("#drill-hints", VerticalScroll)
        hints = [*enumerate(self.repetition.shown_hints(), 1)]
        if hints:
            await pane.remove_children()
            await pane.mount(
                Prose("\n\n".join(f"**Hint {number}.** {hint}" for number, hint in reversed(hints)))
            )
            pane.scroll_home(animate=False)
            self.add_class("-hinted")

    async def tell_hints(self) -> None:
        """Shows the hints so far."""
        await self._show_hints()
        if self.turns_needed():
            self.turn_to(Page.PROMPT)

    def heading(self) -> str:
        """Which drill it is."""
        drill = self.drill
        return f"{drill.name} · {self._topic} · level {drill.level} · ~{drill.minutes:g} min"

    def _progress(self) -> str:
        return f"attempt {max(1, self.repetition.attempts)} · {clock(self.repetition.elapsed())}"

    def tell_progress(self) -> None:
        """Brings the header up to date."""
        self.query_one("#drill-header", HeaderLine).say(self.heading(), self._progress())

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
            self.panel.show(self.repetition.verdict)
        else:
            self.panel.say("", "f5 runs your answer.")

    # The draft

    @on(TextArea.Changed, "#drill-editor")
    def _typed(self) -> None:
        if self._rest is not None:
            self._rest.stop()
        self._rest = self.set_timer(REST, self.keep_draft)
        self.editor.mark(None)

    def _take_text(self) -> None:
        self.repetition.write(self.editor.text, self.editor.cursor_location)

    def keep_draft(self) -> None:
        """Keeps the draft. Not of a drill that has been rated: the log's item is another one by now."""
        if not self._is_rated():
            self._take_text()
            self.safely(self.repetition.save)

    def _is_rated(self) -> bool:
        return self._outcome is not None and self._outcome.rating is not None

    def safely(self, act: Callable[[], object]) -> None:
        """Does `act`. When the store cannot keep something it is said, and the learner goes on: the text is here."""
        try:
            act()
        except StudyError as error:
            self.query_one("#drill-notice", Notice).tell_fault(error)
            self.add_class("-fault")
        else:
            self.remove_class("-fault")

    def action_save(self) -> None:
        """Keeps the draft, and says so."""
        self.keep_draft()
        self.panel.say("", "The draft is kept.")

    def action_stop_typing(self) -> None:
        """Lets the keys go to the screen."""
        self.set_focus(None)

    def action_type(self) -> None:
        """Gives the keys to the editor."""
        self.turn_to(Page.CODE)
        self.editor.focus()

    def end(self, outcome: DrillOutcome) -> None:
        """Leaves the screen with `outcome`."""
        self._outcome = outcome
        self.dismiss(outcome)

    def action_leave(self) -> None:
        """Leaves the drill unfinished."""
        self.keep_draft()
        self.end(self.repetition.left())

    # Pages of a small screen

    def pages(self) -> tuple[Page, ...]:
        """The pages of a screen of this size; one page is no page to turn."""
        if self.has_class("-wide"):
            return (Page.CODE,)
        return (Page.PROMPT, Page.CODE, *((Page.VERDICT,) if self.has_class("-short") else ()))

    def turns_needed(self) -> bool:
        """Whether something is out of sight unless pages are turned."""
        return self.has_class("-narrow") or Page.VERDICT in self.pages()

    def is_prompt_broken(self) -> bool:
        """Whether the prompt has a figure whose lines its column breaks, and that has not been seen whole."""
        room = self.query_one("#drill-prompt").size.width - 2
        return (
            Page.PROMPT in self.pages() and not self._has_widened and widest_figure(self.drill.prompt) > room
        )

    def turn_to(self, page: Page) -> None:
        """Shows a page, where there is such a page."""
        if page not in self.pages():
            page = Page.CODE
        self._page = page
        for each in Page:
            self.set_class(each is page, f"-page-{each}")

    def turn_to_verdict(self) -> None:
        """Shows the verdict, where it would be out of sight."""
        if Page.VERDICT in self.pages():
            self.turn_to(Page.VERDICT)

    def action_turn(self) -> None:
        """The next page."""
        pages = self.pages()
        now = pages.index(self._page) if self._page in pages else 0
        self._has_widened = True
        self.turn_to(pages[(now + 1) % len(pages)])
        if self._page is Page.CODE:
            self.editor.focus()

    def action_scroll_prompt(self, pages: int) -> None:
        """Scrolls the prompt by half a page."""
        pane = self.query_one("#drill-prompt", VerticalScroll)
        pane.scroll_relative(y=pages * max(1, pane.size.height // 2), animate=False)

    def action_go_to_line(self) -> None:
        """Puts the cursor on the line that the message speaks of."""
        if self.editor.marked_row is not None:
            self.editor.set_cursor((self.editor.marked_row, 0))
            self.editor.action_cursor_line_start()
            self.action_type()


def widest_figure(prompt: str) -> int:
    """Columns of the widest line in a code block of the Markdown `prompt`; 0 without one."""
    widest, within = 0, False
    for line in prompt.splitlines():
        if line.lstrip().startswith(("```", "~~~")):
            within = not within
        elif within or line.startswith("    "):
            widest = max(widest, cell_len(line))
    return widest
