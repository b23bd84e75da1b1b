"""The arguments of one call: made afresh from values, and looked at again afterwards."""

from __future__ import annotations

import functools
import math
from collections.abc import Callable, Iterable
from dataclasses import dataclass, field
from typing import Any

import torch

from studycli.judge.protocol import CallRequest, FunctionSource, GeneratorSeed, Value
from studycli.judge.trees import at_path, leaves, map_leaves


@dataclass(slots=True)
class Arguments:
    """What a function is called with."""

    args: tuple[Any, ...]
    kwargs: dict[str, Any]
    tensors: dict[str, torch.Tensor] = field(default_factory=dict)
    """The tensors that are handed over, by path."""
    places: dict[str, tuple[int, tuple[int, ...]]] = field(default_factory=dict)
    """Address and shape of each before the call."""
    tree: dict[str, Any] = field(default_factory=dict)
    """args and kwargs under their first path part."""


def copy_tensor(tensor: torch.Tensor, device: str = "cpu") -> torch.Tensor:
    """A copy with strides, offset and shared elements as they are; on another device with the strides that it keeps there."""
    if device != "cpu":
        return tensor.to(device, copy=True)
    storage = tensor.untyped_storage().clone()  # type: ignore[no-untyped-call]
    empty = torch.empty(0, dtype=tensor.dtype)
    return empty.set_(storage, tensor.storage_offset(), tensor.shape, tensor.stride())


def build_function(source: FunctionSource, device: str = "cpu") -> Callable[..., Any]:
    """The function that `source` defines, with `torch` and `math` in reach and its closure bound."""
    namespace: dict[str, Any] = {"torch": torch, "math": math, "__name__": "drill"}
    exec(compile(source.source, "cases.py", "exec"), namespace)
    function: Callable[..., Any] = namespace[source.name]
    if not source.closure:
        return function
    bound = map_leaves(source.closure, lambda path, leaf: build_leaf(leaf, device))
    return functools.partial(function, **bound)


def build_leaf(leaf: Any, device: str) -> Any:
    """A leaf as the function receives it: tensors copied, functions and generators made."""
    if isinstance(leaf, torch.Tensor):
        return copy_tensor(leaf, device)
    if isinstance(leaf, FunctionSource):
        return build_function(leaf, device)
    if isinstance(leaf, GeneratorSeed):
        return torch.Generator(device=device).manual_seed(leaf.seed)
    return leaf


def build_arguments(
    request: CallRequest, gradients: Iterable[str], build: Callable[[Any, str], Any] = build_leaf
) -> Arguments:
    """Fresh arguments on the request's device, those at the paths `gradients` requiring a gradient."""
    made = Arguments((), {})

    def make(path: str, leaf: Any) -> Any:
        built = build(leaf, request.device)
        if isinstance(built, torch.Tensor):
            made.tensors[path] = built
        return built

    made.args = tuple(map_leaves(value, make, str(index)) for index, value in enumerate(request.args))
    made.kwargs = {name: map_leaves(value, make, name) for name, value in request.kwargs.items()}
    for path in gradients:
        made.tensors[path].requires_grad_()
    made.places = {path: (tensor.data_ptr(), tuple(tensor.shape)) for path, tensor in made.tensors.items()}
    made.tree = {**{str(index): value for index, value in enumerate(made.args)}, **made.kwargs}
    return made


def arguments_after(arguments: Arguments) -> tuple[tuple[Value, ...], dict[str, Value]]:
    """(args, kwargs) as values, after the call."""

    def look(path: str, leaf: Any) -> Any:
        if isinstance(leaf, torch.Tensor):
            return plain_tensor(leaf)
        return leaf if leaf is None or type(leaf) in (bool, int, float, str, list, tuple, dict) else None

    return (
        tuple(map_leaves(value, look, str(index)) for index, value in enumerate(arguments.args)),
        {name: map_leaves(value, look, name) for name, value in arguments.kwargs.items()},
    )


def replaced_arguments(arguments: Arguments) -> tuple[str, ...]:
    """Paths of tensors that are no longer the object, or no longer in the memory, that was handed over."""
    replaced = []
    for path, tensor in arguments.tensors.items():
        try:
            now = at_path(arguments.tree, path)
        except KeyError:
            now = None
        moved = tensor.numel() > 0 and (tensor.data_ptr(), tuple(tensor.shape)) != arguments.places[path]
        if now is not tensor or moved:
            replaced.append(path)
    return tuple(replaced)


def arguments_with_graph(arguments: Arguments) -> tuple[str, ...]:
    """Paths of tensors that require a gradient through a graph, or require one that was not asked for."""
    return tuple(
        path
        for path, leaf in leaves(arguments.tree)
        if isinstance(leaf, torch.Tensor)
        and leaf.requires_grad
        and (leaf.grad_fn is not None or leaf is not arguments.tensors.get(path))
    )


def plain_tensor(tensor: torch.Tensor) -> torch.Tensor:
    """A contiguous copy on the CPU without graph, subclass or lazy conjugation."""
    with torch._C.DisableTorchFunctionSubclass(), torch.no_grad():
        if type(tensor) is not torch.Tensor:
            tensor = tensor.as_subclass(torch.Tensor)
        copy = tensor.detach().to("cpu").resolve_conj().resolve_neg()
        return copy.clone(memory_format=torch.contiguous_format)
