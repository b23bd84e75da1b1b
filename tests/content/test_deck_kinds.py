"""Every kind of card, as a deck writes it and as a learner gets it."""

from __future__ import annotations

from pathlib import Path

import pytest

from studycli.content.deck import Deck, parse_deck
from studycli.model.items import CardKind

PATH = Path("deck.md")
HEAD = "---\ntitle: A deck\ntopic: vit\n---\n"


def deck(body: str) -> Deck:
    """A deck with sound front matter and this body, which must have no faults."""
    parsed = parse_deck(PATH, HEAD + body)
    assert parsed.faults == ()
    return parsed


def test_plain_card_has_prompt_answer_and_key_points() -> None:
    parsed = deck(
        "## Why? {#why}\n\nBecause.\nReally.\n\n- [ ] one thing\n- [x] another,\n  on two lines\n* [ ] third\n"
    )
    (card,) = parsed.cards
    assert (card.id, card.kind, card.topic, card.deck) == ("why", CardKind.PLAIN, "vit", "A deck")
    assert card.prompt == "Why?"
    assert card.answer == "Because.\nReally."
    assert card.key_points == ("one thing", "another, on two lines", "third")
    assert card.place.line == 5
    assert card.group == card.id


def test_a_task_list_with_text_after_it_is_part_of_the_answer() -> None:
    (card,) = deck("## Why? {#why}\n\n- [ ] step\n\nBecause.\n").cards
    assert card.key_points == ()
    assert card.answer == "- [ ] step\n\nBecause."


def test_only_the_last_task_list_counts() -> None:
    (card,) = deck("## Q {#q}\n- [ ] early\n\ntext\n\n- [ ] late\nruns on\n").cards
    assert card.answer == "- [ ] early\n\ntext"
    assert card.key_points == ("late runs on",)


def test_key_points_alone_are_the_answer() -> None:
    (card,) = deck("## Q {#q}\n\n- [ ] a\n- [ ] b\n").cards
    assert card.answer == "- a\n- b"
    assert card.key_points == ("a", "b")


def test_a_quote_after_the_heading_is_the_hint() -> None:
    (card,) = deck("## Q {#q}\n\n> think\n> twice\n\nA.\n\n> a quote in the answer\n").cards
    assert card.hint == "think\ntwice"
    assert card.answer == "A.\n\n> a quote in the answer"


def test_an_answer_heading_parts_a_long_prompt() -> None:
    (card,) = deck(
        "## Q {#q}\n> h\n\nLook at this:\n\n```\n### Answer\n```\n\n### Answer\n\n42\n\n- [ ] p\n"
    ).cards
    assert card.prompt == "Q\n\nLook at this:\n\n```\n### Answer\n```"
    assert (card.answer, card.hint, card.key_points) == ("42", "h", ("p",))


def test_fenced_code_is_text_whatever_it_looks_like() -> None:
    body = (
        "## Q {#q}\n\n```markdown\n## x {#y}\n- [ ] no\n~~~\n```\n\n## R {#r}\n\n~~~\n## z {#z}\n```\n~~~\n"
    )
    first, second = deck(body).cards
    assert (first.id, second.id) == ("q", "r")
    assert "## x {#y}" in first.answer
    assert first.key_points == ()
    assert "## z {#z}" in second.answer


def test_smaller_headings_and_braces_belong_to_the_text() -> None:
    (card,) = deck("## Is {1, 2} a set? {#q} ##\n\n### Yes\n\n##no\n").cards
    assert card.prompt == "Is {1, 2} a set?"
    assert card.answer == "### Yes\n\n##no"


def test_a_part_heading_ends_the_card_above_it() -> None:
    first, second = deck(
        "# Part one\n\nwords\n\n## A {#a}\n\nx\n\n# Part two\n\nwords\n\n## B {#b}\n\ny\n"
    ).cards
    assert (first.answer, second.answer) == ("x", "y")


def test_a_heading_may_name_another_topic() -> None:
    first, second = deck("## A {#a topic=mae}\nx\n## B {#b .cloze topic=swin}\n==y== z\n").cards
    assert (first.topic, second.topic) == ("mae", "swin")


def test_cloze_makes_one_card_per_span() -> None:
    first, second = deck(
        "## Scale {#s .cloze}\n\n> hint\n\nDivide by ==√d== so that the variance\nis ==one==.\n"
    ).cards
    assert (first.id, second.id) == ("s/1", "s/2")
    assert first.group == second.group == "s"
    assert first.kind is CardKind.CLOZE
    assert first.prompt == "Scale\n\nDivide by […] so that the variance\nis one."
    assert second.prompt == "Scale\n\nDivide by √d so that the variance\nis […]."
    assert first.answer == "√d\n\nDivide by **√d** so that the variance\nis one."
    assert (first.hint, second.hint) == ("hint", "hint")
    assert (first.place.line, second.place.line) == (9, 10)


