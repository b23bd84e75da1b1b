"""`frozen` makes what `dataclass(frozen=True, slots=True)` makes."""

from __future__ import annotations

import copy
import dataclasses
import pickle
from collections.abc import Callable
from dataclasses import FrozenInstanceError, asdict, dataclass, fields, replace
from inspect import signature
from typing import Any, Generic, TypeVar

import pytest

from studycli import frozen as own
from studycli.frozen import field, frozen, record

T = TypeVar("T")


@frozen
class Point(Generic[T]):
    """A class with everything that we use."""

    x: int
    name: T
    note: str = field(default="", compare=False)
    parts: list[int] = field(default_factory=list, repr=False)
    twice: int = field(init=False)

    def __post_init__(self) -> None:
        object.__setattr__(self, "twice", 2 * self.x)

    @property
    def thrice(self) -> int:
        """Three times x."""
        return 3 * self.x


@dataclass(frozen=True, slots=True)
class Other:
    """The same by the standard library."""

    x: int
    name: object
    note: str = dataclasses.field(default="", compare=False)
    parts: list[int] = dataclasses.field(default_factory=list, repr=False)
    twice: int = dataclasses.field(init=False)

    def __post_init__(self) -> None:
        object.__setattr__(self, "twice", 2 * self.x)

    @property
    def thrice(self) -> int:
        """Three times x."""
        return 3 * self.x


@frozen
class Nothing:
    """No fields at all."""


@frozen
class Path:
    """One that can be a key."""

    steps: tuple[int, ...]


SAME: list[Callable[[Any], object]] = [
    lambda made: repr(made(1, "a")).replace("Point", "Other"),
    lambda made: made(1, "a") == made(1, "a", "told"),
    lambda made: made(1, "a") == made(2, "a"),
    lambda made: made(1, "a") != made(1, "a", parts=[1]),
    lambda made: made(1, "a") == 1,
    lambda made: replace(made(1, "a", "told"), x=5).thrice,
    lambda made: asdict(made(1, "a", parts=[1, 2])),
    lambda made: [(each.name, each.init, each.compare) for each in fields(made)],
    lambda made: made.__match_args__,
    lambda made: copy.deepcopy(made(1, "a", parts=[3])).parts,
    lambda made: pickle.loads(pickle.dumps(made(1, "a", parts=[3]))).parts,
    lambda made: made(x=1, name="a").twice,
    lambda made: made(1, "a").parts is made(1, "a").parts,
    lambda made: hasattr(made(1, "a"), "__dict__"),
    lambda made: made.__doc__ is None,
]


@pytest.mark.parametrize("told", SAME)
def test_it_does_what_the_standard_library_does(told: Callable[[Any], object]) -> None:
    assert told(Point) == told(Other)


def test_its_instances_cannot_be_changed() -> None:
    point = Point(1, "a")
    with pytest.raises(FrozenInstanceError):
        point.x = 2  # type: ignore[misc]
    with pytest.raises(FrozenInstanceError):
        del point.x
    with pytest.raises(FrozenInstanceError):
        point.other = 2  # type: ignore[attr-defined]


@pytest.mark.parametrize("made", [Point, Other])
def test_what_does_not_fit_is_refused(made: Any) -> None:
    for arguments in ((), (1,), (1, "a", "b", [], 5, 6)):
        with pytest.raises(TypeError):
            made(*arguments)
    with pytest.raises(TypeError):
        hash(made(1, "a"))


def test_equal_ones_are_one_key_and_matching_works() -> None:
    assert {Path((1, 2)), Path((1, 2)), Path(())} == {Path(()), Path((1, 2))}
    assert Nothing() == Nothing()
    assert hash(Nothing()) == hash(Nothing())
    match Path((7,)):
        case Path((step,)):
            assert step == 7
        case _:
            raise AssertionError


def test_a_method_of_one_s_own_stays() -> None:
    @frozen
    class Loud:
        """Says its own name."""

        x: int

        def __repr__(self) -> str:
            return "LOUD"

        def __eq__(self, other: object) -> bool:
            return True

        def __hash__(self) -> int:
            return 7

    assert (repr(Loud(1)), Loud(1) == Loud(2), hash(Loud(1))) == ("LOUD", True, 7)


def test_fields_are_not_inherited() -> None:
    with pytest.raises(TypeError, match="inherits fields"):

        @frozen
        class Longer(Path):  # type: ignore[misc]
            """More."""

            more: int


def test_its_signature_is_known_before_there_is_an_instance() -> None:
    @frozen
    class Fresh:
        x: int
        note: str = "a"

    assert list(signature(Fresh).parameters) == ["x", "note"]
    assert signature(Fresh) == signature(type(Fresh(1)))
    assert signature(Fresh).parameters["note"].default == "a"


@record
class Room:
    """What may be changed."""

    size: float = 1.0
    held: list[int] = field(default_factory=list)


def test_a_record_may_be_changed_and_has_no_hash() -> None:
    room = Room(held=[1])
    room.size = 2.0
    assert room == Room(2.0, [1]) != Room(2.0)
    with pytest.raises(TypeError):
        hash(room)


def test_its_own_functions_do_what_those_of_the_standard_library_do() -> None:
    point = Point(1, (Path((2,)), "b"), "told", [3])
    assert own.as_dict(point) == asdict(point)
    assert own.values_of(point) == (1, (Path((2,)), "b"), "told", [3], 2)
    assert own.replace(point, x=5) == replace(point, x=5)
    with pytest.raises(TypeError):
        own.replace(point, z=5)


def test_a_field_of_the_standard_library_is_refused() -> None:
    with pytest.raises(TypeError, match="use this module's own"):

        @frozen
        class Wrong:
            one: int = dataclasses.field(default=1)
