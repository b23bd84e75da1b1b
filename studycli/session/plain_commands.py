"""The commands that work at every question of a plain session."""

from __future__ import annotations

from collections.abc import Iterable
from enum import StrEnum

from studycli.keys.key import Key, typed_help
from studycli.session.acts import Act, carry_out
from studycli.session.plain_dialogue import Dialogue
from studycli.session.session import Session


class Left(StrEnum):
    """How an item was left."""

    MOVED = "moved"
    """Another item is on show, or the same one afresh."""
    STAYED = "stayed"
    """The item is still being asked."""
    QUIT = "quit"


def obey(action: str | None, keys: Iterable[Key], session: Session, dialogue: Dialogue) -> Left | None:
    """Carries out an action of `keys` that works everywhere; None when it is none of these."""
    if action == "leave":
        return Left.QUIT
    if action == "help":
        dialogue.show("\n".join(typed_help(keys)))
        return Left.STAYED
    if action not in list(Act):
        return None
    done = carry_out(Act(action), session)
    dialogue.say(done.told)
    return Left.MOVED if done.has_moved else Left.STAYED
