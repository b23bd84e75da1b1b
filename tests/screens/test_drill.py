"""A drill from opening it to its rating, with a judge that says what each test wants."""

from __future__ import annotations

import re
import threading
from dataclasses import replace
from pathlib import Path

import pytest
from syrupy.assertion import SnapshotAssertion

from studycli.drilling.repetition import Repetition
from studycli.errors import ContentError, JudgeError, StoreError
from studycli.model.memory import Interval
from studycli.model.review import Rating
from studycli.screens.drill import Start
from studycli.session.session import Session

from .drill_stand import BROKEN, FILES, PASSED, SLIP, WRONG, drill_open


def path_watched(shown: str) -> Path:
    """The file that the screen names."""
    found = re.search(r"/\S+halve\.py", shown)
    assert found is not None
    return Path(found[0])


STARTER = "import torch\n\n\ndef halve(x):\n    "


async def test_wrong_then_a_hint_then_passed_is_hard_and_logged(tmp_path: Path) -> None:
    async with drill_open(tmp_path, WRONG, PASSED) as stand:
        assert stand.judge.warmed == 1
        assert stand.screen.editor.text == STARTER
        await stand.type("if x:\nx = 2")
        assert stand.screen.editor.text == STARTER + "if x:\n        x = 2"
        await stand.run()
        assert "✗ wrong  Your values are twice too large" in stand.shown
        await stand.pilot.press("f2")
        await stand.until(lambda: "Hint 1. Divide." in stand.shown)
        assert "hint 2/2" in stand.shown
        stand.write("def halve(x):\n    return x / 2")
        await stand.run()
        assert "✓ passed at the second attempt, with 1 hint → Hard" in stand.shown
        assert "the reference" in stand.shown
        await stand.pilot.press("enter")
        await stand.until(lambda: stand.behind.told)
        review = stand.store.reviews_of(stand.screen.drill.id)[0]
        assert (review.rating, review.answer) == (Rating.HARD, "def halve(x):\n    return x / 2")
        assert not stand.drafts
        attempts = stand.store.attempts_of(stand.screen.drill.id)
        assert [(each.verdict, each.hints) for each in attempts] == [("wrong", 0), ("passed", 1)]


async def test_the_fix_is_shown_on_its_key_and_counts_as_half_a_hint(tmp_path: Path) -> None:
    told = replace(WRONG, fix="Divide by two.", shapes=(("x", "(2, 3) float32"), ("half", "() float32")))
    async with drill_open(tmp_path, told, told, PASSED) as stand:
        await stand.pilot.press("f3")
        assert "f3 fix" not in stand.shown
        await stand.run()
        assert "Fix:" not in stand.shown
        assert "│ x     (2, 3) float32" in stand.shown
        assert "│ half  () float32" in stand.shown
        assert "f3 fix" in stand.shown
        await stand.pilot.press("f3")
        assert "Fix: Divide by two." in stand.shown
        assert "f3 fix" not in stand.shown
        await stand.run()
        assert "Fix: Divide by two." in stand.shown
        await stand.run()
        assert "with a fix shown → Hard" in stand.shown
        attempts = stand.store.attempts_of(stand.screen.drill.id)
        assert [each.hints for each in attempts] == [0, 1, 1]


@pytest.mark.slow
async def test_the_answer_is_shown_after_asking_once_and_counts_as_again(tmp_path: Path) -> None:
    async with drill_open(tmp_path) as stand:
        await stand.pilot.press("f8")
        assert "counts as Again" in stand.shown
        await stand.type("x")
        await stand.pilot.press("f8")  # typing on took the question back, so this asks again
        assert "x / 2" not in stand.shown
        await stand.pilot.press("f8")
        await stand.until(lambda: "return x / 2" in stand.shown)
        assert "the answer was shown → Again" in stand.shown
        await stand.pilot.press("d", "s")
        assert not stand.behind.told
        await stand.pilot.press("space")
        await stand.until(lambda: stand.behind.told)
        assert stand.ratings == [Rating.AGAIN]


@pytest.mark.slow
async def test_a_rating_can_be_lowered_but_not_raised(tmp_path: Path) -> None:
    async with drill_open(tmp_path, WRONG, PASSED) as stand:
        await stand.run()
        await stand.run()
        await stand.pilot.press("f", "d", "3")
        assert not stand.behind.told
        await stand.pilot.press("a")
        await stand.until(lambda: stand.behind.told)
        assert stand.ratings == [Rating.AGAIN]
        assert "lowered by you" in stand.behind.told


