"""Finds, without a graphics card, the tensors that an answer would leave on the CPU when its inputs are on another device."""

from __future__ import annotations

import contextlib
import sys
from collections.abc import Callable, Iterable, Iterator
from typing import Any

import torch
from torch.overrides import TorchFunctionMode

from studycli.judge.arguments import build_arguments
from studycli.judge.protocol import Answer, CallOutcome, CallRequest, CallStatus, GeneratorSeed
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

_ELSEWHERE = torch.device("cpu", 0)
"""What `.device` of the inputs says. Tensors can be made there, and nobody writes it: a device that is written down is another."""

_MOST = 20
"""Tensors that are told of."""

Made = tuple[str, int]
"""What made a tensor, as it is written, or "" where a device is written into the code; and the line of the call."""


def perform_for_devices(function: Callable[..., Any], request: CallRequest, answer: Answer) -> CallOutcome:
    """What is left on the CPU. What else goes wrong is of no interest here: the answer is right where its inputs are."""
    watched = LeftOnTheCpu(answer.filename, is_written=_writes_a_device(answer.source, request))
    with watched, torch.no_grad(), contextlib.suppress(Exception):
        arguments = build_arguments(request, ())
        watched.returned(function(*arguments.args, **arguments.kwargs))
    return CallOutcome(CallStatus.RETURNED, left_on_cpu=tuple(watched.seen[:_MOST]))


def _writes_a_device(source: str, request: CallRequest) -> bool:
    """Whether a device that is not the inputs' must be one that is written down: a generator's, or one by its type, looks alike."""
    given = leaves((request.args, request.kwargs))
    return (
        any(word in source.lower() for word in ("cpu", "cuda", "mps"))
        and not any(word in source for word in ("device.type", "is_cuda"))
        and not any(isinstance(leaf, GeneratorSeed) for _, leaf in given)
    )


class LeftOnTheCpu(TorchFunctionMode):
    """Follows what an answer makes on the CPU: it, and what comes of it alone, would stay there.

    `seen` are those that meet a tensor of the inputs, as an index too, before they were moved there; `returned` tells of those that
    come back. What only becomes a number (`.item()`) is left behind nowhere. What torch makes on its own way is its own affair.
    """

    def __init__(self, filename: str, *, is_written: bool) -> None:
        super().__init__()
        self._filename = filename
        self._is_written = is_written
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
        origins = [self._origin(tensor) for tensor in _tensors((args, given))]
        made = next((origin for origin in origins if origin is not None), None)
        if isinstance(result, torch.device):
            return _ELSEWHERE if origins and made is None else result
        asked = self._asked(name, args, given)
        if asked == _ELSEWHERE:
            return _another(result) if made else result
        if isinstance(asked, tuple):
            return self._mark(_another(result), asked)
        if asked is not None:
            return self._mark(_another(result), ("", self._line())) if self._is_written else result
        if not origins and name in MAKERS:
            caller = sys._getframe(1).f_code.co_filename
            own = caller == self._filename or _MODULES in caller
            return self._mark(result, (f"torch.{name}", self._line())) if own else result
        if made is None or name in _COPIES:
            return result
        if None not in origins:
            return self._mark(result, made)
        self.seen.append(made)
        return result

    def _asked(self, name: str, args: tuple[Any, ...], given: dict[str, Any]) -> torch.device | Made | None:
        """The device that a call asks for, or the origin of the tensor to whose device it moves another; None for neither."""
        if name == "cpu":
            return torch.device("cpu")
        if name not in ("to", "type_as"):
            return None if given.get("device") is None else torch.device(given["device"])
        for value in (*args[1:], *given.values()):
            if isinstance(value, torch.Tensor):
                return self._origin(value) or _ELSEWHERE
            if isinstance(value, torch.device | str):
                return torch.device(value)
        return None

    def _line(self) -> int:
        """The line of the answer that is being run."""
        frame = sys._getframe(2)
        while frame.f_code.co_filename != self._filename and frame.f_back is not None:
            frame = frame.f_back
        return frame.f_lineno

    def _origin(self, tensor: torch.Tensor) -> Made | None:
        kept = self._made.get(id(tensor))
        return kept[1] if kept else None

    def _mark(self, result: Any, made: Made) -> Any:
        for tensor in _tensors(result):
            self._made[id(tensor)] = (tensor, made)
        return result


def _another(result: Any) -> Any:
    """The same tensor as another object: here, where it is on the CPU already, moving it gives itself."""
    return result.detach() if isinstance(result, torch.Tensor) else result


def _tensors(value: Any) -> Iterator[torch.Tensor]:
    return (leaf for _, leaf in leaves(value) if isinstance(leaf, torch.Tensor))
