"""Every key of the screen below, in a sentence each: those that work now first."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import replace
from itertools import groupby
from typing import ClassVar

from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.containers import Horizontal, VerticalScroll
from textual.screen import ModalScreen, Screen
from textual.widgets import Static

from studycli.keys.key import Key, printed
from studycli.widgets.key_line import works_now


class HelpScreen(ModalScreen[None]):
    """Lists the keys of the screen below, and of the widget that has the focus there."""

    CSS_PATH = "help.tcss"
    AUTO_FOCUS = "#help"
    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("escape,q,f1,question_mark,enter", "dismiss", show=False),
        Binding("space,pagedown", "page(1)", show=False),
        Binding("pageup", "page(-1)", show=False),
        Binding("j", "line(1)", show=False),
        Binding("k", "line(-1)", show=False),
    ]

    def compose(self) -> ComposeResult:
        """The two columns: keys and what they do."""
        now, later = _keys_of(self.app.screen_stack[-2]) if len(self.app.screen_stack) > 1 else ((), ())
        with VerticalScroll(id="help"):
            yield Static("Keys", id="help-title")
            yield from map(_row, _rows(now))
            if later:
                yield Static("At other times", classes="help-title")
                yield from map(_row, _rows(later))
            yield Static("Everything can be clicked, too. esc closes this.", id="help-end")

    def action_page(self, pages: int) -> None:
        """Scrolls by a page."""
        area = self.query_one("#help")
        area.scroll_relative(y=pages * max(1, area.size.height - 2), animate=False)

    def action_line(self, lines: int) -> None:
        """Scrolls by a line."""
        self.query_one("#help").scroll_relative(y=lines, animate=False)

    def on_click(self) -> None:
        """A click closes it."""
        self.dismiss()


def _keys_of(screen: Screen[object]) -> tuple[list[Key], list[Key]]:
    """The keys that work now on `screen`, and the others. A key of the focused widget hides the screen's own."""
    now: list[Key] = []
    later: list[Key] = []
    taken: set[str] = set()
    for owner in filter(None, (screen.focused, screen)):
        told: Sequence[Key] = getattr(owner, "KEYS", ())
        everywhere = [key for key in getattr(owner, "EVERYWHERE", ()) if key not in told]
        for key in (*told, *everywhere):
            if not works_now(owner, key):
                later.append(key)
            elif free := tuple(name for name in key.keys if name not in taken):
                now.append(replace(key, keys=free))
        taken.update(name for key in now for name in key.keys)
    return now, [key for key in later if key.keys]


def _row(row: tuple[str, str]) -> Horizontal:
    shown, text = row
    return Horizontal(
        Static(shown, classes="help-key", markup=False),
        Static(text, classes="help-text", markup=False),
        classes="help-row",
    )


def _rows(keys: Iterable[Key]) -> list[tuple[str, str]]:
    """The keys as printed, and what they do; keys that do the same share a row."""
    rows: list[tuple[str, str]] = []
    for text, same in groupby(keys, key=lambda key: key.help):
        names = [printed(name) for key in same for name in key.keys]
        rows.append((f"{names[0]}–{names[-1]}" if len(names) > 4 else "  ".join(names), text))
    return rows