@pytest.mark.slow
async def test_leaving_keeps_draft_cursor_hints_and_runs(tmp_path: Path) -> None:
    async with drill_open(tmp_path, WRONG) as stand:
        await stand.type("y = x")
        await stand.run()
        await stand.pilot.press("f2", "left", "escape", "q")
        await stand.until(lambda: stand.behind.told)
        assert "left unfinished" in stand.behind.told
        assert stand.ratings == []
    async with drill_open(tmp_path) as stand:
        assert stand.screen.editor.text == STARTER + "y = x"
        assert stand.screen.editor.cursor_location == (4, 8)
        assert "Here is your draft; 1 attempt and 1 hint so far" in stand.shown
        await stand.until(lambda: "Hint 1. Divide." in stand.shown)
        await stand.run()
        assert "passed at the second attempt, with 1 hint → Hard" in stand.shown


@pytest.mark.slow
async def test_the_draft_is_kept_at_every_pause_in_typing(tmp_path: Path) -> None:
    async with drill_open(tmp_path) as stand:
        await stand.type("y")
        await stand.until(lambda: "    y" in stand.drafts)


@pytest.mark.slow
async def test_a_pass_can_be_gone_on_with_after_closing(tmp_path: Path) -> None:
    async with drill_open(tmp_path) as stand:
        await stand.run()
        await stand.pilot.press("escape", "escape", "q")
        await stand.until(lambda: stand.behind.told)
    async with drill_open(tmp_path) as stand:
        assert "f8 finish" in stand.shown
        await stand.pilot.press("f8")
        assert "✓ passed at once" in stand.shown


@pytest.mark.slow
async def test_a_pass_is_logged_and_shown_while_its_cost_is_being_measured(tmp_path: Path) -> None:
    slow = replace(PASSED, cost="twice the reference's time")
    async with drill_open(tmp_path, slow) as stand:
        stand.judge.measured = threading.Event()
        await stand.begin_run()
        await stand.until(lambda: "✓ passed  Every case passed." in stand.shown)
        assert stand.screen.runner.now
        assert [each.verdict for each in stand.store.attempts_of(stand.screen.drill.id)] == ["passed"]
        stand.judge.measured.set()
        await stand.until(lambda: "✓ passed at once" in stand.shown)
        assert "twice the reference's time" in stand.shown
        assert len(stand.store.attempts_of(stand.screen.drill.id)) == 1


@pytest.mark.slow
async def test_a_pass_stands_when_its_cost_is_not_waited_for(tmp_path: Path) -> None:
    async with drill_open(tmp_path, PASSED) as stand:
        stand.judge.measured = threading.Event()
        await stand.begin_run()
        await stand.until(lambda: "✓ passed  Every case passed." in stand.shown)
        stand.screen.action_cancel()
        assert "does not count" not in stand.shown
        stand.judge.measured.set()
        await stand.pilot.press("f8")
        await stand.until(lambda: "✓ passed at once" in stand.shown)


@pytest.mark.slow
async def test_typing_goes_on_while_it_runs_and_cases_arrive_one_by_one(tmp_path: Path) -> None:
    async with drill_open(tmp_path, PASSED) as stand:
        stand.judge.go = threading.Event()
        await stand.begin_run()
        await stand.until(lambda: "1 case: ✓" in stand.shown)
        await stand.type("y = 1")
        assert stand.screen.editor.text.endswith("return xy = 1")
        stand.judge.go.set()
        await stand.settle()
        assert "✓ passed  Every case passed." in stand.shown  # but keys meant for the editor rate nothing
        assert stand.app.screen is stand.screen


@pytest.mark.slow
async def test_a_run_can_be_cancelled_and_does_not_count(tmp_path: Path) -> None:
    async with drill_open(tmp_path, PASSED) as stand:
        stand.judge.go = threading.Event()
        await stand.begin_run()
        await stand.until(lambda: stand.judge.cancelled)
        await stand.pilot.press("f5")
        assert stand.judge.cancelled[0].is_set()
        assert "cancelled  This run does not count." in stand.shown
        assert stand.screen.repetition.attempts == 0
        assert stand.store.attempts_of(stand.screen.drill.id) == []


@pytest.mark.slow
@pytest.mark.parametrize(
    ("error", "said"),
    [
        (JudgeError("The judge did not start.", "Run `study doctor`."), "The judge did not start. Run `study doctor`."),
        (ContentError("cases.py:3: no such size."), "cases.py:3: no such size."),
        (RuntimeError("boom"), "The judge stumbled (RuntimeError: boom)."),
    ],
)  # fmt: skip
async def test_without_a_verdict_a_sentence_says_why_and_nothing_counts(
    tmp_path: Path, error: Exception, said: str
) -> None:
    async with drill_open(tmp_path, error) as stand:
        await stand.run()
        assert "no verdict" in stand.shown
        assert said in stand.shown
        assert stand.screen.repetition.attempts == 0


