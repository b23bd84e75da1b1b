"""The question."""

from __future__ import annotations

from textual.app import ComposeResult
from textual.containers import VerticalScroll
from textual.widgets import Static

from studycli.widgets.markup_signs import is_one_paragraph, is_plain


class Prompt(VerticalScroll, can_focus=False):
    """The largest thing on the screen: set apart by space and a bar in the accent colour.

    A plain sentence is painted at once; anything with markup in it is first painted as written and becomes what it
    means as soon as the screen stands: the parser takes longer to load than a learner should wait.
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
        self.set_class(is_one_paragraph(markdown), "-short")
        self.scroll_home(animate=False)
        self._quick.update(" ".join(markdown.split()) if is_plain(markdown) else markdown)
        if not is_plain(markdown):
            self.call_after_refresh(self._typeset, markdown)
        self._quick.display = True
        self.query("Prose").remove()

    async def _typeset(self, markdown: str) -> None:
        if markdown != self._markdown:
            return  # the learner was quicker
        if is_one_paragraph(markdown):
            from studycli.widgets.inline_text import inline_content

            self._quick.update(inline_content(markdown))
            return
        from studycli.widgets.prose import Prose

        await self.mount(Prose(markdown))
        self._quick.display = False
