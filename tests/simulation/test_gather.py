"""A simulation starts from what the store plans: the same items, due on the same days."""

from __future__ import annotations

from dataclasses import replace
from datetime import timedelta
from pathlib import Path

from studycli.model.items import ItemId
from studycli.model.review import MarkKind, Rating
from studycli.simulation.gather import gather_collection

from ..store.conftest import Desk


def test_what_is_due_in_the_next_weeks_is_what_the_store_plans(study_home: Path) -> None:
    desk = Desk(study_home / "study.db")
    names = [f"card-{number}" for number in range(24)]
    with desk.open() as store:
        desk.content(store, *((name, "plain", "vit", name) for name in [*names, "unseen"]))
        for number, name in enumerate(names):
            desk.answer(store, name, Rating.EASY if number % 2 else Rating.GOOD)
            desk.later(minutes=20)
            desk.answer(store, name, Rating.GOOD)
            desk.later(hours=9)
        desk.mark(store, names[0], MarkKind.SUSPEND)
        now = desk.clock.now()
        told = gather_collection(store, now)
        assert (len(told.held), len(told.new)) == (len(names) - 1, 1)
        counts = []
        for ahead in range(30):
            wait = timedelta(days=ahead)
            later = replace(now, at=now.at + wait, day=now.day + wait)
            due = [row.item for row in store.due_rows(later) if row.item != ItemId(names[0])]
            assert sum(item.due_day <= told.today + ahead for item in told.held) == len(due), (
                f"in {ahead} days"
            )
            counts.append(len(due))
    assert counts[0] < counts[-1]
