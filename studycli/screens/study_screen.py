"""What most screens can do: help, going on to another screen, and going back."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import TYPE_CHECKING, ClassVar, cast

from textual.app import SuspendNotSupported
from textual.screen import Screen, ScreenResultType

from studycli.errors import StudyError
from studycli.keys.key import Key
from studycli.keys.review import HELP, LEAVE, STEP_BACK
from studycli.widgets.key_line import bindings
from studycli.widgets.notice import Notice

if TYPE_CHECKING:
    from studycli.model.items import Item, Place
    from studycli.screens.app import ScreenApp, StudyApp


class StudyScreen(Screen[ScreenResultType]):
    """A screen from which others open, and which leads back to where it was opened from."""

    EVERYWHERE: ClassVar[tuple[Key, ...]] = (STEP_BACK, HELP)
    """Keys that every such screen has, whether or not its own table tells of them."""
    BINDINGS = bindings(EVERYWHERE)

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
        found = self.query(Notice)
        notice = found.first() if found else Notice()
        if not found:
            self.query_one(".page").mount(notice, before=".bottom")
        notice.tell(text)

    def edited(self, item: Item) -> str | None:
        """Opens the item's file in the learner's editor and reads the content again; what to say of it.

        None when it could not be done: the notice line says why.
        """
        from studycli.screens.editing import Edited, edit

        done: list[Edited] = []
        work = self.study.workspace
        if not self.tried(lambda: done.append(edit(item, self._lend_terminal))) or not self.tried(
            work.reread
        ):
            return None
        faults = [fault for fault in work.catalogue.faults if fault.place.path == done[0].path]
        if not faults:
            return done[0].told
        place = faults[0].place
        return f"✗ {place.path.name}:{place.line}: {faults[0].message} {faults[0].remedy}"

    def _lend_terminal(self, command: Sequence[str], place: Place) -> None:
        import subprocess

        try:
            with self.app.suspend():
                subprocess.run(command, check=False)
        except OSError as error:
            raise StudyError(
                f"{command[0]} could not be started ({error.strerror}).", "Set EDITOR."
            ) from error
        except SuspendNotSupported as error:
            raise StudyError(
                "This terminal cannot be lent to an editor.", f"The card is in {place}."
            ) from error

    def action_help(self) -> None:
        """Shows every key."""
        self.app.push_screen("help")

    def action_open(self, name: str) -> None:
        """Opens the registered screen called `name`; leaving it comes back here."""
        self.tried(lambda: self.study.open_screen(name))

    async def action_step_back(self) -> None:
        """Goes back to where it was opened from; where there is no way back, only says how to leave."""
        if cast("ScreenApp", self.app).has_before(self):
            self.action_leave()
        else:
            self.tell(f"{LEAVE.name} leaves. Everything is saved.")

    def action_leave(self) -> None:
        """Goes back to where it was opened from, or leaves the program."""
        cast("ScreenApp", self.app).leave(self)
