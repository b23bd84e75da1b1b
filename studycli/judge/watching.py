"""What is watched while an answer runs: calls that are not allowed, and the size of what is built."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from typing import Any

import torch
from torch.multiprocessing.reductions import StorageWeakRef
from torch.overrides import TorchFunctionMode
from torch.utils._python_dispatch import TorchDispatchMode

from studycli.judge.not_allowed import Ban, read_ban


class NotAllowedCalls(TorchFunctionMode):
    """Notes the names, as torch calls them, of banned functions and methods of tensors that are called."""

    def __init__(self, not_allowed: Iterable[str]) -> None:
        super().__init__()
        self._bans: tuple[Ban, ...] = tuple(read_ban(written) for written in not_allowed)
        self._known: dict[str, bool] = {}
        self.seen: dict[str, None] = {}

    def __torch_function__(
        self,
        func: Callable[..., Any],
        types: Iterable[type],
        args: tuple[Any, ...] = (),
        kwargs: dict[str, Any] | None = None,
    ) -> Any:
        name = str(getattr(func, "__name__", ""))
        banned = self._known.get(name)
        if banned is None:
            banned = self._known[name] = any(ban.covers_function(name) for ban in self._bans)
        if banned:
            self.seen[name] = None
        return func(*args, **(kwargs or {}))


class LargestTensor(TorchDispatchMode):  # type: ignore[no-untyped-call]
    """Notes the largest tensor that is built. A view counts as no more than the memory under it."""

    def __init__(self) -> None:
        super().__init__()  # type: ignore[no-untyped-call]
        self.elements = 0
        self.shape: tuple[int, ...] = ()

    def note(
        self,
        func: Callable[..., Any],
        types: Iterable[type],
        args: tuple[Any, ...] = (),
        kwargs: dict[str, Any] | None = None,
    ) -> Any:
        """Calls `func` and looks at what it returns."""
        result = func(*args, **(kwargs or {}))
        for tensor in result if isinstance(result, list | tuple) else (result,):
            if isinstance(tensor, torch.Tensor):
                stored = tensor.untyped_storage().nbytes() // max(1, tensor.element_size())
                elements = min(tensor.numel(), stored)
                if elements > self.elements:
                    self.elements, self.shape = elements, tuple(tensor.shape)
        return result


class LiveMemory(TorchDispatchMode):  # type: ignore[no-untyped-call]
    """Adds up the memory of the tensors that are alive at once, and keeps the most that it came to.

    Counts what operations return, each storage once; the arguments and what a kernel needs inside are left out. So it depends on
    the code alone, not on the allocator or on what else the machine does.
    """

    def __init__(self) -> None:
        super().__init__()  # type: ignore[no-untyped-call]
        self.peak = 0
        self._live: dict[int, tuple[StorageWeakRef, int]] = {}
        self._given: set[int] = set()

    def leave_out(self, tensors: Iterable[torch.Tensor]) -> None:
        """The memory of these does not count."""
        self._given.update(tensor.untyped_storage()._cdata for tensor in tensors)

    def note(
        self,
        func: Callable[..., Any],
        types: Iterable[type],
        args: tuple[Any, ...] = (),
        kwargs: dict[str, Any] | None = None,
    ) -> Any:
        """Calls `func` and adds what it returns."""
        result = func(*args, **(kwargs or {}))
        for tensor in result if isinstance(result, list | tuple) else (result,):
            if isinstance(tensor, torch.Tensor):
                storage = tensor.untyped_storage()
                if storage._cdata not in self._given and storage._cdata not in self._live:
                    self._live[storage._cdata] = (StorageWeakRef(storage), storage.nbytes())  # type: ignore[no-untyped-call]
        self._live = {key: kept for key, kept in self._live.items() if not kept[0].expired()}  # type: ignore[no-untyped-call]
        self.peak = max(self.peak, sum(size for _, size in self._live.values()))
        return result


# Set behind the classes' backs: torch wraps what stands in the body so that torch.compile skips it, and loads 800 modules to do so.
LargestTensor.__torch_dispatch__ = LargestTensor.note  # type: ignore[method-assign,assignment]
LiveMemory.__torch_dispatch__ = LiveMemory.note  # type: ignore[method-assign,assignment]
