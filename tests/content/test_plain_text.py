"""Markdown reads well aloud: no marks, no long lines but code, tables that fit or become lists."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from studycli.content.plain_text import plain_text


@pytest.mark.parametrize(
    ("markdown", "said"),
    [
        ("**bold** and *stressed*, 2 * 3 * 4", "bold and stressed, 2 * 3 * 4"),
        ("`a ** b ** c` stays", "`a ** b ** c` stays"),
        ("### Answer\nText", "Answer Text"),
        ("one\ntwo\n\nthree", "one two\n\nthree"),
        ("- a\n- b\n  more of b", "- a\n- b more of b"),
        ("1. a\n2. b", "1. a\n2. b"),
        ("- [x] done", "- done"),
        ("```python\nx = 1\n```\nafter", "    x = 1\nafter"),
        ("```\nnever closed", "    never closed"),
        ("| a | b |\n|---|:-:|\n| 1 | **22** |", "a   b\n1   22"),
        ("", ""),
    ],
)
def test_what_is_said(markdown: str, said: str) -> None:
    assert plain_text(markdown) == said


def test_a_wide_table_becomes_a_list() -> None:
    table = "| part | meaning |\n|---|---|\n| query | " + "long " * 20 + "|\n"
    assert plain_text(table, 40).splitlines()[:2] == ["part: query", "meaning: long long long long long long"]


@given(st.text(alphabet="ab *_`|#-\n$1.[]", max_size=200))
def test_nothing_is_too_odd_to_be_said(markdown: str) -> None:
    said = plain_text(markdown, 30)
    for letter in "ab":
        assert said.count(letter) <= markdown.count(letter)
