"""Tree cards: rebuilt with the keys or the mouse, marked edge by edge."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from hypothesis import given
from hypothesis import strategies as st

from studycli.model.items import TreeNode
from studycli.widgets.growth import Growth, regrown, sketch
from studycli.widgets.tree_builder import TreeBuilder

from .piloting import press, settled, shown, text_of
from .sittings import TREE, Place

Sit = Callable[..., Place]
NODES = tuple(
    TreeNode(label, "", parent)
    for label, parent in (("A", None), ("B", 0), ("C", 1), ("D", 0), ("E", 0), ("F", 4))
)
WHOLE = "A\n  B\n    C\n  D\n  E\n    F"


def grown(text: str = WHOLE) -> Growth:
    return regrown(NODES, tuple(range(len(NODES))), text)


def test_a_sketch_can_be_read_back() -> None:
    growth = grown()
    assert sketch(NODES, growth) == WHOLE
    assert growth.all_parents() == [node.parent for node in NODES]


def test_a_node_that_is_not_placed_counts_as_wrong_even_among_roots() -> None:
    assert grown("A").all_parents() == [None, 1, 2, 3, 4, 5]


def test_moving_a_node_takes_what_hangs_on_it_along() -> None:
    assert sketch(NODES, grown().other_side().mark(4).deeper()) == "A\n  B\n    C\n  D\n    E\n      F"
    assert sketch(NODES, grown().other_side().mark(1).shallower()) == "A\n  D\n  E\n    F\nB\n  C"
    assert sketch(NODES, grown().other_side().mark(1).shift(1)) == "A\n  D\n  B\n    C\n  E\n    F"
    assert sketch(NODES, grown().other_side().mark(4).shift(-1)) == "A\n  B\n    C\n  E\n    F\n  D"
    assert sketch(NODES, grown().other_side().mark(1).take_out()) == "A\n  D\n  E\n    F"


ACTS = st.sampled_from(
    ["place", "other_side", "up", "down", "deeper", "shallower", "earlier", "later", "take_out"]
)


@given(st.lists(ACTS, max_size=40))
def test_whatever_is_pressed_every_node_is_placed_once_or_waits(acts: list[str]) -> None:
    growth = Growth((3, 1, 5, 0, 4, 2))
    steps: dict[str, Callable[[Growth], Growth]] = {
        "up": lambda each: each.move(-1),
        "down": lambda each: each.move(1),
        "earlier": lambda each: each.shift(-1),
        "later": lambda each: each.shift(1),
    }
    for act in acts:
        growth = steps[act](growth) if act in steps else getattr(growth, act)()
        assert sorted((*growth.placed, *growth.left)) == list(range(6))
        assert set(growth.parents) == set(growth.placed)
        assert sketch(NODES, regrown(NODES, growth.order, sketch(NODES, growth))) == sketch(NODES, growth)
        assert -1 <= growth.marked < len(growth.placed)


@pytest.mark.slow
async def test_a_tree_is_rebuilt_with_the_keys_and_marked_edge_by_edge(sit: Sit) -> None:
    place = sit(TREE)
    async with shown(place) as pilot:
        builder = pilot.app.screen.query_one(TreeBuilder)
        await put(pilot, builder, "Self-attention")
        await put(pilot, builder, "BERT")
        await put(pilot, builder, "GPT")
        assert "ctrl+r reveal" in text_of(pilot.app)
        text = await press(pilot, "ctrl+r")
        assert "✓   BERT" in text
        assert "✗ MAE not placed: under BERT" in text
        assert "▸a" in text
        await press(pilot, "space")
    review = place.store.reviews_of("family")[0]
    assert review.rating == 1
    assert review.answer == "Self-attention\n  BERT\n  GPT"


async def test_the_whole_tree_right_suggests_good(sit: Sit) -> None:
    place = sit(TREE)
    draft = "Self-attention\n  BERT\n    MAE\n  GPT\n  ViT\n    DINO"
    place.session.save_draft(draft)
    async with shown(place) as pilot:
        assert "all placed" in text_of(pilot.app)
        text = await press(pilot, "ctrl+r")
        assert "✗" not in text
        assert "▸d/3 Good" in text


@pytest.mark.slow
async def test_a_tree_is_rebuilt_with_the_mouse(sit: Sit) -> None:
    place = sit(TREE)
    async with shown(place) as pilot:
        builder = pilot.app.screen.query_one(TreeBuilder)
        waiting = [builder._tree[node].label for node in builder.growth.left]
        await pilot.click("#tree-nodes-text", offset=(3, waiting.index("Self-attention")))
        await settled(pilot)
        await pilot.click("#tree-nodes-text", offset=(3, 0))
        await settled(pilot)
        assert builder.outline.splitlines()[0] == "Self-attention"
        assert builder.outline.splitlines()[1].startswith("  ")
        await pilot.click("#tree-rows-text", offset=(3, 0))
        await settled(pilot)
        assert builder.growth.marked_node is None
    assert place.session.draft() == builder.outline


async def put(pilot, builder: TreeBuilder, label: str) -> None:  # type: ignore[no-untyped-def]
    """Chooses the node called `label` and hangs it under the marked one."""
    while builder._tree[builder.growth.left[builder.growth.chosen]].label != label:
        waiting = [builder._tree[node].label for node in builder.growth.left]
        await press(pilot, "down" if waiting.index(label) > builder.growth.chosen else "up")
    await press(pilot, "enter")


async def test_help_says_of_space_only_what_it_does_here(sit: Sit) -> None:
    async with shown(sit(TREE)) as pilot:
        rows = (await press(pilot, "f1")).splitlines()
        assert [line for line in rows if " space " in line and "enter" in line]
        reveals = next(line for line in rows if "Show the answer" in line)
        assert "ctrl+r" in reveals
        assert "space" not in reveals
