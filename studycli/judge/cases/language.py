"""The words of a drill's `cases.py` other than tensors: cases, what is judged, functions, generators, mistakes."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import dataclass, field, replace
from enum import Enum
from types import SimpleNamespace
from typing import Any

from studycli.judge.evidence import Tolerance
from studycli.judge.protocol import Value
from studycli.model.verdict import Cause

Inputs = SimpleNamespace
"""The arguments of a call by name, defaults filled in: `inputs.x`, `inputs.window_size`."""


@dataclass(frozen=True, slots=True)
class Finding:
    """What a property found wrong."""

    message: str
    cause: Cause
    fix: str = ""
    """What would mend it; shown on a key."""


Property = Callable[[Inputs, Value, Any], "str | Finding | None"]
"""(inputs, outputs, torch) → None when it holds, else a sentence (whose cause is then `random`) or a `Finding`.
In a case with several draws, `outputs` is the list of what each call returned."""


@dataclass(frozen=True, slots=True)
class FunctionSpec:
    """A function argument: defined in `cases.py`, built inside the child from its source."""

    function: Callable[..., Any]
    bound: dict[str, Any]


@dataclass(frozen=True, slots=True)
class GeneratorSpec:
    """A torch.Generator argument, seeded from the run's seed."""


@dataclass(frozen=True, slots=True)
class Mistake:
    """A mistake of this drill that the general search cannot see.

    `gives(inputs, torch)` returns what an answer with the mistake returns. With several outputs, or a list, it returns all of it.
    `when(inputs, outputs, torch)` looks at the answer's output instead and returns whether the mistake was made.
    """

    message: str
    cause: Cause
    gives: Callable[[Inputs, Any], Value] | None = None
    when: Callable[[Inputs, Value, Any], bool] | None = None


class Compared(Enum):
    """What of an outcome has to be as the reference's is."""

    NUMBERS = "numbers"
    FORM = "form"
    """Kinds, shapes and dtypes: in half precision the numbers depend on the way taken."""
    RESULT = "result"
    """The numbers of the result; of gradients only that they are finite: among large numbers they drown in rounding."""


@dataclass(frozen=True, slots=True)
class Case:
    """One row of the table. The methods return a changed row."""

    name: str
    arguments: dict[str, Any]
    """Argument name → a tree of plain values, tensors to be made, functions and generators."""
    gradient_paths: tuple[str, ...] | None = None
    """None: what the drill says."""
    tolerance: Tolerance | None = None
    exception: str = ""
    max_elements: int | None = None
    is_by_chance: bool = False
    draws: int = 1
    is_generic: bool = False
    """Made by the judge, not written in the table."""
    compared: Compared = Compared.NUMBERS

    def gradients(self, *paths: str) -> Case:
        """The gradients to judge in this case: `.gradients("x", "p.w_up")`; without arguments, none."""
        return replace(self, gradient_paths=paths)

    def without_gradients(self) -> Case:
        """No gradients in this case: where they are not asked for, at infinities, at ties."""
        return self.gradients()

    def within(self, rtol: float, atol: float) -> Case:
        """A tolerance of its own: |got − expected| ≤ atol + rtol·|expected|."""
        return replace(self, tolerance=Tolerance(rtol, atol))

    def raising(self, exception: str) -> Case:
        """The answer must raise this exception: `.raising("ValueError")`."""
        return replace(self, exception=exception)

    def building_at_most(self, elements: int) -> Case:
        """No tensor of more elements may be built on the way."""
        return replace(self, max_elements=elements)

    def by_chance(self, draws: int = 1) -> Case:
        """Random drills: large enough for statistics. The properties `by_chance` are judged here, and what the seed does.

        With `draws` > 1 the answer is called so often, each time with another seed, and the `by_chance`
        properties receive the list of outputs.
        """
        return replace(self, is_by_chance=True, draws=draws)


