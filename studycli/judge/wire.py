"""Values as JSON and raw bytes: what travels between the judge and the process that runs an answer.

Going in, a tensor keeps its storage, strides and offset, so that a non-contiguous input is non-contiguous over there.
Coming back, every tensor is contiguous, and shape, dtype and length have to agree to the byte.
"""

from __future__ import annotations

import base64
import ctypes
import math
from dataclasses import dataclass, field, fields, is_dataclass
from enum import Enum
from typing import Any

import torch

from studycli.judge.frames import LARGEST_BODY, WireError
from studycli.judge.protocol import (
    Answer,
    CallOutcome,
    CallRequest,
    Foreign,
    FunctionSource,
    GeneratorSeed,
    LoadOutcome,
    RaisedError,
    Value,
)
from studycli.judge.records import field_hints, fits

DEEPEST = 48
"""Levels of nesting."""
MOST_NODES = 300_000
"""Numbers, strings, lists … in one message."""

_WHOLE = ("bool", "uint8", "int8", "int16", "int32", "int64")
_BROKEN = ("float16", "bfloat16", "float32", "float64", "complex64", "complex128")
DTYPES: dict[str, torch.dtype] = {name: getattr(torch, name) for name in (*_WHOLE, *_BROKEN)}
_NAMES = {dtype: name for name, dtype in DTYPES.items()}

_RECORDS: dict[str, type[Any]] = {
    record.__name__: record
    for record in (
        Answer,
        CallRequest,
        CallOutcome,
        LoadOutcome,
        RaisedError,
        FunctionSource,
        GeneratorSeed,
        Foreign,
    )
}
_INWARD_ONLY = (Answer, CallRequest, FunctionSource, GeneratorSeed)


@dataclass(slots=True)
class Encoded:
    """A value on its way: its tree, and the memory of its tensors (kept alive here until it is sent)."""

    tree: Any = None
    buffers: list[memoryview] = field(default_factory=list)
    size: int = 0
    nodes: int = 0
    keep: list[Any] = field(default_factory=list)


def encode_inputs(value: Value) -> Encoded:
    """What the judge sends: strides, offsets, parameters and requires_grad are kept. Raises WireError."""
    encoded = Encoded()
    encoded.tree = _encode(encoded, value, 0, layout=True)
    return encoded


def encode_results(value: Value) -> Encoded:
    """What comes back: tensors contiguous and detached; anything that is no value becomes Foreign. Raises WireError."""
    encoded = Encoded()
    encoded.tree = _encode(encoded, value, 0, layout=False)
    return encoded


def _encode(out: Encoded, value: Any, depth: int, *, layout: bool) -> Any:
    out.nodes += 1
    if out.nodes > MOST_NODES:
        raise WireError(f"more than {MOST_NODES:,} numbers, strings and lists outside of tensors")
    if depth > DEEPEST:
        raise WireError(f"lists nested more than {DEEPEST} levels deep")
    if value is None or isinstance(value, bool | str | int | float | bytes | bytearray):
        return _encode_leaf(value)
    if isinstance(value, torch.Tensor):
        return _encode_layout(out, value) if layout else _encode_contiguous(out, value)
    if isinstance(value, list | tuple):
        tag = "t" if isinstance(value, tuple) else "l"
        return [tag, [_encode(out, item, depth + 1, layout=layout) for item in value]]
    if isinstance(value, dict):
        return _encode_dict(out, value, depth, layout=layout)
    if is_dataclass(value) and type(value) in _RECORDS.values():
        content = {
            f.name: _encode(out, getattr(value, f.name), depth + 1, layout=layout) for f in fields(value)
        }
        return ["r", type(value).__name__, content]
    return _encode(out, Foreign(type_name(value)), depth, layout=layout)


def _encode_dict(out: Encoded, value: dict[Any, Any], depth: int, *, layout: bool) -> Any:
    if all(type(key) is str for key in value):
        return ["d", {key: _encode(out, item, depth + 1, layout=layout) for key, item in value.items()}]
    return [
        "p",
        [
            [_encode(out, key, depth + 1, layout=layout), _encode(out, item, depth + 1, layout=layout)]
            for key, item in value.items()
        ],
    ]


def _encode_leaf(value: Any) -> Any:
    if value is None or isinstance(value, bool):
        return value
    if isinstance(value, str):
        return str.__str__(value)
    if isinstance(value, int):
        return _encode_whole(int(value))
    if isinstance(value, float):
        return float(value) if math.isfinite(value) else ["n", repr(float(value))]
    return ["b", base64.b64encode(value).decode("ascii")]


