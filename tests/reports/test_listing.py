"""What `study list` counts as due."""

from __future__ import annotations

from studycli.model.review import MarkKind
from studycli.place.scope import EVERYTHING
from studycli.reports.listing import list_topics

from ..session.conftest import World


def test_what_is_suspended_is_not_due(world: World) -> None:
    world.learn("attention-idea", "attention-scale")
    world.days_pass(60)
    world.mark("attention-idea", MarkKind.SUSPEND)
    listed = list_topics(world.store, world.catalogue, world.clock.now(), EVERYTHING, only_due=True)
    assert [(topic.id, topic.due) for topic in listed] == [("attention", 1)]
