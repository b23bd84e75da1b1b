"""A rebuilt tree is marked edge by edge."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from studycli.model.items import TreeNode
from studycli.model.review import Rating
from studycli.session.tree_marking import mark_tree, outline, shuffled

FAMILY = (
    TreeNode("Self-attention", "", None),
    TreeNode("BERT", "masked prediction", 0),
    TreeNode("MAE", "", 1),
    TreeNode("BEiT", "visual tokens", 1),
    TreeNode("GPT", "", 0),
)


@st.composite
def trees(draw: st.DrawFn) -> tuple[TreeNode, ...]:
    labels = draw(st.lists(st.sampled_from("abcdef"), min_size=1, max_size=9))
    return tuple(
        TreeNode(label, "", draw(st.sampled_from([None, *range(index)])))
        for index, label in enumerate(labels)
    )


@given(trees())
def test_the_tree_as_written_is_all_right(nodes: tuple[TreeNode, ...]) -> None:
    mark = mark_tree(nodes, [node.parent for node in nodes])
    assert all(edge.right for edge in mark.edges)
    assert mark.suggestion is Rating.GOOD


@given(trees(), st.data())
def test_an_edge_is_right_only_where_the_parents_labels_agree(
    nodes: tuple[TreeNode, ...], data: st.DataObject
) -> None:
    places = st.sampled_from([None, *range(len(nodes))])
    parents = data.draw(st.lists(places, min_size=len(nodes), max_size=len(nodes)))
    mark = mark_tree(nodes, parents)
    roots = sum(node.parent is None for node in nodes)
    assert len(mark.edges) == len(nodes) - (roots == 1)
    for edge in mark.edges:
        assert edge.right == (edge.given == edge.wanted)


def test_a_wrong_edge_names_the_right_parent() -> None:
    mark = mark_tree(FAMILY, [None, 0, 4, 1, 0])
    wrong = [edge for edge in mark.edges if not edge.right]
    assert [(edge.label, edge.given, edge.wanted) for edge in wrong] == [("MAE", "GPT", "BERT")]
    assert (mark.right, len(mark.edges)) == (3, 4)
    assert mark.suggestion is Rating.HARD


def test_a_node_taken_for_a_root_is_a_wrong_edge() -> None:
    mark = mark_tree(FAMILY, [None, 0, 1, 1, None])
    assert [(edge.label, edge.given, edge.wanted) for edge in mark.edges if not edge.right] == [
        ("GPT", "the root", "Self-attention")
    ]


def test_nodes_that_read_the_same_are_interchangeable() -> None:
    nodes = (
        TreeNode("net", "", None),
        TreeNode("encoder", "", 0),
        TreeNode("decoder", "", 0),
        TreeNode("attention", "", 1),
        TreeNode("attention", "", 2),
    )
    assert mark_tree(nodes, [None, 0, 0, 2, 1]).right == 4
    assert mark_tree(nodes, [None, 0, 0, 2, 2]).right == 3


def test_roots_count_where_there_are_several() -> None:
    nodes = (TreeNode("a", "", None), TreeNode("b", "", None))
    assert [edge.right for edge in mark_tree(nodes, [None, 0]).edges] == [True, False]


@pytest.mark.parametrize("parents", [[None], [None, 0, 1, 1, 5], [None, 0, 1, 1, -1]])
def test_parents_must_fit_the_tree(parents: list[int | None]) -> None:
    with pytest.raises(ValueError, match="one parent for each node"):
        mark_tree(FAMILY, parents)


@given(st.integers(2, 12), st.text())
def test_shuffling_depends_on_the_seed_alone_and_hides_the_written_order(count: int, seed: str) -> None:
    nodes = [TreeNode(str(index), "", None) for index in range(count)]
    order = shuffled(nodes, seed)
    assert order == shuffled(nodes, seed)
    assert sorted(order) == list(range(count))
    assert list(order) != sorted(order)


def test_the_outline_shows_the_learners_tree_and_what_hangs_in_a_circle() -> None:
    assert outline(FAMILY, [None, 0, 1, 4, 3]) == "Self-attention\n  BERT\n    MAE\n? BEiT\n? GPT"
