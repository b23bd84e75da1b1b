"""Finds, without a graphics card, the tensors that an answer would leave on the CPU when its inputs are on another device."""

from __future__ import annotations

import sys
from collections.abc import Callable, Iterable, Iterator
from typing import Any

import torch
from torch.overrides import TorchFunctionMode

from studycli.judge.trees import leaves

MAKERS = frozenset(
    [
        "tensor",
        "as_tensor",
        "asarray",
        "from_numpy",
        "scalar_tensor",
        "zeros",
        "ones",
        "empty",
        "full",
        "eye",
        "arange",
        "range",
        "linspace",
        "logspace",
        "rand",
        "randn",
        "randint",
        "randperm",
        "normal",
        "complex",
        "tril_indices",
        "triu_indices",
        "hann_window",
        "hamming_window",
        "bartlett_window",
        "blackman_window",
    ]
)
"""What makes a tensor on the CPU unless it is told where."""

_COPIES = frozenset({"copy_", "__setitem__"})
"""These carry numbers from one device to another, so that no tensor is in the wrong place afterwards that was not before."""

_MODULES = "/torch/nn/modules/"

Made = tuple[str, int]
"""What made a tensor, as it is written, and the line of the call."""


class LeftOnTheCpu(TorchFunctionMode):
    """Follows what an answer makes without saying on which device: it, and what comes of it alone, would be on the CPU.

    `seen` are those that meet a tensor of the inputs, as an index too, before they were moved there; `returned` tells of those that
    come back. What only becomes a number (`.item()`) is left behind nowhere. What torch makes on its own way is its own affair.
    """

    def __init__(self, filename: str) -> None:
        super().__init__()
        self._filename = filename
        self._made: dict[int, tuple[torch.Tensor, Made]] = {}
        """By identity; the tensors are kept so that no other one gets theirs."""
        self.seen: list[Made] = []

    def returned(self, value: Any) -> None:
        """Adds what comes back and was made on the CPU."""
        self.seen += [made for tensor in _tensors(value) if (made := self._origin(tensor))]

    def __torch_function__(
        self,
        func: Callable[..., Any],
        types: Iterable[type],
        args: tuple[Any, ...] = (),
        kwargs: dict[str, Any] | None = None,
    ) -> Any:
        given = kwargs or {}
        result = func(*args, **given)
        name = str(getattr(func, "__name__", ""))
        tensors = list(_tensors((args, given)))
        if not tensors and name in MAKERS and given.get("device") is None:
            caller = sys._getframe(1)
            if caller.f_code.co_filename == self._filename or _MODULES in caller.f_code.co_filename:
                self._mark(result, (f"torch.{name}", caller.f_lineno))
            return result
        origins = [self._origin(tensor) for tensor in tensors]
        made = [origin for origin in origins if origin is not None]
        if not made or name in _COPIES:
            return result
        if name == "to" and _moves(args[1:], given):
            return result.detach()  # here, where it is on the CPU already, it would be the same tensor
        if len(made) < len(origins) and name != "type_as":
            self.seen.append(made[0])
        else:
            self._mark(result, made[0])
        return result

    def _origin(self, tensor: torch.Tensor) -> Made | None:
        kept = self._made.get(id(tensor))
        return kept[1] if kept else None

    def _mark(self, result: Any, made: Made) -> None:
        for tensor in _tensors(result):
            self._made[id(tensor)] = (tensor, made)


def _moves(args: Iterable[Any], kwargs: dict[str, Any]) -> bool:
    """Whether these arguments of `Tensor.to` name a device, or a tensor that is on one."""
    return any(isinstance(value, torch.device | torch.Tensor) for value in (*args, *kwargs.values()))


def _tensors(value: Any) -> Iterator[torch.Tensor]:
    return (leaf for _, leaf in leaves(value) if isinstance(leaf, torch.Tensor))
