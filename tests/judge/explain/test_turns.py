"""A changed reference that never ends is given up, wherever its loops are."""

from __future__ import annotations

import ast
from typing import Any

import pytest

from studycli.judge.explain.turns import TICK, TooManyTurnsError, tick, ticking

ENDLESS = {
    "while": "while True:\n        pass",
    "while with a generator inside": "while any(number for number in (0, 1)):\n        x = x + 1",
    "for": "for number in iter(int, 1):\n        pass",
    "comprehension": "[number for number in iter(int, 1)]",
    "generator": "sum(number for number in iter(int, 1))",
}


def ran(source: str) -> Any:
    tree = ast.parse(source)
    before = ast.dump(tree)
    with ticking(tree):
        code = compile(tree, "reference.py", "exec")
    assert ast.dump(tree) == before
    names: dict[str, Any] = {TICK: tick()}
    exec(code, names)
    return names["f"](3)


@pytest.mark.timeout(20)
@pytest.mark.parametrize("loop", ENDLESS.values(), ids=ENDLESS)
def test_an_endless_loop_is_given_up(loop: str) -> None:
    with pytest.raises(TooManyTurnsError):
        ran(f"def f(x):\n    {loop}\n    return x\n")


def test_a_loop_that_ends_is_left_alone() -> None:
    assert ran("def f(x):\n    return [n for n in range(x) if n] + [0 for _ in range(x)]\n") == [
        1,
        2,
        0,
        0,
        0,
    ]
