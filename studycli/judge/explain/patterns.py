"""What the failing cases have in common and the passing ones have not."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from studycli.judge.evidence import Evidence, OtherCase, Said

_Trait = Callable[[OtherCase], bool]


def explain_pattern(evidence: Evidence) -> Said | None:
    """One sentence on which cases fail, when a trait divides them cleanly; None otherwise."""
    failed = [case for case in evidence.others if not case.passed]
    passed = [case for case in evidence.others if case.passed]
    if not failed or not passed:
        return None
    for sentence, trait in _traits(evidence):
        if all(trait(case) for case in failed) and not any(trait(case) for case in passed):
            return sentence if isinstance(sentence, Said) else Said(sentence)
    return None


_IN_FLOAT32 = "Compute the statistics in float32, and convert the result back."


def _traits(evidence: Evidence) -> Sequence[tuple[Said | str, _Trait]]:
    traits: list[tuple[Said | str, _Trait]] = [
        ("It is right for a batch of 1 and wrong for a larger one.", _larger_batch),
        ("It is right where height and width are equal, and wrong where they differ.", _not_square),
        ("It is wrong for a batch of 1 only.", lambda case: not _larger_batch(case) and bool(case.shapes)),
        (
            Said("It is wrong for float64 only.", "Look for a dtype that is written into the code."),
            _has_dtype("float64"),
        ),
        (Said("It is wrong for bfloat16 only.", _IN_FLOAT32), _has_dtype("bfloat16")),
        (Said("It is wrong for float16 only.", _IN_FLOAT32), _has_dtype("float16")),
        (
            Said("It is wrong for non-contiguous input only.", "Look for view and for strides."),
            _named("contiguous"),
        ),
        (
            Said(
                "It is wrong only where a size is 1.",
                "Name the axis in squeeze(…): without one, it removes every axis of size 1.",
            ),
            _has_one,
        ),
        (
            "It is wrong only where a tensor is empty.",
            lambda case: any(0 in shape for shape in case.shapes.values()),
        ),
    ]
    if evidence.axes and not any("H" in axes for axes in evidence.axes.values()):
        traits = [(sentence, trait) for sentence, trait in traits if trait is not _not_square]
    for name in evidence.inputs:
        traits.append((f"It is wrong only where {name} is given.", _given(name)))
        traits.append((f"It is wrong only where {name} is not given.", _not_given(name)))
    for name, value in evidence.inputs.items():
        if isinstance(value, bool):
            traits.append((f"It is wrong only for {name}={value}.", _equals(name, value)))
        elif isinstance(value, int | float) and any(
            case.plain.get(name) != value for case in evidence.others
        ):
            if name in evidence.defaults and evidence.defaults[name] != value:
                default = evidence.defaults[name]
                traits.append(
                    (f"It is right only for {name} = {default}, the default.", _differs(name, default))
                )
            traits.append((f"It is wrong only for {name} = {value}.", _equals(name, value)))
    return traits


def _larger_batch(case: OtherCase) -> bool:
    first = next((shape for shape in case.shapes.values() if len(shape) > 1), ())
    return bool(first) and first[0] > 1


def _not_square(case: OtherCase) -> bool:
    return any(
        len(shape) == 4 and shape[-1] != shape[-2] and shape[1] != shape[2] for shape in case.shapes.values()
    )


def _has_one(case: OtherCase) -> bool:
    return any(1 in shape for shape in case.shapes.values())


def _has_dtype(dtype: str) -> _Trait:
    return lambda case: dtype in case.dtypes.values()


def _named(word: str) -> _Trait:
    return lambda case: word in case.name.lower()


def _given(name: str) -> _Trait:
    return lambda case: (name in case.shapes) or (name in case.plain and case.plain[name] is not None)


def _not_given(name: str) -> _Trait:
    return lambda case: name in case.plain and case.plain[name] is None


def _equals(name: str, value: object) -> _Trait:
    return lambda case: name in case.plain and case.plain[name] == value


def _differs(name: str, value: object) -> _Trait:
    return lambda case: name in case.plain and case.plain[name] != value
