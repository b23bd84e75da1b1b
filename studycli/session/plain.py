"""The whole session line by line: `study today --plain`."""

from __future__ import annotations

import time
from collections.abc import Callable
from typing import TextIO

from studycli.errors import ExitCode, StudyError
from studycli.model.items import Drill, Item
from studycli.session.plain_card import ask_card
from studycli.session.plain_commands import Left
from studycli.session.plain_dialogue import Dialogue, EndOfInput
from studycli.session.plain_drill import Judge, ask_drill
from studycli.session.session import Session
from studycli.wording import count, last_seen, minutes_left, summary_lines


def run_plain(
    session: Session,
    judge: Judge,
    incoming: TextIO,
    outgoing: TextIO,
    *,
    device: str = "auto",
    opening: str = "",
    stopwatch: Callable[[], float] = time.monotonic,
) -> int:
    """Goes through `session` with a learner who reads lines and types lines; returns the exit code.

    `opening` is said first, of a backlog for example. The end of the input ends the session; so does ctrl-C, with
    exit code 130. What was answered until then is saved in either case.
    """
    dialogue = Dialogue(incoming, outgoing)
    if opening:
        dialogue.say(opening)
        dialogue.show("")
    return walk(session, judge, dialogue, device=device, stopwatch=stopwatch)


def walk(
    session: Session,
    judge: Judge,
    dialogue: Dialogue,
    *,
    device: str,
    stopwatch: Callable[[], float] = time.monotonic,
) -> int:
    """Asks one item after the other until there are no more, or the learner leaves; then sums up.

    Nobody reading any more (a closed pipe) ends it too, without a word.
    """
    try:
        return _to_the_end(session, judge, dialogue, device, stopwatch)
    except BrokenPipeError:
        return ExitCode.DONE


def _to_the_end(
    session: Session, judge: Judge, dialogue: Dialogue, device: str, stopwatch: Callable[[], float]
) -> int:
    code = ExitCode.DONE
    try:
        while (item := session.current()) is not None:
            if _ask(session, item, judge, dialogue, device, stopwatch) is Left.QUIT:
                break
    except EndOfInput:
        pass
    except KeyboardInterrupt:
        dialogue.say("\nInterrupted. Everything that was answered is saved.")
        code = ExitCode.INTERRUPTED
    sum_up(session, dialogue)
    return code


def sum_up(session: Session, dialogue: Dialogue) -> None:
    """Says what the session came to."""
    summary = session.summary()
    dialogue.show("")
    if not summary.items and session.current() is not None:
        dialogue.say("Nothing was rated; what you wrote is kept.")
        return
    for line in summary_lines(summary):
        dialogue.say(line)


def _ask(
    session: Session,
    item: Item,
    judge: Judge,
    dialogue: Dialogue,
    device: str,
    stopwatch: Callable[[], float],
) -> Left:
    dialogue.say(_heading(session, item))
    dialogue.show("")
    try:
        if isinstance(item, Drill):
            return ask_drill(session, item, judge, dialogue, device=device, stopwatch=stopwatch)
        return ask_card(session, item, dialogue, stopwatch)
    except StudyError as error:
        dialogue.say(f"{error.message} {error.hint}".strip())
        return _after_trouble(session, dialogue)
    finally:
        dialogue.show("")


def _after_trouble(session: Session, dialogue: Dialogue) -> Left:
    """Nothing moved; the learner says whether to try again, so that trouble is never a loop of its own."""
    word = dialogue.ask("Enter tries again, k skips it for now, q quits:").lower()
    if word == "k":
        session.skip()
    return Left.QUIT if word == "q" else Left.MOVED


def _heading(session: Session, item: Item) -> str:
    progress = session.progress()
    topic = session.catalogue.curriculum.topics.get(item.topic)
    parts = [f"{progress.done + 1} of {progress.total}"]
    if progress.drills:
        parts.append(count(progress.drills, "drill"))
    parts += [minutes_left(progress.minutes_left), topic.title if topic else item.topic]
    if isinstance(item, Drill):
        parts += [f"drill {item.name}", f"level {item.level}"]
    parts.append(last_seen(session.days_since_seen()))
    if session.flagged():
        parts.append("flagged")
    return " · ".join(parts)
