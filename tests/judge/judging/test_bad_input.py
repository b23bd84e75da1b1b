"""Answers that cannot be judged case by case: each gets a clear sentence of its own."""

from __future__ import annotations

from pathlib import Path

import pytest
import torch

from studycli.errors import UsageError
from studycli.judge import judging
from studycli.judge.answer_file import LARGEST_ANSWER, read_answer
from studycli.judge.in_process import InProcessRun
from studycli.judge.protocol import Answer, CallRequest, CallStatus
from studycli.model.verdict import Cause, VerdictKind
from studycli.wording import MOST_WORDS, word_count

from .conftest import DrillMaker, SmallDrill

RIGHT = "def scaled(x, factor=2):\n    return x * factor\n"


@pytest.fixture
def drill(make_drill: DrillMaker) -> SmallDrill:
    return make_drill(
        reference=RIGHT,
        cases='CASES = [case("plain", x=normal(2, 3)), case("by three", x=normal(2, 3), factor=3)]',
    )


@pytest.mark.parametrize(
    ("answer", "cause", "words"),
    [
        ("", Cause.MISSING, ["Nothing is written yet", "scaled(x, factor=2)"]),
        ("# later\n", Cause.MISSING, ["Nothing is written yet"]),
        ("def scaled(x, factor=2)\n    return x\n", Cause.SYNTAX, ["Line 1", "':'"]),
        ("def scaled(x, factor=2):\nreturn x\n", Cause.SYNTAX, ["Line 2", "indented block"]),
        (
            "def scaled(x, factor=2):\n\tif x is x:\n        return x\n",
            Cause.SYNTAX,
            ["Line 3", "tabs and spaces"],
        ),
        ("x = 1\0\n", Cause.SYNTAX, ["null bytes"]),
        ("x = " + "(" * 5000, Cause.SYNTAX, []),
        ("#" * (LARGEST_ANSWER + 1), Cause.SYNTAX, ["one million"]),
        (RIGHT.replace("scaled", "scale"), Cause.MISSING, ["scale;", "scaled", "Rename"]),
        (RIGHT.replace("scaled", "solution"), Cause.MISSING, ["solution", "scaled"]),
        ("x = 3\n", Cause.MISSING, ["No function is defined", "scaled"]),
        (
            "class A:\n    def scaled(self, x, factor=2):\n        return x\n",
            Cause.MISSING,
            ["inside the class A", "top level"],
        ),
        ("scaled = 3\n", Cause.MISSING, ["not a function", "“def”"]),
        (RIGHT + "scaled = None\n", Cause.MISSING, ["not a function", "“def”"]),
        ("async def scaled(x, factor=2):\n    return x\n", Cause.TYPE, ["async"]),
        ("def scaled(x):\n    return x * 2\n", Cause.TYPE, ["factor is missing", "(x, factor=2)"]),
        ("def scaled(x, size=2):\n    return x * size\n", Cause.TYPE, ["second argument factor, not size"]),
        ("def scaled(x, factor):\n    return x\n", Cause.TYPE, ["factor the default 2"]),
        ("def scaled(x, factor=3):\n    return x\n", Cause.TYPE, ["the default of factor is 2, not 3"]),
        ("def scaled(factor, x):\n    return x\n", Cause.TYPE, ["order"]),
        ("def scaled(x, n, factor=2):\n    return x\n", Cause.TYPE, ["n would need a default"]),
        ("def scaled():\n    return 1\n", Cause.TYPE, ["x and factor are missing"]),
        ("import numpie\n" + RIGHT, Cause.CRASH, ["Line 1", "numpie", "standard library"]),
        ("print(undefined)\n" + RIGHT, Cause.CRASH, ["Line 1", "undefined"]),
        ("raise SystemExit\n" + RIGHT, Cause.CRASH, ["Line 1", "SystemExit"]),
    ],
)
def test_each_gets_its_own_sentence(drill: SmallDrill, answer: str, cause: Cause, words: list[str]) -> None:
    verdict = drill.judge(answer)
    assert (verdict.kind, verdict.cause) == (VerdictKind.ERROR, cause), verdict.message
    text = f"{verdict.message} {verdict.fix}"
    assert [word for word in words if word not in text] == [], text
    assert word_count(verdict.message) <= MOST_WORDS, verdict.message
    assert verdict.cases == ()


def test_the_caret_stands_below_the_place(drill: SmallDrill) -> None:
    verdict = drill.judge("def scaled(x, factor=2):\n    return x *\n")
    assert verdict.line == 2
    text, caret = verdict.trace.split("\n")
    assert text == "return x *"
    assert caret.index("^") >= len("return x")


