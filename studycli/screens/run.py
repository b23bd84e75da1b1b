"""The one way into the full-screen program. Importing this module loads nothing heavy; calling does."""

from __future__ import annotations

import gc
from collections.abc import Callable
from contextlib import suppress
from typing import TYPE_CHECKING, Any

from studycli.errors import ExitCode
from studycli.screens.terminal import ensure_terminal

if TYPE_CHECKING:
    from textual.screen import Screen

    from studycli.screens.opening import Begin
    from studycli.screens.sitting import Sitting
    from studycli.screens.workspace import Workspace
    from studycli.session.write_session import WriteSession


def run_today(sitting: Sitting) -> ExitCode:
    """Shows the sitting until the learner leaves it, and says in a line what it came to.

    Raises UsageError when there is no terminal to show it on.
    """

    def first() -> Screen[Any]:
        from studycli.screens.today import TodayScreen

        return TodayScreen(sitting)

    return _run_sitting(sitting, first)


def run_opening(enter: Callable[[], Workspace], begin: Begin, theme: str) -> ExitCode:
    """As `run_today`, for a session that `begin` makes; it and the workspace are opened behind the first paint.

    Says nothing when there was no session. Raises UsageError without a terminal, and what `enter` and `begin` raise.
    """
    begun: list[Sitting] = []

    def noted(workspace: Workspace) -> Sitting | None:
        sitting = begin(workspace)
        begun.extend([sitting] if sitting else [])
        return sitting

    def first() -> Screen[Any]:
        from studycli.screens.opening import OpeningScreen

        return OpeningScreen(noted)

    code = run_screen(enter, first, theme)
    for sitting in begun:
        _say_closing_line(sitting)
    return code


def run_write(sitting: Sitting, writing: WriteSession) -> ExitCode:
    """Has the questions of `writing` answered against the clock, then reveals and marks them.

    The sitting's own session is not used: marking has one. Raises UsageError when there is no terminal.
    """

    def first() -> Screen[Any]:
        from studycli.screens.write import WriteScreen

        return WriteScreen(sitting, writing)

    return _run_sitting(sitting, first)


def run_registered(workspace: Workspace, name: str) -> ExitCode:
    """Shows the registered screen called `name` until the learner leaves. Raises UsageError without a terminal."""
    from studycli.screens.registry import registered

    return run_screen(workspace, lambda: registered(name).open(workspace))


def run_home(enter: Callable[[], Workspace], theme: str) -> ExitCode:
    """Shows the home screen until the learner leaves; the workspace is opened behind the first paint.

    Raises UsageError without a terminal, and what `enter` raises.
    """

    def first() -> Screen[Any]:
        from studycli.screens.home import HomeScreen

        return HomeScreen()

    return run_screen(enter, first, theme)


def run_screen(
    workspace: Workspace | Callable[[], Workspace], first: Callable[[], Screen[Any]], theme: str = ""
) -> ExitCode:
    """Shows the screen that `first` makes until the learner leaves. Raises UsageError without a terminal."""
    ensure_terminal()
    # Nothing that is made on the way to the first paint is garbage, and looking for it would cost a tenth of the way.
    gc.disable()
    try:
        from studycli.screens.app import StudyApp

        app = StudyApp(workspace, first, theme)
        code = app.run()
    except KeyboardInterrupt:  # a signal before the app stood or when it was going
        return ExitCode.INTERRUPTED
    finally:
        gc.enable()
    app.raise_fault()
    return ExitCode.INTERRUPTED if code is None else code


def _run_sitting(sitting: Sitting, first: Callable[[], Screen[Any]]) -> ExitCode:
    code = run_screen(sitting.workspace, first)
    _say_closing_line(sitting)
    return code


def _say_closing_line(sitting: Sitting) -> None:
    from studycli.wording import closing_line

    ended = sitting.workspace.latest or sitting
    with suppress(OSError):  # the window was closed: nobody is left to be told
        print(closing_line(ended.session.summary(), ended.session.progress()))
