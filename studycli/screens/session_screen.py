"""What can be done to the item on show besides answering it."""

from __future__ import annotations

from studycli.errors import StudyError
from studycli.model.items import Card, Item
from studycli.screens.sitting import Sitting
from studycli.screens.study_screen import StudyScreen
from studycli.session.acts import Act, carry_out
from studycli.widgets.notice import Notice


class SessionScreen(StudyScreen[None]):
    """Passes the learner's acts on to the session and shows what came of them.

    A subclass shows the session's current item in `ask`, and keeps what is being written in `keep_draft`.
    """

    def __init__(self, sitting: Sitting) -> None:
        super().__init__()
        self.sitting = sitting
        self.session = sitting.session
        self.item: Item | None = self.session.current()
        """The item on show: asked of the session once, because every key wants to know."""

    async def ask(self) -> None:
        """Shows the session's current item anew."""
        raise NotImplementedError

    def keep_draft(self) -> None:
        """Saves what is being written."""

    async def _carry_out(self, act: Act) -> None:
        self.keep_draft()
        try:
            done = carry_out(act, self.session)
        except StudyError as error:
            self.query_one(Notice).tell_fault(error)
            return
        if done.has_moved:
            await self.ask()
        else:
            self.say_where()
        self.tell(done.told)

    async def action_undo(self) -> None:
        """Takes back the latest act."""
        await self._carry_out(Act.UNDO)

    async def action_skip(self) -> None:
        """Puts the item at the end of the queue."""
        await self._carry_out(Act.SKIP)

    async def action_bury(self) -> None:
        """Hides the item until tomorrow."""
        await self._carry_out(Act.BURY)

    async def action_suspend(self) -> None:
        """Takes the item out of circulation."""
        await self._carry_out(Act.SUSPEND)

    async def action_flag(self) -> None:
        """Flags the item, or takes the flag away."""
        await self._carry_out(Act.FLAG)

    def say_where(self) -> None:
        """Shows where the learner stands."""

    async def action_edit(self) -> None:
        """Opens the item's file in the learner's editor, and reads the content again."""
        item = self.item
        if item is None:
            return
        self.keep_draft()
        told = self.edited(item)
        if told is not None:
            self.session.reload(self.sitting.catalogue)
            await self.ask()
            self.tell(told)

    def action_leave(self) -> None:
        """Leaves; everything is saved."""
        self.keep_draft()
        super().action_leave()


def question(item: Item) -> str:
    """What is asked, in Markdown."""
    if isinstance(item, Card):
        return item.prompt
    return f"Write `{item.name}`: {item.title}\n\nDrill · level {item.level} · ~{item.minutes:g} min"