def _encode_whole(value: int) -> Any:
    if value.bit_length() <= 63:
        return value
    if value.bit_length() > 100_000:
        raise WireError("a whole number of more than 30,000 digits")
    return ["i", hex(value)]


def type_name(value: object) -> str:
    """The value's type as a learner would write it: `numpy.ndarray`, `Tensor subclass`, `function`."""
    kind = type(value)
    module = str(getattr(kind, "__module__", ""))
    name = str(getattr(kind, "__qualname__", "object"))
    return name if module in ("builtins", "__main__", "") else f"{module}.{name}"


def _encode_layout(out: Encoded, tensor: torch.Tensor) -> Any:
    plain = tensor.detach()
    if plain.device.type != "cpu":
        raise WireError(f"an input on {plain.device}")
    storage = plain.untyped_storage()
    start = _add_memory(out, storage.data_ptr(), storage.nbytes(), storage)
    flags = int(tensor.requires_grad) + 2 * int(isinstance(tensor, torch.nn.Parameter))
    layout = [list(plain.stride()), plain.storage_offset(), flags]
    return ["a", _NAMES[plain.dtype], list(plain.shape), start, storage.nbytes(), layout]


def _encode_contiguous(out: Encoded, tensor: torch.Tensor) -> Any:
    with torch._C.DisableTorchFunctionSubclass(), torch.no_grad():
        if tensor.layout != torch.strided or tensor.is_quantized or tensor.dtype not in _NAMES:
            return _encode(out, Foreign(_odd_tensor(tensor)), 0, layout=False)
        if tensor.device.type == "meta" or type(tensor).__name__ == "FakeTensor":
            return ["m", _NAMES[tensor.dtype], list(tensor.shape)]
        size = tensor.numel() * tensor.element_size()
        if out.size + size > LARGEST_BODY:
            raise WireError(f"a result of {size:,} bytes: shape {tuple(tensor.shape)}")
        plain = tensor.detach().cpu().resolve_conj().resolve_neg().contiguous()
        start = _add_memory(out, plain.data_ptr(), size, plain)
        return ["a", _NAMES[plain.dtype], list(plain.shape), start, size, None]


def _odd_tensor(tensor: torch.Tensor) -> str:
    if tensor.layout != torch.strided:
        return f"{str(tensor.layout).removeprefix('torch.')} tensor"
    return f"{str(tensor.dtype).removeprefix('torch.')} tensor"


def _add_memory(out: Encoded, address: int, size: int, owner: Any) -> int:
    start = out.size
    out.size += size
    if out.size > LARGEST_BODY:
        raise WireError(f"{out.size:,} bytes of tensors (at most {LARGEST_BODY:,})")
    if size:
        out.buffers.append(memoryview((ctypes.c_char * size).from_address(address)).cast("B"))
        out.keep.append(owner)
    return start


def decode_inputs(tree: Any, body: bytearray) -> Value:
    """What the judge sent, rebuilt with its own memory. Raises WireError."""
    return _Decoder(body, trusted=True).decode(tree, 0)


def decode_results(tree: Any, body: bytearray) -> Value:
    """What an answer's process sent, every length and type checked. Raises WireError for anything that does not fit."""
    decoder = _Decoder(body, trusted=False)
    value = decoder.decode(tree, 0)
    if decoder.used != len(body):
        raise WireError(f"{len(body) - decoder.used:,} bytes that belong to no tensor")
    return value


