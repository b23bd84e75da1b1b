"""Rebuilding a tree in a plain session: the parent of each node, then every edge marked."""

from __future__ import annotations

from studycli.model.items import Card
from studycli.model.review import Rating
from studycli.session.plain_dialogue import Dialogue
from studycli.session.plain_text import plain_text
from studycli.session.tree_marking import Edge, mark_tree, outline, shuffled


def rebuild(card: Card, dialogue: Dialogue) -> tuple[str, Rating]:
    """The learner's tree as an outline, and the rating that its right edges suggest. Raises EndOfInput."""
    order = shuffled(card.tree, card.id)
    number_of = {node: number for number, node in enumerate(order, 1)}
    for number, node in enumerate(order, 1):
        dialogue.show(f"{number:>3}  {card.tree[node].label}")
    dialogue.show("")
    dialogue.say("Give the number of each one's parent, 0 for a root.")
    parents: list[int | None] = [None] * len(card.tree)
    for node in order:
        parents[node] = _ask_parent(card, node, number_of, dialogue)
    mark = mark_tree(card.tree, parents)
    dialogue.show("")
    for edge in mark.edges:
        dialogue.say(_said(edge))
    dialogue.show(f"\nThe answer:\n{plain_text(card.answer)}\n")
    dialogue.say(f"{mark.right} of {len(mark.edges)} edges right: {mark.suggestion.word} is suggested.")
    return outline(card.tree, parents), mark.suggestion


def _ask_parent(card: Card, node: int, number_of: dict[int, int], dialogue: Dialogue) -> int | None:
    numbered = {number: each for each, number in number_of.items()}
    while True:
        said = dialogue.ask(f"{number_of[node]} {card.tree[node].label}: its parent?")
        if said == "0":
            return None
        if said.isdecimal() and int(said) in numbered and numbered[int(said)] != node:
            return numbered[int(said)]
        dialogue.say(f"Please give another one's number, 1 to {len(numbered)}, or 0 for a root.")


def _said(edge: Edge) -> str:
    note = f" ({edge.note})" if edge.note else ""
    if edge.right:
        return f"✓ right: {edge.label}{note} under {edge.wanted}"
    return f"✗ wrong: {edge.label}{note} belongs under {edge.wanted}, not {edge.given}"
