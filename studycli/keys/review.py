"""The keys of cards: asked, revealed, rated; on the screens of `study today` and `study write`, and in line mode.

One scheme for the whole review: the left hand rates on its home row (a s d f), digits tick what the answer had, and
space always does the next obvious thing. Where there is nothing to tick, 1–4 rate, as users of Anki expect.
"""

from __future__ import annotations

from studycli.keys.key import Key, Show

HELP = Key(("question_mark", "f1"), "help", "keys", "Show every key.", typed=("?",))
UNDO = Key(("u",), "undo", "undo", "Take back the latest answer or act; as often as you like.", typed=("u",))
STEP_BACK = Key(
    ("escape",),
    "step_back",
    "back",
    "Go one step back. It never ends the program.",
    Show.HELP,
)
"""On every screen."""
BACK = Key(("q",), "leave", "leave", "Leave, or go back to where you came from.")
LEAVE = Key(("q",), "leave", "leave", "Leave. Everything is saved, half-written answers too.", typed=("q",))

REVEAL = Key(
    ("space", "ctrl+r", "f5"),
    "reveal",
    "reveal",
    "Show the answer. Writing one first is up to you.",
    typed=("",),
)
HINT = Key(("f2", "h"), "hint", "hint", "Show the hint, where the card has one.", typed=("h",))

ASKING: tuple[Key, ...] = (
    REVEAL,
    Key(("enter", "i", "tab"), "write", "write", "Write an answer in the box; esc leaves it."),
    Key(("escape",), "stop_writing", "done writing", "Leave the box; the text stays."),
    Key(("space", "enter"), "begin", "start", "Start the drill."),
    HINT,
)
"""While the question is open."""

TAKE = Key(("space", "enter"), "take", "take it", "Rate as suggested.", typed=("",))
TURN = Key(
    ("tab",),
    "turn",
    "last time",
    "See what you wrote the last time; on a small screen, also this time.",
    typed=("l",),
)
RATES: tuple[Key, ...] = (
    Key(("a",), "rate(1)", "again", "Again: it was not there.", Show.HELP, ("1", "a")),
    Key(("s",), "rate(2)", "hard", "Hard: it came, with gaps or effort.", Show.HELP, ("2", "s")),
    Key(("d",), "rate(3)", "good", "Good: it came.", Show.HELP, ("3", "d")),
    Key(("f",), "rate(4)", "easy", "Easy: it came at once.", Show.HELP, ("4", "f")),
)
"""The left hand's home row, from worst to best."""

TICK_ALL = Key(("0",), "tick_all", "tick all", "Tick every key point, or none.", Show.HELP, ("0",))
TICKS: tuple[Key, ...] = (
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
    TICK_ALL,
)

SKIP = Key(("f3",), "skip", "skip", "Put this one at the end of the queue.", typed=("k",))
FLAG = Key(("m", "asterisk"), "flag", "flag", "Flag it for later, or take the flag away.", typed=("m", "*"))
SUSPEND = Key(
    ("at", "exclamation_mark"),
    "suspend",
    "suspend",
    f"Take it out of circulation; {UNDO.name} brings it back.",
    typed=("@", "!"),
)
EDIT = Key(("e",), "edit", "edit", "Open the card in your $EDITOR and read it again afterwards.")
ACTS: tuple[Key, ...] = (
    SKIP,
    UNDO,
    EDIT,
    Key(("b", "minus"), "bury", "bury", "Hide it until tomorrow.", typed=("b", "-")),
    SUSPEND,
    FLAG,
)
"""What can be done to any item at any time."""

TODAY: tuple[Key, ...] = (
    *ASKING,
    TAKE,
    TURN,
    *RATES,
    *TICKS,
    *ACTS,
    Key(("j", "down", "pagedown"), "scroll(1)", "down", "Scroll down.", Show.HELP),
    Key(("k", "up", "pageup"), "scroll(-1)", "up", "Scroll up.", Show.HELP),
    STEP_BACK,
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
        REVEAL.keys[1:],
        "next",
        "next",
        "Keep this answer and go on; behind the last one, reveal them all.",
    ),
    Key(("ctrl+o", "f4"), "back", "back", "Go back to the question before."),
    Key(("f3",), "finish", "reveal all", "Stop writing; reveal and mark everything."),
    Key(("escape",), "step_back", "leave", "Leave, when pressed twice. What you wrote is kept."),
    Key(("f1",), "help", "keys", "Show every key."),
)
