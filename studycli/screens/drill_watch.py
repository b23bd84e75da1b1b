"""Writing a drill's answer in another editor.

The draft becomes a file in a private folder, with the prompt beside it, and **every save of it is run**. What the
learner sees of it depends on where the editor shows itself:

* f4, and the editor has a window of its own (VS Code, gedit, gvim …): verdicts are drawn here at every save.
* f4 within tmux, with room for both: the editor gets a pane of its own; likewise.
* f4 with a terminal editor otherwise: it gets this terminal. The event loop goes on meanwhile, so saves are still run
  and logged and the draft is kept; on return the last verdict is on the screen, or what was saved last is being run.
* f9: no editor is started; the file's path is shown, for an editor in another terminal or on another screen.

While a file is watched it is the one that counts: the editor here shows what was last saved, and cannot be typed in.
"""

from __future__ import annotations

import asyncio
import os
import signal
from contextlib import contextmanager
from dataclasses import dataclass
from typing import TYPE_CHECKING

from textual import work
from textual.app import SuspendNotSupported
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
from studycli.screens.drill_run import RunningDesk

if TYPE_CHECKING:
    from collections.abc import Iterator

    from textual.app import App

LOOK_EVERY = 0.2
"""Seconds between two looks at the file."""


@dataclass(eq=False)
class Watch:
    """A file being watched."""

    file: AnswerFile
    way: Way | None
    """Where its editor shows itself; None when none was started for it."""
    process: int | None = None
    """The process whose end ends the watch; None: the learner ends it."""

    def is_over(self) -> bool:
        """Whether the editor that was started for it is gone."""
        return self.process is not None and not is_running(self.process)

    def explanation(self) -> str:
        """What the learner needs to know while it lasts."""
        if self.way is None:
            return f"Open {self.file.path} in any editor: every save is run. f9 ends this."
        return f"Every save of {self.file.path} is run. f9 ends this."


class WatchingDesk(RunningDesk):
    """A desk whose draft can be written in another editor."""

    watching: Watch | None = None
    _file: AnswerFile | None = None

    def on_unmount(self) -> None:
        """Takes the file away, unless its editor is still open."""
        watch = self.watching
        if self._file is not None and (watch is None or watch.process is None or watch.is_over()):
            self._file.remove()

    @work(exclusive=True, group="editor")
    async def action_editor(self) -> None:
        """Opens $EDITOR; every save is run."""
        try:
            editor = find_editor(os.environ)
            watch = self._begin_watch(editor.way(os.environ, *self.app.size))
            if watch.way is Way.TERMINAL:
                await lend_terminal(self.app, editor, watch.file)
                self._look()
                self.action_stop_watching()
            else:
                open_editor(watch, editor, self.app.size.width)
        except StudyError as error:
            self.action_stop_watching()
            self.panel.fault(error)

    def action_watch(self) -> None:
        """Puts the code into a file and runs every save of it."""
        try:
            self._begin_watch(None)
        except StudyError as error:
            self.panel.fault(error)

    def action_stop_watching(self) -> None:
        """Brings the text back into the editor here, and lets it be typed in."""
        if self.watching is None:
            return
        self.watching = None
        self.remove_class("-watching")
        self.editor.read_only = False
        self.action_type()

    def _begin_watch(self, way: Way | None) -> Watch:
        """Raises UsageError when there is no place for a file."""
        self.keep_draft()
        try:
            if self._file is None:
                self._file = AnswerFile(self.drill.name, self.editor.text, self.drill.prompt)
                self.set_interval(LOOK_EVERY, self._look)
            else:
                self._file.write(self.editor.text)
        except OSError as error:
            raise UsageError(
                f"No file can be made for the answer ({error}).", "Go on writing here."
            ) from error
        watch = self.watching = Watch(self._file, way)
        self.editor.read_only = True
        self.set_focus(None)
        self.add_class("-watching")
        self.query_one("#drill-watching", Static).update(watch.explanation())
        self.refresh_bindings()
        return watch

    def _look(self) -> None:
        """Runs the file when it has been saved."""
        watch = self.watching
        if watch is None:
            return
        found = watch.file.saved()
        if isinstance(found, Saved):
            if found.source != self.editor.text:
                self.editor.replace_all(found.source)
            self.run_source(found.source)
        elif isinstance(found, Unreadable):
            self.panel.fault(UsageError(found.message))
        elif watch.is_over():
            self.action_stop_watching()


def open_editor(watch: Watch, editor: ExternalEditor, columns: int) -> None:
    """Opens `editor` in a window or pane of its own. Raises UsageError when it does not start."""
    try:
        if watch.way is Way.WINDOW:
            open_window(editor, watch.file.path)
        else:
            watch.process = open_pane(editor, watch.file.path, columns)
    except OSError as error:
        raise UsageError(
            f"{editor.name} did not start ({error}).", "f9 shows the file's path, for any editor."
        ) from error


async def lend_terminal(app: App[object], editor: ExternalEditor, file: AnswerFile) -> None:
    """Gives the terminal to `editor` until it ends; the event loop goes on, and draws nothing.

    Raises UsageError when the editor does not start or this terminal cannot be lent.
    """
    try:
        with app.batch_update(), app.suspend(), _interrupts_ignored():
            process = await asyncio.create_subprocess_exec(*editor.command, str(file.path))
            await process.wait()
    except SuspendNotSupported as error:
        raise UsageError(
            "This terminal cannot be lent to an editor.", "f9 shows the file's path instead."
        ) from error
    except OSError as error:
        raise UsageError(f"{editor.name} did not start ({error.strerror}).", "Look at $EDITOR.") from error


@contextmanager
def _interrupts_ignored() -> Iterator[None]:
    """Ctrl-C belongs to the editor. A handler of our own, unlike SIG_IGN, is not inherited by it."""
    if os.name == "nt":
        yield
        return
    before = signal.signal(signal.SIGINT, lambda *_: None)
    try:
        yield
    finally:
        signal.signal(signal.SIGINT, before)
