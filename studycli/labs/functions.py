"""The functions of an experiment that have drills: from their texts, the library's or the learner's own."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from typing import Any

from studycli.judge.loading import load_function
from studycli.judge.protocol import Answer, RaisedError
from studycli.judge.raised import raised_error

Texts = Mapping[str, Answer]
"""The text of every function by its name."""


@dataclass(frozen=True, slots=True)
class Functions:
    """The catalogue's functions that the trainings and the measures are built on; their drills say what each does."""

    patch_embed: Callable[..., Any]
    random_mask: Callable[..., Any]
    restore_tokens: Callable[..., Any]
    mae_loss: Callable[..., Any]
    dino_loss: Callable[..., Any]
    update_center: Callable[..., Any]
    ema_update: Callable[..., Any]
    linear_cka: Callable[..., Any]
    ridge_probe: Callable[..., Any]
    knn_predict: Callable[..., Any]
    effective_rank: Callable[..., Any]
    interpolate_positions: Callable[..., Any]
    unpatchify: Callable[..., Any]


class FunctionFailed(Exception):
    """One of the functions could not be loaded, or raised."""

    def __init__(self, name: str, error: RaisedError) -> None:
        super().__init__(name)
        self.name = name
        self.error = error


def load_functions(texts: Texts) -> Functions:
    """Executes every text. Raises FunctionFailed, naming the function, when one cannot be used."""
    return Functions(**{name: _load(name, text) for name, text in texts.items()})


def _load(name: str, text: Answer) -> Callable[..., Any]:
    outcome, function = load_function(text)
    if function is None:
        missing = RaisedError("NameError", f"it defines no function {name}", None, "", {}, "")
        raise FunctionFailed(name, outcome.error or missing)
    return _named(name, text, function)


def _named(name: str, text: Answer, function: Callable[..., Any]) -> Callable[..., Any]:
    """`function`, whose exceptions say whose they are."""

    def call(*args: Any, **kwargs: Any) -> Any:
        try:
            return function(*args, **kwargs)
        except Exception as error:
            raise FunctionFailed(name, raised_error(error, text)) from error

    return call
