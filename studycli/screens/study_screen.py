"""What most screens can do: help, going on to another screen, and going back."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING, cast

from textual.screen import Screen, ScreenResultType

from studycli.errors import StudyError
from studycli.widgets.notice import Notice

if TYPE_CHECKING:
    from studycli.screens.app import ScreenApp, StudyApp


class StudyScreen(Screen[ScreenResultType]):
    """A screen from which others open, and which leads back to where it was opened from."""

    @property
    def study(self) -> StudyApp:
        """The app: who opens screens by their names and begins sessions."""
        return cast("StudyApp", self.app)

    def tried(self, act: Callable[[], object]) -> bool:
        """Whether `act` went well; when it did not, the notice line says what is wrong and nothing is lost."""
        try:
            act()
        except StudyError as error:
            self.query_one(Notice).tell_fault(error)
            return False
        return True

    def tell(self, text: str) -> None:
        """Says something in the notice line."""
        self.query_one(Notice).tell(text)

    def action_help(self) -> None:
        """Shows every key."""
        self.app.push_screen("help")

    def action_open(self, name: str) -> None:
        """Opens the registered screen called `name`; leaving it comes back here."""
        self.tried(lambda: self.study.open_screen(name))

    def action_leave(self) -> None:
        """Goes back to where it was opened from, or leaves the program."""
        cast("ScreenApp", self.app).leave(self)
