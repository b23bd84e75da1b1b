"""What a drill is worked on at: the prompt to read, the editor to write in, the panel for verdicts."""

from __future__ import annotations

from collections.abc import Sequence
from enum import StrEnum

from textual.app import ComposeResult
from textual.containers import Container, Vertical, VerticalScroll
from textual.widgets import Static

from studycli.model.items import Drill
from studycli.widgets.code_editor import CodeEditor
from studycli.widgets.prose import Prose
from studycli.widgets.verdict_panel import VerdictPanel


class Page(StrEnum):
    """What the desk shows where not everything fits."""

    PROMPT = "prompt"
    CODE = "code"
    VERDICT = "verdict"


class DrillDesk(Container):
    """Lays the three parts out by the size of the screen, whose breakpoints and styles are in drill.tcss.

    The verdict stands below the editor until it gets a column of its own. The prompt can be given all the room for a
    while; where there are too few columns or rows, the parts are pages to turn.
    """

    def __init__(self, drill: Drill, source: str) -> None:
        """The editor begins with `source`."""
        super().__init__()
        self._drill = drill
        self._wanted = Page.CODE
        self.editor = CodeEditor(source, id="drill-editor")
        self.panel = VerdictPanel(id="drill-verdict")
        self._prompt = VerticalScroll(id="drill-prompt", can_focus=False)
        self._hints = VerticalScroll(id="drill-hints", can_focus=False)

    def compose(self) -> ComposeResult:
        """The three parts."""
        with Vertical(id="drill-reading"):
            with self._prompt:
                yield Static(self._drill.title, id="drill-title", markup=False)
                yield Prose(self._drill.prompt)
            yield self._hints
        yield self.editor
        yield self.panel

    def on_mount(self) -> None:
        """Begins with the code."""
        self.turn_to(Page.CODE)

    def on_resize(self) -> None:
        """Another size, other pages."""
        self.turn_to(self._wanted)

    async def show_hints(self, hints: Sequence[str]) -> None:
        """The hints so far below the prompt, the latest on top, where it is in sight however many there are."""
        if hints:
            numbered = [f"**Hint {number}.** {hint}" for number, hint in enumerate(hints, 1)]
            await self._hints.remove_children()
            await self._hints.mount(Prose("\n\n".join(reversed(numbered))))
            self._hints.scroll_home(animate=False)
            self.add_class("-hinted")

    @property
    def pages(self) -> tuple[Page, ...]:
        """The pages on a screen of this size; a single one is no page to turn."""
        has = self.screen.has_class
        if has("-wide"):
            return (Page.CODE,)
        is_small = has("-narrow") or has("-normal")
        with_verdict = is_small and (has("-short") or has("-watching"))
        return (Page.PROMPT, Page.CODE, *((Page.VERDICT,) if with_verdict else ()))

    @property
    def page(self) -> Page:
        """The page on show: the one that was turned to, or the code, beside which a larger screen shows the rest."""
        return self._wanted if self._wanted in self.pages else Page.CODE

    @property
    def next_page(self) -> Page:
        """The page that comes next."""
        return self.pages[(self.pages.index(self.page) + 1) % len(self.pages)]

    @property
    def is_paged(self) -> bool:
        """Whether the prompt, or a verdict, can be out of sight beside the code."""
        return self.screen.has_class("-narrow") or Page.VERDICT in self.pages

    def turn_to(self, page: Page) -> None:
        """Shows a page, now and when the screen gets smaller."""
        self._wanted = page
        for each in Page:
            self.set_class(each is self.page, f"-page-{each}")

    def scroll_prompt(self, pages: int) -> None:
        """Scrolls the prompt by half a page."""
        self._prompt.scroll_relative(y=pages * max(1, self._prompt.size.height // 2), animate=False)
