"""Experiments small enough for a test: a narrow model, few steps, images drawn from a seed where the digits do not matter."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
import torch

from studycli.labs.functions import Functions, load_functions
from studycli.labs.recipe import Method, Recipe
from studycli.labs.step import Digits, Setting
from studycli.labs.tasks import answers
from studycli.labs.texts import library_texts

TINY = Recipe(
    steps=6, batch=8, width=16, depth=2, heads=2, decoder_width=16, bottleneck=8, prototypes=8, local_image=6
)


@pytest.fixture(autouse=True)
def one_thread() -> Iterator[None]:
    """Tiny tensors are slower on several threads, and their sums may differ."""
    before = torch.get_num_threads()
    torch.set_num_threads(1)
    yield
    torch.set_num_threads(before)


@pytest.fixture(scope="session")
def functions() -> Functions:
    """The library's functions."""
    return load_functions(answers(library_texts()))


def drawn_digits(count: int = 24) -> Digits:
    """Images that are no digits, with labels."""
    generator = torch.Generator().manual_seed(3)
    return Digits(
        torch.rand(count, 1, 8, 8, generator=generator),
        torch.arange(count) % 10,
    )


@pytest.fixture
def tiny(functions: Functions):
    """Makes a tiny setting for a method."""

    def make(method: Method, seed: int = 0) -> Setting:
        return Setting(method, TINY, seed, functions, drawn_digits())

    return make
