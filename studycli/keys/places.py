"""The keys of the screens around a session: home, the map, the statistics, the end."""

from __future__ import annotations

from studycli.keys.key import Key, Show
from studycli.keys.review import BACK, HELP, UNDO

MAP: tuple[Key, ...] = (
    Key(("enter",), "select_cursor", "fold", "Fold or unfold the topic.", Show.LINE),
    Key(("a",), "unfold_all", "all", "Unfold everything, or fold it again."),
)

QUIT = Key(("q",), "leave", "leave", "Leave the program.")

HOME: tuple[Key, ...] = (
    Key(("enter", "space"), "start", "start", "Start today's session."),
    Key(
        ("ctrl+p",),
        "app.command_palette",
        "everything",
        "Find anything by its name: a drill, a card, a topic, a command.",
    ),
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
