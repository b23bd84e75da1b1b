"""The trainings by name, and their standing as plain data, so that it can be written down or sent to another process."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from torch import Tensor

from studycli.labs import dino, mae, supervised
from studycli.labs.parameters import Layout
from studycli.labs.recipe import Method, Recipe
from studycli.labs.step import Log, Setting, Standing, begin
from studycli.labs.vit import encoder_layout

Plain = dict[str, Any]
"""A standing as plain data: `step`, and tensors by name."""

_LAYOUTS: dict[Method, Callable[[Recipe], Layout]] = {
    Method.SUPERVISED: supervised.layout,
    Method.DINO: dino.layout,
    Method.MAE: mae.layout,
    Method.RANDOM: encoder_layout,
}
_STEPS: dict[Method, Callable[[Setting, Standing], Log]] = {
    Method.SUPERVISED: supervised.step,
    Method.DINO: dino.step,
    Method.MAE: mae.step,
}


def layout_of(method: Method, recipe: Recipe) -> Layout:
    """The parameters of a method's whole model; the encoder's come first."""
    return _LAYOUTS[method](recipe)


def advance(setting: Setting, plain: Plain | None, steps: int) -> tuple[Plain, dict[str, list[float]]]:
    """`steps` more steps from where `plain` stands (None: from the start); the new standing, and what each step told.

    The result does not depend on how the steps are cut into calls.
    """
    standing = _start(setting) if plain is None else _standing(plain, setting)
    curves: dict[str, list[float]] = {}
    for _ in range(steps):
        for name, value in _STEPS[setting.method](setting, standing).items():
            curves.setdefault(name, []).append(value)
        standing.step += 1
    return {"step": standing.step, **{name: part.cpu() for name, part in standing.tensors.items()}}, curves


def trained_weights(method: Method, plain: Plain) -> Tensor:
    """The weights to take features from: DINO's are the teacher's, as in the paper."""
    weights: Tensor = plain["teacher" if method is Method.DINO else "weights"]
    return weights


def _start(setting: Setting) -> Standing:
    if setting.method is Method.DINO:
        return dino.start(setting)
    return begin(setting, layout_of(setting.method, setting.recipe))


def _standing(plain: Plain, setting: Setting) -> Standing:
    device = setting.train.images.device
    tensors = {name: value.to(device).clone() for name, value in plain.items() if name != "step"}
    return Standing(plain["step"], tensors)


def untrained(setting: Setting) -> Plain:
    """The standing before the first step."""
    return advance(setting, None, 0)[0]
