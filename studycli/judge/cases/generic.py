"""The rows that the judge makes itself, from the first row of a table and the names of its axes.

A drill whose `cases.py` has AXES is also judged by: size 1 on every axis in turn; float64, with every tensor's axes in another order in
memory, so that `view` fails; bfloat16, with every tensor a part of a larger one; entries of ±100 in place of what is drawn by
`normal(…)`, and of ±10,000 where the drill says `values(finite=1e4)`.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, replace
from functools import partial
from typing import Any

from studycli.judge.cases.language import Case, Compared, FunctionSpec
from studycli.judge.cases.reading import CaseTable
from studycli.judge.cases.resizing import Resizing
from studycli.judge.cases.tensors import TensorSpec
from studycli.judge.trees import leaves, map_leaves

FLOAT64 = ("float64", "memory in another order")
BFLOAT16 = ("bfloat16", "part of a larger tensor")
LARGE = "entries of ±100"
FINITE = "entries of ±{:,.0f}"


@dataclass(frozen=True, slots=True)
class LeftOut:
    """A row that cannot be made, and why."""

    name: str
    reason: str


@dataclass(frozen=True, slots=True)
class GenericRows:
    """What the judge makes of a table."""

    cases: tuple[Case, ...] = ()
    left_out: tuple[LeftOut, ...] = ()
    """Faults of the table; what WITHOUT names is none."""


def generic_rows(table: CaseTable, defaults: Mapping[str, Any]) -> GenericRows:
    """The rows for `table`; `defaults` are those of the reference's arguments. Never raises: what fails is left out."""
    plain = replace(table.cases[0], is_generic=True, is_by_chance=False, draws=1, max_elements=None)
    if not table.has_axes or plain.exception:
        return GenericRows()
    made = [*_sized(table, plain, defaults), *_typed(plain), *_large(table, plain)]
    names = {row.name for row in made}
    unknown = [
        LeftOut(name, f"WITHOUT names a row that is not made; the rows are {', '.join(sorted(names))}")
        for name in table.without
        if name not in names
    ]
    wanted = [row for row in made if row.name not in table.without]
    taken = {case.name for case in table.cases}
    return GenericRows(
        tuple(row for row in wanted if isinstance(row, Case) and row.name not in taken),
        (*(row for row in wanted if isinstance(row, LeftOut)), *unknown),
    )


def _sized(table: CaseTable, plain: Case, defaults: Mapping[str, Any]) -> Iterator[Case | LeftOut]:
    """Size 1 on every axis in turn."""
    if table.judged.by_properties:  # of so few numbers, chance may leave none that a gradient reaches
        plain = plain.without_gradients()
    try:
        resizing = Resizing(table, plain, defaults)
    except ValueError as error:
        yield LeftOut("AXES", str(error))
        return
    for resized in resizing.every_axis_one():
        try:
            yield resized.row()
        except ValueError as error:
            yield LeftOut(resized.name, str(error))


def _typed(plain: Case) -> Iterator[Case]:
    """Another dtype, where there are floats, and another layout, both in one row."""
    specs = list(_tensors(plain))
    if specs:
        has_floats = any(spec.is_float for spec in specs)
        for (dtype, layout), lay in (
            (FLOAT64, TensorSpec.in_another_order),
            (BFLOAT16, TensorSpec.in_part_of_larger),
        ):
            row = _changed(plain, partial(_cast, dtype), lay)
            name = f"{dtype}, {layout}" if has_floats else layout
            is_form_enough = has_floats and dtype == BFLOAT16[0]
            yield replace(row, name=name, compared=Compared.FORM if is_form_enough else Compared.NUMBERS)


def _large(table: CaseTable, plain: Case) -> Iterator[Case]:
    if table.judged.by_properties or table.judged.exact or not any(spec.is_wide for spec in _tensors(plain)):
        return
    plain = replace(plain, compared=Compared.RESULT)
    yield replace(_changed(plain, partial(_enlarged, 100.0)), name=LARGE)
    if table.judged.finite:
        row = _changed(plain, partial(_enlarged, table.judged.finite))
        yield replace(row, name=FINITE.format(table.judged.finite))


def _cast(dtype: str, spec: TensorSpec) -> TensorSpec:
    return replace(spec, dtype=dtype) if spec.is_float else spec


def _enlarged(largest: float, spec: TensorSpec) -> TensorSpec:
    return spec.of_size(largest) if spec.is_wide else spec


Change = Callable[[TensorSpec], TensorSpec]


def _changed(plain: Case, change: Change, lay: Change = lambda spec: spec) -> Case:
    """The row with every tensor changed; those that function arguments are bound to keep their layout."""

    def each(path: str, leaf: Any) -> Any:
        if isinstance(leaf, TensorSpec):
            return lay(change(leaf))
        if isinstance(leaf, FunctionSpec):
            return replace(leaf, bound=map_leaves(leaf.bound, of_function))
        return leaf

    def of_function(path: str, leaf: Any) -> Any:
        return change(leaf) if isinstance(leaf, TensorSpec) else leaf

    return replace(plain, arguments=map_leaves(plain.arguments, each))


def _tensors(case: Case) -> Iterator[TensorSpec]:
    for _, leaf in leaves(case.arguments):
        parts = leaves(leaf.bound) if isinstance(leaf, FunctionSpec) else [("", leaf)]
        yield from (part for _, part in parts if isinstance(part, TensorSpec))
