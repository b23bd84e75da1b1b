"""The full-screen program: its screens, themes and the ways out of it."""

from __future__ import annotations

import asyncio
import gc
import os
import signal
from collections.abc import Callable
from contextlib import suppress
from functools import cached_property
from typing import TYPE_CHECKING, Any, ClassVar

from textual import events
from textual.app import App
from textual.binding import Binding, BindingType
from textual.screen import Screen

from studycli.errors import ExitCode, StudyError
from studycli.screens.registry import registered
from studycli.screens.themes import DARK, THEMES, missing_variables, no_such_theme
from studycli.screens.workspace import Workspace

if TYPE_CHECKING:
    from textual.command import Provider

    from studycli.session.entries import Queue

LEAST_WIDTH, LEAST_HEIGHT = 60, 18
"""Columns and rows below which nothing would be readable."""
TOO_SMALL = "too-small"


def _help() -> Screen[Any]:
    from studycli.screens.help import HelpScreen

    return HelpScreen()


def _too_small() -> Screen[Any]:
    from studycli.screens.too_small import TooSmallScreen

    return TooSmallScreen()


def _everything() -> type[Provider]:
    from studycli.screens.palette import EverythingProvider

    return EverythingProvider


class ScreenApp(App[ExitCode]):
    """Shows screens. Its result is the exit code; ctrl+c leaves from anywhere, and nothing is lost."""

    TITLE = "study"
    CSS_PATH = "study.tcss"
    ENABLE_COMMAND_PALETTE = False
    SCREENS: ClassVar[dict[str, Callable[[], Screen[Any]]]] = {"help": _help, TOO_SMALL: _too_small}
    BINDINGS: ClassVar[list[BindingType]] = [Binding("ctrl+c", "interrupt", show=False, priority=True)]

    def __init__(self, first: Callable[[], Screen[Any]], theme: str) -> None:
        """`first` makes the screen to begin with; `theme` is the name of one of ours or of Textual's."""
        no_color = os.environ.get("NO_COLOR")
        super().__init__()
        if no_color is not None:
            os.environ["NO_COLOR"] = (
                no_color  # Textual takes it away; an editor started from here needs it too
            )
        for known in THEMES:
            self.register_theme(known)
        self._unknown_theme = "" if theme in self.available_themes else theme
        self.theme = DARK.name if self._unknown_theme else theme
        self._first = first()
        # Textual reads the stylesheet of every screen but the one to begin with.
        self.css_path = [*self.css_path, *self._first.css_path]
        self._too_small = False
        self._floor = 1
        """How many screens are left when leaving one ends the program."""

    def get_theme_variable_defaults(self) -> dict[str, str]:
        """What our stylesheets need besides what the theme says."""
        return missing_variables(self.current_theme)

    def get_default_screen(self) -> Screen[Any]:
        """The screen to begin with."""
        return self._first

    def on_mount(self) -> None:
        """Lets signals end it as ctrl+c does: the terminal is given back as it was, and drafts are saved."""
        if self._unknown_theme:
            self.notify(no_such_theme(self._unknown_theme, self.available_themes), severity="warning")
        if self.is_headless:
            return
        for name in ("SIGINT", "SIGTERM", "SIGHUP"):
            number = getattr(signal, name, None)
            with suppress(
                NotImplementedError, ValueError, RuntimeError
            ):  # Windows, or not in the main thread
                if number is not None:
                    asyncio.get_running_loop().add_signal_handler(number, self.action_interrupt)

    def on_resize(self, event: events.Resize) -> None:
        """Asks for a larger window while this one is too small."""
        too_small = event.size.width < LEAST_WIDTH or event.size.height < LEAST_HEIGHT
        if too_small and not self._too_small:
            self.push_screen(TOO_SMALL)
        elif self._too_small and not too_small:
            self.pop_screen()
        self._too_small = too_small

    def push_screen(self, *wanted: Any, **more: Any) -> Any:
        """As Textual has it; while the window is too small the new screen opens below the request for a larger one."""
        if not self._too_small:
            return super().push_screen(*wanted, **more)
        self.pop_screen()
        pushed = super().push_screen(*wanted, **more)
        super().push_screen(TOO_SMALL)
        return pushed

    def on_ready(self) -> None:
        """Garbage may be looked for again (see `run`) once what is opened behind the first paint is on show too."""
        self.set_timer(1.0, gc.enable)

    def _print_error_renderables(self) -> None:
        """Prints no traceback: `raise_fault` hands the fault to whoever started the app."""

    def raise_fault(self) -> None:
        """After `run`: raises the fault of the program that ended the app, if one did."""
        if self._exception is not None:
            raise self._exception

    def has_before(self, screen: Screen[Any]) -> bool:
        """Whether there is a screen to go back to from `screen`; else the program began with it."""
        place = self.screen_stack.index(screen)
        return place >= self._floor and not getattr(self.screen_stack[place - 1], "is_never_seen", False)

    def leave(self, screen: Screen[Any]) -> None:
        """Goes back to where `screen` was opened from, or ends the program when it began with it."""
        if self.has_before(screen):
            screen.dismiss()
        else:
            self.exit(ExitCode.DONE)

    def action_interrupt(self) -> None:
        """Leaves at once; what is being written is saved first."""
        self._keep_drafts()
        self.exit(ExitCode.INTERRUPTED)

    def _keep_drafts(self) -> None:
        for screen in self.screen_stack:
            keep_draft = getattr(screen, "keep_draft", None)
            if keep_draft is not None:
                keep_draft()


