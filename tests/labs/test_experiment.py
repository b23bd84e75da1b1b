"""A whole experiment on a tiny setting: it can be interrupted and goes on, and the result is the same."""

from __future__ import annotations

from dataclasses import replace
from importlib.util import find_spec

import pytest

from studycli.labs import jobs
from studycli.labs.bench import Here
from studycli.labs.experiment import Experiment, Order
from studycli.labs.texts import library_texts

from .conftest import TINY

pytestmark = pytest.mark.skipif(
    find_spec("sklearn") is None, reason="scikit-learn, which the digits come with, is not installed"
)


@pytest.fixture
def order(monkeypatch) -> Order:
    monkeypatch.setattr(jobs, "STRETCH", 2)
    monkeypatch.setattr(Order, "workers", lambda self: 1)
    return Order(library_texts(), frozenset(), seeds=2, recipe=replace(TINY, steps=4))


def numbers(result):
    return replace(result, made_at="", seconds=0.0, cpu_seconds=0.0)


@pytest.mark.slow
def test_interrupted_and_continued_it_gives_the_same_numbers(order, tmp_path):
    def experiment(home):
        return Experiment(order, tmp_path / home, benches=lambda: Here(order.texts))

    whole = experiment("one").run(lambda more, doing: None)
    seen = []

    def interrupt(more, doing):
        seen.append(doing)
        if len(seen) == 9:
            raise KeyboardInterrupt

    broken = experiment("two")
    assert not broken.goes_on
    with pytest.raises(KeyboardInterrupt):
        broken.run(interrupt)
    saved = sorted((tmp_path / "two" / "labs" / "unfinished").glob("*/*.pt"))
    assert saved
    saved[0].write_bytes(b"damaged")  # costs only what it held
    continued = experiment("two")
    assert continued.goes_on
    assert numbers(continued.run(lambda more, doing: None)) == numbers(whole)
    continued.finish()
    assert not experiment("two").goes_on
    assert [model.name for model in whole.models] == ["supervised", "dino", "mae", "random", "pixels"]
    assert len(whole.maps) == 3
    assert len(whole.maps[0].mean) == TINY.depth + 1
    assert len(whole.reconstructions) == 4
    assert whole.models[0].values.keys() == whole.models[4].values.keys()
    assert [len(values) for values in whole.models[1].values.values()] == [2] * 13
