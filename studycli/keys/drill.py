"""The keys of a drill and of its end, on the screen and in line mode. Those of the editor itself are the usual ones of an editor."""

from __future__ import annotations

from studycli.keys.key import Key, Show
from studycli.keys.review import STEP_BACK

FIX = Key(("f3",), "fix", "fix", "Show what would mend it. Counts as half a hint.", typed=("f",))

DRILL: tuple[Key, ...] = (
    Key(("f5", "ctrl+r"), "run", "run", "Run what you wrote.", typed=("",)),
    Key(("f5", "escape", "ctrl+r"), "cancel", "cancel", "Stop the run."),
    Key(
        ("f9", "escape"),
        "stop_watching",
        "edit here again",
        "Stop running every save; the text is back in this editor.",
    ),
    Key(("enter", "i"), "type", "type", "Back to typing."),
    Key(
        ("ctrl+t",),
        "turn",
        "prompt",
        "Give the prompt all the width, and back; on a small screen: prompt, code, verdict.",
    ),
    Key(("f2",), "hint", "hint", "Show one hint more. With a hint the rating is Hard at best.", typed=("h",)),
    FIX,
    Key(("ctrl+n",), "next_case", "next ✗", "Show the next case that failed."),
    Key(("ctrl+o",), "output", "printed", "Show or hide what your code printed."),
    Key(("ctrl+g",), "go_to_line", "to the line", "Go to the line that the message speaks of."),
    Key(("f4",), "editor", "$EDITOR", "Write in your own editor; every save there is run here."),
    Key(
        ("f9",),
        "watch",
        "watch a file",
        "Put the code into a file, for any editor; every save is run.",
        Show.HELP,
    ),
    Key(("f8",), "show_answer", "answer", "Show the answer: this time counts as Again.", typed=("a",)),
    Key((), "give_up", "give up", "Give up for today, without the answer: rated Again.", typed=("g",)),
    Key(
        ("r",),
        "start_over",
        "start over",
        "Back to the skeleton. Asks once; undo (ctrl+z) brings it back.",
    ),
    Key(("ctrl+s",), "save", "save", "Keep the draft now. It is kept at every pause anyway.", Show.HELP),
    Key(("pageup", "k"), "scroll_prompt(-1)", "up", "Scroll the prompt up, when not typing.", Show.HELP),
    Key(("pagedown", "j"), "scroll_prompt(1)", "down", "Scroll the prompt down, when not typing.", Show.HELP),
    Key(("escape",), "stop_typing", "leave", "Stop typing: more keys work then."),
    STEP_BACK,
    Key(("q",), "leave", "leave", "Leave. The draft, the hints and the runs are kept."),
    Key(("f1", "question_mark"), "help", "help", "Show every key."),
)

EDITING: tuple[Key, ...] = (
    Key(("tab",), "indent", "indent", "Indent: to the next level, or all selected lines.", Show.HELP),
    Key(
        ("shift+tab", "backspace"),
        "dedent",
        "dedent",
        "One level less, when before the text of a line.",
        Show.HELP,
    ),
    Key(("ctrl+/",), "comment", "comment", "Comment the selected lines, or uncomment them.", Show.HELP),
    Key(("ctrl+z", "ctrl+y"), "undo", "undo", "Undo and redo what was typed.", Show.HELP),
    Key(("ctrl+k", "ctrl+u"), "cut", "delete", "Delete to the end of the line; to its start.", Show.HELP),
    Key(
        ("f6", "f7"),
        "select",
        "select",
        "Select the line; everything. Shift with the arrows selects, too.",
        Show.HELP,
    ),
    Key(("ctrl+x", "ctrl+v"), "cut", "cut", "Cut and paste within this program.", Show.HELP),
)
"""What hands do in the editor: for the help screen alone, Textual binds them."""

FINISHED: tuple[Key, ...] = (
    Key(("space", "enter"), "take", "go on", "Take the rating and go on."),
    Key(("a", "1"), "rate(1)", "again", "Lower it to Again, and go on.", Show.HELP),
    Key(("s", "2"), "rate(2)", "hard", "Lower it to Hard, and go on.", Show.HELP),
    Key(("d", "3"), "rate(3)", "good", "Lower it to Good, and go on.", Show.HELP),
    Key(("f", "4"), "rate(4)", "easy", "Keep Easy, and go on.", Show.HELP),
    Key(
        ("tab",),
        "other",
        "the other one",
        "Go from your answer to the reference and back, where both have no room.",
    ),
    Key(
        ("escape",), "back", "back to the code", "Back to the code, to write it once more; the rating stays."
    ),
    Key(("pageup", "up", "k"), "scroll(-1)", "up", "Scroll both answers up.", Show.HELP),
    Key(("pagedown", "down", "j"), "scroll(1)", "down", "Scroll both answers down.", Show.HELP),
    Key(("f1", "question_mark"), "help", "keys", "Show every key."),
)
