"""Values as JSON and raw bytes: what travels between the judge and the process that runs an answer.

Going in, a tensor keeps its storage, strides and offset, so that a non-contiguous input is non-contiguous over there.
Coming back, every tensor is contiguous, and shape, dtype and length have to agree to the byte.
"""

from __future__ import annotations

import base64
import ctypes
import math
from collections.abc import Iterator
from dataclasses import dataclass, field, fields
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
MOST_BITS = 10_000
"""Of a whole number: about as many as Python's JSON writes and reads."""

MOST_UNWATCHED_KEYS = 1_000
"""Of a dict; the keys of a larger one are looked at first: chosen so that they collide, they take quadratic time."""

_WHOLE = ("bool", "uint8", "int8", "int16", "int32", "int64")
_BROKEN = ("float16", "bfloat16", "float32", "float64", "complex64", "complex128")
DTYPES: dict[str, torch.dtype] = {name: getattr(torch, name) for name in (*_WHOLE, *_BROKEN)}
_NAMES = {dtype: name for name, dtype in DTYPES.items()}

_INWARD = (Answer, CallRequest, FunctionSource, GeneratorSeed)
_OUTWARD = (CallOutcome, LoadOutcome, RaisedError, Foreign)
_RECORDS: dict[str, type[Any]] = {record.__name__: record for record in (*_INWARD, *_OUTWARD)}


@dataclass(slots=True)
class Encoded:
    """A value on its way: its tree, and the memory of its tensors (kept alive here until it is sent)."""

    tree: Any = None
    buffers: list[memoryview] = field(default_factory=list)
    size: int = 0
    nodes: int = 0
    keep: list[Any] = field(default_factory=list)


def encode(value: Value) -> Encoded:
    """A value as it is sent, either way. A tensor's strides, offset and requires_grad are kept. Raises WireError for what is no value."""
    encoded = Encoded()
    encoded.tree = _encode(encoded, value, 0)
    return encoded


def _encode(out: Encoded, value: Any, depth: int) -> Any:
    out.nodes += 1
    if out.nodes > MOST_NODES:
        raise WireError(f"more than {MOST_NODES:,} numbers, strings and lists outside of tensors")
    if depth > DEEPEST:
        raise WireError(f"lists nested more than {DEEPEST} levels deep")
    if isinstance(value, int) and value.bit_length() > MOST_BITS:
        raise WireError("a whole number of more than 3,000 digits")
    if value is None or isinstance(value, int | str | float):
        return value
    if isinstance(value, bytes):
        return ["b", base64.b64encode(value).decode("ascii")]
    if isinstance(value, torch.Tensor):
        return _encode_tensor(out, value)
    if isinstance(value, list | tuple):
        tag = "t" if isinstance(value, tuple) else "l"
        return [tag, [_encode(out, item, depth + 1) for item in value]]
    if isinstance(value, dict):
        pairs = [[_encode(out, part, depth + 1) for part in pair] for pair in value.items()]
        return ["d", pairs]
    if type(value) in _RECORDS.values():
        content = {name: _encode(out, part, depth + 1) for name, part in _told(value)}
        return ["r", type(value).__name__, content]
    raise WireError(f"a {type(value).__name__}, which is no value")


def _told(record: Any) -> Iterator[tuple[str, Any]]:
    """The fields of a record that are not as they are by default; whoever reads it fills in the others."""
    for each in fields(record):
        value = getattr(record, each.name)
        is_empty = each.default_factory is dict and value == {}
        is_default = value is each.default or (isinstance(value, str | tuple) and value == each.default)
        if not is_empty and not is_default:
            yield each.name, value


def _encode_tensor(out: Encoded, tensor: torch.Tensor) -> Any:
    if tensor.dtype not in _NAMES or tensor.layout is not torch.strided or tensor.device.type != "cpu":
        raise WireError(f"a tensor of {tensor.layout} and {tensor.dtype} on {tensor.device}")
    plain = tensor.detach()
    storage = plain.untyped_storage()
    flags = int(tensor.requires_grad) + 2 * int(isinstance(tensor, torch.nn.Parameter))
    is_plain = plain.is_contiguous() and storage.nbytes() == plain.numel() * plain.element_size()
    layout = None if is_plain and not flags else [list(plain.stride()), plain.storage_offset(), flags]
    start = _add_memory(out, storage)
    return ["a", _NAMES[plain.dtype], list(plain.shape), start, storage.nbytes(), layout]


def _add_memory(out: Encoded, storage: torch.UntypedStorage) -> int:
    start, size = out.size, storage.nbytes()
    out.size += size
    if out.size > LARGEST_BODY:
        raise WireError(f"{out.size:,} bytes of tensors (at most {LARGEST_BODY:,})")
    if size:
        memory = (ctypes.c_char * size).from_address(storage.data_ptr())
        out.buffers.append(memoryview(memory).cast("B"))
        out.keep.append(storage)
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

    def _read_d(self, node: list[Any], depth: int) -> dict[Any, Any]:
        (_, pairs) = node
        if not self.trusted and len(_list(pairs)) > MOST_UNWATCHED_KEYS:
            hashes = {hash(self.decode(key, depth + 1)) for key, _ in pairs}
            if 2 * len(hashes) < len(pairs):
                raise WireError("a dict whose keys collide")
        return {self.decode(key, depth + 1): self.decode(item, depth + 1) for key, item in _list(pairs)}

    def _read_b(self, node: list[Any], depth: int) -> bytes:
        (_, text) = node
        return base64.b64decode(text, validate=True)

    def _read_r(self, node: list[Any], depth: int) -> Any:
        (_, name, content) = node
        record = _RECORDS[name]
        if record in _INWARD and not self.trusted:
            raise WireError(f"a {name} from an answer")
        hints = field_hints(record)
        values = {key: self.decode(item, depth + 1) for key, item in content.items()}
        for key, value in values.items():
            if not self.trusted and not fits(value, hints[key]):
                raise WireError(f"a {name} whose {key} is of the wrong type")
        return record(**{key: _as_enum(value, hints[key]) for key, value in values.items()})

    def _read_a(self, node: list[Any], depth: int) -> torch.Tensor:
        (_, name, shape, start, size, layout) = node
        dtype = DTYPES[name]
        count = _count(shape)
        _count([start, size])
        if start + size > len(self.body):
            raise WireError("a tensor beyond the end of its frame")
        if self.trusted and layout is not None:
            return self._with_layout(dtype, shape, start, size, layout)
        is_next = self.trusted or start == self.used  # results lie one behind the other, without a gap
        if size != count * dtype.itemsize or not is_next or layout is not None:
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
