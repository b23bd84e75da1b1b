"""The coordinates in which parameters are sought: how far they lie from the published ones, in usual spreads.

The four first stabilities are sought as a ladder: log w0 and the three ratios. What is learnt of one rating then moves
the ratings that this learner hardly gives along with it, and Again ≤ Hard ≤ Good ≤ Easy always holds.
"""

from __future__ import annotations

import math
from itertools import pairwise

import torch
from torch import Tensor

from studycli.optimizer.prior import FIRST_STABILITY_SPREAD, LADDER_SPREAD, SPREAD
from studycli.scheduler.settings import DEFAULT_PARAMETERS
from studycli.scheduler.settings import HIGHEST_PARAMETERS as HIGHEST
from studycli.scheduler.settings import LOWEST_PARAMETERS as LOWEST

_RUNGS = 4


def parameters_at(z: Tensor) -> Tensor:
    """The 21 parameters at the coordinates `z` (21,), 0 being the published ones; always within the bounds."""
    sought = (_ORIGIN + _SCALE * z).clamp(_LEAST, _MOST)
    first = torch.exp(torch.cumsum(sought[:_RUNGS], 0)).clamp(LOWEST[0], HIGHEST[0])
    return torch.cat([first, sought[_RUNGS:]])


def _double(values: tuple[float, ...]) -> Tensor:
    return torch.tensor(values, dtype=torch.float64)


_FIRST = DEFAULT_PARAMETERS[:_RUNGS]
_RATIOS = tuple(math.log(upper / lower) for lower, upper in pairwise(_FIRST))
_ORIGIN = _double((math.log(_FIRST[0]), *_RATIOS, *DEFAULT_PARAMETERS[_RUNGS:]))
_SCALE = _double((FIRST_STABILITY_SPREAD, *(LADDER_SPREAD,) * 3, *SPREAD))
_LEAST = _double((math.log(LOWEST[0]), *(0.0,) * 3, *LOWEST[_RUNGS:]))
_MOST = _double((math.log(HIGHEST[0]), *(math.inf,) * 3, *HIGHEST[_RUNGS:]))
