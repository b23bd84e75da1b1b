"""The draft in an editor other than the screen's own: as a file, of which every save is run.

What the learner sees of it depends on where that editor shows itself:

* in a window of its own (VS Code, gedit, gvim …), or in a pane of tmux with room for both: verdicts are drawn here at
  every save;
* in this terminal, which it then has to itself: saves are run and logged meanwhile, and on return the last verdict is
  on the screen, or what was saved last is being run;
* wherever the learner opens the file whose path is shown.

While a file is watched it is the one that counts: the editor here shows what was last saved, and cannot be typed in.
"""

from __future__ import annotations

import os
from collections.abc import Callable
from pathlib import Path
from typing import Any

from textual.screen import Screen
from textual.widgets import Static

from studycli.drilling.answer_file import AnswerFile, Saved, Unreadable
from studycli.drilling.external_editor import (
    ExternalEditor,
    Way,
    find_editor,
    is_running,
    open_pane,
    open_window,
)
from studycli.errors import StudyError, UsageError
from studycli.model.items import Drill
from studycli.screens.lending import lend_terminal
from studycli.widgets.drill_desk import DrillDesk, Page

_INSTEAD = "f9 shows the file's path, for any editor."


class OtherEditor:
    """One file for as long as a drill is open, made when it is asked for first."""

    def __init__(
        self,
        screen: Screen[Any],
        desk: DrillDesk,
        drill: Drill,
        run: Callable[[str], None],
        tell_fault: Callable[[StudyError], None],
    ) -> None:
        """`run` has a saved text judged; `tell_fault` says why something cannot be had."""
        self._screen, self._desk, self._drill = screen, desk, drill
        self._run, self._tell_fault = run, tell_fault
        self._file: AnswerFile | None = None
        self._process: int | None = None
        self.is_watched = False
        """Whether the file is the one that counts."""
        self.line = Static("", id="drill-watching", markup=False)
        """What the learner needs to know while it lasts."""

    async def open(self) -> None:
        """Opens $EDITOR, wherever it can show itself."""
        app = self._screen.app
        try:
            editor = find_editor(os.environ)
            way = editor.way(os.environ, *app.size)
            path = self._begin()
            if way is Way.TERMINAL:
                await lend_terminal(app, (*editor.command, str(path)), _INSTEAD)
                self.look()
                self.stop()
            else:
                self._process = _opened(editor, way, path, app.size.width)
        except StudyError as error:
            self.stop()
            self._tell_fault(error)

    def watch(self) -> None:
        """Shows the file's path and waits for saves."""
        try:
            path = self._begin()
        except StudyError as error:
            self._tell_fault(error)
        else:
            self._desk.panel.say("", "Every save is run, and the verdict stands here.")
            self.line.update(f"Open {path} in any editor. Every save is run.")

    def stop(self) -> None:
        """Brings the text back into the editor here, and lets it be typed in. The file stays: it may be open."""
        if self.is_watched:
            self.is_watched, self._process = False, None
            self._screen.remove_class("-watching")
            self._desk.editor.read_only = False
            self._desk.turn_to(Page.CODE)
            self._desk.editor.focus()

    def look(self) -> None:
        """Runs the file when it has been saved; stops when the editor that was opened for it is gone."""
        source = self.take_save()
        if source is not None:
            self._run(source)
        elif self.is_watched and self._process is not None and not is_running(self._process):
            self.stop()

    def take_save(self) -> str | None:
        """Takes what was saved in the file, if anything, into the editor here, and returns it."""
        found = self._file.saved() if self._file is not None and self.is_watched else None
        if isinstance(found, Unreadable):
            self._tell_fault(UsageError(found.message))
        if not isinstance(found, Saved):
            return None
        if found.source != self._desk.editor.text:
            self._desk.editor.replace_all(found.source)
        return found.source

    def close(self) -> None:
        """Takes the file away, unless its editor is still open."""
        if self._file is not None and (self._process is None or not is_running(self._process)):
            self._file.remove()

    def _begin(self) -> Path:
        """Writes the file and watches it. Raises UsageError when there is no place for one."""
        source = self._desk.editor.text
        try:
            if self._file is None:
                self._file = AnswerFile(self._drill.name, source, self._drill.prompt)
            else:
                self._file.write(source)
        except OSError as error:
            raise UsageError(
                f"No file can be made for the answer ({error}).", "Go on writing here."
            ) from error
        self.is_watched = True
        self._desk.editor.read_only = True
        self._screen.set_focus(None)
        self._screen.add_class("-watching")
        self.line.update(f"Every save of {self._file.path} is run.")
        self._desk.turn_to(Page.PROMPT if Page.VERDICT in self._desk.pages else Page.CODE)
        self._screen.refresh_bindings()
        return self._file.path


def _opened(editor: ExternalEditor, way: Way, file: Path, columns: int) -> int | None:
    """Opens the file in a window, or in a pane, whose process is returned. Raises UsageError when it does not start."""
    try:
        if way is Way.PANE:
            return open_pane(editor, file, columns)
        open_window(editor, file)
    except OSError as error:
        raise UsageError(f"{editor.name} did not start ({error}).", _INSTEAD) from error
    return None
