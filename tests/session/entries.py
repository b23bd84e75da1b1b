"""Queue entries for tests."""

from __future__ import annotations

from dataclasses import replace

from hypothesis import strategies as st

from studycli.model.items import ItemId, Seconds, TopicId, drill_id
from studycli.model.memory import Probability
from studycli.session.entries import Form, QueueEntry, Reason, Worth


def card(
    name: str,
    *,
    topic: str = "vit",
    group: str = "",
    reason: Reason = Reason.DUE,
    risk: float = 0.1,
    seconds: float = 40.0,
    score: float = 0.1,
) -> QueueEntry:
    return QueueEntry(
        ItemId(name),
        reason,
        Form.CARD,
        TopicId(topic),
        ItemId(group or name),
        None if reason is Reason.NEW else Probability(1 - risk),
        Seconds(seconds),
        worth=Worth(score, score),
    )


def drill(name: str, *, topic: str = "vit", reason: Reason = Reason.DUE, score: float = 0.1) -> QueueEntry:
    item = drill_id(name)
    known = None if reason is Reason.NEW else Probability(0.9)
    worth = Worth(score, score)
    return QueueEntry(item, reason, Form.DRILL, TopicId(topic), item, known, Seconds(300.0), worth=worth)


@st.composite
def lines(draw: st.DrawFn, reason: Reason, mark: str, topics: str = "abcd") -> list[QueueEntry]:
    """Distinct entries of one reason: cards of which some are siblings, and drills."""
    entries = []
    for number in range(draw(st.integers(0, 12))):
        topic = draw(st.sampled_from(topics))
        score = draw(st.floats(0.01, 2.0))
        if draw(st.integers(0, 4)) == 0:
            entries.append(drill(f"{mark}{number}", topic=topic, reason=reason, score=score))
        else:
            group = f"{mark}-group-{draw(st.integers(0, 6))}"
            one = card(f"{mark}{number}", topic=topic, group=group, reason=reason, score=score)
            entries.append(replace(one, expected=Seconds(draw(st.sampled_from([20.0, 40.0, 90.0])))))
    return entries
