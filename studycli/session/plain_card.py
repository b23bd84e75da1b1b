"""One card in a plain session: question, answer in writing or in the head, what it had, rating."""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence
from contextlib import suppress

from studycli.errors import StoreError
from studycli.keys.key import typed_action
from studycli.keys.review import ACTS, HELP, HINT, LEAVE, REVEAL, TICK_ALL
from studycli.model.items import Card, CardKind, Seconds
from studycli.model.review import Rating
from studycli.session.plain_commands import Left, obey
from studycli.session.plain_dialogue import Dialogue
from studycli.session.plain_rating import ask_rating, rate
from studycli.session.plain_text import plain_text
from studycli.session.plain_tree import rebuild
from studycli.session.session import Session

Stopwatch = Callable[[], float]

HOW_TO_ANSWER = f"{REVEAL.typed_name} reveals, {HELP.typed_name} helps; or type an answer and end it with a lone full stop."
ASKED = (REVEAL, HINT, *ACTS, LEAVE, HELP)


def ask_card(session: Session, card: Card, dialogue: Dialogue, stopwatch: Stopwatch) -> Left:
    """Asks, reveals and rates the card on show."""
    began = stopwatch()
    dialogue.show(plain_text(card.prompt))
    dialogue.show("")
    written = _ask_tree(session, card, dialogue) if card.kind is CardKind.TREE else None
    if isinstance(written, Left):
        return written
    if written is None:
        answer = _ask_text(session, card, dialogue)
        if isinstance(answer, Left):
            return answer
        written = answer, what_it_had(session, card, answer, dialogue)
    answer, suggested = written
    rating = ask_rating(session, dialogue, suggested)
    if isinstance(rating, Left):
        return rating
    return rate(session, dialogue, rating, answer, Seconds(stopwatch() - began))


def _ask_text(session: Session, card: Card, dialogue: Dialogue) -> str | Left:
    """What the learner wrote; empty when it was only thought."""
    draft = session.draft()
    if draft:
        dialogue.show(f"Your draft (Enter keeps it):\n{draft}\n")
    # In full once; after that it would only keep a listener waiting.
    short = f"{REVEAL.typed_name} reveals, {HELP.typed_name} helps."
    dialogue.say(short if session.progress().done else HOW_TO_ANSWER)
    while True:
        said = dialogue.ask_for_text(">")
        action = typed_action(said.strip(), ASKED)
        if action == REVEAL.action:
            return draft
        if action == HINT.action:
            dialogue.show(plain_text(card.hint) if card.hint else "This card has no hint.")
            continue
        left = obey(action, ASKED, session, dialogue)
        if left in (Left.MOVED, Left.QUIT):
            return left
        if left is None:
            return dialogue.rest_of_text(said, lambda text: _keep(session, text))


def _keep(session: Session, text: str) -> None:
    # A full disk must not stop the writing; it is told when the rating is to be saved.
    with suppress(StoreError):
        session.save_draft(text)


def what_it_had(session: Session, card: Card, answer: str, dialogue: Dialogue) -> Rating:
    """Reveals the model answer below the learner's, asks what it had, and says which rating that suggests."""
    if answer:
        dialogue.show(f"\nYour answer:\n{answer}")
    dialogue.show(f"\nThe answer:\n{plain_text(card.answer)}\n")
    total = len(card.key_points)
    if not total:
        return session.suggest(0, 0)
    dialogue.say("What did your answer have?")
    for number, point in enumerate(card.key_points, 1):
        dialogue.show(plain_text(f"{number}. {point}"))
    had = _ask_points(card.key_points, dialogue)
    suggested = session.suggest(had, total)
    dialogue.say(f"{had} of {total}: {suggested.word} is suggested.")
    return suggested


def _ask_points(points: Sequence[str], dialogue: Dialogue) -> int:
    """How many of the points the answer had."""
    while True:
        said = dialogue.ask(
            f"Their numbers (such as 1 3; {TICK_ALL.typed_name} all, Enter none, o one by one)?"
        ).lower()
        if said in TICK_ALL.typed:
            return len(points)
        if said == "o":
            return sum(_has(number, point, dialogue) for number, point in enumerate(points, 1))
        numbers = re.split(r"[\s,;]+", said) if said else []
        if all(number.isdecimal() and 1 <= int(number) <= len(points) for number in numbers):
            return len(set(map(int, numbers)))
        dialogue.say(f"Please give numbers from 1 to {len(points)}.")


def _has(number: int, point: str, dialogue: Dialogue) -> bool:
    while True:
        said = dialogue.ask(f"{plain_text(f'{number}. {point}')}\ny or n?").lower()
        if said in ("y", "yes", "n", "no", ""):
            return said.startswith("y")


def _ask_tree(session: Session, card: Card, dialogue: Dialogue) -> tuple[str, Rating] | Left:
    while True:
        word = dialogue.ask("Enter begins rebuilding the tree, ? helps:").lower()
        if not word:
            return rebuild(card, dialogue)
        keys = (*ACTS, LEAVE, HELP)
        left = obey(typed_action(word, keys) or HELP.action, keys, session, dialogue)
        if left in (Left.MOVED, Left.QUIT):
            return left
