"""Where a new line begins."""

from __future__ import annotations

import ast

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from studycli.drilling.indentation import LEVEL, next_indentation


@pytest.mark.parametrize(
    ("before", "spaces"),
    [
        ("", 0),
        ("def f(x):", 4),
        ("def f(x):  # a comment", 4),
        ("    for i in range(3):", 8),
        ("    y = x", 4),
        ("    return x", 0),
        ("        break", 4),
        ("        raise ValueError(", 12),
        ("    returned = x", 4),
        ("    return (a,", 12),
        ("    y = foo(", 8),
        ("    y = foo(\n        a,", 8),
        ("    y = foo(\n        a)", 4),
        ("    return {\n        'a': 1,\n    }", 0),
        ("    if a and (b or\n              c):", 8),
        ("    s = 'a:'", 4),
        ("    s = 'it is (open'", 4),
        ('    """A doc string:', 4),
        ('    """A doc string:\n      deeper', 6),
        ('    """A doc string:"""', 4),
        ("    y = a + \\", 8),
        ("    y = a + \\\n        b", 4),
        ("    # a comment:", 4),
        ("    x = [1, 2]  # [", 4),
        ("    y = x)", 4),
    ],
)
def test_a_new_line_begins_where_a_python_programmer_expects_it(before: str, spaces: int) -> None:
    assert next_indentation(before) == " " * spaces


@given(st.text(alphabet="ab:()[]{}'\"#\\ \nreturn", max_size=60))
@settings(max_examples=2 * settings().max_examples)
def test_any_text_at_all_has_an_indentation(text: str) -> None:
    assert set(next_indentation(text)) <= {" "}


@given(st.lists(st.sampled_from(["for", "if", "while", "with"]), min_size=1, max_size=5))
def test_nested_blocks_typed_line_by_line_are_valid_python(heads: list[str]) -> None:
    lines = {"for": "for i in x:", "if": "if x:", "while": "while x:", "with": "with x:"}
    text = ""
    for head in heads:
        text += lines[head]
        text += "\n" + next_indentation(text)
    text += "pass"
    ast.parse(text)
    assert len(next_indentation(text)) == LEVEL * (len(heads) - 1)
