"""Every key, in a sentence each."""

from __future__ import annotations

from collections.abc import Iterable
from itertools import groupby
from typing import ClassVar

from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.containers import VerticalScroll
from textual.content import Content
from textual.screen import ModalScreen
from textual.widgets import Static

from studycli.screens.keys import Key, printed


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
            yield Static(_table(keys), id="help-keys")
            yield Static("Everything can be clicked, too. esc closes this.", id="help-end")

    def on_click(self) -> None:
        """A click closes it."""
        self.dismiss()


def _table(keys: Iterable[Key]) -> Content:
    rows: list[tuple[str, str]] = []
    for text, same in groupby(keys, key=lambda key: key.help):
        names = [printed(name) for key in same for name in key.keys]
        shown = f"{names[0]}–{names[-1]}" if len(names) > 4 else "  ".join(names)
        rows.append((shown, text))
    width = max((len(shown) for shown, _ in rows), default=0)
    return Content("\n").join(
        Content.assemble((f"{shown:>{width}}", "bold $accent"), f"   {text}") for shown, text in rows
    )