@pytest.mark.slow
async def test_the_line_of_a_mistake_is_marked_and_one_key_away(tmp_path: Path) -> None:
    async with drill_open(tmp_path, BROKEN) as stand:
        stand.write(STARTER + "return x.halves()\n")
        await stand.run()
        assert stand.screen.editor.marked_row == 4
        assert "return x.halves()" in stand.shown
        await stand.pilot.press("ctrl+g")
        assert stand.screen.editor.cursor_location == (4, 4)
        await stand.type("y")
        await stand.until(lambda: stand.screen.editor.marked_row is None)


@pytest.mark.slow
async def test_failures_can_be_looked_at_in_turn_and_what_was_printed_too(tmp_path: Path) -> None:
    async with drill_open(tmp_path, WRONG) as stand:
        await stand.run()
        assert 'case "large"' in stand.shown
        await stand.pilot.press("ctrl+n")
        assert 'case "empty": Nothing comes back.' in stand.shown
        await stand.pilot.press("ctrl+n")
        assert 'case "large"' in stand.shown
        assert "hello from print" not in stand.shown
        await stand.pilot.press("ctrl+o")
        await stand.until(lambda: "hello from print" in stand.shown)


@pytest.mark.slow
async def test_a_syntax_error_costs_nothing(tmp_path: Path) -> None:
    async with drill_open(tmp_path, SLIP, PASSED) as stand:
        await stand.run()
        await stand.run()
        assert "passed at the second attempt, slips aside, in under half of 5 minutes" in stand.shown


@pytest.mark.slow
async def test_starting_over_asks_once_and_can_be_undone(tmp_path: Path) -> None:
    async with drill_open(tmp_path) as stand:
        await stand.type("y")
        await stand.pilot.press("escape", "r")
        assert "start over?" in stand.shown
        await stand.pilot.press("r")
        assert stand.screen.editor.text == STARTER
        await stand.pilot.press("ctrl+z")
        assert stand.screen.editor.text == STARTER + "y"


