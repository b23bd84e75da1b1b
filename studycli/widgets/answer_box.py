"""Where an answer is written."""

from __future__ import annotations

from collections.abc import Callable

from textual.timer import Timer
from textual.widgets import TextArea

REST = 0.4
"""Seconds without a keystroke after which a draft is saved."""


class AnswerBox(TextArea):
    """A box for prose that has its text saved whenever the hand rests."""

    DEFAULT_CSS = """
    AnswerBox {
        border: round $border-blurred;
        border-title-color: $muted;
        background: transparent;
        padding: 0 1;
        &:focus { border: round $border; }
    }
    """

    def __init__(self, save: Callable[[str], None], *, id: str | None = None) -> None:
        """`save` keeps a draft; it is called directly, so that no draft ever reaches the wrong item."""
        super().__init__(soft_wrap=True, show_line_numbers=False, tab_behavior="focus", id=id)
        self.highlight_cursor_line = False
        self._save = save
        self._saved = ""
        self._resting: Timer | None = None

    def show_text(self, text: str) -> None:
        """Puts a text in place that is saved already, the cursor behind it."""
        self._saved = text
        self.load_text(text)
        self.move_cursor(self.document.end)

    def on_text_area_changed(self) -> None:
        """Waits for a rest before the draft is saved."""
        self._stop_resting()
        if self.text != self._saved:
            self._resting = self.set_timer(REST, self.flush)

    def flush(self) -> None:
        """Saves the text now, when it differs from what was saved."""
        self._stop_resting()
        if self.text != self._saved:
            self._saved = self.text
            self._save(self.text)

    def _stop_resting(self) -> None:
        if self._resting is not None:
            self._resting.stop()
            self._resting = None