@dataclass(frozen=True, slots=True)
class Judged:
    """What is compared. Made by `values` and `properties`."""

    gradients: tuple[str, ...] | None = None
    """Paths of arguments; None: every floating-point tensor among the arguments."""
    in_place: tuple[str, ...] = ()
    returned: str = ""
    detached: bool = False
    exact: bool = False
    tolerances: dict[str, Tolerance] = field(default_factory=dict)
    new: bool = False
    finite: float = 0.0
    by_properties: bool = False
    always: tuple[Property, ...] = ()
    by_chance: tuple[Property, ...] = ()


def case(name: str, /, **arguments: Any) -> Case:
    """A row of the table: its name, then the arguments as the drill names them; those left out keep their defaults."""
    return Case(name, arguments)


def values(
    *,
    gradients: Iterable[str] | None = None,
    in_place: Iterable[str] = (),
    returned: str = "",
    detached: bool = False,
    exact: bool = False,
    tolerances: dict[str, tuple[float, float]] | None = None,
    new: bool = False,
    finite: float = 0.0,
) -> Judged:
    """The outputs must be the reference's.

    gradients   arguments (paths such as "x", "p.w_up") whose gradients are compared, against random cotangents; by default all
                floating-point tensors; [] for none. Where the reference gives none, the answer must give none or zeros.
    in_place    arguments that are changed, in their own memory; compared with the reference's after the call.
    returned    the argument that must itself be what comes back.
    detached    neither the outputs nor the arguments may carry a graph afterwards.
    exact       not a bit of difference.
    tolerances  {"float32": (rtol, atol)}, where the usual ones do not fit.
    new         what comes back shares no memory, and no list, with an argument.
    finite      the prompt asks for finite results up to this size of the entries: 1e4.
    """
    return Judged(
        gradients=None if gradients is None else tuple(gradients),
        in_place=tuple(in_place),
        returned=returned,
        detached=detached,
        exact=exact,
        tolerances={dtype: Tolerance(*pair) for dtype, pair in (tolerances or {}).items()},
        new=new,
        finite=finite,
    )


def properties(
    *,
    always: Iterable[Property] = (),
    by_chance: Iterable[Property] = (),
    gradients: Iterable[str] = (),
    in_place: Iterable[str] = (),
    returned: str = "",
    detached: bool = False,
) -> Judged:
    """Random drills: the outputs must have these properties, checked in this order; the first that fails is told.

    Type, number, shape and dtype of the outputs must be the reference's, without being asked. In the cases marked `.by_chance()`
    the same seed must give the same result and another seed another one (unless the reference itself always gives the same).

    always      properties that hold in every case and draw, such as "every row comes from the input".
    by_chance   statistics, judged only in the cases marked `.by_chance()`. Use `improbable` for counts.
    gradients   arguments that a gradient must reach (finite, not all zeros).
    """
    return Judged(
        gradients=tuple(gradients),
        in_place=tuple(in_place),
        returned=returned,
        detached=detached,
        by_properties=True,
        always=tuple(always),
        by_chance=tuple(by_chance),
    )


def function(definition: Callable[..., Any], /, **bound: Any) -> FunctionSpec:
    """A function argument: a `def` of this file, with some of its own arguments bound: `function(step, table=normal(5, 5))`.

    It is rebuilt from its source where the answer runs, so it may use its arguments, `torch` and `math`, and nothing else.
    """
    return FunctionSpec(definition, bound)


def generator() -> GeneratorSpec:
    """A torch.Generator. The answer must draw from it alone: the global seed may change nothing."""
    return GeneratorSpec()


def mistake(
    message: str,
    *,
    cause: str,
    gives: Callable[[Inputs, Any], Value] | None = None,
    when: Callable[[Inputs, Value, Any], bool] | None = None,
) -> Mistake:
    """A mistake that learners make here and that the general search cannot name. Exactly one of `gives` and `when`.

    Raises ValueError when `cause` is no cause or not exactly one of the two is given.
    """
    if (gives is None) == (when is None):
        raise ValueError(f"the mistake “{message}” needs exactly one of gives= and when=")
    return Mistake(message, Cause(cause), gives, when)


def finding(message: str, cause: str = "random") -> Finding:
    """What a property returns when it does not hold and `random` is not the cause."""
    return Finding(message, Cause(cause))
