"""Places and counts as people say them."""

from __future__ import annotations

import pytest

from studycli.wording import count, ordinal


@pytest.mark.parametrize(
    ("number", "word"),
    [
        (1, "first"),
        (10, "tenth"),
        (11, "11th"),
        (13, "13th"),
        (21, "21st"),
        (22, "22nd"),
        (103, "103rd"),
        (112, "112th"),
    ],
)
def test_places(number: int, word: str) -> None:
    assert ordinal(number) == word


def test_one_is_one() -> None:
    assert [count(n, "item") for n in (0, 1, 2, 2048)] == ["0 items", "1 item", "2 items", "2,048 items"]
