"""The latest answers and sources, one per item."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

from studycli.model.items import ItemId, Seconds
from studycli.model.review import Attempt, ReviewKind
from studycli.store.event_ids import new_event_id
from studycli.store.store import Store

from .conftest import Desk


def run(desk: Desk, store: Store, item: str, verdict: str, source: str) -> None:
    moment = desk.clock.now()
    here = (0, Seconds(1.0), store.device)
    store.add_attempt(Attempt(new_event_id(moment), ItemId(item), moment, verdict, "", source, *here))


def test_the_latest_source_that_passed_stands_for_a_drill(desk: Desk, store: Store) -> None:
    for verdict, source in (("wrong", "a"), ("passed", "b"), ("passed", "c"), ("wrong", "d")):
        run(desk, store, "drill:known", verdict, source)
    for source in ("e", "f"):
        run(desk, store, "drill:open", "wrong", source)
    found = {each.item: (each.source, each.passed) for each in store.written_sources()}
    assert found == {"drill:known": ("c", True), "drill:open": ("f", False)}


def test_the_latest_written_answer_that_stands_counts(desk: Desk, store: Store) -> None:
    for text in ("first", "second", ""):
        desk.answer(store, "a", answer=text)
    taken_back = desk.review(store, "a")
    store.add_review(replace(taken_back, answer="third"))
    store.undo(desk.clock.now())
    desk.answer(store, "drill:b", kind=ReviewKind.DRILL, answer="code")
    assert store.written_answers() == [("a", "second", date(2026, 11, 23))]
