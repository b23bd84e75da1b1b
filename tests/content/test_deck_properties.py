"""What holds for every deck: what was written is what is read, and nothing is ever lost in silence or raised."""

from __future__ import annotations

import re
from dataclasses import dataclass
from itertools import pairwise
from pathlib import Path

from hypothesis import given, settings
from hypothesis import strategies as st

from studycli.content.curriculum_reading import circles
from studycli.content.deck import parse_deck
from studycli.content.names import is_id, proposed_id, slug
from studycli.content.row_cards import split_cells
from studycli.model.items import TreeNode

PATH = Path("deck.md")
HEAD = "---\ntitle: A deck\ntopic: vit\n---\n"

words = st.text(st.characters(categories=["Ll", "Lu", "Nd", "Lo"]), min_size=1, max_size=8)
phrases = st.lists(words, min_size=1, max_size=5).map(" ".join)
paragraphs = st.lists(phrases, min_size=1, max_size=3).map("\n".join)
texts = st.lists(
    st.one_of(paragraphs, phrases.map(lambda code: f"```\n## {code} {{#no}}\n- [ ] {code}\n```")),
    min_size=1,
    max_size=3,
).map("\n\n".join)


@dataclass(frozen=True)
class Written:
    """A card as a deck writes it, and what should be read: (id part, prompt holds, answer begins with)."""

    kind: str
    body: str
    expected: list[tuple[str, str, str]]
    key_points: tuple[str, ...] = ()
    tree: tuple[TreeNode, ...] = ()


@st.composite
def plain(draw: st.DrawFn) -> Written:
    answer, points = draw(texts), tuple(draw(st.lists(phrases, max_size=3)))
    tasks = "".join(f"- [ ] {point}\n" for point in points)
    return Written("", f"{answer}\n\n{tasks}", [("", "", answer)], points)


@st.composite
def cloze(draw: st.DrawFn) -> Written:
    pairs = draw(st.lists(st.tuples(phrases, phrases), min_size=1, max_size=4))
    body = " ".join(f"{shown} =={hidden}==" for shown, hidden in pairs)
    expected = [(f"/{number}", pairs[number - 1][0], hidden) for number, (_, hidden) in enumerate(pairs, 1)]
    return Written(" .cloze", body + "\n", expected)


@st.composite
def rows(draw: st.DrawFn) -> Written:
    cells = (
        st.text(st.sampled_from("ab|\\`$ é"), max_size=6)
        .map(str.strip)
        .filter(lambda cell: not cell.endswith("\\"))
    )
    table = draw(
        st.lists(st.tuples(phrases, cells, words), min_size=1, max_size=4, unique_by=lambda row: slug(row[0]))
    )
    table = [row for row in table if is_id(slug(row[0]))]
    lines = ["| head | one | two |", "|---|---|---|"]
    lines += [
        f"| {first} | {second.replace('|', chr(92) + '|')} | {third} |" for first, second, third in table
    ]
    expected = [
        (f"/{slug(first)}", first, f"**one**: {second}" if second else "**two**")
        for first, second, _ in table
    ]
    return Written(" .rows", "\n".join(lines) + "\n", expected)


@st.composite
def tree(draw: st.DrawFn) -> Written:
    labels = draw(st.lists(phrases, min_size=2, max_size=8, unique=True))
    notes = draw(st.lists(st.one_of(st.just(""), phrases), min_size=len(labels), max_size=len(labels)))
    depths, nodes, lines = [0], [TreeNode(labels[0], notes[0], None)], []
    for label, note in zip(labels[1:], notes[1:], strict=True):
        depth = draw(st.integers(0, depths[-1] + 1))
        parents = [place for place, above in enumerate(depths) if above == depth - 1]
        nodes.append(TreeNode(label, note, parents[-1] if depth else None))
        depths.append(depth)
    for node, depth in zip(nodes, depths, strict=True):
        lines.append(f"{'   ' * depth}- {node.label}{' — ' + node.note if node.note else ''}")
    return Written(" .tree", "\n".join(lines) + "\n", [("", "", "- " + labels[0])], tree=tuple(nodes))


