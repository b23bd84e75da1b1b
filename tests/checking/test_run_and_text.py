"""Many files share one judge; what comes out keeps their order."""

from __future__ import annotations

import json
import threading
from dataclasses import replace
from pathlib import Path

import pytest

from studycli.checking.as_text import table, verdict_as_text
from studycli.checking.files import AnswerFile
from studycli.checking.run import Checked, check_files
from studycli.errors import JudgeError, UsageError
from studycli.model.items import Drill, ItemId, Minutes, Place, Seconds, TopicId
from studycli.model.verdict import CaseVerdict, Cause, Verdict, VerdictKind

PASSED = Verdict("softmax", VerdictKind.PASSED, "All 6 cases passed.", None, (CaseVerdict("plain", True),))
WRONG = Verdict(
    "softmax",
    VerdictKind.WRONG,
    "Your rows do not sum to 1: the softmax runs over the wrong axis, " + "and this sentence goes on " * 4,
    Cause.VALUES,
    (
        CaseVerdict("plain", True),
        CaseVerdict(
            "H ≠ W", False, "wrong axis", "(2, 3) float32\n[0, 0]  0.25", "(2, 3) float32\n[0, 0]  ▸0.5◂"
        ),
    ),
    seconds=Seconds(0.0312),
    seed=7,
    output="hello\n",
)


def drill(name: str) -> Drill:
    return Drill(
        ItemId(f"drill:{name}"),
        name,
        name,
        TopicId("t"),
        Minutes(3.0),
        1,
        (),
        (),
        "",
        (),
        Path(),
        Place(Path(), 1),
    )


class ScriptedJudge:
    """Judges by what is written in the answer; the first file waits until the second has been judged."""

    def __init__(self) -> None:
        self.second_is_done = threading.Event()
        self.seen: list[tuple[str, str, int | None]] = []

    def check(self, drill: Drill, source: str, *, device: str = "auto", seed: int | None = None) -> Verdict:
        self.seen.append((drill.name, device, seed))
        if "slow" in source:
            self.second_is_done.wait(10)
        if "judge fails" in source:
            raise JudgeError("The judge did not answer.")
        if "second" in source:
            self.second_is_done.set()
        return PASSED if "right" in source else WRONG


@pytest.fixture
def files(tmp_path: Path) -> list[AnswerFile]:
    texts = {"a.py": "slow, right", "b.py": "second", "c.py": "judge fails"}
    for name, text in texts.items():
        (tmp_path / name).write_text(text)
    return [AnswerFile("softmax", tmp_path / name) for name in (*texts, "missing.py")]


def test_order_is_kept_and_one_failure_does_not_stop_the_rest(
    files: list[AnswerFile], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("os.cpu_count", lambda: 2)
    judge = ScriptedJudge()
    results = list(check_files(judge, files, drill, device="cpu", seed=3))
    assert [checked.file for checked in results] == files
    assert [checked.verdict for checked in results] == [PASSED, WRONG, None, None]
    assert isinstance(results[2].error, JudgeError)
    assert isinstance(results[3].error, UsageError)
    assert set(judge.seen) == {("softmax", "cpu", 3)}


def test_a_verdict_in_words_says_the_message_first_and_marks_the_difference() -> None:
    text = verdict_as_text(WRONG)
    lines = text.splitlines()
    assert lines[0] == "✗ wrong  softmax"
    assert lines[1].strip().startswith("Your rows do not sum to 1")
    assert max(map(len, lines)) <= 80
    assert "case “H ≠ W”" in text
    assert "got       (2, 3) float32" in text
    assert "▸0.5◂" in text
    assert "2 cases: ✓ ✗" in text
    assert "0.03 s on cpu, seed 7" in text
    assert "your code printed\n    hello" in text


def test_the_case_that_the_message_speaks_of_is_shown_not_the_first_that_fails() -> None:
    first, told = CaseVerdict("first", False, "other values"), CaseVerdict("told", False, "The wrong axis.")
    verdict = replace(WRONG, message="The wrong axis. Your file prints.", cases=(first, told))
    assert "case “told”" in verdict_as_text(verdict)
    assert "case “first”" in verdict_as_text(replace(verdict, message="Something else."))


def test_fix_and_shapes_travel_and_a_verdict_of_an_earlier_version_is_still_read() -> None:
    told = replace(
        WRONG, fix="Sum over the last axis.", shapes=(("x", "(2, 3) float32"), ("w", "(3,) int64"))
    )
    written = json.loads(json.dumps(told.to_json()))
    assert written["fix"] == "Sum over the last axis."
    assert written["shapes"] == {"x": "(2, 3) float32", "w": "(3,) int64"}
    assert Verdict.from_json(written).shapes == told.shapes
    older = {key: value for key, value in written.items() if key not in ("fix", "shapes")}
    assert Verdict.from_json(older) == replace(Verdict.from_json(written), fix="", shapes=())


def test_fix_and_shapes_stand_below_the_message() -> None:
    told = replace(
        WRONG, message="It stops.", fix="Go on.", shapes=(("x", "(2, 3) float32"), ("weight", "(3,) int64"))
    )
    lines = verdict_as_text(told).splitlines()
    assert lines[1:6] == [
        "  It stops.",
        "  Fix: Go on.",
        "",
        "    x       (2, 3) float32",
        "    weight  (3,) int64",
    ]


def test_the_table_counts_and_names_what_was_not_judged(files: list[AnswerFile]) -> None:
    results = [
        Checked(files[0], PASSED),
        Checked(files[1], WRONG),
        Checked(files[2], None, JudgeError("No judge.")),
    ]
    text = table(results)
    assert [line[0] for line in text.splitlines()[:3]] == ["✓", "✗", "!"]
    assert "No judge." in text
    assert text.endswith("1 of 3 passed")
