"""From the description of a case to its inputs: the same seed, the same numbers. The only file of this room that imports torch."""

from __future__ import annotations

import inspect
import textwrap
from dataclasses import dataclass
from typing import Any

import torch

from studycli.judge.cases.language import Case, FunctionSpec, GeneratorSpec
from studycli.judge.cases.tensors import TensorSpec
from studycli.judge.protocol import FunctionSource, GeneratorSeed, Value
from studycli.judge.trees import map_leaves

_STRIDE_BETWEEN_SEEDS = 1_000_003


@dataclass(frozen=True, slots=True)
class MadeCase:
    """The inputs of one call."""

    arguments: dict[str, Value]
    """By name; functions as FunctionSource, generators as GeneratorSeed."""
    parameters: tuple[str, ...]
    """Paths of tensors that are leaves which require a gradient."""


def make_case(case: Case, seed: int, index: int) -> MadeCase:
    """The inputs of row `index`, drawn from `seed`."""
    generator = torch.Generator().manual_seed(seed * _STRIDE_BETWEEN_SEEDS + index)
    parameters: list[str] = []

    def make(path: str, leaf: Any) -> Any:
        if isinstance(leaf, TensorSpec):
            if leaf.is_parameter:
                parameters.append(path)
            return make_tensor(leaf, generator)
        if isinstance(leaf, FunctionSpec):
            return _function_source(leaf, generator)
        if isinstance(leaf, GeneratorSpec):
            return GeneratorSeed(seed * _STRIDE_BETWEEN_SEEDS + index)
        return leaf

    arguments = {name: map_leaves(value, make, name) for name, value in case.arguments.items()}
    return MadeCase(arguments, tuple(parameters))


def make_tensor(spec: TensorSpec, generator: torch.Generator) -> torch.Tensor:
    """The tensor that `spec` describes."""
    tensor = spec.draw(torch, generator, spec).to(getattr(torch, spec.dtype))
    for step in spec.steps:
        tensor = step(torch, tensor)
    made: torch.Tensor = tensor
    return made


def _function_source(spec: FunctionSpec, generator: torch.Generator) -> FunctionSource:
    bound = map_leaves(
        spec.bound,
        lambda path, leaf: make_tensor(leaf, generator) if isinstance(leaf, TensorSpec) else leaf,
    )
    source = textwrap.dedent(inspect.getsource(spec.function))
    return FunctionSource(source, spec.function.__name__, bound)
