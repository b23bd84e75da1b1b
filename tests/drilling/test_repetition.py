"""What a repetition remembers, and what rating follows from it."""

from __future__ import annotations

import json
from dataclasses import dataclass, field, replace
from datetime import UTC, date, datetime, timedelta
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from studycli.drilling.draft import DrillDraft
from studycli.drilling.repetition import Repetition
from studycli.errors import StoreError
from studycli.model.items import Drill, Minutes, Place, Seconds, TopicId, drill_id
from studycli.model.review import Attempt, EventId, Moment, Rating
from studycli.model.verdict import Cause, Verdict, VerdictKind

DRILL = Drill(
    id=drill_id("halve"),
    name="halve",
    title="Half of it",
    topic=TopicId("vit"),
    minutes=Minutes(5),
    level=2,
    builds_on=(),
    not_allowed=(),
    prompt="Half of x.",
    hints=("Divide.", "By two."),
    folder=Path("drills/vit/halve"),
    place=Place(Path("drills/vit/halve/drill.md"), 1),
)
STARTER = "def halve(x):\n    "
PASSED = Verdict("halve", VerdictKind.PASSED, "Passed.", None)
WRONG = Verdict("halve", VerdictKind.WRONG, "Wrong.", Cause.VALUES)
SLIP = Verdict("halve", VerdictKind.ERROR, "A bracket is open.", Cause.SYNTAX)
ON_A_GPU = Verdict("halve", VerdictKind.WRONG, "Right on the CPU; on a GPU …", Cause.DEVICE)


@dataclass
class Log:
    """Keeps a draft and attempts as a session does."""

    kept: str = ""
    judged: list[Attempt] = field(default_factory=list)
    writes: int = 0
    full: bool = False

    def draft(self) -> str:
        """What was kept."""
        return self.kept

    def save_draft(self, text: str) -> None:
        """Keeps it."""
        if self.full:
            raise StoreError("The disk is full.")
        self.kept = text
        self.writes += 1

    def attempts(self) -> list[Attempt]:
        """What was noted."""
        return self.judged

    def record_attempt(self, verdict: Verdict, *, source: str, hints: int, elapsed: Seconds) -> Attempt:
        """Notes it."""
        if self.full:
            raise StoreError("The disk is full.")
        moment = Moment(datetime.now(UTC), timedelta(0), date.today())
        cause = str(verdict.cause or "")
        name = EventId(str(len(self.judged)))
        attempt = Attempt(name, DRILL.id, moment, str(verdict.kind), cause, source, hints, elapsed, "here")
        self.judged.append(attempt)
        return attempt

    def last_passed(self) -> Seconds | None:
        """Never."""
        return None


class Watch:
    """A stopwatch that a test moves."""

    def __init__(self) -> None:
        self.now = 1000.0

    def __call__(self) -> float:
        return self.now


def opened(log: Log, watch: Watch | None = None) -> Repetition:
    return Repetition(DRILL, log, starter=STARTER, timer=watch or Watch())


def test_a_new_repetition_begins_with_the_starter_and_the_cursor_at_its_end() -> None:
    repetition = opened(Log())
    assert repetition.source == STARTER
    assert repetition.cursor == (1, 4)
    assert not repetition.resumed
    assert repetition.rating() is None


@pytest.mark.parametrize(
    ("seconds", "rating"), [(149, Rating.EASY), (151, Rating.GOOD), (300, Rating.GOOD), (301, Rating.HARD)]
)
def test_passed_at_once_is_rated_by_the_time_it_took(seconds: float, rating: Rating) -> None:
    watch = Watch()
    repetition = opened(Log(), watch)
    watch.now += seconds
    repetition.judged(PASSED, "…")
    watch.now += 5000  # reading the reference costs nothing
    earned = repetition.rating()
    assert earned is not None
    assert earned.rating is rating
    assert repetition.finished(rating).elapsed == seconds


def test_a_failed_run_makes_it_hard_and_says_so() -> None:
    repetition = opened(Log())
    repetition.judged(WRONG, "…")
    repetition.judged(PASSED, "…")
    earned = repetition.rating()
    assert earned is not None
    assert str(earned) == "passed at the second attempt → Hard"


def test_a_hint_makes_it_hard() -> None:
    repetition = opened(Log())
    assert repetition.next_hint() == "Divide."
    repetition.judged(PASSED, "…")
    earned = repetition.rating()
    assert earned is not None
    assert earned.rating is Rating.HARD


def test_hints_come_one_at_a_time_and_end() -> None:
    repetition = opened(Log())
    assert [repetition.next_hint() for _ in range(3)] == ["Divide.", "By two.", None]
    assert repetition.hints == 2
    assert repetition.shown_hints() == DRILL.hints


def test_a_fix_is_told_when_asked_for_and_counts_once() -> None:
    log = Log()
    repetition = opened(log)
    repetition.judged(replace(SLIP, fix="Close the bracket."), "def halve(x:")
    assert (repetition.fix, repetition.has_fix) == ("", True)
    assert [repetition.show_fix() for _ in range(2)] == ["Close the bracket."] * 2
    repetition.judged(replace(SLIP, fix="Close the bracket."), "def halve(x:")
    assert (repetition.fix, repetition.has_fix) == ("Close the bracket.", False)
    again = opened(log)
    again.judged(PASSED, "…")
    earned = again.rating()
    assert earned is not None
    assert earned.rating is Rating.GOOD
    assert [each.hints for each in log.judged] == [0, 1, 1]


