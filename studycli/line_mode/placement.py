"""Finding one's place by answering, in lines."""

from __future__ import annotations

from typing import TYPE_CHECKING, TextIO

from studycli.line_mode.dialogue import Dialogue, EndOfInput
from studycli.line_mode.sessions import run_session
from studycli.model.items import TopicId
from studycli.place.placing import OPENING, PlacementSession, keep_placement

if TYPE_CHECKING:
    from studycli.catalogue import Catalogue
    from studycli.line_mode.asking import Judge
    from studycli.store.store import Store
    from studycli.study_days import Clock


def place_by_questions(
    store: Store, catalogue: Catalogue, clock: Clock, judge: Judge, incoming: TextIO, outgoing: TextIO
) -> None:
    """Asks, shows what follows, lets the learner put it right, and keeps it unless they leave. Raises StoreError."""
    session = PlacementSession(store, catalogue, store.scheduler, clock)
    run_session(session, judge, incoming, outgoing, opening=OPENING)
    placement = session.placement
    known = set(placement.believed(session.answers))
    dialogue = Dialogue(incoming, outgoing)
    try:
        while True:
            _show(dialogue, placement.topics, known)
            typed = dialogue.ask("Enter keeps it, names of topics change them, q leaves without keeping:")
            if typed == "q":
                return
            if not typed:
                break
            for name in typed.split():
                if name in placement.topics:
                    known ^= {TopicId(name)}
                else:
                    dialogue.say(f"No topic here is called {name}.")
    except EndOfInput:
        return
    keep_placement(store, clock.now(), placement, known)


def _show(dialogue: Dialogue, topics: tuple[TopicId, ...], known: set[TopicId]) -> None:
    dialogue.show("")
    dialogue.say(f"You know: {', '.join(topic for topic in topics if topic in known) or 'nothing yet'}.")
    dialogue.say(f"New to you: {', '.join(topic for topic in topics if topic not in known) or 'nothing'}.")
