"""The second half of `study write`: every card is revealed with what was written for it, and rated."""

from __future__ import annotations

from studycli.keys.review import LEAVE
from studycli.model.items import Card
from studycli.model.review import Rating
from studycli.screens.sitting import Sitting
from studycli.screens.today import TodayScreen
from studycli.session.write_session import Marking
from studycli.widgets.revealed import Revelation


class MarkingScreen(TodayScreen):
    """Shows each card revealed at once: it has been answered already."""

    TITLE = "study write · marking"

    def __init__(self, sitting: Sitting, marking: Marking) -> None:
        sitting.session, sitting.opening = marking.session, ""
        super().__init__(sitting)
        self._marking = marking

    async def action_step_back(self) -> None:
        """There is no way back to the writing, for the answers have been seen."""
        self.tell(f"{LEAVE.name} leaves. What is not marked is kept as a draft.")

    async def ask(self) -> None:
        """Shows the card and what is right."""
        await super().ask()
        if self.item is not None:
            await self.action_reveal()

    async def _lay_out(self, card: Card) -> None:
        """There is nothing left to write."""

    def _revelation(self, card: Card) -> Revelation:
        from studycli.screens.revealing import written_card

        return written_card(self.session, card, self._marking.answer())

    def log_answer(self, rating: Rating) -> None:
        """Logs the rating with what was written and how long that took."""
        self._marking.rate(rating)
