"""How what was begun is believed to stand follows how answers turn out, not the formula alone."""

from __future__ import annotations

from statistics import fmean

import pytest

from studycli.model.review import Rating
from studycli.place.place import Place
from studycli.reports.gathering.held import held_now, mean_chance
from studycli.scheduler.forgetting import retrievability
from studycli.session.recall import read_standings
from studycli.session.rule import RULE

from .conftest import World


@pytest.mark.parametrize("rating", [Rating.AGAIN, Rating.GOOD])
def test_the_mean_recall_is_moved_by_how_the_latest_answers_turned_out(world: World, rating: Rating) -> None:
    items = [row.id for row in world.catalogue.entries()][:8]
    world.learn(*items)
    for _ in range(4):
        world.days_pass(12)
        for item in items:
            world.answer(item, rating)
    world.days_pass(6)
    moment, parameters = world.clock.now(), world.scheduler.settings.parameters
    told = read_standings(world.store, world.catalogue, Place(), moment, parameters, RULE).mean_recall
    rows = world.store.studied_rows(moment)
    plain = fmean(retrievability(row.stability, row.elapsed_days, parameters) for row in rows)
    shown = mean_chance(held_now(world.store, moment, parameters))
    assert shown == pytest.approx(told, abs=1e-4), "statistics show what the queue believes"
    assert (told < plain - 0.01) if rating is Rating.AGAIN else (told > plain)
