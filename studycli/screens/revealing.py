"""From an answered card to what is shown of it."""

from __future__ import annotations

from studycli.model.items import Card
from studycli.session.session import Session
from studycli.session.tree_marking import mark_tree
from studycli.widgets.growth import Growth
from studycli.widgets.revealed import Revelation
from studycli.widgets.tree_builder import marked_tree


def written_card(session: Session, card: Card, written: str) -> Revelation:
    """A card that was answered in writing, or in the head."""
    return Revelation(
        written=written,
        last_time=session.previous_answer() or "",
        answer=card.beyond_ticks,
        to_tick=card.to_tick,
        previews=session.previews(),
    )


def rebuilt_tree(session: Session, card: Card, growth: Growth, outline: str) -> Revelation:
    """A tree card, marked edge by edge."""
    mark = mark_tree(card.tree, growth.all_parents())
    return Revelation(
        written=outline,
        last_time=session.previous_answer() or "",
        answer=card.answer,
        to_tick=(),
        previews=session.previews(),
        marked=marked_tree(card.tree, growth, mark),
        share=(mark.right, len(mark.edges)),
    )
