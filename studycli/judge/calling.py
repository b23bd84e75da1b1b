"""One call of a function, with everything that is watched on the way. Runs where the answer runs."""

from __future__ import annotations

import contextlib
import time
import warnings
from collections.abc import Callable
from dataclasses import dataclass, replace
from typing import Any

import torch

from studycli.judge.arguments import (
    Arguments,
    arguments_after,
    arguments_with_graph,
    build_arguments,
    plain_tensor,
    replaced_arguments,
)
from studycli.judge.left_on_cpu import perform_for_devices
from studycli.judge.loading import last_loaded
from studycli.judge.outputs import Outputs, take_apart
from studycli.judge.printing import listening
from studycli.judge.protocol import Answer, CallOutcome, CallRequest, CallStatus, RaisedError
from studycli.judge.raised import raised_error
from studycli.judge.timing import perform_repeatedly
from studycli.judge.watching import LargestTensor, NotAllowedCalls

_WRITES_TO_LEAF = "leaf variable that requires grad"
_NO_MEMORY = ("can't allocate memory", "out of memory", "not enough memory")


@dataclass(slots=True)
class _Call:
    """One call that has been made."""

    arguments: Arguments
    returned: Any = None
    error: BaseException | None = None
    seconds: float = 0.0
    forbidden: tuple[str, ...] = ()
    largest: LargestTensor | None = None


def perform(function: Callable[..., Any], request: CallRequest, answer: Answer | None = None) -> CallOutcome:
    """Calls `function` as `request` says. Never raises, whatever the function does short of ending the process.

    An error is told with the lines of `answer`, the one that was loaded last unless another is given.
    """
    answer = answer or last_loaded()
    reset_torch(request.seed, request.device)
    with listening() as printed, warnings.catch_warnings():
        warnings.simplefilter("ignore")
        try:
            if request.only_devices:
                outcome = perform_for_devices(function, request, answer)
            elif request.repeats > 0:
                outcome = perform_repeatedly(function, request)
            else:
                outcome = _perform(function, request, answer)
        except BaseException as error:  # out of the answer's own objects, from a __del__ or a patched method
            outcome = _failed(error, answer)
    text = printed.getvalue()
    return _with_printed(outcome, text) if text else outcome


def reset_torch(seed: int, device: str) -> None:
    """Undoes what an earlier call may have left behind, and seeds the default generator."""
    torch.set_grad_enabled(True)
    torch.set_default_dtype(torch.float32)
    seed_torch(seed, device)


def seed_torch(seed: int, device: str) -> None:
    """What torch.manual_seed does, for the devices in use: that one loads 480 modules first and takes a millisecond each time."""
    torch.default_generator.manual_seed(seed)
    if device == "cuda":
        torch.cuda.manual_seed_all(seed)


def draw_cotangents(outputs: dict[str, torch.Tensor], seed: int) -> dict[str, torch.Tensor]:
    """A weight for every element of every floating-point output, in their order: |weight| in [½, 1½), either sign.

    Bounded away from zero, so that no gradient is judged by a factor too small to see; but 0 where the output is infinite or NaN,
    since nothing that is asked for depends on how fast −∞ grows. On the outputs' devices, in their dtypes.
    """
    generator = torch.Generator().manual_seed(seed)
    cotangents = {}
    for path, output in outputs.items():
        if output.is_floating_point():
            draw = torch.rand(output.shape, generator=generator, dtype=torch.float64) * 2 - 1
            weight = (draw + torch.where(draw < 0, -0.5, 0.5)).to(output.device, output.dtype)
            cotangents[path] = weight.masked_fill(~output.detach().isfinite(), 0)
    return cotangents