def test_there_is_no_fix_to_show_where_none_is_known_and_it_is_free_after_a_pass() -> None:
    repetition = opened(Log())
    assert repetition.show_fix() == ""
    repetition.judged(WRONG, "…")
    assert (repetition.has_fix, repetition.show_fix()) == (False, "")
    repetition.judged(PASSED, "…")
    repetition.judged(replace(WRONG, fix="Divide."), "…")
    assert (repetition.fix, repetition.has_fix) == ("Divide.", False)


def test_a_draft_of_an_earlier_version_has_no_fixes() -> None:
    older = json.loads(DrillDraft("x", hints=1, fixes=("Divide.",)).to_text())
    del older["fixes"]
    assert DrillDraft.from_text(json.dumps(older)) == DrillDraft("x", hints=1)
    assert DrillDraft.from_text(DrillDraft("x", fixes=("Divide.",)).to_text()).fixes == ("Divide.",)


@pytest.mark.parametrize("slip", [SLIP, ON_A_GPU])
def test_a_slip_of_the_fingers_is_logged_but_costs_nothing(slip: Verdict) -> None:
    log = Log()
    repetition = opened(log)
    repetition.judged(slip, "def halve(x:")
    repetition = opened(log)
    repetition.judged(PASSED, "…")
    earned = repetition.rating()
    assert earned is not None
    assert str(earned) == ("passed at the second attempt, slips aside, in under half of 5 minutes → Easy")
    assert [each.verdict for each in log.judged] == [slip.kind, "passed"]


def test_the_answer_shown_is_again_even_when_it_passes_afterwards() -> None:
    repetition = opened(Log())
    repetition.show_answer()
    repetition.judged(PASSED, "…")
    earned = repetition.rating()
    assert earned is not None
    assert earned.allowed == (Rating.AGAIN,)


def test_what_is_tried_after_the_pass_no_longer_counts() -> None:
    repetition = opened(Log())
    repetition.judged(PASSED, "first")
    repetition.judged(WRONG, "second")
    repetition.show_answer()
    earned = repetition.rating()
    assert earned is not None
    assert earned.rating is Rating.EASY
    outcome = repetition.finished(Rating.EASY)
    assert outcome.source == "first"


def test_a_rating_can_be_lowered_but_not_raised() -> None:
    repetition = opened(Log())
    repetition.judged(WRONG, "…")
    repetition.judged(PASSED, "…")
    assert repetition.finished(Rating.AGAIN).rating is Rating.AGAIN
    with pytest.raises(ValueError, match="Good has not been earned"):
        repetition.finished(Rating.GOOD)


def test_nothing_is_earned_before_it_passes() -> None:
    with pytest.raises(ValueError, match="has not been earned"):
        opened(Log()).finished(Rating.AGAIN)


def test_everything_survives_closing() -> None:
    log, watch = Log(), Watch()
    first = opened(log, watch)
    first.write("def halve(x):\n    return x", (1, 7))
    first.next_hint()
    watch.now += 60
    first.judged(WRONG, "…")
    watch.now += 1_000_000  # closed for days
    second = opened(log, watch)
    assert second.resumed
    assert (second.source, second.cursor) == ("def halve(x):\n    return x", (1, 7))
    assert (second.attempts, second.hints) == (1, 1)
    watch.now += 30
    assert second.elapsed() == 90


def test_a_crash_loses_at_most_what_was_typed_since_the_last_save() -> None:
    log = Log()
    first = opened(log)
    first.write("kept", (0, 4))
    first.save()
    first.write("lost", (0, 4))
    assert opened(log).source == "kept"


def test_saving_without_a_change_writes_nothing() -> None:
    log, watch = Log(), Watch()
    repetition = opened(log, watch)
    repetition.save()
    watch.now += 100
    repetition.save()
    assert log.writes == 0


def test_a_full_disk_does_not_stop_the_counting() -> None:
    log = Log(full=True)
    repetition = opened(log)
    with pytest.raises(StoreError):
        repetition.judged(WRONG, "…")
    assert repetition.attempts == 1


def test_attempts_of_an_earlier_sitting_count_though_the_draft_is_lost() -> None:
    log = Log()
    opened(log).judged(WRONG, "first")
    opened(log).judged(PASSED, "second")
    log.kept = ""
    third = opened(log)
    earned = third.rating()
    assert third.attempts == 2
    assert str(earned) == "passed at the second attempt → Hard"
    assert third.finished(Rating.HARD).source == "second"


def test_a_draft_that_is_plain_code_is_taken_as_code() -> None:
    """So an undone review's answer can be gone on with."""
    assert opened(Log(kept="def halve(x):\n    return x / 2\n")).source == "def halve(x):\n    return x / 2\n"


DRAFTS = st.builds(
    DrillDraft,
    source=st.text(),
    cursor=st.tuples(st.integers(0, 99), st.integers(0, 99)),
    hints=st.integers(0, 9),
    shown=st.booleans(),
    elapsed=st.floats(0, 1e6),
)


@given(DRAFTS)
def test_a_draft_is_read_as_it_was_written(draft: DrillDraft) -> None:
    assert DrillDraft.from_text(draft.to_text()) == draft


def test_a_draft_of_an_earlier_version_is_read() -> None:
    kept = DrillDraft("x", (0, 1), hints=1, elapsed=Seconds(5))
    text = kept.to_text().replace('"hints"', '"runs": 2, "failed_runs": 1, "passed_after": null, "hints"')
    assert DrillDraft.from_text(text) == kept


@given(
    st.text()
    | st.sampled_from(['{"drill-draft": 1}', '{"drill-draft": 2}', "[1]", "null", '{"source": "x"}'])
)
def test_any_other_text_is_the_code_itself(text: str) -> None:
    assert DrillDraft.from_text(text).source == text
