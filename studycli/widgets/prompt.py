"""The question."""

from __future__ import annotations

from textual.app import ComposeResult
from textual.containers import VerticalScroll
from textual.widgets import Static

from studycli.widgets.inline_text import inline_content, is_one_paragraph


class Prompt(VerticalScroll, can_focus=False):
    """The largest thing on the screen: set apart by space and a bar in the accent colour.

    A single paragraph is painted at once; anything longer is first painted as plain text and becomes Markdown as soon
    as the screen stands, because Markdown takes longer to build than a learner should wait.
    """

    DEFAULT_CSS = """
    Prompt {
        height: auto;
        max-height: 50%;
        margin: 1 0;
        border-left: outer $accent;
        padding: 0 2;
        & > Static { height: auto; }
        &.-short > Static { text-style: bold; }
    }
    """

    def __init__(self, markdown: str = "", *, id: str | None = None) -> None:
        super().__init__(id=id)
        self._markdown = markdown
        self._quick = Static("", markup=False)

    def compose(self) -> ComposeResult:
        """The quick form of the question."""
        yield self._quick

    def on_mount(self) -> None:
        """Shows the question that it was made with."""
        if self._markdown:
            self.ask(self._markdown)

    def ask(self, markdown: str) -> None:
        """Shows another question."""
        self._markdown = markdown
        short = is_one_paragraph(markdown)
        self.set_class(short, "-short")
        self.scroll_home(animate=False)
        if short:
            self._quick.update(inline_content(markdown))
        else:
            self._quick.update(markdown)
            self.call_after_refresh(self._as_markdown, markdown)
        self._quick.display = True
        self.query("Prose").remove()

    async def _as_markdown(self, markdown: str) -> None:
        from studycli.widgets.prose import Prose

        if markdown != self._markdown:
            return  # the learner was quicker
        await self.mount(Prose(markdown))
        self._quick.display = False
