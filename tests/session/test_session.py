"""A session answers, goes back, leaves aside, and never loses anything."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from studycli.errors import UsageError
from studycli.model.items import ItemId, Seconds, drill_id
from studycli.model.review import MarkKind, Rating, ReviewKind
from studycli.model.verdict import Cause, Verdict, VerdictKind
from studycli.session.chosen import session_for_item
from studycli.session.session import Session
from studycli.store.store import Store

from .conftest import World, Worlds

HALF_A_MINUTE = Seconds(30.0)


def shown(session: Session) -> str | None:
    item = session.current()
    return None if item is None else item.id


def finish(world: World, session: Session, rating: Rating = Rating.GOOD, limit: int = 100) -> list[str]:
    """Answers everything so; the items in the order in which they came."""
    came: list[str] = []
    while (item := session.current()) is not None and len(came) < limit:
        came.append(item.id)
        session.rate(rating, duration=HALF_A_MINUTE)
        world.clock.advance(timedelta(seconds=30))
    return came


def record(store: Store, items: list[str], world: World) -> list[object]:
    """All that a session may change, but for ids and times."""
    day = world.clock.now().day
    return [
        (
            item,
            store.memory(ItemId(item)),
            store.standing(ItemId(item), day),
            [(review.rating, review.answer) for review in store.reviews_of(ItemId(item))],
        )
        for item in items
    ]


def test_a_session_ends_and_every_new_card_came_twice_but_a_drill_once(world: World) -> None:
    world.mark("parts/query", MarkKind.SUSPEND)
    world.mark("parts/key", MarkKind.SUSPEND)
    world.mark("parts/value", MarkKind.SUSPEND)
    session = world.session(world.queue(new_per_day=3))
    came = finish(world, session)
    assert sorted(came) == sorted([*2 * ["attention-idea", "attention-scale"], "drill:scores"])
    assert session.current() is None
    assert session.previews() == {}
    assert session.progress().remaining == 0
    assert session.progress().done == 3


def test_a_learning_step_comes_when_it_is_due_before_the_rest(world: World) -> None:
    session = world.session(world.queue())
    first = shown(session)
    session.rate(Rating.AGAIN, duration=HALF_A_MINUTE)
    assert shown(session) != first
    world.clock.advance(timedelta(minutes=2))
    session.rate(Rating.EASY, duration=HALF_A_MINUTE)
    assert shown(session) == first


def test_a_learning_step_that_is_far_off_is_left_for_later(world: World) -> None:
    world.answer("attention-idea", Rating.GOOD)
    session = world.session(world.queue(new=0))
    assert shown(session) == "attention-idea"
    queue = world.queue(new=0)
    world.clock.advance(timedelta(minutes=-15))
    later = world.session(queue)
    assert shown(later) is None
    assert later.progress().remaining == 0
    world.clock.advance(timedelta(minutes=15))
    assert shown(later) == "attention-idea"


def test_an_answer_is_in_the_log_before_the_next_item_is_shown(world: World) -> None:
    session = world.session()
    item = session.current()
    assert item is not None
    session.save_draft("half a thou")
    review = session.rate(Rating.HARD, answer="half a thought", duration=Seconds(71.5))
    assert world.store.reviews_of(item.id) == [review]
    assert (review.answer, review.duration, review.kind) == ("half a thought", 71.5, ReviewKind.CARD)
    assert world.store.draft(item.id) is None
    assert world.store.last_answer(item.id) == "half a thought"


def test_a_draft_outlives_the_session(world: World) -> None:
    world.session().save_draft("An image is")
    assert world.session().draft() == "An image is"


def test_the_previews_are_what_happens(world: World) -> None:
    session = world.session()
    item, promised = session.current(), session.previews()
    assert item is not None
    session.rate(Rating.EASY, duration=HALF_A_MINUTE)
    memory = world.store.memory(item.id)
    assert memory is not None
    assert promised[Rating.EASY].days == (memory.due_day - world.clock.now().day).days
    assert promised[Rating.AGAIN].minutes == 1


def test_undo_returns_to_the_item_with_what_was_written(world: World) -> None:
    session = world.session()
    first = shown(session)
    session.rate(Rating.GOOD, answer="my words", duration=HALF_A_MINUTE)
    session.rate(Rating.AGAIN, duration=HALF_A_MINUTE)
    session.undo()
    item = session.undo()
    assert item is not None
    assert item.id == first == shown(session)
    assert session.draft() == "my words"
    assert world.store.memory(item.id) is None
    assert session.summary().items == 0


def test_undo_reaches_into_earlier_sessions(world: World) -> None:
    earlier = world.session(world.queue(new_per_day=2))
    item = shown(earlier)
    earlier.rate(Rating.GOOD, answer="yesterday's words", duration=HALF_A_MINUTE)
    earlier.suspend()
    world.days_pass(1)
    session = world.session()
    before = session.progress().total
    suspended = session.undo()
    assert suspended is not None
    assert suspended.id == "attention-scale"
    assert world.store.suspended() == set()
    returned = session.undo()
    assert returned is not None
    assert (returned.id, shown(session)) == (item, item)
    assert session.draft() == "yesterday's words"
    assert session.undo() is None
    assert session.progress().total == before + 1


def test_there_is_nothing_to_undo_in_an_empty_record(world: World) -> None:
    assert world.session().undo() is None


def test_burying_hides_an_item_until_tomorrow_and_suspending_for_good(world: World) -> None:
    session = world.session()
    buried = shown(session)
    session.bury()
    suspended = shown(session)
    session.suspend()
    came = finish(world, session)
    assert buried not in came
    assert suspended not in came
    world.days_pass(1)
    tomorrow = [entry.item for entry in world.queue().entries]
    assert buried in tomorrow
    assert suspended not in tomorrow


def test_a_skipped_item_comes_at_the_end_and_leaves_no_trace(world: World) -> None:
    session = world.session()
    skipped = shown(session)
    total = session.progress().total
    session.skip()
    assert session.progress().total == total
    assert world.store.latest_event() is None
    came = finish(world, session, Rating.EASY)
    assert came[-1] == skipped
    assert len(came) == total


def test_a_flag_stays_with_the_item_until_it_is_taken_away(world: World) -> None:
    session = world.session()
    item = shown(session)
    session.flag()
    assert (session.flagged(), shown(session)) == (True, item)
    assert world.store.flagged() == {item}
    session.unflag()
    assert not session.flagged()
    session.undo()
    assert session.flagged()


def test_a_card_that_vanishes_is_passed_over(world: World) -> None:
    session = world.session(world.queue(new_per_day=3))
    assert shown(session) == "attention-idea"
    deck = world.root / "cards" / "attention.md"
    deck.write_text(
        deck.read_text().replace("{#attention-scale}", "{#renamed}").replace("{#attention-idea}", "{#gone}")
    )
    session.reload(world.reread())
    assert finish(world, session, Rating.EASY) == ["parts/query"]


def test_a_card_that_vanished_cannot_be_undone_to_but_its_answer_is_taken_back(world: World) -> None:
    session = world.session(world.queue(new_per_day=2))
    session.rate(Rating.EASY, duration=HALF_A_MINUTE)
    deck = world.root / "cards" / "attention.md"
    deck.write_text(deck.read_text().replace("{#attention-idea}", "{#gone}"))
    session.reload(world.reread())
    back = session.undo()
    assert back is not None
    assert back.id == "attention-scale"
    assert world.store.memory(ItemId("attention-idea")) is None


def test_an_edited_card_is_shown_as_it_is_now(world: World) -> None:
    session = world.session()
    deck = world.root / "cards" / "attention.md"
    deck.write_text(deck.read_text().replace("What does attention compute?", "What is attention?"))
    session.reload(world.reread())
    item = session.current()
    assert item is not None
    assert getattr(item, "prompt", "") == "What is attention?"


def test_a_session_may_cross_into_the_next_study_day(world: World) -> None:
    world.clock.instant = datetime(2026, 3, 3, 3, 59, tzinfo=UTC)
    session = world.session()
    before = session.rate(Rating.EASY, duration=HALF_A_MINUTE)
    world.clock.advance(timedelta(minutes=2))
    after = session.rate(Rating.EASY, duration=HALF_A_MINUTE)
    assert (after.moment.day - before.moment.day).days == 1


def test_the_summary_counts_items_by_their_first_answer(world: World) -> None:
    world.answer("drill:scores", Rating.EASY, seconds=280.0)
    world.days_pass(60)
    session = world.session(world.queue(new_per_day=2))
    while (item := session.current()) is not None:
        wrong = item.id == "attention-idea" and session.summary().unknown == 0
        session.rate(Rating.AGAIN if wrong else Rating.EASY, duration=Seconds(120.0))
    summary = session.summary()
    assert (summary.items, summary.remembered, summary.forgotten, summary.unknown) == (3, 2, 0, 1)
    assert summary.minutes == 8
    assert [(drill.name, drill.seconds, drill.last_seconds) for drill in summary.drills] == [
        ("scores", 120.0, 280.0)
    ]


def test_the_summary_tells_what_tomorrow_brings(world: World) -> None:
    world.answer("attention-scale", Rating.AGAIN, seconds=90.0)
    session = world.session(world.queue(new=0))
    assert session.summary().tomorrow.due == 1
    assert session.summary().tomorrow.minutes == 1.5


def test_a_drill_alone_is_shown_once_and_its_runs_are_kept(world: World) -> None:
    def alone() -> Session:
        return session_for_item(
            world.store, world.catalogue, world.scheduler, world.clock, drill_id("scores")
        )

    session = alone()
    verdict = Verdict("scores", VerdictKind.WRONG, "Not twice.", Cause.VALUES)
    attempt = session.record_attempt(verdict, source="def scores", hints=1, elapsed=Seconds(20.0))
    assert session.attempts() == (attempt,)
    assert (attempt.verdict, attempt.cause, attempt.hints) == ("wrong", "values", 1)
    assert alone().attempts() == (attempt,)
    review = session.rate(Rating.AGAIN, answer="def scores", duration=Seconds(60.0))
    assert review.kind is ReviewKind.DRILL
    assert session.current() is None
    assert alone().attempts() == ()
    assert alone().last_passed() is None


def test_an_item_that_does_not_exist_cannot_be_chosen(world: World) -> None:
    with pytest.raises(UsageError, match="nothing called"):
        session_for_item(world.store, world.catalogue, world.scheduler, world.clock, ItemId("nowhere"))


def test_a_finished_session_takes_no_answer(world: World) -> None:
    session = world.session(world.queue(new=0))
    with pytest.raises(ValueError, match="finished"):
        session.rate(Rating.GOOD, duration=HALF_A_MINUTE)


MOVES = st.sampled_from(["again", "hard", "good", "easy", "bury", "suspend", "skip", "flag", "undo", "wait"])


@settings(max_examples=30, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(st.lists(MOVES, max_size=20))
def test_whatever_is_done_can_be_undone_and_the_cache_follows_the_log(
    worlds: Worlds, moves: list[str]
) -> None:
    world = worlds()
    items = [row.id for row in world.catalogue.entries()]
    session = world.session()
    path = [(shown(session), session.progress(), record(world.store, items, world))]
    for move in moves:
        if move == "wait":
            world.clock.advance(timedelta(seconds=90))
        elif move == "undo":
            took_back = session.undo()
            assert (took_back is None) == (len(path) == 1)
            path = path[:-1] or path
        elif session.current() is None:
            continue
        else:
            act(session, move)
            path.append((shown(session), session.progress(), record(world.store, items, world)))
        assert (shown(session), session.progress(), record(world.store, items, world)) == path[-1]
    assert world.store.rebuild() == 0
    while len(path) > 1:
        session.undo()
        path.pop()
        assert (shown(session), session.progress(), record(world.store, items, world)) == path[-1]
    assert world.store.rebuild() == 0


def act(session: Session, move: str) -> None:
    match move:
        case "bury":
            session.bury()
        case "suspend":
            session.suspend()
        case "skip":
            session.skip()
        case "flag":
            session.flag()
        case _:
            session.rate(Rating[move.upper()], answer=f"it was {move}", duration=HALF_A_MINUTE)


def test_marks_that_an_undo_takes_back_leave_no_standing(world: World) -> None:
    session = world.session()
    item = session.current()
    assert item is not None
    session.bury()
    session.undo()
    assert world.store.standing(item.id, world.clock.now().day) == frozenset[MarkKind]()
