"""What an experiment asks for, one task at a time: plain data in, plain data out.

A task runs in this process or in a confined child, and cannot tell. Everything that executes one of the functions of
`functions.Functions`, which may be the learner's own, is here.
"""

from __future__ import annotations

import time
from collections.abc import Callable
from typing import Any

import torch
from torch import Tensor

from studycli.judge.calling import seed_torch
from studycli.judge.protocol import Answer
from studycli.labs import mae, supervised
from studycli.labs.features import layer_features
from studycli.labs.functions import FunctionFailed, Functions, load_functions
from studycli.labs.measures import alike, transfer
from studycli.labs.recipe import Method, Recipe
from studycli.labs.shifts import shifted
from studycli.labs.step import Digits, Setting
from studycli.labs.training import advance, layout_of
from studycli.labs.vit import encode, encoder_layout

Data = dict[str, Any]
"""Numbers, texts, lists, dicts and tensors."""

_loaded: dict[tuple[tuple[str, str], ...], Functions] = {}


def perform(task: str, texts: dict[str, list[str]], data: Data) -> Data:
    """Does `task` with the functions in `texts` (name → source, file name). `{"failed": …}` when one of them fails."""
    start = time.process_time()
    try:
        done = _TASKS[task](_functions(texts), data)
        return {**done, "cpu_seconds": time.process_time() - start}
    except FunctionFailed as failure:
        error = failure.error
        told = {"type": error.type, "message": error.message, "line": error.line, "text": error.source_line}
        return {"failed": {"function": failure.name, **told, "shapes": error.shapes}}


def _functions(texts: dict[str, list[str]]) -> Functions:
    key = tuple((name, source) for name, (source, _) in texts.items())
    if key not in _loaded:
        _loaded.clear()
        _loaded[key] = load_functions(answers(texts))
    return _loaded[key]


def answers(texts: dict[str, list[str]]) -> dict[str, Answer]:
    """Texts (name → source, file name) as answers to be loaded."""
    return {name: Answer(source, name, filename) for name, (source, filename) in texts.items()}


def _train(functions: Functions, data: Data) -> Data:
    recipe, device = Recipe(**data["recipe"]), data["device"]
    digits = Digits(data["images"].to(device), data["labels"].to(device))
    setting = Setting(Method(data["method"]), recipe, data["seed"], functions, digits)
    standing, curves = advance(setting, data["standing"], data["steps"])
    return {"standing": standing, "curves": curves}


def _assess(functions: Functions, data: Data) -> Data:
    """The measures of one model's frozen features, and its layers' features of the test images."""
    recipe, device = Recipe(**data["recipe"]), data["device"]
    layout = encoder_layout(recipe)
    p = layout.views(data["weights"].to(device)[: layout.size])
    train = layer_features(data["train"].to(device), p, recipe, functions)[-1].cpu()
    layers = {
        name: [layer.cpu() for layer in layer_features(images.to(device), p, recipe, functions)]
        for name, images in shifted(data["test"]).items()
    }
    tests = {name: found[-1] for name, found in layers.items()}
    values = transfer(train, data["labels"], tests, data["truth"], data["seed"], functions)
    return {"values": values, "layers": layers["clean"]}


def _assess_pixels(functions: Functions, data: Data) -> Data:
    tests = {name: images.flatten(1) for name, images in shifted(data["test"]).items()}
    train = data["train"].flatten(1)
    return {"values": transfer(train, data["labels"], tests, data["truth"], data["seed"], functions)}


def _compare(functions: Functions, data: Data) -> Data:
    return {"cka": alike(data["first"], data["second"], functions)}


@torch.no_grad()
def _own_accuracy(functions: Functions, data: Data) -> Data:
    """The share that the supervised model's own head gets right, without any probe."""
    recipe = Recipe(**data["recipe"])
    p = layout_of(Method.SUPERVISED, recipe).views(data["weights"])
    predicted = supervised.class_logits(encode(data["test"], p, recipe, functions), p).argmax(dim=1)
    return {"accuracy": float((predicted == data["truth"]).float().mean())}


@torch.no_grad()
def _reconstruct(functions: Functions, data: Data) -> Data:
    """Some test images (n, 1, 8, 8), what MAE saw of them, and what it made of that."""
    recipe, images = Recipe(**data["recipe"]), data["images"]
    seed_torch(data["seed"], "cpu")
    p = layout_of(Method.MAE, recipe).views(data["weights"])
    predicted, hidden = mae.predict(images, p, recipe, functions)
    target = functions.patch_embed(images, recipe.patch)
    pixels = mae.in_pixels(predicted, target)
    drawn = torch.where(hidden[:, :, None], pixels, target)

    def picture(patches: Tensor) -> Tensor:
        whole: Tensor = functions.unpatchify(patches, recipe.patch, recipe.image, recipe.image)
        return whole[:, 0]

    return {
        "originals": images[:, 0],
        "hidden": picture(hidden[:, :, None].expand_as(target).to(target.dtype)),
        "drawn": picture(drawn).clamp(0, 1),
    }


_TASKS: dict[str, Callable[[Functions, Data], Data]] = {
    "train": _train,
    "assess": _assess,
    "assess_pixels": _assess_pixels,
    "compare": _compare,
    "own_accuracy": _own_accuracy,
    "reconstruct": _reconstruct,
}
