"""The three trainings: the loss falls, the same seed gives the same numbers however the steps are cut, and other seeds do not."""

from __future__ import annotations

from dataclasses import replace

import pytest
import torch

from studycli.labs.recipe import TRAINED, Method
from studycli.labs.training import advance, trained_weights, untrained


@pytest.mark.parametrize("method", TRAINED)
def test_the_same_seed_gives_the_same_numbers_however_the_steps_are_cut(tiny, method):
    setting = tiny(method)
    whole, curves = advance(setting, None, 5)
    torch.manual_seed(99)  # what happens between two stretches must not matter
    first, early = advance(setting, None, 2)
    second, late = advance(setting, first, 3)
    assert second["step"] == whole["step"] == 5
    assert second.keys() == whole.keys()
    for name in whole:
        assert name == "step" or torch.equal(second[name], whole[name]), name
    assert {name: early[name] + late[name] for name in early} == curves


def test_a_stretch_leaves_the_standing_that_it_began_with_as_it_was(tiny):
    setting = tiny(Method.DINO)
    first, _ = advance(setting, None, 1)
    before = {name: value.clone() for name, value in first.items() if name != "step"}
    advance(setting, first, 2)
    assert all(torch.equal(first[name], value) for name, value in before.items())


def test_other_seeds_give_other_weights(tiny):
    one, other = (advance(tiny(Method.MAE, seed), None, 1)[0]["weights"] for seed in (0, 1))
    assert not torch.equal(one, other)


def test_methods_of_one_seed_begin_with_the_same_encoder(tiny):
    encoder = untrained(tiny(Method.RANDOM))["weights"]
    for method in TRAINED:
        assert torch.equal(untrained(tiny(method))["weights"][: len(encoder)], encoder)


@pytest.mark.slow
@pytest.mark.parametrize("method", [Method.SUPERVISED, Method.MAE])
def test_the_loss_falls(tiny, method):
    setting = replace(tiny(method), recipe=replace(tiny(method).recipe, steps=60))
    losses = advance(setting, None, 60)[1]["loss"]
    assert sum(losses[-10:]) < 0.9 * sum(losses[:10])


def test_dinos_features_are_the_teachers(tiny):
    plain, _ = advance(tiny(Method.DINO), None, 3)
    assert torch.equal(trained_weights(Method.DINO, plain), plain["teacher"])
    assert not torch.equal(plain["teacher"], plain["weights"])
