"""The seam between judging and running: what a runner is told of one call, and what it tells of what happened.

A *value* is a tree of None, bool, int, float, str, list, tuple, dict with str keys, and tensors, with two more leaves
on the way in: `FunctionSource` (built inside the child) and `GeneratorSeed` (a torch.Generator made inside the child),
and one more on the way out: `Foreign`. Dicts with other keys (whole numbers, say) and bytes travel as well.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, field
from enum import StrEnum
from typing import Any, Protocol

Value = Any


@dataclass(frozen=True, slots=True)
class FunctionSource:
    """A function argument: its own source text and name, and what it closes over (a dict of values)."""

    source: str
    name: str
    closure: dict[str, Value]


@dataclass(frozen=True, slots=True)
class GeneratorSeed:
    """A torch.Generator argument, seeded so and made on the run's device."""

    seed: int


@dataclass(frozen=True, slots=True)
class Foreign:
    """Something in a result that is no value: only the name of its type travels, such as "numpy.ndarray"."""

    type: str


@dataclass(frozen=True, slots=True)
class Answer:
    """What is to be run: the text as it was read, once."""

    source: str
    function: str
    """The name of the function to call."""
    filename: str = "answer.py"
    """The name that tracebacks show."""


@dataclass(frozen=True, slots=True)
class CallRequest:
    """One call of the answer's function."""

    args: tuple[Value, ...]
    kwargs: dict[str, Value]
    gradients: tuple[str, ...] = ()
    """Paths of tensor arguments that get requires_grad, such as "0", "p.w_qkv", "1.blocks.0.w_up" (position or
    keyword first). Gradients come back under the same paths."""
    cotangent_seed: int = 0
    """The outputs' cotangents are drawn from a CPU generator with this seed, in the order of the flattened outputs,
    in float64, then cast: the judge can draw the same ones (see `studycli.judge.calling.draw_cotangents`)."""
    seed: int = 0
    """torch.manual_seed before the call."""
    device: str = "cpu"
    not_allowed: tuple[str, ...] = ()
    """Names as in the catalogue: "softmax", "F.unfold", "nn.LayerNorm", "torch.optim", "nn.init", "F.conv*"."""
    max_elements: int | None = None
    """Watch for tensors of more elements than this."""
    only_devices: bool = False
    """Look at devices alone, as if the tensors lay on another one than the CPU: `left_on_cpu` tells what would not follow them."""
    repeats: int = 0
    """Time the call this many times (after one warm-up) instead of returning outputs."""
    time_limit: float = 10.0
    """Wall-clock seconds."""


class CallStatus(StrEnum):
    """How a call ended."""

    RETURNED = "returned"
    RAISED = "raised"
    TIMEOUT = "timeout"
    MEMORY = "memory"
    CRASHED = "crashed"
    """The process is gone: segfault, os._exit, killed by a signal."""
    UNSAFE = "unsafe"
    """What came back was malformed or forged, or something was tried that the confinement stopped."""


@dataclass(frozen=True, slots=True)
class RaisedError:
    """An exception of the answer, told in text only."""

    type: str
    message: str
    line: int | None
    """The innermost line of the answer's own file, counted from 1."""
    source_line: str
    shapes: dict[str, str]
    """Shapes of the tensors named on that line, such as {"x": "(2, 14, 14, 96) float32"}."""
    trace: str
    """The answer's own lines of the traceback."""


@dataclass(frozen=True, slots=True)
class CallOutcome:
    """What happened in one call."""

    status: CallStatus
    outputs: Value = None
    gradients: dict[str, Value] | None = None
    """Path → tensor, or None where no gradient arrived. None as a whole when none were asked for, or when no output
    carries a graph."""
    gradient_error: str = ""
    """Why backward failed, when it did."""
    arguments: Value = None
    """(args, kwargs) after the call, as values, so that changes can be seen."""
    aliases: tuple[str, ...] = ()
    """Paths of arguments that the output *is* (the same object or the same memory start), such as ("0",)."""
    shared: tuple[str, ...] = ()
    """Paths of arguments with which the output shares memory, or a list, wholly or in part."""
    forbidden: tuple[str, ...] = ()
    """Names of not-allowed calls that were seen."""
    largest_elements: int = 0
    largest_shape: tuple[int, ...] = ()
    """The shape of the largest tensor that was built, when `max_elements` was watched."""
    unusual: dict[str, str] = field(default_factory=dict)
    """Path of an output that is no value → its type's name ("numpy.ndarray"); a Foreign stands in `outputs` there."""
    devices: dict[str, str] = field(default_factory=dict)
    """Path of an output tensor → the type of the device that it was on ("cpu", "cuda")."""
    left_on_cpu: tuple[tuple[str, int], ...] = ()
    """For `only_devices`: what makes a tensor without saying on which device ("torch.arange", or "" where a device is written
    into the code), and the line of the call."""
    graphs: tuple[str, ...] = ()
    """Paths of output tensors that carry a graph (require a gradient)."""
    argument_graphs: tuple[str, ...] = ()
    """Paths of arguments that carry a graph after the call though they did not before."""
    replaced: tuple[str, ...] = ()
    """Paths of tensor arguments that are another object, or in other memory, than before the call."""
    error: RaisedError | None = None
    printed: str = ""
    seconds: float = 0.0
    peak_memory_bytes: int | None = None
    detail: str = ""
    """For CRASHED and UNSAFE: the signal, or what was wrong, in words."""


@dataclass(frozen=True, slots=True)
class LoadOutcome:
    """What happened when the answer's text was executed (imports, definitions, top-level statements)."""

    status: CallStatus
    """RETURNED when the module ran to its end."""
    signature: str = ""
    """str(inspect.signature(function)), or empty when there is no such function."""
    error: RaisedError | None = None
    printed: str = ""
    seconds: float = 0.0
    detail: str = ""


class Run(Protocol):
    """One answer in one process: load it, call it case by case, and leave."""

    def load(self, answer: Answer, *, time_limit: float = 10.0) -> LoadOutcome:
        """Executes the answer's text."""
        ...

    def call(self, request: CallRequest, *, meanwhile: Callable[[], None] | None = None) -> CallOutcome:
        """Calls the function once. After anything but RETURNED or RAISED, the run is over.

        `meanwhile` is done here while the answer runs there; it must not raise. With it, whether something was added behind
        the reply shows only at the next call, or when the run is settled.
        """
        ...

    def settle(self) -> CallOutcome | None:
        """Makes sure that nothing was added behind the last reply; how the run ended, if something was."""
        ...

    def close(self) -> None:
        """Ends the process, whatever it is doing, and everything that it started."""
        ...


Runner = Callable[[], Run]
"""Makes a fresh Run: a confined child in the judge, an in-process one in tests."""
