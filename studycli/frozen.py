"""`@frozen`: what `@dataclass(frozen=True, slots=True)` makes, at a fifth of its cost; and `@record`, which may be changed.

The standard library compiles six functions for every class, which takes a start more than the record takes to open and to
read, and to import it takes as long as the interpreter itself. Here only `__init__` is compiled, when it is first called; the rest is
shared. The standard `replace`, `fields` and `asdict` work: what they look for is made when they look for it.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from functools import cached_property
from operator import attrgetter
from typing import Any, NamedTuple, NoReturn, TypeVar, dataclass_transform

T = TypeVar("T")

_set = object.__setattr__
MISSING: Any = type("MISSING", (), {"__repr__": lambda self: "MISSING"})()
"""Stands for no default."""


class Field(NamedTuple):
    """One field of a record."""

    name: str
    type: object
    default: Any
    default_factory: Any
    init: bool
    repr: bool
    compare: bool
    metadata: Mapping[str, Any]


def field(
    *,
    default: Any = MISSING,
    default_factory: Any = MISSING,
    init: bool = True,
    repr: bool = True,  # noqa: A002 as the standard library calls it
    compare: bool = True,
    metadata: Mapping[str, Any] | None = None,
) -> Any:
    """What a field of a record is beside its type, as the standard library's `field` says it."""
    return Field("", None, default, default_factory, init, repr, compare, metadata or {})


def fields_of(cls: type) -> tuple[Field, ...]:
    """The fields of a record, in their order."""
    fields: dict[str, Field] = cls.__record_fields__  # type: ignore[attr-defined]
    return tuple(fields.values())


def values_of(record: object) -> tuple[Any, ...]:
    """What stands in the fields of a record, in their order."""
    return tuple(getattr(record, each.name) for each in fields_of(type(record)))


def as_dict(record: object) -> dict[str, Any]:
    """The fields by name, and the records in them, in tuples too, as such dicts."""
    return {each.name: _opened(getattr(record, each.name)) for each in fields_of(type(record))}


def _opened(value: Any) -> Any:
    if isinstance(value, tuple):
        return tuple(map(_opened, value))
    return as_dict(value) if hasattr(type(value), "__record_fields__") else value


def replace(record: T, **changes: Any) -> T:
    """The record with other values for some fields. Raises TypeError for a field that there is not."""
    kept = {each.name: getattr(record, each.name) for each in fields_of(type(record)) if each.init}
    return type(record)(**{**kept, **changes})


@dataclass_transform(frozen_default=True, field_specifiers=(field,))
def frozen(cls: type[T]) -> type[T]:
    """The class with slots, `__init__`, equality, hash and repr from its annotations, its instances unchangeable.

    Understands `field` with default, default_factory, init, compare, repr and metadata, and `__post_init__`; one with a
    `cached_property` has no slots. A class that inherits fields is for `dataclass`.
    """
    return _made(cls, {"__setattr__": _refuse, "__delattr__": _refuse})


@dataclass_transform(field_specifiers=(field,))
def record(cls: type[T]) -> type[T]:
    """The same, for what is changed while it is worked with; it has no hash."""
    return _made(cls, {"__hash__": None})


def _made(cls: type[T], own: dict[str, Any]) -> type[T]:
    if hasattr(cls, "__record_fields__"):
        raise TypeError(f"{cls.__name__} inherits fields")
    fields = {name: _field(name, kind, cls) for name, kind in cls.__annotations__.items()}
    members = {name: value for name, value in vars(cls).items() if name not in fields}
    for lost in ("__dict__", "__weakref__"):
        members.pop(lost, None)
    compared = tuple(name for name, each in fields.items() if each.compare)
    if not any(isinstance(value, cached_property) for value in members.values()):
        members |= {"__slots__": tuple(fields), "__getstate__": _get_state, "__setstate__": _set_state}
    members |= {
        "__match_args__": tuple(name for name, each in fields.items() if each.init),
        "__record_fields__": fields,
        "__dataclass_fields__": _StandardFields(),
        "__init__": _first_init(fields, "__post_init__" in members),
        "__signature__": _Signature(),
    }
    members.setdefault("__repr__", _repr)
    if "__eq__" not in members:
        members["__eq__"], members["__hash__"] = _comparing(attrgetter(*compared) if compared else _nothing)
    make: Any = type(cls)
    made: type[T] = make(cls.__name__, cls.__bases__, {**members, **own})
    made.__qualname__ = cls.__qualname__
    return made


