"""Every key of every screen, declared once: bindings, the bottom line and the help screen all come from here.

One scheme for the whole review: the left hand rates on its home row (a s d f), digits tick what the answer had, and
space always does the next obvious thing. Where there is nothing to tick, 1–4 rate, as users of Anki expect.
"""

from __future__ import annotations

from collections.abc import Collection
from dataclasses import dataclass
from enum import StrEnum

from textual.binding import Binding, BindingType

_SIGNS = {
    "question_mark": "?", "exclamation_mark": "!", "at": "@", "minus": "-", "asterisk": "*", "escape": "esc",
    "less_than_sign": "<", "greater_than_sign": ">", "left_square_bracket": "[", "right_square_bracket": "]",
    "up": "↑", "down": "↓", "left": "←", "right": "→", "pagedown": "pgdn", "pageup": "pgup", "comma": ",",
    "full_stop": ".", "shift+up": "shift+↑", "shift+down": "shift+↓",
}  # fmt: skip


class Show(StrEnum):
    """Where a key is told of besides the help screen."""

    LINE = "line"
    """In the bottom line, whenever it works."""
    HELP = "help"
    """Only on the help screen."""


@dataclass(frozen=True, slots=True)
class Key:
    """One thing that can be done, and the keys that do it."""

    keys: tuple[str, ...]
    """Textual's names; the first that works now is the one that is shown."""
    action: str
    label: str
    """One or two words for the bottom line."""
    help: str
    """A sentence for the help screen."""
    show: Show = Show.LINE

    def shown_key(self, *, writing: bool, taken: Collection[str] = ()) -> str | None:
        """The first key, as printed, that reaches the screen while a text box has the focus or not, and is not taken."""
        usable = (printed(key) for key in self.keys if not writing or reaches_past_a_box(key))
        return next((key for key in usable if key not in taken), None)


def printed(key: str) -> str:
    """A key as it stands on the keyboard: `?` for `question_mark`."""
    return _SIGNS.get(key, key)


def reaches_past_a_box(key: str) -> bool:
    """Whether the screen gets `key` while a text box has the focus (f6 and f7 and most ctrl keys it keeps)."""
    if key.startswith("f") and key[1:].isdigit():
        return key not in {"f6", "f7"}
    return key in {"ctrl+r", "ctrl+s", "ctrl+g", "ctrl+o", "ctrl+t", "ctrl+n", "ctrl+l", "ctrl+c", "escape"}


def bindings(keys: tuple[Key, ...]) -> list[BindingType]:
    """The keys as Textual's bindings; what works now is decided by the screen's `check_action`."""
    return [Binding(",".join(key.keys), key.action, key.label, show=False) for key in keys]


HELP = Key(("question_mark", "f1"), "help", "keys", "Show every key.")
UNDO = Key(("u",), "undo", "undo", "Take back the latest answer or act; as often as you like.")
BACK = Key(("q", "escape"), "leave", "leave", "Leave, or go back to where you came from.")
LEAVE = Key(("q", "escape"), "leave", "leave", "Leave. Everything is saved, half-written answers too.")