def _perform(function: Callable[..., Any], request: CallRequest, answer: Answer) -> CallOutcome:
    call = _call(function, request, request.gradients)
    leaf_error: RaisedError | None = None
    if request.gradients and _writes_to_leaf(call.error):
        assert call.error is not None
        leaf_error = raised_error(call.error, answer)
        seed_torch(request.seed, request.device)
        call = _call(function, request, ())
    if call.error is not None:
        return _failed(call.error, answer, call)
    outputs = take_apart(call.returned, call.arguments)
    gradients, gradient_error = None, ""
    if leaf_error is not None:
        gradient_error = leaf_error.message
    elif request.gradients:
        gradients, gradient_error = _gradients(outputs, call.arguments, request)
    largest = call.largest
    return CallOutcome(
        CallStatus.RETURNED,
        outputs=outputs.value,
        gradients=gradients,
        gradient_error=gradient_error,
        arguments=arguments_after(call.arguments),
        aliases=tuple(outputs.aliases),
        shared=tuple(outputs.shared),
        forbidden=call.forbidden,
        largest_elements=largest.elements if largest else 0,
        largest_shape=largest.shape if largest else (),
        unusual=outputs.unusual,
        devices=outputs.devices,
        graphs=tuple(outputs.graphs),
        argument_graphs=arguments_with_graph(call.arguments),
        replaced=replaced_arguments(call.arguments),
        error=leaf_error,
        seconds=call.seconds,
    )


def _call(function: Callable[..., Any], request: CallRequest, gradients: tuple[str, ...]) -> _Call:
    call = _Call(build_arguments(request, gradients))
    forbidden = NotAllowedCalls(request.not_allowed) if request.not_allowed else None
    call.largest = LargestTensor() if request.max_elements is not None else None
    with contextlib.ExitStack() as modes:
        for mode in (forbidden, call.largest):
            if mode is not None:
                modes.enter_context(mode)
        start = time.perf_counter()
        try:
            call.returned = function(*call.arguments.args, **call.arguments.kwargs)
        except BaseException as error:  # the answer may raise anything, SystemExit included
            call.error = error
        if request.device == "cuda":
            torch.cuda.synchronize()
        call.seconds = time.perf_counter() - start
    if forbidden is not None:
        call.forbidden = tuple(forbidden.seen)
    torch.set_grad_enabled(True)
    return call


def _gradients(
    outputs: Outputs, arguments: Arguments, request: CallRequest
) -> tuple[dict[str, torch.Tensor | None] | None, str]:
    """Gradients by path, and why there are none, if backward failed."""
    cotangents = draw_cotangents(outputs.tensors, request.cotangent_seed)
    ends = {path: outputs.tensors[path] for path in cotangents if outputs.tensors[path].requires_grad}
    if not ends:
        return None, ""
    try:
        # A weighted sum, because handing the cotangents to autograd.grad loads 480 modules (symbolic shapes) on first use.
        weighted = [(ends[path] * cotangents[path]).sum().to(torch.float32) for path in ends]
        found = torch.autograd.grad(
            torch.stack(weighted).sum(),
            [arguments.tensors[path] for path in request.gradients],
            allow_unused=True,
        )
    except Exception as error:  # whatever the answer's graph does
        return None, str(error)[:2000]
    return {
        path: None if gradient is None else plain_tensor(gradient)
        for path, gradient in zip(request.gradients, found, strict=True)
    }, ""


def _writes_to_leaf(error: BaseException | None) -> bool:
    return isinstance(error, RuntimeError) and _WRITES_TO_LEAF in str(error).lower()


def _failed(error: BaseException, answer: Answer, call: _Call | None = None) -> CallOutcome:
    text = str(error).lower() if isinstance(error, RuntimeError) else ""
    no_memory = isinstance(error, MemoryError) or any(words in text for words in _NO_MEMORY)
    return CallOutcome(
        CallStatus.MEMORY if no_memory else CallStatus.RAISED,
        error=raised_error(error, answer),
        forbidden=call.forbidden if call else (),
        seconds=call.seconds if call else 0.0,
    )


def _with_printed(outcome: CallOutcome, printed: str) -> CallOutcome:
    return replace(outcome, printed=printed)
