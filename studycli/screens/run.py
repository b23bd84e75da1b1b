"""The one way into the full-screen program. Importing this module loads nothing heavy; calling does."""

from __future__ import annotations

import gc
from collections.abc import Callable
from typing import TYPE_CHECKING, Any

from studycli.errors import ExitCode
from studycli.screens.terminal import ensure_terminal

if TYPE_CHECKING:
    from textual.screen import Screen

    from studycli.screens.sitting import Sitting
    from studycli.session.write_session import WriteSession


def run_today(sitting: Sitting) -> ExitCode:
    """Shows the sitting until the learner leaves it, and says in a line what it came to.

    Raises UsageError when there is no terminal to show it on.
    """

    def first(shown: Sitting) -> Screen[Any]:
        from studycli.screens.today import TodayScreen

        return TodayScreen(shown)

    return _run(sitting, first)


def run_write(sitting: Sitting, writing: WriteSession) -> ExitCode:
    """Has the questions of `writing` answered against the clock, then reveals and marks them.

    The sitting's own session is not used: marking has one. Raises UsageError when there is no terminal.
    """

    def first(shown: Sitting) -> Screen[Any]:
        from studycli.screens.write import WriteScreen

        return WriteScreen(shown, writing)

    return _run(sitting, first)


def run_screen(first: Callable[[], Screen[Any]], theme: str) -> ExitCode:
    """Shows a screen that belongs to no sitting until the learner leaves it. Raises UsageError without a terminal."""
    ensure_terminal()
    from studycli.screens.app import ScreenApp

    app = ScreenApp(first, theme)
    try:
        code = app.run()
    except KeyboardInterrupt:  # a signal before the app stood or when it was going
        return ExitCode.INTERRUPTED
    app.raise_fault()
    return ExitCode.INTERRUPTED if code is None else code


def _run(sitting: Sitting, first: Callable[[Sitting], Screen[Any]]) -> ExitCode:
    ensure_terminal()
    # Nothing that is made on the way to the first paint is garbage, and looking for it would cost a tenth of the way.
    gc.disable()
    try:
        from studycli.screens.app import StudyApp
        from studycli.wording import closing_line

        app = StudyApp(sitting, first)
        code = app.run()
    except KeyboardInterrupt:  # a signal before the app stood or when it was going
        return ExitCode.INTERRUPTED
    finally:
        gc.enable()
    app.raise_fault()
    print(closing_line(sitting.session.summary(), sitting.session.progress()))
    return ExitCode.INTERRUPTED if code is None else code
