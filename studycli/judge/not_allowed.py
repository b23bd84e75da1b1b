"""The calls that a drill does not allow, and whether a name is one of them, under whichever name torch gives it.

A drill writes `softmax`, `F.layer_norm`, `nn.LayerNorm`, `F.conv*`, `torch.optim`, `nn.init`, `scipy.fft`. The last part of a name of torch's
stands for the function under all its names: torch.*, Tensor.*, F.*, nn.*, torch.special.*, torch.ops.aten.*, in place or not.
A name that is a module bans everything in it.
"""

from __future__ import annotations

import re
from dataclasses import dataclass

_ALIASES = {"F": "torch.nn.functional", "nn": "torch.nn", "Tensor": "torch.Tensor"}
_PREFIXES = ("native_", "special_", "cudnn_")


@dataclass(frozen=True, slots=True)
class Ban:
    """One entry of `not_allowed`."""

    written: str
    """As the drill writes it."""
    dotted: str
    """In full, without the star: "torch.nn.functional.conv"."""
    key: str
    """Its last part without case, underscores and dimension, empty when it belongs to no part of torch."""
    is_prefix: bool

    def covers(self, dotted: str) -> bool:
        """Whether the full name `dotted` is banned: itself, something in it, or torch's function of another name."""
        if self.is_prefix:
            inside = dotted.startswith(self.dotted)
        else:
            inside = dotted == self.dotted or dotted.startswith(self.dotted + ".")
        if inside:
            return True
        head, _, last = dotted.rpartition(".")
        return head.split(".")[0] == "torch" and self.covers_function(last)

    def covers_function(self, name: str) -> bool:
        """Whether torch's function, method or module class `name` is banned."""
        if not self.key:
            return False
        key = normalised(name)
        return key.startswith(self.key) if self.is_prefix else key == self.key


def read_ban(written: str) -> Ban:
    """What an entry of `not_allowed` means."""
    text = written.strip().removesuffix("()")
    is_prefix = text.endswith("*")
    text = text.removesuffix("*")
    head, _, rest = text.partition(".")
    dotted = f"{_ALIASES[head]}.{rest}" if head in _ALIASES and rest else text
    torchs = "." not in dotted or dotted.startswith("torch.")
    return Ban(written.strip(), dotted, normalised(dotted.rpartition(".")[2]) if torchs else "", is_prefix)


def normalised(name: str) -> str:
    """`_log_softmax_`, `LogSoftmax` and `special_log_softmax` alike: "logsoftmax"; `BatchNorm2d`: "batchnorm"."""
    name = name.partition(".")[0].strip("_")
    for prefix in _PREFIXES:
        name = name.removeprefix(prefix)
    return re.sub(r"[123]d$", "", name.replace("_", "").lower())