class StudyApp(ScreenApp):
    """Shows what belongs to a workspace: sessions, and every registered screen by its name."""

    ENABLE_COMMAND_PALETTE = True
    COMMANDS: ClassVar[set[type[Provider] | Callable[[], type[Provider]]]] = {_everything}

    def __init__(
        self,
        workspace: Workspace | Callable[[], Workspace],
        first: Callable[[], Screen[Any]],
        theme: str = "",
    ) -> None:
        """`first` makes the screen to begin with.

        A workspace that is still to be opened is opened when it is asked for first, behind the first paint.
        """
        self._enter = workspace if callable(workspace) else lambda: workspace
        super().__init__(first, theme if callable(workspace) else workspace.config.theme)
        self.fault: StudyError | None = None
        """Why the program ended, when something of the learner's could not be used."""

    @cached_property
    def workspace(self) -> Workspace:
        """What the screens work with. Raises StudyError when it cannot be opened."""
        return self._enter()

    def open_screen(self, name: str) -> None:
        """Shows the registered screen called `name`; leaving it comes back. Raises StudyError.

        Home is never opened twice: there everything above it is left, and a program that began elsewhere ends there.
        """
        if name != "home":
            self.push_screen(registered(name).open(self.workspace))
            return
        from studycli.screens.home import HomeScreen

        at = self._place_of(HomeScreen)
        self._leave_down_to(1 if at is None else at + 1)
        if at is None:
            self.push_screen(registered(name).open(self.workspace))

    def begin(self, queue: Queue) -> None:
        """Shows a session with `queue`; it takes the place of one that is under way, in which everything is saved."""
        from studycli.screens.home import HomeScreen
        from studycli.screens.session_screen import SessionScreen
        from studycli.screens.today import TodayScreen

        screen = TodayScreen(self.workspace.sitting(queue))
        at = self._place_of(SessionScreen, above=self._place_of(HomeScreen))
        if at is not None:
            self._leave_down_to(max(at, 1))
        if at == 0:
            # Textual cannot take its first screen away: the new one leads out, not back to it.
            self._floor = 2
        self.push_screen(screen)
        if len(queue.entries) == 1:
            # Who opens one drill wants to write it, not to be asked whether.
            self.call_after_refresh(screen.action_begin)

    def begin_wanted(self, **wanted: Any) -> None:
        """Shows a session of what `wanted` asks for, as in `Workspace.queue`. Raises StudyError."""
        self.begin(self.workspace.queue(**wanted))

    def begin_scoped(self, *words: str) -> None:
        """Shows a session of what these scopes name: what is due and new of it, else all of it. Raises StudyError."""
        from studycli.place.vocabulary import select

        work = self.workspace
        scope = select(work.store, work.catalogue, work.clock.now(), words)
        queue = work.queue(scope=scope)
        self.begin(queue if queue.entries else work.chosen(sorted(scope.items or ())))

    def action_command_palette(self) -> None:
        """Opens the palette over everything but the request for a larger window."""
        from textual.command import CommandPalette

        if not self._too_small and not isinstance(self.screen, CommandPalette):
            self.push_screen(
                CommandPalette(
                    placeholder="a drill, a card, a topic, a screen, a command, a theme, a setting …",
                    id="--command-palette",
                )
            )

    def _place_of(self, kind: type[Screen[Any]], above: int | None = None) -> int | None:
        """The place, in the stack of screens, of the lowest one of this kind, if there is one above `above`."""
        places = range(0 if above is None else above + 1, len(self.screen_stack))
        return next((place for place in places if isinstance(self.screen_stack[place], kind)), None)

    def _leave_down_to(self, count: int) -> None:
        """Leaves `count` screens open; what is being written on the others is saved."""
        self._keep_drafts()
        while len(self.screen_stack) > count:
            self.pop_screen()

    def fail(self, error: StudyError) -> None:
        """Ends the program, whose caller says why."""
        self.fault = error
        self.exit(error.exit_code)

    def raise_fault(self) -> None:
        """After `run`: raises what ended the app, if it was a fault of the program or of something it needs."""
        super().raise_fault()
        if self.fault is not None:
            raise self.fault
