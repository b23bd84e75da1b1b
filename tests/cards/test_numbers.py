"""Every number in a shipped card is either computed here or declared as a name, a day or a published choice.

A card with a number that is neither fails: so no figure can slip into an answer unchecked.
The files test_numbers_*.py beside this one do the same for further decks: their COMPUTED and DECLARED,
and their NAMES of models with a number in them where they have any, are joined to these.
"""

from __future__ import annotations

import re
import runpy
from pathlib import Path

import pytest

from studycli.content.library import Library, load_library
from studycli.model.items import Card, Drill
from studycli.paths import ContentRoot, shipped_content

LIBRARY: Library = load_library([ContentRoot(shipped_content())])
CARDS: dict[str, Card] = {item.id: item for item in LIBRARY.items.values() if not isinstance(item, Drill)}

IMAGE, COLOURS = 224, 3
PATCH, WIDTH = 16, 768  # ViT-B/16: Dosovitskiy et al. 2021, table 1
SIDE = IMAGE // PATCH
PATCHES = SIDE**2

SWIN_PATCH, WINDOW = 4, 7  # Liu et al. 2021, section 3
SWIN_SIDE = IMAGE // SWIN_PATCH
SWIN_TOKENS = SWIN_SIDE**2
WINDOWS = SWIN_TOKENS // WINDOW**2
GLOBAL_PAIRS = SWIN_TOKENS**2
WINDOW_PAIRS = WINDOWS * (WINDOW**2) ** 2
OFFSETS = 2 * WINDOW - 1

MASKED = 75  # per cent: He et al. 2022
VISIBLE = PATCHES * (100 - MASKED) // 100
BERT_MASKED = 15  # per cent: Devlin et al. 2019

FRAMES, TUBE = 16, 2  # VideoMAE's clips and tubes: Tong et al. 2022
TUBES = FRAMES // TUBE * PATCHES

COMPUTED: dict[str, tuple[float, ...]] = {
    "vit-three-sentences": (IMAGE, PATCH, SIDE, PATCHES, WIDTH, PATCHES + 1),
    "swin-why": (
        *(WINDOW, SWIN_PATCH, IMAGE, SWIN_SIDE, SWIN_TOKENS, GLOBAL_PAIRS),
        *(WINDOWS, WINDOW**2, WINDOW_PAIRS, GLOBAL_PAIRS // WINDOW_PAIRS, 2),
    ),
    "masking-75-15": (MASKED, BERT_MASKED, VISIBLE, PATCHES),
    "positions-1d-2d": (SIDE, PATCHES, WINDOW, OFFSETS, OFFSETS**2),
    "tokenizations/images": (PATCH, PATCHES, IMAGE),
    "tokenizations/video": (FRAMES, IMAGE, TUBE, PATCH, TUBES),
    "family-tree": (MASKED,),
    "vit-b16-shapes": (IMAGE, SIDE, PATCHES, PATCHES + 1, WIDTH, PATCH, COLOURS),
    "halve-the-patch-size": (PATCH, PATCH // 2, IMAGE, PATCHES, (2 * SIDE) ** 2, 4, 4**2),
}
DECLARED: dict[str, tuple[float, ...]] = {
    "positions-1d-2d": (1, 2, 17),  # 1-D, 2-D; an index as an example
    "tokenizations/3d": (3,),
    "family-tree": (9, 21, 49, 23, 28, 45, 46, 48, 47),
    "what-comes-next/day-51": (51,),
    "what-comes-next/day-52": (52, 3),
    "what-comes-next/day-53-54": (53, 54),
    "what-comes-next/day-55": (55,),
    "what-comes-next/day-56": (56,),
}
NAMES = [r"ViT-[SBLH]/\d+", r"\bT5\b"]

for _further in sorted(Path(__file__).parent.glob("test_numbers_*.py")):
    _tables = runpy.run_path(str(_further))
    for _mine, _theirs in ((COMPUTED, _tables["COMPUTED"]), (DECLARED, _tables["DECLARED"])):
        assert not _mine.keys() & _theirs.keys(), (
            f"{_further.name} answers for a card that another file answers for"
        )
        _mine.update(_theirs)
    NAMES += _tables.get("NAMES", [])

NAME = re.compile("|".join(NAMES))
NUMBER = re.compile(r"\d[\d,]*(?:\.\d+)?")


def numbers(card: Card) -> set[float]:
    """Every number in the card's texts, those in the names of models left out."""
    text = " ".join([card.prompt, card.answer, card.hint, *card.key_points])
    return {float(found.replace(",", "")) for found in NUMBER.findall(NAME.sub("", text))}


@pytest.mark.parametrize("item", sorted(CARDS))
def test_every_number_is_accounted_for(item: str) -> None:
    known = {float(number) for table in (COMPUTED, DECLARED) for number in table.get(item, ())}
    assert numbers(CARDS[item]) <= known


@pytest.mark.parametrize("item", sorted(COMPUTED))
def test_the_card_says_what_is_computed(item: str) -> None:
    assert {float(number) for number in COMPUTED[item]} <= numbers(CARDS[item])


def test_what_is_said_in_words_holds_too() -> None:
    assert (PATCHES // VISIBLE) ** 2 == 16  # "the number of pairs falls to one sixteenth"
    assert PATCH * PATCH * COLOURS == WIDTH  # "the two happen to be equal"
    assert VISIBLE * 4 == PATCHES  # "a quarter of the patches"
    assert GLOBAL_PAIRS % WINDOW_PAIRS == 0
    days: dict[str, int | None] = {topic.id: topic.day for topic in LIBRARY.curriculum.topics.values()}
    tree = ["self-attention", "bert", "mae", "beit", "gpt", "t5", "vit", "deit", "dino", "swin"]
    written = CARDS["family-tree"].answer
    titles = ["Self-attention", "BERT", "MAE", "BEiT", "GPT", "T5", "ViT", "DeiT", "DINO", "Swin"]
    for topic, title in zip(tree, titles, strict=True):
        assert re.search(rf"- {title} — .*\(day {days[topic]}\)", written)
    assert (days["depth"], days["point-clouds"], days["video"]) == (51, 52, 53)
    assert (days["video-pretraining"], days["detr"], days["sam"]) == (54, 55, 55)
    assert days["vision-language-bridge"] == 56
