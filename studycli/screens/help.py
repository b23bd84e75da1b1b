"""Every key, in a sentence each."""

from __future__ import annotations

from collections.abc import Iterable
from itertools import groupby
from typing import ClassVar

from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.containers import Horizontal, VerticalScroll
from textual.screen import ModalScreen
from textual.widgets import Static

from studycli.keys.key import Key, printed


class HelpScreen(ModalScreen[None]):
    """Lists the keys of the screen below, and of the widget that has the focus there; any of its keys closes it."""

    CSS_PATH = "help.tcss"
    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("escape,q,f1,question_mark,space,enter", "dismiss", show=False),
    ]

    def compose(self) -> ComposeResult:
        """The two columns: keys and what they do."""
        below = self.app.screen_stack[-2] if len(self.app.screen_stack) > 1 else None
        keys = [key for owner in (below and below.focused, below) for key in getattr(owner, "KEYS", ())]
        with VerticalScroll(id="help"):
            yield Static("Keys", id="help-title")
            for shown, text in _rows(keys):
                with Horizontal(classes="help-row"):
                    yield Static(shown, classes="help-key", markup=False)
                    yield Static(text, classes="help-text", markup=False)
            yield Static("Everything can be clicked, too. esc closes this.", id="help-end")

    def on_click(self) -> None:
        """A click closes it."""
        self.dismiss()


def _rows(keys: Iterable[Key]) -> list[tuple[str, str]]:
    """The keys as printed, and what they do; keys that do the same share a row."""
    rows: list[tuple[str, str]] = []
    for text, same in groupby(keys, key=lambda key: key.help):
        names = [printed(name) for key in same for name in key.keys]
        rows.append((f"{names[0]}–{names[-1]}" if len(names) > 4 else "  ".join(names), text))
    return rows
