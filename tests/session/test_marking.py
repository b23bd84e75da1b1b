"""Marks that are set outside of a session."""

from __future__ import annotations

import pytest

from studycli.errors import UsageError
from studycli.model.items import ItemId
from studycli.model.review import MarkKind
from studycli.session.marking import unsuspend_item

from .conftest import World

IDEA = ItemId("attention-idea")


def test_what_was_suspended_comes_back_with_its_history(world: World) -> None:
    world.learn(IDEA)
    world.mark(IDEA, MarkKind.SUSPEND)
    world.days_pass(60)
    assert IDEA not in [entry.item for entry in world.queue().entries]
    unsuspend_item(world.store, world.clock, IDEA)
    assert IDEA in [entry.item for entry in world.queue().entries]
    assert world.store.memory(IDEA).reps == 1


def test_only_what_is_suspended_can_be_taken_up(world: World) -> None:
    with pytest.raises(UsageError, match="not suspended"):
        unsuspend_item(world.store, world.clock, IDEA)
    world.mark(IDEA, MarkKind.SUSPEND)
    with pytest.raises(UsageError) as raised:
        unsuspend_item(world.store, world.clock, ItemId("attention-ide"))
    assert "Did you mean attention-idea?" in raised.value.hint
