"""What most screens can do: help, going on to another screen, and going back."""

from __future__ import annotations

from typing import TYPE_CHECKING, cast

from textual.screen import Screen, ScreenResultType

from studycli.errors import ExitCode

if TYPE_CHECKING:
    from studycli.screens.app import StudyApp


class StudyScreen(Screen[ScreenResultType]):
    """A screen from which others open, and which leads back to where it was opened from."""

    @property
    def study(self) -> StudyApp:
        """The app: who opens screens by their names and begins sessions."""
        return cast("StudyApp", self.app)

    def action_help(self) -> None:
        """Shows every key."""
        self.app.push_screen("help")

    def action_open(self, name: str) -> None:
        """Opens the registered screen called `name`; leaving it comes back here."""
        self.study.open_screen(name)

    def action_leave(self) -> None:
        """Goes back to where it was opened from, or leaves the program."""
        if len(self.app.screen_stack) > 1:
            self.dismiss()
        else:
            self.app.exit(ExitCode.DONE)