@given(st.lists(st.tuples(phrases, st.one_of(plain(), cloze(), rows(), tree())), min_size=1, max_size=5))
def test_a_written_deck_is_read_as_it_was_written(written: list[tuple[str, Written]]) -> None:
    text = HEAD
    for number, (heading, card) in enumerate(written):
        text += f"## {heading} {{#c{number}{card.kind}}}\n\n{card.body}\n"
    deck = parse_deck(PATH, text)
    expected = [
        (f"c{number}{part}", heading, shown, answer, card)
        for number, (heading, card) in enumerate(written)
        for part, shown, answer in card.expected
    ]
    assert [card.id for card in deck.cards] == [identity for identity, *_ in expected]
    for card, (_, heading, shown, answer, source) in zip(deck.cards, expected, strict=True):
        assert card.prompt.startswith(heading)
        assert shown in card.prompt
        assert card.answer.startswith(answer)
        assert card.key_points == source.key_points
        assert card.tree == source.tree


fragments = st.sampled_from(
    [
        *(
            "## ",
            "# ",
            "### Answer",
            "{#a}",
            "{#b .cloze}",
            "{#c .rows}",
            "{#d .tree}",
            "{",
            "}",
            "==",
            "`",
            "$",
            "\\",
        ),
        *(
            "|",
            "|---|",
            "- ",
            "  - ",
            "- [ ] ",
            "> ",
            " — ",
            "\n",
            "\n\n",
            "\r\n",
            "\t",
            "title: x",
            "topic: y",
            "\x00",
        ),
        *("```", "~~~", "---"),
    ]
)
anything = st.one_of(st.text(max_size=200), st.lists(st.one_of(fragments, words), max_size=60).map("".join))


@settings(max_examples=3 * settings().max_examples)
@given(anything)
def test_no_text_makes_the_parser_fail(text: str) -> None:
    lines = text.count("\n") + text.count("\r") + 1
    for body in (text, HEAD + text):
        deck = parse_deck(PATH, body)
        assert all(
            fault.message and fault.remedy and 1 <= fault.place.line <= lines + 4 for fault in deck.faults
        )
        assert len({card.id for card in deck.cards}) == len(deck.cards)
        assert all(card.prompt and card.answer for card in deck.cards)


@settings(max_examples=2 * settings().max_examples)
@given(
    st.lists(st.one_of(fragments.filter(lambda part: part not in ("```", "~~~", "---")), words), max_size=40)
)
def test_every_heading_is_a_card_or_a_fault(parts: list[str]) -> None:
    text = HEAD + re.sub("\r\n?", "\n", "".join(parts))
    deck = parse_deck(PATH, text)
    lines = text.split("\n")
    headings = [number for number, line in enumerate(lines, 1) if re.match(r" {0,3}##([ \t]|$)", line)]
    headings = [number for number in headings if number > 4]
    places = [card.place.line for card in deck.cards] + [fault.place.line for fault in deck.faults]
    for place, number in enumerate(headings):
        end = headings[place + 1] if place + 1 < len(headings) else len(lines) + 1
        assert any(number <= line < end for line in places)


@given(st.text(max_size=60), st.lists(words, max_size=3))
def test_a_proposed_id_is_an_id_that_is_free(text: str, taken: list[str]) -> None:
    proposal = proposed_id(text, {*taken, slug(text)})
    assert is_id(proposal)
    assert proposal not in {*taken, slug(text)}


@given(
    st.lists(st.text(st.sampled_from("ab |é"), min_size=1, max_size=5).map(str.strip), min_size=1, max_size=5)
)
def test_cells_survive_a_table(cells: list[str]) -> None:
    line = "| " + " | ".join(cell.replace("|", "\\|") for cell in cells) + " |"
    assert split_cells(line) == cells


names = st.sampled_from("abcdef")


@given(st.dictionaries(names, st.lists(names, unique=True, max_size=4)))
def test_without_the_reported_edges_no_circle_is_left(edges: dict[str, list[str]]) -> None:
    found = circles(edges)
    for circle in found:
        assert circle[0] == circle[-1]
        assert all(after in edges[before] for before, after in pairwise(circle))
        edges[circle[0]] = [name for name in edges[circle[0]] if name != circle[1]]
    assert circles(edges) == []
