"""The program's own cards: sound, and complete for the page that the course asks for."""

from __future__ import annotations

from studycli.content.library import load_library
from studycli.content.lint import lint
from studycli.model.items import Card, CardKind, ItemId
from studycli.paths import ContentRoot, shipped_content

ROOT = ContentRoot(shipped_content())
LIBRARY = load_library([ROOT])

QUESTIONS = {
    "vit-three-sentences": "vit",
    "swin-why": "swin",
    "dino-or-mae": "representations",
    "masking-75-15": "mae",
    "positions-1d-2d": "vit",
}
EDGES = {
    ("Self-attention", "Encoder only"),
    ("Encoder only", "BERT"),
    ("BERT", "MAE"),
    ("BERT", "BEiT"),
    ("Self-attention", "Decoder only"),
    ("Decoder only", "GPT"),
    ("Self-attention", "Encoder–decoder"),
    ("Encoder–decoder", "T5"),
    ("Self-attention", "Vision"),
    ("Vision", "ViT"),
    ("ViT", "DeiT"),
    ("ViT", "DINO"),
    ("Vision", "Swin"),
}


def card(item: str) -> Card:
    """The shipped card with this id."""
    found = LIBRARY.items[ItemId(item)]
    assert isinstance(found, Card)
    return found


def rows(group: str) -> list[Card]:
    """The row cards of a table."""
    return [item for item in LIBRARY.items.values() if isinstance(item, Card) and item.group == group]


def test_the_shipped_decks_have_no_faults() -> None:
    assert [str(fault) for fault in lint([ROOT]) if fault.place.path.is_relative_to(ROOT.cards)] == []


def test_the_five_questions_have_three_to_five_key_points_and_a_hint() -> None:
    for item, topic in QUESTIONS.items():
        question = card(item)
        assert question.topic == topic
        assert 3 <= len(question.key_points) <= 5
        assert question.hint


def test_the_first_question_asks_for_the_three_parts_of_vit() -> None:
    points = " ".join(card("vit-three-sentences").key_points)
    for part in ("patch embedding", "position embedding", "[CLS] token"):
        assert part in points


def test_six_tokenizations_five_parallels_five_days() -> None:
    names = [row.id.partition("/")[2] for row in rows("tokenizations")]
    assert names == ["text", "images", "audio", "video", "3d", "actions"]
    assert len(rows("parallels")) == 5
    assert all("Recall: In vision · Why it carries over" in row.prompt for row in rows("parallels"))
    assert len(rows("what-comes-next")) == 5


def test_the_family_tree_has_every_edge_of_the_page() -> None:
    tree = card("family-tree")
    assert tree.kind is CardKind.TREE
    labels = [node.label for node in tree.tree]
    edges = {(labels[node.parent], node.label) for node in tree.tree if node.parent is not None}
    assert edges == EDGES
    models = [node for node in tree.tree if not node.label.startswith(("Encoder", "Decoder", "Vision"))]
    assert all(node.note for node in models)
