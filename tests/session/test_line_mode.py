"""The whole session line by line: what is said, what is typed, what is saved."""

from __future__ import annotations

import io
import re
from collections.abc import Callable
from pathlib import Path

import pytest
from syrupy.assertion import SnapshotAssertion

from studycli.errors import JudgeError, StoreError
from studycli.line_mode.sessions import run_session
from studycli.model.items import Drill, ItemId, Seconds
from studycli.model.memory import Memory
from studycli.model.review import MarkKind, Rating, Review
from studycli.model.verdict import CaseVerdict, Cause, Verdict, VerdictKind
from studycli.session.chosen import session_for_item

from .conftest import World


class Judge:
    """Passes what multiplies by `times`."""

    def check(
        self,
        drill: Drill,
        source: str,
        *,
        device: str = "auto",
        on_case: Callable[[CaseVerdict], None] | None = None,
    ) -> Verdict:
        assert on_case is not None
        passes = "* times" in source
        if passes:
            case = CaseVerdict("two rows", True)
            on_case(case)
            return Verdict(drill.name, VerdictKind.PASSED, "", None, (case,), seconds=0.02)
        case = CaseVerdict("two rows", False, "Half of it is missing.", "(2, 3)", "(1, 3)")
        on_case(case)
        return Verdict(
            *(drill.name, VerdictKind.WRONG, "Half is missing.", Cause.SHAPE, (case,)),
            seconds=Seconds(0.02),
            fix="Multiply by times.",
            shapes=(("x", "(2, 3) float32"), ("times", "() int64")),
        )


class Typist(io.TextIOBase):
    """Types one line after another, seen in the transcript; a line may be something to do instead."""

    def __init__(self, script: list[str | Callable[[str], str]], page: io.StringIO) -> None:
        self.script, self.page = list(script), page

    def readline(self, limit: int = -1) -> str:
        if not self.script:
            return ""
        line = self.script.pop(0)
        text = line if isinstance(line, str) else line(self.page.getvalue())
        self.page.write(f"⟨{text}⟩\n")
        return text + "\n"


def transcript(world: World, script: list, item: str | None = None, **options: object) -> str:
    """What a session looks like when this is typed."""
    page = io.StringIO()
    if item is None:
        session = world.session(world.queue(**options))
        code = run_session(session, Judge(), Typist(script, page), page, stopwatch=lambda: 0.0)
    else:
        session = session_for_item(world.store, world.catalogue, world.scheduler, world.clock, ItemId(item))
        code = run_session(session, Judge(), Typist(script, page), page)
    said = f"{page.getvalue()}exit code {int(code)}"
    assert all(len(line) <= 80 for line in said.splitlines())
    return re.sub(r"/\S*/(\w+\.py)", r"…/\1", said)


def writes(source: str, then: str = "") -> Callable[[str], str]:
    """Saves `source` as the answer, then types `then`."""

    def act(page: str) -> str:
        Path(re.findall(r"/\S+\.py", page)[-1]).write_text(source)
        return then

    return act


def interrupts(page: str) -> str:
    raise KeyboardInterrupt


def test_a_card_answered_in_writing_and_one_in_the_head(world: World, snapshot: SnapshotAssertion) -> None:
    script = ["?", "h", "A mean of the values,", "weighted.", ".", "l", "", "", "4", "q"]
    world.mark("drill:scores", MarkKind.BURY)
    assert transcript(world, script) == snapshot
    assert world.store.last_answer(ItemId("attention-idea")) == "A mean of the values,\nweighted."


def test_key_points_suggest_the_rating(world: World, snapshot: SnapshotAssertion) -> None:
    script = ["", "7", "1 3", "o", "y", "what", "n", "", "q"]
    assert transcript(world, script, topic="swin") == snapshot


def test_a_tree_is_rebuilt_and_marked_edge_by_edge(world: World, snapshot: SnapshotAssertion) -> None:
    world.mark("vit-three-sentences", MarkKind.SUSPEND)
    script = ["x", "", "9", "2", "4", "4", "0", ""]
    assert transcript(world, script, topic="vit") == snapshot
    assert world.store.last_answer(ItemId("family")) == "Self-attention\n  BERT\n  GPT\n    MAE"


def test_a_drill_is_run_until_it_passes(world: World, snapshot: SnapshotAssertion) -> None:
    right = "def scores(x, times=2):\n    return x * times\n"
    half = "def scores(x, times=2):\n    return x\n"
    script = ["what", "?", "f", "", writes(half), "f", "h", writes(half), writes(right), "3", "2"]
    assert transcript(world, script, "drill:scores") == snapshot
    (review,) = world.store.reviews_of(ItemId("drill:scores"))
    assert (review.rating, review.answer) == (Rating.HARD, right)
    assert [attempt.hints for attempt in world.store.attempts_of(ItemId("drill:scores"))] == [0, 2, 2]


