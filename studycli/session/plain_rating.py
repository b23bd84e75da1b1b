"""Asking for the rating in a plain session."""

from __future__ import annotations

from collections.abc import Sequence

from studycli.errors import StoreError
from studycli.keys.key import typed_action
from studycli.keys.review import ACTS, HELP, LAST_TIME, LEAVE, RATES, TAKE
from studycli.model.items import Seconds
from studycli.model.review import Rating
from studycli.session.plain_commands import Left, obey
from studycli.session.plain_dialogue import Dialogue
from studycli.session.session import Session
from studycli.wording import interval, keeps_failing


def offer(session: Session, allowed: Sequence[Rating] = tuple(Rating)) -> str:
    """The ratings to choose from, each with when the item would come back."""
    previews = session.previews()
    return " · ".join(f"{rating.value} {rating.word} {interval(previews[rating])}" for rating in allowed)


def ask_rating(
    session: Session,
    dialogue: Dialogue,
    suggested: Rating,
    *,
    allowed: Sequence[Rating] = tuple(Rating),
) -> Rating | Left:
    """The rating that the learner chooses (Enter takes the suggested one), or how a command left the item."""
    dialogue.say(offer(session, allowed))
    ratings = {f"rate({rating.value})": rating for rating in allowed} | {TAKE.action: suggested}
    keys = (*(key for key in (TAKE, *RATES) if key.action in ratings), LAST_TIME, *ACTS, LEAVE, HELP)
    while True:
        action = typed_action(
            dialogue.ask(f"Rating ({TAKE.typed_name}: {suggested.value} {suggested.word})?").lower(), keys
        )
        if action in ratings:
            return ratings[action]
        if action == LAST_TIME.action:
            dialogue.show(session.previous_answer() or "Nothing was written before.")
            continue
        left = obey(action, keys, session, dialogue)
        if left in (Left.MOVED, Left.QUIT):
            return left
        if left is None:
            choices = ", ".join(str(rating.value) for rating in allowed)
            dialogue.say(
                f"Please answer {choices}, or {TAKE.typed_name} for {suggested.word}; "
                f"{HELP.typed_name} shows the commands."
            )


def rate(session: Session, dialogue: Dialogue, rating: Rating, answer: str, duration: Seconds) -> Left:
    """Saves the rating and says when the item comes back. When it cannot be saved, the learner may try again."""
    when = interval(session.previews()[rating])
    while True:
        try:
            session.rate(rating, answer=answer, duration=duration)
        except StoreError as error:
            dialogue.say(f"{error.message} {error.hint}".strip())
            if dialogue.ask("Enter tries again, q quits:").lower() == "q":
                return Left.QUIT
        else:
            dialogue.say(f"{rating.word}: it comes back in {when}.")
            failing = session.just_failing()
            if failing is not None:
                dialogue.say(f"{keeps_failing(failing)} When it comes back, s lets it rest.")
            return Left.MOVED