def test_equals_signs_in_code_and_mathematics_hide_nothing() -> None:
    body = "## Q {#q .cloze}\n\n`a ==b== c` and $x==y==z$, ==$a_1==b$==, a == b\n\n```\n==code==\n```\n"
    (card,) = deck(body).cards
    assert card.answer.startswith("$a_1==b$\n\n")
    assert "`a ==b== c` and $x==y==z$, […], a == b" in card.prompt


def test_prices_are_no_mathematics() -> None:
    (card,) = deck("## Q {#q .cloze}\n\nIt costs $5, or ==ten== cents, not $6.\n").cards
    assert card.answer.startswith("ten\n\n")


def test_what_a_cloze_or_a_row_hides_is_there_to_be_ticked() -> None:
    first, second = deck("## S {#s .cloze}\n\nDivide by ==√d== so that it\nis ==one==.\n").cards
    assert (first.to_tick, second.to_tick) == (("√d",), ("one",))
    (row,) = deck("## T {#t .rows}\n\n| a | b | c |\n|---|---|---|\n| x | y | z |\n").cards
    assert row.to_tick == ("**b**: y", "**c**: z")
    (plain,) = deck("## Q {#q}\n\nA.\n\n- [ ] p\n").cards
    assert plain.to_tick == plain.key_points == ("p",)


def test_rows_make_one_card_per_row() -> None:
    table = "| Idea | In vision | Why |\n|---|:-:|--:|\n| Word token | a \\| b | units |\n| The [CLS] | image | |\n"
    first, second = deck("## Parallels {#p .rows}\n\nName them.\n\n" + table + "\nSource: a paper.\n").cards
    assert (first.id, second.id) == ("p/word-token", "p/the-cls")
    assert first.group == second.group == "p"
    assert first.prompt == "Parallels\n\nName them.\n\n**Idea: Word token**\n\nRecall: In vision · Why"
    assert first.answer == "**In vision**: a | b\n\n**Why**: units\n\nSource: a paper."
    assert second.prompt.endswith("Recall: In vision")
    assert second.place.line == 12


def test_a_row_can_have_an_id_of_its_own() -> None:
    first, second = deck("## T {#t .rows}\n\na | b\n--|--\nDay 51 {#d51} | x\n± {#pm} | y\n").cards
    assert (first.id, second.id) == ("t/d51", "t/pm")
    assert "**a: Day 51**" in first.prompt


def test_tree_keeps_parents_and_notes() -> None:
    body = "## Draw it. {#t .tree}\n\nBelow each what builds on it.\n\n- A — root\n\t- B\n\t\t- C — deep\n\t- D\n* E\n\nThat is all.\n"
    (card,) = deck(body).cards
    assert [(node.label, node.note, node.parent) for node in card.tree] == [
        ("A", "root", None),
        ("B", "", 0),
        ("C", "deep", 1),
        ("D", "", 0),
        ("E", "", None),
    ]
    assert card.prompt == "Draw it.\n\nBelow each what builds on it."
    assert card.answer == "- A — root\n  - B\n    - C — deep\n  - D\n- E\n\nThat is all."


@pytest.mark.parametrize("line_end", ["\n", "\r\n", "\r"])
@pytest.mark.parametrize("mark", ["", "\ufeff"])
def test_line_ends_and_byte_order_marks_change_nothing(line_end: str, mark: str) -> None:
    body = HEAD + "## Größe? {#größe}\n\n\tcode\n\nÄhnlich.\n\n- [ ] 東京\n"
    expected = parse_deck(PATH, body)
    assert parse_deck(PATH, mark + body.replace("\n", line_end)) == expected
    assert expected.cards[0].answer == "\tcode\n\nÄhnlich."


def test_composed_and_decomposed_ids_are_one_id() -> None:
    composed, decomposed = deck("## A {#caf\u00e9}\nx\n").cards, deck("## A {#cafe\u0301}\nx\n").cards
    assert composed[0].id == decomposed[0].id


def test_front_matter_takes_quotes_comments_and_colons() -> None:
    parsed = parse_deck(PATH, "---\n# mine\ntitle: \"ViT: numbers\"\n\ntopic:   'vit'\n---\n## A {#a}\nx\n")
    assert (parsed.title, parsed.topic, parsed.faults) == ("ViT: numbers", "vit", ())
