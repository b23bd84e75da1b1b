"""The reference against an obvious and slow way of doing the same."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from .references import reference

train_bpe = reference("train_bpe")


def slowly(text: str, n_merges: int) -> list[tuple[int, int]]:
    """Every pair is counted by looking at every place; no dict, no order of arrival."""
    ids = list(text.encode("utf-8"))
    merges: list[tuple[int, int]] = []
    for step in range(n_merges):
        best, most = None, 0
        for place in range(len(ids) - 1):
            pair = (ids[place], ids[place + 1])
            times = sum((ids[other], ids[other + 1]) == pair for other in range(len(ids) - 1))
            if times > most:
                best, most = pair, times
        if best is None:
            break
        merges.append(best)
        place = 0
        while place < len(ids) - 1:
            if (ids[place], ids[place + 1]) == best:
                ids[place : place + 2] = [256 + step]
            place += 1
    return merges


@settings(max_examples=80, deadline=None)
@given(st.text(st.sampled_from("ab cé"), max_size=24), st.integers(0, 12))
def test_on_texts_with_many_ties_and_runs(text: str, n_merges: int) -> None:
    assert train_bpe(text, n_merges) == slowly(text, n_merges)


@settings(max_examples=30, deadline=None)
@given(st.text(st.characters(codec="utf-8"), max_size=12), st.integers(0, 6))
def test_on_any_text(text: str, n_merges: int) -> None:
    assert train_bpe(text, n_merges) == slowly(text, n_merges)


@pytest.mark.parametrize(
    ("text", "n_merges", "merges"),
    [
        ("abab c", 3, [(97, 98), (256, 256), (257, 32)]),
        ("", 3, []),
        ("a", 3, []),
        ("aaa", 5, [(97, 97), (256, 97)]),
        ("bcbcaaaa", 1, [(97, 97)]),
    ],
)
def test_worked_examples(text: str, n_merges: int, merges: list[tuple[int, int]]) -> None:
    assert train_bpe(text, n_merges) == merges