@pytest.mark.slow
async def test_a_full_disk_is_said_and_typing_goes_on(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    async with drill_open(tmp_path, WRONG) as stand:

        def full(*_: object) -> None:
            raise StoreError("The disk is full.", "Make room.")

        monkeypatch.setattr(stand.store, "save_draft", full)
        await stand.type("y")
        await stand.until(lambda: "The disk is full. Make room." in stand.shown)
        await stand.run()
        assert "✗ wrong" in stand.shown


@pytest.mark.slow
async def test_a_review_that_cannot_be_written_is_told_and_the_draft_stays(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    async with drill_open(tmp_path) as stand:

        def full(*_: object) -> None:
            raise StoreError("The disk is full.", "Make room.")

        await stand.type("y")
        await stand.run()
        monkeypatch.setattr(stand.store, "add_review", full)
        await stand.pilot.press("enter")
        await stand.until(lambda: stand.behind.fault is not None)
        assert "    y" in stand.drafts


@pytest.mark.slow
async def test_nothing_is_kept_of_a_drill_once_it_is_rated(tmp_path: Path) -> None:
    """The session may show another item by then: its draft must not be overwritten."""
    async with drill_open(tmp_path) as stand:
        await stand.run()
        await stand.pilot.press("enter")
        await stand.until(lambda: stand.behind.told)
        stand.write("late")
        stand.screen.keep_draft()
        assert not stand.drafts


@pytest.mark.slow
async def test_every_save_of_a_watched_file_is_run(tmp_path: Path) -> None:
    async with drill_open(tmp_path, WRONG, PASSED) as stand:
        await stand.pilot.press("f9")
        path = path_watched(stand.shown)
        await stand.type("z")
        assert "z" not in stand.screen.editor.text
        path.write_text("def halve(x):\n    return x\n")
        await stand.until(lambda: "✗ wrong" in stand.shown)
        assert stand.screen.editor.text == "def halve(x):\n    return x\n"
        assert "return x" in stand.drafts
        path.write_bytes(b"\xff\xfe")
        await stand.until(lambda: "not UTF-8" in stand.shown)
        path.write_text("def halve(x):\n    return x / 2\n")
        await stand.until(lambda: "✓ passed at the second attempt" in stand.shown)
        folder = path.parent
    assert not folder.exists()


@pytest.mark.slow
async def test_after_the_watch_the_text_can_be_typed_in_again(tmp_path: Path) -> None:
    async with drill_open(tmp_path) as stand:
        await stand.pilot.press("f9", "f9")
        assert not stand.screen.other.is_watched
        await stand.type("z")
        assert stand.screen.editor.text == STARTER + "z"


@pytest.mark.slow
async def test_an_editor_with_a_window_of_its_own_is_watched(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    editor = tmp_path / "gvim"
    editor.write_text('#!/bin/sh\nprintf "def halve(x):\\n    return x\\n" > "$1"\n')
    editor.chmod(0o755)
    monkeypatch.setenv("VISUAL", str(editor))
    async with drill_open(tmp_path, WRONG, start=Start.EXTERNAL) as stand:
        await stand.until(lambda: "✗ wrong" in stand.shown)
        assert stand.judge.sources == ["def halve(x):\n    return x\n"]


async def test_an_editor_that_is_not_there_is_said(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("VISUAL", "no-such-editor")
    async with drill_open(tmp_path) as stand:
        await stand.pilot.press("f4")
        await stand.until(lambda: "no-such-editor, which is not" in stand.shown)
        await stand.type("z")
        assert stand.screen.editor.text == STARTER + "z"


async def test_a_drill_without_a_reference_is_said(tmp_path: Path) -> None:
    files = {name: text for name, text in FILES.items() if not name.endswith("reference.py")}
    with pytest.raises(ContentError, match="has no reference answer"):
        async with drill_open(tmp_path, files=files):
            pass


@pytest.mark.parametrize(
    "size",
    [
        pytest.param((80, 24), id="(80, 24)"),
        *(
            pytest.param(size, id=str(size), marks=pytest.mark.slow)
            for size in ((100, 30), (160, 50), (64, 24), (80, 20))
        ),
    ],
)
async def test_how_it_looks(
    tmp_path: Path, size: tuple[int, int], snapshot: SnapshotAssertion, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Without colour, so that the snapshot holds all that tells a verdict apart."""
    monkeypatch.setenv("NO_COLOR", "1")
    async with drill_open(tmp_path, WRONG, PASSED, size=size) as stand:
        intervals = {Rating.AGAIN: Interval(1, None), Rating.HARD: Interval(None, 6)}
        monkeypatch.setattr(Session, "previews", lambda _: intervals)  # whatever the scheduler says today
        stand.write(STARTER + "return x")
        await stand.run()
        assert stand.shown == snapshot(name="wrong")
        await stand.pilot.press("f2")
        await stand.until(lambda: "Hint 1. Divide." in stand.shown)
        assert stand.shown == snapshot(name="hint")
        await stand.run()
        assert stand.shown == snapshot(name="passed")


@pytest.mark.slow
async def test_a_figure_that_the_column_breaks_can_be_seen_whole(tmp_path: Path) -> None:
    figure = "    " + "a wide figure ".ljust(60, ".") + "|"
    files = {
        **FILES,
        "drills/vit/halve/drill.md": FILES["drills/vit/halve/drill.md"].replace(
            "- `x` has", f"{figure}\n\n- `x` has"
        ),
    }
    async with drill_open(tmp_path, size=(80, 24), files=files) as stand:
        await stand.until(lambda: "ctrl+t prompt" in stand.shown)
        assert figure.strip() not in stand.shown
        await stand.pilot.press("ctrl+t")
        await stand.until(lambda: figure.strip() in stand.shown)
        await stand.pilot.press("ctrl+t", "z")
        assert stand.screen.editor.text == STARTER + "z"


async def test_an_untouched_skeleton_is_told_of_kindly_and_is_no_attempt(tmp_path: Path) -> None:
    async with drill_open(tmp_path) as stand:
        await stand.type("pass\n# later")
        await stand.pilot.press("f5")
        await stand.until(lambda: "Nothing is written yet: write the body of halve" in stand.shown)
        assert stand.judge.sources == []
        assert stand.store.attempts_of(stand.screen.drill.id) == []


@pytest.mark.slow
async def test_an_attempt_has_one_number_everywhere(tmp_path: Path) -> None:
    async with drill_open(tmp_path, SLIP, WRONG) as stand:
        for number in (1, 2):
            await stand.run()
            assert stand.shown.count(f"attempt {number}") == 2  # in the header and with the verdict
        await stand.pilot.press("escape", "q")
        await stand.until(lambda: stand.behind.told)
    async with drill_open(tmp_path, WRONG, PASSED) as stand:
        assert "attempt 2" in stand.shown
        assert "2 attempts" in stand.shown
        await stand.run()
        assert stand.shown.count("attempt 3") == 2
        assert len(stand.store.attempts_of(stand.screen.drill.id)) == 3
        await stand.run()
        assert "passed at the fourth attempt" in stand.shown


@pytest.mark.slow
async def test_the_editor_has_64_columns_from_100_on_and_the_verdict_its_own_from_170(tmp_path: Path) -> None:
    async with drill_open(tmp_path, WRONG) as stand:
        await stand.run()
        editor, panel = stand.screen.editor, stand.screen.panel
        for columns, rows in [(100, 30), (169, 50), (170, 50), (300, 90), (129, 24)]:
            await stand.pilot.resize_terminal(columns, rows)
            await stand.settle()
            assert editor.content_size.width >= 64
            beside = panel.region.x >= editor.region.right and panel.region.y == editor.region.y
            below = panel.region.y >= editor.region.bottom and panel.region.x == editor.region.x
            assert (beside, below) == (columns >= 170, columns < 170)
            assert panel.region.bottom < rows
            assert "3 cases" in stand.shown


@pytest.mark.slow
@pytest.mark.parametrize("size", [(60, 20), (80, 24)])
async def test_on_a_small_screen_each_part_is_a_key_away(tmp_path: Path, size: tuple[int, int]) -> None:
    async with drill_open(tmp_path, WRONG, size=size) as stand:
        await stand.run()
        assert "✗ wrong" in stand.shown
        seen = stand.shown
        for _ in stand.screen.desk.pages:
            await stand.pilot.press("ctrl+t")
            seen += stand.shown
        for part in ("Give back half", "def halve", "✗ wrong", "f5 run", "f1 help"):
            assert part in seen


async def test_the_prompt_is_never_shown_as_it_is_written(tmp_path: Path) -> None:
    async with drill_open(tmp_path) as stand:
        assert "- `x`" not in stand.shown
        await stand.until(lambda: "• x has shape (B, N)" in stand.shown)


@pytest.mark.slow
async def test_what_has_no_room_beside_is_a_tab_away(tmp_path: Path) -> None:
    body = "\n".join(f"    step_{number} = x  # {'long ' * 8}" for number in range(12))
    async with drill_open(tmp_path, size=(80, 24)) as stand:
        stand.write(f"def halve(x):\n{body}\n    return x / 2")
        await stand.run()
        assert "step_3" in stand.shown
        assert "\n the reference" not in stand.shown
        await stand.pilot.press("tab")
        assert "step_3" not in stand.shown
        assert "\n the reference" in stand.shown
        await stand.pilot.resize_terminal(160, 40)
        await stand.settle()
        assert "step_3" in stand.shown
        assert "your answer" in stand.shown


@pytest.mark.slow
async def test_watching_begins_with_the_task_and_keeps_what_was_saved_when_left(tmp_path: Path) -> None:
    async with drill_open(tmp_path, WRONG, size=(80, 24), start=Start.WATCH) as stand:
        await stand.until(lambda: "Every save is run" in stand.shown)
        assert "Give back half" in stand.shown
        path = path_watched(stand.shown)
        path.write_text("def halve(x):\n    return x\n")
        await stand.until(lambda: "✗ wrong" in stand.shown)
        path.write_text("def halve(x):\n    return x  # saved last\n")
        await stand.pilot.press("ctrl+c")
        assert "saved last" in stand.drafts


@pytest.mark.slow
async def test_after_undo_the_attempts_and_the_pass_still_count(tmp_path: Path) -> None:
    async with drill_open(tmp_path, WRONG, PASSED) as stand:
        await stand.run()
        await stand.run()
        await stand.pilot.press("enter")
        await stand.until(lambda: stand.behind.told)
        session = stand.screen._sitting.session
        assert session.undo() is not None
        again = Repetition(stand.screen.drill, session, starter=STARTER)
        assert again.attempts == 2
        assert str(again.rating()) == "passed at the second attempt → Hard"
        assert again.source == again.answer == STARTER + "return x"


async def test_on_a_low_screen_an_untouched_skeleton_is_told_of_as_well(tmp_path: Path) -> None:
    async with drill_open(tmp_path, size=(80, 20)) as stand:
        await stand.pilot.press("f5")
        assert "Nothing is written yet" in stand.shown
        await stand.pilot.press("enter")
        await stand.type("y")
        assert stand.screen.editor.text == STARTER + "y"
