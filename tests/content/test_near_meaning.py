"""Whoever has forgotten a drill's name finds it by what it is about; a misspelt one is found as before."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from studycli import paths
from studycli.content.drill_names import drill_folders, find_drill
from studycli.content.near_meaning import nearest_drill, words
from studycli.errors import UsageError


@pytest.mark.parametrize(
    ("typed", "meant"),
    [
        ("swin_attention_mask", "shifted_window_mask"),
        ("SwinMask", "shifted_window_mask"),
        ("window_partiton", "window_partition"),
        ("layernorm", "layer_norm"),
        ("sinusoidal_encoding", "sinusoidal_positions"),
        ("gqa", "grouped_query_attention"),
        ("rotary", "apply_rope"),
        ("byte_pair_encoding", "byte_pair_merge"),
        ("nucleus_sampling", "top_k_top_p_filter"),
        ("sdpa", "scaled_dot_product_attention"),
        ("group_query", "grouped_query_attention"),
        ("cls_token", "add_cls_and_positions"),
    ],
)
def test_the_hint_names_the_drill_that_is_meant(typed: str, meant: str) -> None:
    with pytest.raises(UsageError) as raised:
        find_drill([paths.ContentRoot(paths.shipped_content())], typed)
    assert raised.value.hint == f"Did you mean {meant}?"


@pytest.mark.parametrize("typed", ["xyzzy", "", "___", "日本語", "the_of"])
def test_what_means_nothing_suggests_nothing(typed: str) -> None:
    with pytest.raises(UsageError, match="There is no drill called") as raised:
        find_drill([paths.ContentRoot(paths.shipped_content())], typed)
    assert raised.value.hint == "`study list drills` shows them all."


@given(st.text(max_size=30))
def test_any_text_may_be_asked_for(typed: str) -> None:
    assert nearest_drill(typed, ["window_partition"], []) in (None, "window_partition")
    assert nearest_drill(typed, [], []) is None


@pytest.mark.slow
def test_every_drill_finds_itself_by_the_words_of_its_name_in_any_order() -> None:
    roots = [paths.ContentRoot(paths.shipped_content())]
    drills = [find_drill(roots, name) for name in drill_folders(roots)]
    names = [drill.name for drill in drills]
    for name in names:
        turned = "_".join(reversed(words(name)))
        found = nearest_drill(turned, names, drills)
        assert found is not None
        assert set(words(found)) & set(words(name)), name
