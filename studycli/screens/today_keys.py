"""Which keys of the review screen work at the moment, and what they are called then."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from studycli.keys.key import Key
from studycli.keys.review import TAKE, TODAY, TURN
from studycli.model.items import Card, CardKind, Drill

if TYPE_CHECKING:
    from studycli.screens.today import TodayScreen


def labelled(screen: TodayScreen) -> tuple[Key, ...]:
    """The keys; space says which rating it takes, or that it asks for one."""
    labels = {TAKE.action: screen.suggested.rating.word if screen.may_take else "rate"}
    if screen.next_side is not None:
        labels[TURN.action] = screen.next_side
    return tuple(replace(key, label=labels.get(key.action, key.label)) for key in TODAY)


def works_now(screen: TodayScreen, action: str) -> bool:
    """Whether the key with this action does something now; while nothing is on show, only help and undo do."""
    if (
        action == "turn"
    ):  # the panels are looked for only when it is asked for: every key is asked at every change
        return screen.is_ready and screen.next_side is not None
    item = screen.item
    is_card = isinstance(item, Card)
    is_asked = is_card and not screen.is_revealed
    has_box = is_asked and isinstance(item, Card) and item.kind is not CardKind.TREE
    works = {
        "reveal": is_asked,
        "write": has_box and not screen.writing,
        "stop_writing": screen.writing,
        "begin": isinstance(item, Drill),
        "hint": is_asked and screen.can_hint,
        **dict.fromkeys(("take", "rate", "digit", "tick_all", "scroll"), screen.is_revealed),
        **dict.fromkeys(("skip", "bury", "suspend", "flag", "edit"), True),
        **dict.fromkeys(("leave", "step_back"), not screen.writing),
    }
    return works[action] and screen.is_ready if action in works else True
