"""What a function returned, as a value: plain tensors, numbers, texts and containers, and nothing that could surprise the judge."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import Any

import torch

from studycli.judge.arguments import Arguments, plain_tensor
from studycli.judge.protocol import Foreign, Value
from studycli.judge.trees import DEEPEST, join
from studycli.judge.wire import DTYPES

_MOST_LEAVES = 200_000


@dataclass(slots=True)
class Outputs:
    """What came back, taken apart."""

    value: Value = None
    unusual: dict[str, str] = field(default_factory=dict)
    devices: dict[str, str] = field(default_factory=dict)
    graphs: list[str] = field(default_factory=list)
    aliases: list[str] = field(default_factory=list)
    shared: list[str] = field(default_factory=list)
    containers: set[int] = field(default_factory=set)
    """Identities of the lists and dicts in it."""
    tensors: dict[str, torch.Tensor] = field(default_factory=dict)
    """The tensors themselves, graph and all, by path."""
    leaves: int = 0


def take_apart(returned: Any, arguments: Arguments) -> Outputs:
    """What `returned` is, as a value, with what it shares with the arguments."""
    outputs = Outputs()
    outputs.value = _value(returned, "", outputs, 0)
    for path, tensor in arguments.tensors.items():
        for out in outputs.tensors.values():
            if out is tensor or (tensor.numel() > 0 and out.data_ptr() == tensor.data_ptr()):
                outputs.aliases.append(path)
                break
    outputs.shared = list(_shared(outputs, arguments))
    return outputs


def _shared(outputs: Outputs, arguments: Arguments) -> Iterator[str]:
    """Paths of arguments that have memory, or a list or dict, in common with what came back."""
    memory = {_memory(tensor) for tensor in outputs.tensors.values() if tensor.numel() > 0}
    for path, tensor in arguments.tensors.items():
        if tensor.numel() > 0 and _memory(tensor) in memory:
            yield path
    waiting = list(arguments.tree.items()) if outputs.containers else []
    while waiting:
        path, value = waiting.pop(0)
        if isinstance(value, list | dict):
            if id(value) in outputs.containers:
                yield path
                continue
            inside = value.items() if isinstance(value, dict) else enumerate(value)
            waiting += [(join(path, key), child) for key, child in inside]


def _memory(tensor: torch.Tensor) -> int:
    return tensor.untyped_storage().data_ptr()


def _value(thing: Any, path: str, outputs: Outputs, depth: int) -> Value:
    outputs.leaves += 1
    if thing is None or type(thing) in (bool, int, float, str):
        return thing
    if isinstance(thing, torch.Tensor):
        return _tensor(thing, path, outputs)
    if depth >= DEEPEST or outputs.leaves > _MOST_LEAVES:
        return _unusual("something nested too deep or too long", path, outputs)
    if isinstance(thing, list | dict):
        outputs.containers.add(id(thing))
    if isinstance(thing, dict) and all(type(key) is str for key in thing):
        return {key: _value(item, join(path, key), outputs, depth + 1) for key, item in thing.items()}
    if isinstance(thing, list | tuple):
        items = [_value(item, join(path, index), outputs, depth + 1) for index, item in enumerate(thing)]
        return items if isinstance(thing, list) else tuple(items)
    return _unusual(_type_name(thing), path, outputs)


def _unusual(what: str, path: str, outputs: Outputs) -> Foreign:
    outputs.unusual[path] = what
    return Foreign(what)


def _tensor(tensor: torch.Tensor, path: str, outputs: Outputs) -> Value:
    outputs.devices[path] = tensor.device.type
    if tensor.requires_grad:
        outputs.graphs.append(path)
    if (
        tensor.layout is not torch.strided
        or tensor.is_nested
        or tensor.is_quantized
        or tensor.device.type == "meta"
    ):
        return _unusual("sparse, nested, quantized or meta tensor", path, outputs)
    if tensor.dtype not in DTYPES.values():
        return _unusual(f"{str(tensor.dtype).removeprefix('torch.')} tensor", path, outputs)
    outputs.tensors[path] = tensor
    return plain_tensor(tensor)


def _type_name(thing: Any) -> str:
    kind = type(thing)
    module = "" if kind.__module__ in ("builtins", "answer") else f"{kind.__module__}."
    return f"{module}{kind.__name__}"[:100]