@pytest.mark.parametrize(
    ("answer", "words"),
    [
        ("def scaled(x, factor=2):\n    x * factor\n", ["return"]),
        ("def scaled(x, factor=2):\n    print(x * factor)\n", ["return"]),
        ("def scaled(x, factor=2):\n    return (x * factor).tolist()\n", ["list"]),
        ("def scaled(x, factor=2):\n    return (x * factor).detach().numpy()\n", ["numpy"]),
        ("def scaled(x, factor=2):\n    return (x * factor, x)\n", ["tuple"]),
        ("def scaled(x, factor=2):\n    yield x * factor\n", ["generator"]),
    ],
)
def test_other_things_than_a_tensor_are_named(drill: SmallDrill, answer: str, words: list[str]) -> None:
    verdict = drill.judge(answer)
    assert verdict.cause is Cause.TYPE, verdict.message
    assert [word for word in words if word not in verdict.message.casefold()] == [], verdict.message


@pytest.mark.parametrize(
    "answer",
    [
        "\ufeff" + RIGHT,
        RIGHT.replace("\n", "\r\n"),
        RIGHT.replace("    ", "\t"),
        "import torch\nimport torch.nn.functional as F\n" + RIGHT,
        "scaled = lambda x, factor=2: x * factor\n",
        "def _scaled(x, factor=2):\n    return x * factor\nscaled = _scaled\n",
        "def scaled(*args, **kwargs):\n    return args[0] * kwargs.get('factor', 2)\n",
        "def scaled(x, factor=2, *, how=None):\n    return x * factor\n",
        "def scaled(x: 'torch.Tensor', factor: int = 2) -> 'torch.Tensor':\n    return x * factor\n",
        "import torch\nclass Scaled(torch.nn.Module):\n    def forward(self, x, factor=2):\n        return x * factor\nscaled = Scaled()\n",
        "if True:\n    def scaled(x, factor=2):\n        return x * factor\n",
    ],
)
def test_unusual_ways_of_writing_a_right_answer_pass(drill: SmallDrill, answer: str) -> None:
    drill.passes(answer, seeds=1)


def test_twice_defined_says_which_counts(drill: SmallDrill) -> None:
    wrong_first = drill.judge("def scaled(x, factor=2):\n    return x\n\n" + RIGHT)
    assert wrong_first.passed
    assert "twice" in wrong_first.message
    assert "lines 1 and 4" in wrong_first.message
    wrong_last = drill.judge(RIGHT + "\ndef scaled(x, factor=2):\n    return x\n")
    assert not wrong_last.passed
    assert "the last one counts" in wrong_last.message


def test_printing_at_the_top_is_mentioned_and_judged(drill: SmallDrill) -> None:
    verdict = drill.judge("print('hello \\x1b[31m')\n" + RIGHT)
    assert verdict.passed
    assert "prints while it is loaded" in verdict.message
    assert verdict.output == "hello \\x1b[31m\n"


def test_slow_loading_is_mentioned(drill: SmallDrill, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(judging, "_SLOW_TO_LOAD", 0.05)
    verdict = drill.judge("import time\ntime.sleep(0.06)\n" + RIGHT)
    assert verdict.passed
    assert "to load" in verdict.message


@pytest.mark.parametrize(
    ("content", "words"),
    [
        (b"", "empty"),
        (b" \n\n", "empty"),
        (b"\x7fELF\x02\0\0\0", "not text"),
        (bytes(range(256)) * 4, "not text"),
        ("def f():\n    return 'ä'\n".encode("latin-1"), ":2 is not UTF-8"),
        (b"#" * 50_000_000, "more than 1 MB"),
    ],
)
def test_files_that_hold_no_answer(tmp_path: Path, content: bytes, words: str) -> None:
    path = tmp_path / "answer.py"
    path.write_bytes(content)
    with pytest.raises(UsageError) as caught:
        read_answer(path)
    assert words in caught.value.message
    assert caught.value.hint


def test_files_that_are_none(tmp_path: Path) -> None:
    for path, words in ((tmp_path / "none.py", "does not exist"), (tmp_path, "folder")):
        with pytest.raises(UsageError) as caught:
            read_answer(path)
        assert words in caught.value.message


def test_marks_and_line_ends_are_cleaned(tmp_path: Path) -> None:
    path = tmp_path / "answer.py"
    path.write_bytes(b"\xef\xbb\xbfa = 1\r\nb = 2\rc = 3\n")
    assert read_answer(path) == "a = 1\nb = 2\nc = 3\n"


def test_an_exception_that_cannot_even_be_printed_is_still_told() -> None:
    source = (
        "class Odd(BaseException):\n    def __str__(self):\n        raise self\n\n\n"
        "def window_partition(x, window_size=7):\n    raise Odd()\n"
    )
    run = InProcessRun()
    assert run.load(Answer(source, "window_partition")).status is CallStatus.RETURNED
    outcome = run.call(CallRequest((torch.zeros(1, 7, 7, 1),), {}))
    assert outcome.status is CallStatus.RAISED
    assert outcome.error is not None
    assert (outcome.error.type, outcome.error.message, outcome.error.line) == ("Odd", "", 7)
