"""Whole sessions line by line: `study today`, `study drill` and `study write`, each with `--plain`."""

from __future__ import annotations

import time
from collections.abc import Callable
from typing import TextIO

from studycli.content.plain_text import plain_text
from studycli.errors import ExitCode, StudyError
from studycli.keys.review import LEAVE, SKIP
from studycli.line_mode.asking import Judge, Runs, Talk, ask, what_it_had
from studycli.line_mode.dialogue import Dialogue, EndOfInput, Moved, ask_rating, rate
from studycli.model.items import Drill, Item
from studycli.session.session import Session
from studycli.session.write_session import Marking, WriteSession
from studycli.wording import clock, count, last_seen, progress_line, summary_lines, what_next

HOW_TO_WRITE = "Write, and end with a line that holds only a full stop. Enter alone leaves it empty."


def run_session(
    session: Session,
    judge: Judge,
    incoming: TextIO,
    outgoing: TextIO,
    *,
    device: str = "auto",
    opening: str = "",
    runs: Runs = Runs.AT_ENTER,
    stopwatch: Callable[[], float] = time.monotonic,
) -> int:
    """Asks one item after the other until there are no more, or the learner leaves; sums up; returns the exit code.

    `opening` is said first, of a backlog for example. The end of the input ends the session; so does ctrl-C, with
    exit code 130. What was answered until then is saved in either case.
    """
    talk = Talk(session, Dialogue(incoming, outgoing), judge, device, runs, stopwatch)
    return _to_the_end(talk.dialogue, lambda: _walk(talk, opening), session)


def run_write(writing: WriteSession, incoming: TextIO, outgoing: TextIO) -> int:
    """Has every answer written, then reveals and marks them; returns the exit code.

    The end of the input, or ctrl-C with exit code 130, ends either half; what was written stays as drafts, what was
    marked is saved.
    """
    dialogue = Dialogue(incoming, outgoing)
    try:
        _write(writing, dialogue)
    except (EndOfInput, BrokenPipeError):
        return ExitCode.DONE
    except KeyboardInterrupt:
        return ExitCode.INTERRUPTED
    marking = writing.marking()
    return _to_the_end(dialogue, lambda: _mark(marking, dialogue), marking.session)


def _to_the_end(dialogue: Dialogue, walk: Callable[[], object], session: Session) -> int:
    """Walks, whatever ends it, and sums up. Nobody reading any more (a closed pipe) ends it too, without a word."""
    code = ExitCode.DONE
    try:
        try:
            walk()
        except EndOfInput:
            pass
        except KeyboardInterrupt:
            dialogue.say("\nInterrupted. Everything that was answered is saved.")
            code = ExitCode.INTERRUPTED
        dialogue.show("")
        summary = session.summary()
        left = not summary.items and session.current() is not None
        told = [*summary_lines(summary), what_next(summary)]
        for line in ["Nothing was rated; what you wrote is kept."] if left else told:
            dialogue.say(line)
    except BrokenPipeError:
        return ExitCode.DONE
    return code


def _walk(talk: Talk, opening: str) -> None:
    session, dialogue = talk.session, talk.dialogue
    if opening:
        dialogue.say(opening)
        dialogue.show("")
    while (item := session.current()) is not None:
        dialogue.say(_heading(session, item))
        dialogue.show("")
        try:
            ask(talk, item)
        except Moved:
            pass
        except StudyError as error:
            dialogue.say(f"{error.message} {error.hint}".strip())
            _after_trouble(session, dialogue)
        finally:
            dialogue.show("")


def _after_trouble(session: Session, dialogue: Dialogue) -> None:
    """Nothing moved; the learner says whether to try again, so that trouble is never a loop of its own."""
    word = dialogue.ask(
        f"Enter tries again, {SKIP.typed_name} skips it for now, {LEAVE.typed_name} leaves:"
    ).lower()
    if word in SKIP.typed:
        session.skip()
    elif word in LEAVE.typed:
        raise EndOfInput


def _heading(session: Session, item: Item) -> str:
    topic = session.catalogue.curriculum.topics.get(item.topic)
    parts = [progress_line(session.progress()), topic.title if topic else item.topic]
    if isinstance(item, Drill):
        parts += [f"drill {item.name}", f"level {item.level}"]
    parts.append(last_seen(session.days_since_seen()))
    if session.flagged():
        parts.append("flagged")
    return " · ".join(parts)


def _write(writing: WriteSession, dialogue: Dialogue) -> None:
    total = len(writing.cards)
    dialogue.say(f"{count(total, 'question')}, {clock(writing.seconds_left())} minutes. {HOW_TO_WRITE}")
    for place, card in enumerate(writing.cards):
        writing.turn_to(place)
        dialogue.show("")
        dialogue.say(f"{place + 1} of {total} · {clock(writing.seconds_left())} left")
        dialogue.show("\n" + plain_text(card.prompt) + "\n")
        if writing.text(place):
            dialogue.show(f"Your draft (Enter keeps it):\n{writing.text(place)}\n")
        text = dialogue.text(">", writing.write)
        if text:
            writing.write(text)
        if not writing.seconds_left():
            dialogue.say("The time is up.")
            return


def _mark(marking: Marking, dialogue: Dialogue) -> None:
    session = marking.session
    while (card := marking.current()) is not None:
        dialogue.show("\n" + plain_text(card.prompt))
        try:
            suggested = what_it_had(session, card, marking.answer(), dialogue)
            rating = ask_rating(session, dialogue, suggested.rating, is_earned=suggested.is_earned)
            rate(session, dialogue, rating, marking.answer(), marking.spent())
        except Moved:
            continue
