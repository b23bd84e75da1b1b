"""The numbers on the cards of phase II, computed; what is only a name, a published size or an example is declared."""

from __future__ import annotations

import math
from collections import Counter
from itertools import pairwise

import torch

NAMES = [r"GPT-[23]\b", r"Llama 2 7B", r"8x7B"]

KIB, GIB = 2**10, 2**30


def parts(card: str, count: int, *numbers: float) -> dict[str, tuple[float, ...]]:
    """The same numbers for every card of a cloze, which all show the same text."""
    return {f"{card}/{part}": numbers for part in range(1, count + 1)}


def millions(number: float, digits: int = 1) -> float:
    """The number in millions, as a card says it."""
    return round(number / 1e6, digits)


def billions(number: float, digits: int = 1) -> float:
    """The number in thousands of millions, as a card says it."""
    return round(number / 1e9, digits)


WIDTH, LAYERS, HEADS = 768, 12, 12  # BERT-base and GPT-2 small
FOUR_MAPS, MLP = 4 * WIDTH**2, 2 * WIDTH * 4 * WIDTH
BLOCK = FOUR_MAPS + MLP
BLOCK_WITH_BIASES = BLOCK + (4 * WIDTH + 4 * WIDTH + WIDTH) + 2 * 2 * WIDTH  # maps, MLP, two norms

GPT2_VOCABULARY = 256 + 50_000 + 1
GPT2_POSITIONS = 1024 * WIDTH
GPT2 = LAYERS * BLOCK_WITH_BIASES + GPT2_VOCABULARY * WIDTH + GPT2_POSITIONS + 2 * WIDTH

BERT_TABLE = 30_522 * WIDTH
BERT = LAYERS * BLOCK_WITH_BIASES + BERT_TABLE + (512 + 2) * WIDTH + 2 * WIDTH + WIDTH**2 + WIDTH
SELECTED = 0.15 * 512

PEAK, WARM_UP, RATE_WIDTH = 4000, 4000, 512  # Vaswani et al. 2017, section 5.3


def rate(step: int) -> float:
    """The learning rate of the original transformer."""
    return RATE_WIDTH**-0.5 * min(step**-0.5, step * WARM_UP**-1.5)


ADAM_BYTES = 2 + 2 + 4 + 4 + 4  # Rajbhandari et al. 2020, section 3.1
SEVEN_BILLION = 7 * 10**9

