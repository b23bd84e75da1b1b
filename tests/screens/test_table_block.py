"""Tables of Markdown are aligned, and no cell is broken where the width allows it."""

from __future__ import annotations

from textual.content import Content

from studycli.widgets.table_block import laid_out

HEADS = [Content("symbol"), Content("shape")]
ROWS = [[Content("Q"), Content("(N, d)")], [Content("weights"), Content("(N, N)")]]


def test_columns_are_as_wide_as_their_cells() -> None:
    assert laid_out(HEADS, ROWS, 40).plain.splitlines() == [
        "symbol    shape ",
        "───────   ──────",
        "Q         (N, d)",
        "weights   (N, N)",
    ]


def test_what_does_not_fit_is_told_row_by_row() -> None:
    assert laid_out(HEADS, ROWS, 15).plain == ("symbol: Q\nshape: (N, d)\n\nsymbol: weights\nshape: (N, N)")


def test_a_row_with_too_few_cells_is_shown_as_far_as_it_goes() -> None:
    assert laid_out(HEADS, [[Content("Q")]], 40).plain.splitlines()[-1] == "Q     "
    assert laid_out(HEADS, [], 40).plain.splitlines() == ["symbol   shape", "──────   ─────"]
