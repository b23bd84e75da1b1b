"""What a key is: what it does, how it is told of, and what is typed for it where there is no screen."""

from __future__ import annotations

import textwrap
from collections.abc import Callable, Collection, Iterable
from enum import StrEnum

from studycli.frozen import frozen

_SIGNS = {
    "question_mark": "?", "exclamation_mark": "!", "at": "@", "minus": "-", "asterisk": "*", "escape": "esc",
    "less_than_sign": "<", "greater_than_sign": ">", "left_square_bracket": "[", "right_square_bracket": "]",
    "up": "↑", "down": "↓", "left": "←", "right": "→", "pagedown": "pgdn", "pageup": "pgup", "comma": ",",
    "full_stop": ".", "slash": "/", "plus": "+", "shift+up": "shift+↑", "shift+down": "shift+↓",
}  # fmt: skip


class Show(StrEnum):
    """Where a key is told of besides the help screen."""

    LINE = "line"
    """In the bottom line, whenever it works."""
    HELP = "help"
    """Only on the help screen."""


@frozen
class Key:
    """One thing that can be done, and the keys that do it."""

    keys: tuple[str, ...]
    """Textual's names; the first that works now is the one that is shown. Empty: only in line mode."""
    action: str
    label: str
    """One or two words for the bottom line."""
    help: str
    """A sentence for the help screen and for the help of line mode."""
    show: Show = Show.LINE
    typed: tuple[str, ...] = ()
    """What is typed for it in line mode, "" being Enter alone; the first is told. Empty: not in line mode."""

    @property
    def name(self) -> str:
        """The first key, as printed: for a sentence that tells of it."""
        return printed(self.keys[0])

    @property
    def typed_name(self) -> str:
        """What is typed for it in line mode, for a sentence that tells of it."""
        return self.typed[0] or "Enter"

    def shown_key(
        self, reaches: Callable[[str], bool] = lambda key: True, taken: Collection[str] = ()
    ) -> str | None:
        """The first key, as printed, that `reaches` the screen past what has the focus, and is not taken."""
        usable = (printed(key) for key in self.keys if reaches(key))
        return next((key for key in usable if key not in taken), None)


def printed(key: str) -> str:
    """A key as it stands on the keyboard: `?` for `question_mark`."""
    return _SIGNS.get(key, key)


def reaches_past_a_box(key: str) -> bool:
    """Whether the screen gets `key` while a text box has the focus (f6 and f7 and most ctrl keys it keeps)."""
    if key.startswith("f") and key[1:].isdigit():
        return key not in {"f6", "f7"}
    return key in {"ctrl+r", "ctrl+s", "ctrl+g", "ctrl+o", "ctrl+t", "ctrl+n", "ctrl+l", "ctrl+c", "escape"}


def reaches_past_a_line(key: str) -> bool:
    """Whether the screen gets `key` while a line to type in has the focus: what is no letter and no sign."""
    return len(key) > 1 and key not in {
        "space",
        "question_mark",
        "slash",
        "minus",
        "at",
        "exclamation_mark",
        "asterisk",
    }


def typed_action(word: str, keys: Iterable[Key]) -> str | None:
    """What the line `word` asks for, going by the first of `keys` that has it; None when none has."""
    return next((key.action for key in keys if word in key.typed), None)


def typed_help(keys: Iterable[Key]) -> list[str]:
    """What can be typed in line mode and what it does, a line each; keys that only the screen has are left out."""
    return [
        wrapped
        for key in keys
        if key.typed
        for wrapped in textwrap.wrap(f"{key.typed_name:<5}  {key.help}", 80, subsequent_indent=" " * 7)
    ]
