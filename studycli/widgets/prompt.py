"""The question."""

from __future__ import annotations

import sys

from textual.app import ComposeResult
from textual.containers import VerticalScroll
from textual.widgets import Static

from studycli.widgets.markup_signs import is_one_paragraph, is_plain

_PARSER = "studycli.widgets.inline_text"


class Prompt(VerticalScroll, can_focus=False):
    """The largest thing on the screen: set apart by space and a bar in the accent colour.

    A plain sentence is painted at once. Anything with markup in it waits for the parser, which takes longer to load
    than the first paint may: until then there is nothing, never the markup.
    """

    DEFAULT_CSS = """
    Prompt {
        height: auto;
        max-height: 50%;
        margin: 1 0;
        border-left: outer $accent;
        padding: 0 2;
        & > Static { height: auto; max-width: 100; }
        &.-short > Static { text-style: bold; }
    }
    """

    def __init__(self, markdown: str = "", *, id: str | None = None) -> None:
        super().__init__(id=id)
        self._markdown = markdown
        self._paragraph = Static("", markup=False)

    def compose(self) -> ComposeResult:
        """The place of a question of one paragraph; longer ones are mounted beside it."""
        yield self._paragraph

    async def on_mount(self) -> None:
        """Shows the question that it was made with."""
        if self._markdown:
            await self.ask(self._markdown)

    async def ask(self, markdown: str) -> None:
        """Shows another question."""
        self._markdown = markdown
        self.set_class(is_one_paragraph(markdown), "-short")
        self.scroll_home(animate=False)
        if is_plain(markdown):
            self._paragraph.update(" ".join(markdown.split()))
            self._paragraph.display = True
            await self.query("Prose").remove()
        elif _PARSER in sys.modules:
            await self._typeset(markdown)
        else:
            self._paragraph.update("")
            self.call_after_refresh(self._typeset, markdown)

    async def _typeset(self, markdown: str) -> None:
        if markdown != self._markdown:
            return  # the learner was quicker
        before = list(self.query("Prose"))
        self._paragraph.display = is_one_paragraph(markdown)
        if self._paragraph.display:
            from studycli.widgets.inline_text import inline_content

            self._paragraph.update(inline_content(markdown))
        else:
            from studycli.widgets.prose import Prose

            await self.mount(Prose(markdown))
        for prose in before:
            await prose.remove()