class _Decoder:
    def __init__(self, body: bytearray, *, trusted: bool) -> None:
        self.body = body
        self.trusted = trusted
        self.used = 0
        self.nodes = 0

    def decode(self, node: Any, depth: int) -> Any:
        self.nodes += 1
        if self.nodes > MOST_NODES or depth > DEEPEST:
            raise WireError("too many or too deeply nested values")
        if node is None or isinstance(node, bool | int | float | str):
            return node
        if not isinstance(node, list) or not node or not isinstance(node[0], str):
            raise WireError("a value of no known kind")
        reader = getattr(self, "_read_" + node[0], None) if len(node[0]) == 1 else None
        if reader is None:
            raise WireError("a value of no known kind")
        try:
            return reader(node, depth)
        except (
            TypeError,
            ValueError,
            IndexError,
            KeyError,
            OverflowError,
            AttributeError,
            RuntimeError,
        ) as error:
            raise WireError("a value that contradicts itself") from error

    def _read_l(self, node: list[Any], depth: int) -> list[Any]:
        (_, items) = node
        return [self.decode(item, depth + 1) for item in _list(items)]

    def _read_t(self, node: list[Any], depth: int) -> tuple[Any, ...]:
        return tuple(self._read_l(node, depth))

    def _read_d(self, node: list[Any], depth: int) -> dict[str, Any]:
        (_, items) = node
        return {str(key): self.decode(item, depth + 1) for key, item in items.items()}

    def _read_p(self, node: list[Any], depth: int) -> dict[Any, Any]:
        (_, pairs) = node
        return {self.decode(key, depth + 1): self.decode(item, depth + 1) for key, item in _list(pairs)}

    def _read_n(self, node: list[Any], depth: int) -> float:
        (_, text) = node
        if text not in ("nan", "inf", "-inf"):
            raise WireError("a number that is none")
        return float(text)

    def _read_i(self, node: list[Any], depth: int) -> int:
        (_, text) = node
        if not isinstance(text, str) or len(text) > 30_000:
            raise WireError("a whole number that is too long")
        return int(text, 16)

    def _read_b(self, node: list[Any], depth: int) -> bytes:
        (_, text) = node
        return base64.b64decode(text, validate=True)

    def _read_r(self, node: list[Any], depth: int) -> Any:
        (_, name, content) = node
        record = _RECORDS[name]
        if record in _INWARD_ONLY and not self.trusted:
            raise WireError(f"a {name} from an answer")
        hints = field_hints(record)
        values = {key: self.decode(item, depth + 1) for key, item in content.items()}
        for key, value in values.items():
            if not self.trusted and not fits(value, hints[key]):
                raise WireError(f"a {name} whose {key} is of the wrong type")
        return record(**{key: _as_enum(value, hints[key]) for key, value in values.items()})

    def _read_m(self, node: list[Any], depth: int) -> torch.Tensor:
        (_, dtype, shape) = node
        _count(shape)
        return torch.empty(shape, dtype=DTYPES[dtype], device="meta")

    def _read_a(self, node: list[Any], depth: int) -> torch.Tensor:
        (_, name, shape, start, size, layout) = node
        dtype = DTYPES[name]
        count = _count(shape)
        _count([start, size])
        if start + size > len(self.body):
            raise WireError("a tensor beyond the end of its frame")
        if self.trusted and layout is not None:
            return self._with_layout(dtype, shape, start, size, layout)
        if size != count * dtype.itemsize or start != self.used or layout is not None:
            raise WireError("a tensor whose length does not fit its shape")
        self.used += size
        tensor = torch.empty(shape, dtype=dtype)
        self._copy(tensor.data_ptr(), start, size)
        if dtype is torch.bool and size and int(tensor.view(torch.uint8).max()) > 1:
            raise WireError("a truth value that is neither true nor false")
        return tensor

    def _with_layout(
        self, dtype: torch.dtype, shape: list[int], start: int, size: int, layout: list[Any]
    ) -> torch.Tensor:
        stride, offset, flags = layout
        storage = torch.UntypedStorage(size)  # type: ignore[no-untyped-call]
        self._copy(storage.data_ptr(), start, size)
        tensor = torch.empty(0, dtype=dtype).set_(storage, offset, shape, stride)
        if flags & 2:
            return torch.nn.Parameter(tensor, requires_grad=bool(flags & 1))
        return tensor.requires_grad_() if flags & 1 else tensor

    def _copy(self, address: int, start: int, size: int) -> None:
        if size:
            source = (ctypes.c_char * size).from_buffer(self.body, start)
            ctypes.memmove(address, source, size)


def _list(items: Any) -> list[Any]:
    if not isinstance(items, list):
        raise WireError("a list that is none")
    return items


def _count(shape: Any) -> int:
    if not isinstance(shape, list) or len(shape) > 64:
        raise WireError("a shape that is none")
    if not all(type(size) is int and 0 <= size < 1 << 48 for size in shape):
        raise WireError("a shape with impossible sizes")
    return math.prod(shape)


def _as_enum(value: Any, hint: Any) -> Any:
    return hint(value) if isinstance(hint, type) and issubclass(hint, Enum) else value