def test_a_drill_that_is_given_up_or_shown_is_rated_again(world: World, snapshot: SnapshotAssertion) -> None:
    assert transcript(world, ["h", "h", "h", "a", ""], "drill:scores") == snapshot
    assert transcript(world, ["g"], "drill:attend") == snapshot
    for item in ("drill:scores", "drill:attend"):
        assert [review.rating for review in world.store.reviews_of(ItemId(item))] == [Rating.AGAIN]


def test_what_was_written_of_a_drill_is_there_the_next_time(world: World) -> None:
    transcript(world, [writes("half of it\n", "q")], "drill:scores")
    page = transcript(world, [writes("more\n", "m")], "drill:scores")
    assert "It holds what you had written." in page
    page = transcript(world, ["q"], "drill:scores")
    assert "flagged" in page
    session = session_for_item(
        world.store, world.catalogue, world.scheduler, world.clock, ItemId("drill:scores")
    )
    assert "more" in session.draft()


def test_a_file_that_is_no_text_is_not_run(world: World) -> None:
    def binary(page: str) -> str:
        Path(re.findall(r"/\S+\.py", page)[-1]).write_bytes(b"\xff\xfe\x00")
        return ""

    assert "is not UTF-8 text" in transcript(world, [binary, "q"], "drill:scores")
    assert world.store.attempts_of(ItemId("drill:scores")) == []


def test_commands_work_at_every_question(world: World, snapshot: SnapshotAssertion) -> None:
    script = ["b", "@", "m", "", "u", "k", "", "", "u", "q"]
    world.mark("drill:scores", MarkKind.BURY)
    assert transcript(world, script) == snapshot


def test_ctrl_c_ends_it_with_everything_saved(world: World) -> None:
    said = transcript(world, ["", "", "", interrupts])
    assert "Interrupted. Everything that was answered is saved." in said
    assert said.endswith("exit code 130")
    assert len(world.store.reviews_of(ItemId("attention-idea"))) == 1


def test_a_half_written_answer_at_the_end_of_the_input_is_kept_as_a_draft(world: World) -> None:
    said = transcript(world, ["A mean of"])
    assert said.endswith("exit code 0")
    assert world.store.draft(ItemId("attention-idea")) == "A mean of"


def test_ctrl_c_in_the_middle_of_writing_keeps_what_was_written(world: World) -> None:
    assert transcript(world, ["A mean", "of values", interrupts]).endswith("exit code 130")
    assert world.store.draft(ItemId("attention-idea")) == "A mean\nof values"


def test_a_full_disk_is_told_and_the_answer_can_be_saved_later(
    world: World, monkeypatch: pytest.MonkeyPatch
) -> None:
    add_review, times = world.store.add_review, iter([True, False])

    def refuse_once(review: Review) -> Memory:
        if next(times):
            raise StoreError("Your answer was not saved: the disk is full.", "Make room.")
        return add_review(review)

    monkeypatch.setattr(world.store, "add_review", refuse_once)
    said = transcript(world, ["my answer", ".", "", "", "q"])
    assert "Your answer was not saved: the disk is full. Make room." in said
    (review,) = world.store.reviews_of(ItemId("attention-idea"))
    assert review.answer == "my answer"


def test_a_closed_pipe_ends_it_without_a_word(world: World) -> None:
    class Gone(io.StringIO):
        def write(self, text: str) -> int:
            raise BrokenPipeError

    assert run_session(world.session(), Judge(), io.StringIO(""), Gone()) == 0


def test_what_the_output_cannot_show_is_replaced(world: World) -> None:
    raw = io.BytesIO()
    page = io.TextIOWrapper(raw, encoding="ascii")
    assert run_session(world.session(), Judge(), io.StringIO("\n\nq\n"), page) == 0
    assert b"softmax(QK?/" in raw.getvalue()


def test_trouble_with_the_judge_is_told_and_the_session_goes_on(
    world: World, monkeypatch: pytest.MonkeyPatch
) -> None:
    def refuse(*_: object, **__: object) -> Verdict:
        raise JudgeError("The judge did not answer.", "Run it again.")

    monkeypatch.setattr(Judge, "check", refuse)
    said = transcript(world, [writes("def scores(x, times=2):\n    return x\n"), "g"], "drill:scores")
    assert "The judge did not answer. Run it again." in said
    assert "exit code 0" in said


def test_an_empty_day_says_so(world: World, snapshot: SnapshotAssertion) -> None:
    assert transcript(world, [], new=0) == snapshot