def _field(name: str, kind: object, cls: type) -> Field:
    given = vars(cls).get(name, MISSING)
    if type(given).__module__ == "dataclasses":
        raise TypeError(f"{cls.__name__}.{name} is a field of the standard library: use this module's own")
    one: Field = given if isinstance(given, Field) else field(default=given)
    return one._replace(name=name, type=kind)


class _StandardFields:
    """What the standard library keeps of a dataclass, for those of its functions that ask."""

    def __get__(self, record: Any, kind: type) -> dict[str, Any]:
        import dataclasses

        made: dict[str, Any] = {}
        for each in fields_of(kind):
            given = {"default": each.default, "default_factory": each.default_factory}
            given = {word: value for word, value in given.items() if value is not MISSING}
            flags: dict[str, Any] = {
                "init": each.init,
                "repr": each.repr,
                "compare": each.compare,
                "metadata": each.metadata,
            }
            one: Any = dataclasses.field(**given, **flags)
            one.name, one.type, one._field_type = each.name, each.type, dataclasses._FIELD  # type: ignore[attr-defined]
            made[each.name] = one
        return made


def _first_init(fields: dict[str, Field], is_completed: bool) -> Callable[..., None]:
    """An `__init__` that is compiled when the first instance is made: of most classes a short command makes none."""

    def __init__(self: Any, *values: Any, **named: Any) -> None:  # noqa: N807
        made = _init(fields, is_completed)
        type(self).__init__ = made
        made(self, *values, **named)

    return __init__


class _Signature:
    """The signature of a record, for those who ask before there is an instance."""

    def __get__(self, record: Any, kind: type) -> Any:
        from inspect import signature

        fields: dict[str, Field] = kind.__record_fields__  # type: ignore[attr-defined]
        whole = signature(_init(fields, is_completed=False))
        return whole.replace(parameters=list(whole.parameters.values())[1:])


def _init(fields: dict[str, Field], is_completed: bool) -> Callable[..., None]:
    names: dict[str, Any] = {"_set": _set, "_missing": MISSING}
    parameters, lines = ["self"], []
    for name, each in fields.items():
        value = name
        if each.default_factory is not MISSING:
            names[f"_make_{name}"] = each.default_factory
            value = f"_make_{name}() if {name} is _missing else {name}" if each.init else f"_make_{name}()"
        elif each.default is not MISSING:
            names[f"_default_{name}"] = each.default
            value = name if each.init else f"_default_{name}"
        elif not each.init:
            continue
        if each.init:
            default = "=_missing" if each.default_factory is not MISSING else f"=_default_{name}"
            has_default = each.default_factory is not MISSING or each.default is not MISSING
            parameters.append(name + (default if has_default else ""))
        lines.append(f"_set(self, {name!r}, {value})")
    if is_completed:
        lines.append("self.__post_init__()")
    exec(f"def __init__({', '.join(parameters)}):\n " + "\n ".join(lines or ["pass"]), names)
    made: Callable[..., None] = names["__init__"]
    return made


def _repr(self: Any) -> str:
    shown = (name for name, each in self.__record_fields__.items() if each.repr)
    return f"{type(self).__qualname__}({', '.join(f'{name}={getattr(self, name)!r}' for name in shown)})"


def _comparing(get: Callable[[Any], object]) -> tuple[Callable[..., Any], Callable[..., int]]:
    """`__eq__` and `__hash__` of a class whose instances are what `get` takes from them."""

    def __eq__(self: Any, other: Any) -> Any:  # noqa: N807 methods to be
        return get(self) == get(other) if other.__class__ is self.__class__ else NotImplemented

    def __hash__(self: Any) -> int:  # noqa: N807
        return hash(get(self))

    return __eq__, __hash__


def _nothing(_: object) -> tuple[()]:
    return ()


def _refuse(self: object, name: str, *_: object) -> NoReturn:
    from dataclasses import FrozenInstanceError

    raise FrozenInstanceError(f"cannot change {name!r} of a {type(self).__name__}")


def _get_state(self: Any) -> list[Any]:
    return [getattr(self, name) for name in self.__slots__]


def _set_state(self: Any, state: list[Any]) -> None:
    for name, value in zip(self.__slots__, state, strict=True):
        _set(self, name, value)
