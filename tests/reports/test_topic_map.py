"""The map holds every topic once, and says of each what is remembered."""

from __future__ import annotations

from collections.abc import Iterable

from studycli import paths
from studycli.content.curriculum_reading import read_curriculum
from studycli.model.items import TopicId
from studycli.model.memory import Probability
from studycli.reports.data import MapNode, TopicMemory
from studycli.reports.topic_map import map_as_text, topic_map

SHIPPED, _ = read_curriculum(paths.ContentRoot(paths.shipped_content()).curriculum)


def memory(topic: str, remembered: float | None, due: int = 0) -> TopicMemory:
    share = None if remembered is None else Probability(remembered)
    return TopicMemory(TopicId(topic), topic.upper(), "", 5, 0 if share is None else 3, due, share)


def all_nodes(nodes: Iterable[MapNode]) -> list[MapNode]:
    return [found for node in nodes for found in (node, *all_nodes(node.children))]


def test_every_topic_stands_on_the_map_once() -> None:
    topics = [node.topic for node in all_nodes(topic_map(SHIPPED, [])) if node.topic]
    assert sorted(topics) == sorted(SHIPPED.topics)


def test_the_family_tree_of_the_course_is_on_it() -> None:
    nodes = {node.title: node for node in all_nodes(topic_map(SHIPPED, []))}
    below = {title: [child.title for child in node.children] for title, node in nodes.items()}
    assert {"Encoder only", "Decoder only", "Encoder–decoder", "Vision"} <= set(below["Self-attention"])
    assert below["Encoder only"] == ["BERT"]
    assert {"MAE", "BEiT"} <= set(below["BERT"])
    assert {"ViT", "Swin"} <= set(below["Vision"])
    assert {"DeiT", "DINO"} <= set(below["ViT"])


def test_shares_dues_and_strangers_are_told() -> None:
    memories = [memory("vit", 0.82), memory("mae", 0.44, due=2), memory("swin", None), memory("my-own", 0.5)]
    text = map_as_text(topic_map(SHIPPED, memories))
    lines = {line.strip("│├└─ ").split("  ")[0]: line for line in text.splitlines()}
    assert "█████░░░░░  3 of 5 · 82 % of these" in lines["ViT"]
    assert "● 2 due" in lines["MAE"]
    assert "░░░░░░░░░░  5 new" in lines["Swin"]
    assert "50 %" in lines["MY-OWN"], "a topic that no curriculum declares stands at the end"
    assert text.splitlines()[-1] == lines["MY-OWN"]