WEIGHTS_BYTES = 8192**2 * 32 * 2
CACHE = {heads: 2 * 32 * heads * 128 * 2 // KIB for heads in (32, 8, 1)}  # KiB a token, by heads of keys

EXPERT = 3 * 4096 * 14336  # Jiang et al. 2024, table 1
EXPERTS, USED = EXPERT * 8 * 32, EXPERT * 2 * 32
SHARED = 32 * (2 * 4096**2 + 2 * 4096 * 8 * 128) + 2 * 32_000 * 4096  # attention; both ends of the vocabulary

WORDS = {"banana": 3, "bandana": 2}
PAIRS: Counter[str] = Counter()
for word, count in WORDS.items():
    for first, second in pairwise(word):
        PAIRS[first + second] += count
SYMBOLS = sum(len(word) * count for word, count in WORDS.items())

KEPT, DRAFTED = 0.8, 4
PER_PASS = sum(KEPT**length for length in range(DRAFTED + 1))  # Leviathan et al. 2023, equation 1
CHANCES = (0.5, 0.3, 0.15, 0.05)

RAW = 568  # the length that T5's code draws for inputs of 512: Raffel et al. 2020
REMOVED = round(RAW * 0.15)
SPANS = round(REMOVED / 3)

SLOWEST = 10_000 ** (-126 / 128)

COMPUTED: dict[str, tuple[float, ...]] = {
    "additive-attention-idea": (40 * 30,),
    "why-root-of-width": (math.sqrt(64),),
    "where-the-causal-mask-goes": (4 * 4, int(torch.ones(4, 4).tril().sum())),
    "multi-head-parameters": (WIDTH // HEADS, FOUR_MAPS, millions(FOUR_MAPS, 2)),
    "rope-speeds": (round(SLOWEST, 6), round(2 * math.pi / SLOWEST, -1)),
    "block-parameters": (BLOCK, BLOCK * LAYERS, BLOCK // WIDTH**2, MLP // WIDTH**2, millions(BLOCK)),
    "block-operations": (2 * BLOCK // WIDTH**2, 6 * WIDTH, 24 // 4),
    "warm-up-schedule": (round(rate(PEAK), 4), 4 * PEAK),
    "clip-by-norm": (1 / 5,),
    "adam-memory": (ADAM_BYTES, ADAM_BYTES * SEVEN_BILLION / 1e9, 2 * SEVEN_BILLION / 1e9),
    "attention-matrix-bytes": (WEIGHTS_BYTES, WEIGHTS_BYTES // GIB, 4 * WEIGHTS_BYTES // GIB),
    "sliding-window-reach": (32 * 4096,),
    "kv-cache-bytes": (2 * 32 * 4096 * 2, CACHE[32], 2 * 32 * 4096 * 2 * 4096 // GIB),
    "shared-key-heads/multi-head": (32, CACHE[32]),
    "shared-key-heads/grouped-query": (32 // 4, CACHE[8]),
    "shared-key-heads/multi-query": (1, CACHE[1]),
    "prefill-and-decode": (14 / 2, round(1000 / 7)),
    "mixtral-parameters": (
        *(EXPERT, billions(EXPERTS), billions(USED), billions(EXPERTS + SHARED), billions(USED + SHARED)),
        8 * 7,
    ),
    "expert-capacity": (1.25 * 1024 / 8,),
    "bert-80-10-10": (round(SELECTED), round(0.8 * SELECTED)),
    "bert-parameters": (millions(LAYERS * BLOCK, 0), millions(BERT_TABLE), BERT, round(BERT, -7) / 1e6),
    "bpe-training": (GPT2_VOCABULARY,),
    "bpe-first-merge": (PAIRS["an"], PAIRS["na"], PAIRS["ba"], SYMBOLS, SYMBOLS - PAIRS["an"]),
    "byte-level": tuple(len(letter.encode()) for letter in "é漢🙂"),
    "shift-by-one": (1025 - 1,),
    "gpt2-parameters": (
        *(millions(LAYERS * BLOCK_WITH_BIASES, 0), millions(GPT2_VOCABULARY * WIDTH)),
        *(millions(GPT2_POSITIONS), GPT2, millions(GPT2, 0)),
    ),
    "six-n-d": (round(6 * 175e9 * 300e9 / 1e23, 2), 2 + 4),
    "chinchilla": (1.4e12 / 70e9,),
    **parts("loss-power-law", 3, round(100 * 2**-0.34)),
    **parts("temperature-formula", 4, round(math.exp(1 / 1), 1), round(math.exp(1 / 0.5), 1)),
    "top-k-and-top-p": (
        *(round(chance / 0.8, 3) for chance in CHANCES[:2]),
        *(round(chance / sum(CHANCES[:3]), 2) for chance in CHANCES[:3]),
        CHANCES[0] + CHANCES[1],
    ),
    "speculative-decoding": (round(PER_PASS, 2),),
    "span-corruption": (REMOVED, SPANS, RAW - REMOVED + SPANS + 1, REMOVED + SPANS + 1),
}
DECLARED: dict[str, tuple[float, ...]] = {
    "additive-attention-idea": (40, 30),
    "why-root-of-width": (0, 1, 64),
    "attention-shapes": (1,),
    "where-the-causal-mask-goes": (0, 1, 4),
    "multi-head-parameters": (WIDTH, HEADS, 4, 2),
    **parts("sinusoidal-positions-formula", 3, 2, 10_000),
    "rope-speeds": (128, 10_000, 1, 63, 0, 126),
    "block-parameters": (4, 2, WIDTH, LAYERS),
    "block-operations": (2, 12, 4, WIDTH),
    "warm-up-schedule": (RATE_WIDTH, WARM_UP, 1, 2, 3),
    **parts("adam-step", 3, 1, 2),
    "adamw-decay": (2,),
    "clip-by-norm": (5, 1),
    "adam-memory": (7, 2, 4, 16, 32),
    "attention-matrix-bytes": (8192, 32, 2),
    "sliding-window-reach": (4096, 32),
    "kv-cache-bytes": (32, 4096, 2),
    **{f"shared-key-heads/{row}": (32, 128, 2, 4) for row in ("multi-head", "grouped-query", "multi-query")},
    "prefill-and-decode": (14, 2),
    **parts("layer-norm-formula", 3, 2),
    "mixtral-parameters": (32, 4096, 8, 14336, 2, 3),
    "balancing-loss": (1,),  # proved below
    "expert-capacity": (1024, 8, 1.25),
    "bert-80-10-10": (15, 80, 10, 512),
    "bert-input": (512,),
    "bert-parameters": (12, WIDTH, 30_522),
    "bpe-training": (256, 50_000, 1),
    "bpe-first-merge": (3, 2, 6, 7),
    "byte-level": (256, 8),
    **parts("language-model-loss", 2, 1),
    "shift-by-one": (1025, 1),
    "gpt2-parameters": (12, WIDTH, 1024, GPT2_VOCABULARY),
    "six-n-d": (175, 300, 10, 2, 4, 3),
    "chinchilla": (280, 300, 70, 1.4),
    **parts("loss-power-law", 3, 0.34),  # Hoffmann et al. 2022, approach 3
    **parts("temperature-formula", 4, 0, 1, 0.5),
    "top-k-and-top-p": (*CHANCES, 2, 0.9),
    "speculative-decoding": (1, DRAFTED, KEPT),
    "span-corruption": (RAW, 15, 3, 1),
}


def test_what_is_said_in_words_holds_too() -> None:
    assert max(range(1, 20_000), key=rate) == PEAK
    assert math.isclose(rate(4 * PEAK), rate(PEAK) / 2)
    assert math.isclose(rate(PEAK), 1 / math.sqrt(RATE_WIDTH * WARM_UP))
    assert 3 * MLP == 2 * BLOCK  # "two thirds of the block"
    assert PAIRS.most_common(1) == [("an", 10)]
    assert sum(CHANCES[:2]) < 0.9 <= sum(CHANCES[:3])
    gopher, chinchilla = 280e9 * 300e9, 70e9 * 1.4e12
    assert 0.8 < gopher / chinchilla < 1.25  # "about the same compute"


def test_the_balancing_loss_is_one_when_all_is_even() -> None:
    even = torch.full((8,), 1 / 8)
    assert math.isclose(8 * float(even @ even), 1, rel_tol=1e-6)


def test_rotated_products_depend_on_the_offset_alone() -> None:
    def turn(vector: torch.Tensor, angle: float) -> torch.Tensor:
        cosine, sine = math.cos(angle), math.sin(angle)
        return torch.tensor([[cosine, -sine], [sine, cosine]]) @ vector

    query, key = torch.randn(2), torch.randn(2)
    assert torch.allclose(turn(query, 0.3) @ turn(key, 1.1), query @ turn(key, 0.8), atol=1e-5)


def test_the_running_softmax_is_the_softmax() -> None:
    scores, values = torch.randn(9), torch.randn(9, 4)
    top, total, output = torch.tensor(-torch.inf), torch.tensor(0.0), torch.zeros(4)
    for tile in range(0, 9, 3):
        part = scores[tile : tile + 3]
        new = torch.maximum(top, part.max())
        weights, factor = torch.exp(part - new), torch.exp(top - new)
        total, output, top = (
            factor * total + weights.sum(),
            factor * output + weights @ values[tile : tile + 3],
            new,
        )
    assert torch.allclose(output / total, torch.softmax(scores, 0) @ values, atol=1e-6)
