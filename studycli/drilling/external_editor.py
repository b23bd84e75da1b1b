"""Which editor a learner wants, and where it can show itself beside the verdict."""

from __future__ import annotations

import os
import shlex
import shutil
import subprocess
from collections.abc import Mapping
from dataclasses import dataclass
from enum import StrEnum
from pathlib import Path

from studycli.errors import UsageError

_WINDOWED = frozenset({
    "atom", "charm", "code", "code-insiders", "codium", "cursor", "gedit", "geany", "gnome-text-editor",
    "gvim", "idea", "kate", "kwrite", "lite-xl", "mate", "mousepad", "mvim", "neovide", "notepad",
    "notepad++", "open", "pycharm", "sublime", "subl", "textmate", "windsurf", "xdg-open", "xed", "zed",
    "zeditor",
})  # fmt: skip
_FALLBACKS = ("nano", "vim", "vi", "micro", "hx", "emacs", "notepad")

WIDE_ENOUGH = 150
"""Columns from which two halves side by side are both comfortable."""
TALL_ENOUGH = 46
"""Rows from which two halves above each other are."""


class Way(StrEnum):
    """Where the editor shows itself."""

    WINDOW = "window"
    """In a window of its own: the verdicts are drawn here at the same time."""
    PANE = "pane"
    """In a new pane of the tmux that this program runs in: likewise."""
    TERMINAL = "terminal"
    """In this terminal, which it gets to itself: saves are run meanwhile, and the verdict is there on return."""


@dataclass(frozen=True, slots=True)
class ExternalEditor:
    """An editor's command line, without the file."""

    command: tuple[str, ...]

    @property
    def name(self) -> str:
        """What the learner calls it."""
        return Path(self.command[0]).stem

    def way(self, environ: Mapping[str, str], columns: int, rows: int) -> Way:
        """Where it can show itself, in a terminal of that size."""
        if self.name in _WINDOWED or (self.name == "emacsclient" and "-n" in self.command):
            return Way.WINDOW
        if environ.get("TMUX") and shutil.which("tmux") and (columns >= WIDE_ENOUGH or rows >= TALL_ENOUGH):
            return Way.PANE
        return Way.TERMINAL


def find_editor(environ: Mapping[str, str]) -> ExternalEditor:
    """The editor named by VISUAL or EDITOR, else the first known one that is installed.

    Raises UsageError when there is none, or the named one is not installed.
    """
    named = environ.get("VISUAL") or environ.get("EDITOR") or ""
    try:
        command = shlex.split(named, posix=os.name != "nt")
    except ValueError as error:
        raise UsageError(f"$EDITOR is not a command line: {named} ({error}).") from error
    if command:
        if shutil.which(command[0]) is None:
            raise UsageError(
                f"$EDITOR names {command[0]}, which is not installed.", "Set EDITOR to one that is."
            )
        return ExternalEditor(tuple(command))
    for fallback in _FALLBACKS:
        if shutil.which(fallback):
            return ExternalEditor((fallback,))
    raise UsageError("No editor was found.", "Set EDITOR, for example: export EDITOR=nano")


def open_window(editor: ExternalEditor, file: Path) -> None:
    """Starts an editor that has a window of its own, and does not wait. Raises OSError when it cannot."""
    subprocess.Popen(
        [*editor.command, str(file)],
        stdin=subprocess.DEVNULL,
        stdout=subprocess.DEVNULL,
        stderr=subprocess.DEVNULL,
        start_new_session=True,
    )


def open_pane(editor: ExternalEditor, file: Path, columns: int) -> int:
    """Starts the editor in a new tmux pane beside this one (below it when narrow). Returns its process id.

    Raises OSError when tmux cannot.
    """
    line = f"exec {shlex.join([*editor.command, str(file)])}"
    side = "-h" if columns >= WIDE_ENOUGH else "-v"
    arguments = ["tmux", "split-window", side, "-P", "-F", "#{pane_pid}", "-c", str(file.parent), line]
    try:
        told = subprocess.run(arguments, capture_output=True, text=True, timeout=5, check=True)
        return int(told.stdout)
    except (subprocess.SubprocessError, ValueError) as error:
        raise OSError(f"tmux opened no pane ({error})") from error


def is_running(process: int) -> bool:
    """Whether the process that `open_pane` told of is still there."""
    try:
        os.kill(process, 0)
    except ProcessLookupError:
        return False
    except PermissionError:
        return True
    return True
