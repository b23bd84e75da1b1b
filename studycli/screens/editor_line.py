"""How each editor is told to open a file at a line."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

from studycli.model.items import Place

_PLUS = (
    "vi", "vim", "nvim", "gvim", "mvim", "view", "nano", "pico", "emacs", "emacsclient", "micro", "kak",
    "joe", "kate",
)  # fmt: skip
_COLON = ("hx", "helix", "subl", "sublime", "zed", "zeditor")
_GOTO = ("code", "codium", "code-insiders", "cursor", "windsurf")


def at_line(command: Sequence[str], place: Place) -> list[str]:
    """The command line that opens `place`, waiting until it is closed; an unknown editor gets the file alone."""
    name = Path(command[0]).stem
    target = str(place.path)
    if name in _PLUS:
        return [*command, f"+{place.line}", target]
    if name in _COLON:
        return [*command, f"{target}:{place.line}"]
    if name in _GOTO:
        waiting = [] if "--wait" in command or "-w" in command else ["--wait"]
        return [*command, *waiting, "--goto", f"{target}:{place.line}"]
    return [*command, target]