TODAY: tuple[Key, ...] = (
    Key(("space", "ctrl+r", "f5"), "reveal", "reveal", "Show the answer. Writing one first is up to you."),
    Key(("enter", "i", "tab"), "write", "write", "Write an answer in the box; esc leaves it."),
    Key(("escape",), "stop_writing", "done writing", "Leave the box; the text stays."),
    Key(("space", "enter"), "begin", "start", "Start the drill."),
    Key(("space", "enter"), "take", "take it", "Rate as suggested."),
    Key(("tab",), "last_time", "last time", "Show what you wrote the last time, and back."),
    Key(("f2", "h"), "hint", "hint", "Show the hint, where the card has one."),
    Key(("f3",), "skip", "skip", "Put this one at the end of the queue."),
    Key(("a",), "rate(1)", "again", "Again: it was not there.", Show.HELP),
    Key(("s",), "rate(2)", "hard", "Hard: it came, with gaps or effort.", Show.HELP),
    Key(("d",), "rate(3)", "good", "Good: it came.", Show.HELP),
    Key(("f",), "rate(4)", "easy", "Easy: it came at once.", Show.HELP),
    *(
        Key(
            (str(digit),),
            f"digit({digit})",
            "tick",
            "Tick a key point; without key points 1–4 rate.",
            Show.HELP,
        )
        for digit in range(1, 10)
    ),
    Key(("0",), "tick_all", "tick all", "Tick every key point, or none.", Show.HELP),
    UNDO,
    Key(("e",), "edit", "edit", "Open the card in your $EDITOR and read it again afterwards."),
    Key(("b", "minus"), "bury", "bury", "Hide it until tomorrow."),
    Key(("at", "exclamation_mark"), "suspend", "suspend", "Take it out of circulation; `u` brings it back."),
    Key(("m", "asterisk"), "flag", "mark", "Mark it with a flag, or take the flag away."),
    Key(("j", "down", "pagedown"), "scroll(1)", "down", "Scroll down.", Show.HELP),
    Key(("k", "up", "pageup"), "scroll(-1)", "up", "Scroll up.", Show.HELP),
    LEAVE,
    HELP,
)

TREE: tuple[Key, ...] = (
    Key(
        ("enter", "space"),
        "place",
        "place",
        "Put the chosen node under the marked row; in the tree: go back to the nodes for one.",
    ),
    Key(("tab", "shift+tab"), "other_side", "other side", "Go from the nodes to the tree and back."),
    Key(("up",), "move(-1)", "up", "Go up.", Show.HELP),
    Key(("down",), "move(1)", "down", "Go down.", Show.HELP),
    Key(("right",), "deeper", "in", "In the tree: make it a child of the node above it."),
    Key(("left",), "shallower", "out", "In the tree: make it a sibling of its parent."),
    Key(
        ("shift+up",),
        "shift(-1)",
        "up",
        "Beside the nodes: mark the row above in the tree. In the tree: move the node up.",
        Show.HELP,
    ),
    Key(
        ("shift+down",),
        "shift(1)",
        "mark",
        "Beside the nodes: mark the row below in the tree. In the tree: move the node down.",
    ),
    Key(("x", "backspace", "delete"), "take_out", "remove", "Take it and what hangs on it out of the tree."),
)

WRITE: tuple[Key, ...] = (
    Key(
        ("ctrl+r", "f5"), "next", "next", "Keep this answer and go on; behind the last one, reveal them all."
    ),
    Key(("ctrl+o", "f4"), "back", "back", "Go back to the question before."),
    Key(("f3",), "finish", "reveal all", "Stop writing; reveal and mark everything."),
    Key(("escape",), "leave", "leave", "Leave, when pressed twice. What you wrote is kept."),
    Key(("f1",), "help", "keys", "Show every key."),
)

MAP: tuple[Key, ...] = (
    Key(("enter",), "select_cursor", "fold", "Fold or unfold the topic.", Show.LINE),
    Key(("a",), "unfold_all", "all", "Unfold everything, or fold it again."),
)

SUMMARY: tuple[Key, ...] = (
    Key(("space", "enter", "q", "escape"), "leave", "done", "Leave."),
    UNDO,
)

STATS: tuple[Key, ...] = (
    Key(("right", "tab", "l"), "turn(1)", "next", "Go on to the next pane."),
    Key(("left", "shift+tab", "h"), "turn(-1)", "back", "Go back to the pane before.", Show.HELP),
    *(
        Key((str(digit),), f"open_pane({digit})", "open", "Open the pane with this number.", Show.HELP)
        for digit in range(1, 7)
    ),
    Key(("p",), "span", "period", "Look back on a month, on a year, or on everything."),
    Key(("down", "j", "pagedown", "space"), "scroll(1)", "down", "Go down."),
    Key(("up", "k", "pageup"), "scroll(-1)", "up", "Go up.", Show.HELP),
    BACK,
    HELP,
)
