"""The keys of the screens around a session: home, the map, the statistics, the end."""

from __future__ import annotations

from studycli.keys.key import Key, Show
from studycli.keys.review import BACK, HELP, UNDO

MAP: tuple[Key, ...] = (
    Key(("enter",), "study", "study now", "Study the topic at the cursor now; of a branch all its topics."),
    Key(("f",), "focus_on", "focus", "Take new items from this topic alone, or from everywhere again."),
    Key(("x",), "assume", "known", "Count the topic as known, or not any more. Samples check what is."),
    Key(("o",), "items", "items", "Open its cards and drills in the browser."),
    Key(("a",), "unfold_all", "all", "Unfold everything, or fold it again."),
)

TREE_OF_TOPICS: tuple[Key, ...] = (
    Key(("space",), "toggle_node", "fold", "Fold or unfold the topic."),
    Key(("right", "l"), "unfold", "unfold", "Unfold the topic.", Show.HELP),
    Key(("left", "h"), "fold", "fold", "Fold the topic, or go up to the one it hangs on.", Show.HELP),
    Key(("up", "k"), "cursor_up", "up", "Go up.", Show.HELP),
    Key(("down", "j"), "cursor_down", "down", "Go down.", Show.HELP),
    Key(("pageup",), "page_up", "up", "Go up by a page.", Show.HELP),
    Key(("pagedown",), "page_down", "down", "Go down by a page.", Show.HELP),
    Key(("home",), "scroll_home", "top", "Go to the first topic.", Show.HELP),
    Key(("end",), "scroll_end", "end", "Go to the last topic.", Show.HELP),
)

QUIT = Key(("q",), "leave", "leave", "Leave the program.")

EVERYTHING = Key(
    ("ctrl+p",),
    "app.command_palette",
    "everything",
    "Find anything by its name: a drill, a card, a topic, a command, a theme.",
)

LAB = Key(("l",), "lab", "lab", "Run the experiment that the day's page offers.")

HOME: tuple[Key, ...] = (
    Key(("enter", "space"), "start", "start", "Start today's session."),
    Key(("p",), "page", "the page", "Study what the course's page of the day asks for.", Show.HELP),
    Key(("n",), "next_day", "next day", "Go on to the next day of the course."),
    Key(("f",), "focus_on", "focus", "Say where new items come from."),
)

FILTER: tuple[Key, ...] = (
    Key(("down",), "to_rows", "to the list", "Go to what was found; so does enter."),
    Key(("escape",), "clear", "show all", "Show everything again."),
)
"""Of the line in which one types what to look for."""

BROWSE: tuple[Key, ...] = (
    Key(("enter",), "study", "study now", "Study what is selected, or the item at the cursor, now."),
    Key(("space",), "select", "select", "Select the item at the cursor, or not any more."),
    Key(("a",), "select_all", "all", "Select all that was found, or nothing any more.", Show.HELP),
    Key(("b", "minus"), "bury", "bury", "Hide it until tomorrow. Like what follows: all that is selected."),
    Key(("at", "exclamation_mark"), "suspend", "suspend", "Take it out of circulation, or back into it."),
    Key(("m", "asterisk"), "flag", "flag", "Flag it, or take the flag away."),
    Key(("x",), "known", "known", "Count its topic as known, or not any more.", Show.HELP),
    Key(("u",), "undo", "undo", "Take back the latest marks."),
    Key(("slash",), "filter", "find", "Go back to the line above, to look for something else."),
)

CATALOGUE: tuple[Key, ...] = (
    Key(("enter",), "open_drill", "open", "Open the drill at the cursor."),
    Key(("up",), "move(-1)", "up", "Go up.", Show.HELP),
    Key(("down",), "move(1)", "down", "Go down.", Show.HELP),
    Key(("pageup",), "move(-10)", "up", "Go up by ten.", Show.HELP),
    Key(("pagedown",), "move(10)", "down", "Go down by ten.", Show.HELP),
)

CHOOSING: tuple[Key, ...] = (
    Key(("enter",), "select", "choose", "Choose what is marked."),
    Key(("down", "j"), "cursor_down", "down", "Go down.", Show.HELP),
    Key(("up", "k"), "cursor_up", "up", "Go up.", Show.HELP),
)
"""Of lists of a few things to choose from."""

PLACEMENT: tuple[Key, ...] = (
    Key(("space", "enter"), "change", "known or not", "Count the topic as known, or not."),
    Key(("s", "ctrl+s"), "save", "keep", "Keep it as it is shown."),
)

SUMMARY: tuple[Key, ...] = (
    Key(("r",), "again", "look again", "Go through what was missed once more, now."),
    Key(("plus",), "more", "ten more", "Go on with ten items ahead of time, those that gain most."),
    UNDO,
)

DONE = Key(("space", "enter", "q"), "leave", "done", "Leave.")

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
