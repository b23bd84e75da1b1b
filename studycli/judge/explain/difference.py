"""One wrong tensor beside the right one, with what is known of the inputs: what most searches look at."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from torch import Tensor

from studycli.judge.evidence import Explanation, Said
from studycli.judge.explain.axis_names import Size
from studycli.judge.explain.numbers import continued
from studycli.model.verdict import Cause


@dataclass(frozen=True, slots=True)
class Difference:
    """A tensor of the output that is wrong."""

    expected: Tensor
    got: Tensor
    inputs: Mapping[str, Any]
    """The arguments by name, before the call; entries of dicts and lists as "p.w_qkv", "blocks.0.w_up"."""
    letters: Mapping[str, tuple[str, ...]]
    """What the axes of the tensor arguments are called."""
    sizes: tuple[Size, ...]
    function: str = ""
    which: str = ""
    """"In the second output, " when there are several outputs; otherwise empty."""

    source: str = ""
    """The answer's text."""
    returned: tuple[str, ...] = ()
    """What the axes of the right result are called; empty where the drill does not say."""

    @property
    def same_shape(self) -> bool:
        """Whether the two can be compared number by number."""
        return self.expected.shape == self.got.shape

    def told(self, cause: Cause, said: Said | str) -> Explanation:
        """What the learner is told of it."""
        message, fix = (said, "") if isinstance(said, str) else said
        return Explanation(cause, self.say(message), fix=fix)

    def say(self, sentence: str) -> str:
        """The sentence, with the output that it speaks of in front when there are several."""
        return continued(self.which, sentence)
