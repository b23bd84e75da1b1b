"""Runs one row of the table: makes the inputs, asks the reference, calls the answer, compares."""

from __future__ import annotations

from collections.abc import Callable, Collection, Mapping
from dataclasses import dataclass, replace
from functools import partial

import torch

from studycli.errors import ContentError
from studycli.judge.binding import Binding, bind, bound_values, gradient_paths, has_generator, request_for
from studycli.judge.calling import perform
from studycli.judge.case_result import CaseResult
from studycli.judge.cases.generic import LeftOut
from studycli.judge.cases.language import Case, Compared, Judged
from studycli.judge.cases.making import MadeCase, make_case
from studycli.judge.comparing import Tolerances, first_difference, may_be_rounding
from studycli.judge.drill_files import DrillFiles
from studycli.judge.effects import Wanted, first_effect, gradient_tolerance
from studycli.judge.evidence import Mismatch, MismatchKind, Tolerance
from studycli.judge.protocol import CallOutcome, CallRequest, CallStatus, Run, Value
from studycli.judge.rounding import rounding_errors
from studycli.judge.trees import leaves


@dataclass(frozen=True, slots=True)
class Bench:
    """What all cases of one run share."""

    files: DrillFiles
    run: Run
    seed: int
    device: str
    not_allowed: tuple[str, ...]

    def made(self, index: int, seed: int) -> MadeCase:
        """The inputs of row `index` under another seed."""
        return make_case(self.files.table.cases[index], seed, index)


@dataclass(frozen=True, slots=True)
class PreparedCase:
    """A row that is ready to be called."""

    case: Case
    made: MadeCase
    binding: Binding
    request: CallRequest
    gradients: tuple[str, ...]
    reference: CallOutcome
    inputs: Mapping[str, Value]

    @property
    def has_generator(self) -> bool:
        """Whether the answer is to draw from a generator that it is given."""
        return has_generator(self.made)


def prepare(bench: Bench, index: int) -> PreparedCase:
    """Row `index` with its inputs and what the reference does with them. Raises ContentError when the drill is at fault."""
    files = bench.files
    case = files.table.cases[index]
    made = make_case(case, bench.seed, index)
    binding = bind(case, made, files.signature)
    gradients = gradient_paths(case, files.table.judged, made)
    request = request_for(
        binding, gradients, seed=bench.seed, device=bench.device, bans=bench.not_allowed, case=case
    )
    reference = ask_reference(files, binding, gradients, bench.seed, case)
    if not _has_numbers(reference):
        # Of NaN alone there is nothing to go backward from: what flows back depends on how it came about.
        gradients, request = (), replace(request, gradients=())
    return PreparedCase(
        case, made, binding, request, gradients, reference, bound_values(made, files.signature)
    )


def _has_numbers(reference: CallOutcome) -> bool:
    """Whether there is a finite number in what came back, or nothing that could be one."""
    floats = [
        part
        for _, part in leaves(reference.outputs)
        if isinstance(part, torch.Tensor) and part.is_floating_point()
    ]
    return not any(part.numel() for part in floats) or any(bool(part.isfinite().any()) for part in floats)


def ask_reference(
    files: DrillFiles, binding: Binding, gradients: tuple[str, ...], seed: int, case: Case
) -> CallOutcome:
    """What the reference does, here, on the CPU. Raises ContentError when it fails where it should not, or does not where it should."""
    request = CallRequest(
        args=binding.args,
        kwargs=binding.kwargs,
        gradients=tuple(binding.path(path) for path in gradients),
        cotangent_seed=seed,
        seed=seed,
    )
    outcome = perform(files.reference, request, files.answer)
    raised = outcome.error.type if outcome.status is CallStatus.RAISED and outcome.error else ""
    if raised != case.exception or (outcome.status is not CallStatus.RETURNED and not raised):
        what = (
            f"raises {raised}: {outcome.error.message}"
            if outcome.error
            else f"does not raise {case.exception}"
        )
        raise ContentError(
            f"drill {files.name}, case “{case.name}”: the reference {what}",
            "Correct the case or the reference.",
        )
    return binding.named(outcome)


class Preparations:
    """The rows' preparations, each made once: on demand, or ahead of time while the answer is busy with another row, or before it came."""

    def __init__(self, bench: Bench) -> None:
        self._bench = bench
        self._made: dict[int, PreparedCase | Exception] = {}

    def ahead(self, index: int) -> None:
        """Prepares row `index`, if there is one. What goes wrong is raised when the row's turn has come."""
        if index in self._made or index >= len(self._bench.files.table.cases):
            return
        try:
            self._made[index] = prepare(self._bench, index)
        except Exception as error:
            self._made[index] = error

    def of(self, index: int) -> PreparedCase:
        """The preparation of row `index`, which is not kept any longer. Raises what `prepare` raises."""
        self.ahead(index)
        made = self._made.pop(index)
        if isinstance(made, Exception):
            raise made
        return made

    def are_for(self, bench: Bench) -> bool:
        """Whether they are what `bench` would make: of the same files, as they are now, by the same seed, on the same device."""
        own = self._bench
        asked = (own.seed, own.device, own.not_allowed) == (bench.seed, bench.device, bench.not_allowed)
        return asked and own.files.table is bench.files.table


def run_case(
    bench: Bench, index: int, preparations: Preparations, judge_properties: Callable[..., CaseResult]
) -> CaseResult | LeftOut:
    """Calls the answer with row `index` and compares; `judge_properties` goes on where there is no single right output.

    The next row is prepared, and the reference asked about it, while the answer runs in its own process.
    A row of the judge's own making that the reference does not bear is left out.
    """
    try:
        prepared = preparations.of(index)
    except ContentError as error:
        case = bench.files.table.cases[index]
        if case.is_generic:
            return LeftOut(case.name, error.message.partition(": ")[2])
        raise
    prepare_next = partial(preparations.ahead, index + 1)
    outcome = prepared.binding.named(bench.run.call(prepared.request, meanwhile=prepare_next))
    judged = bench.files.table.judged
    tolerances = Tolerances(
        judged.tolerances,
        prepared.case.tolerance,
        judged.exact,
        form_only=judged.by_properties or prepared.case.compared is Compared.FORM,
        share=_AMONG_LARGE if prepared.case.compared is Compared.RESULT else 0.0,
    )
    wanted = Wanted(
        prepared.case, judged, prepared.made.arguments, prepared.reference, prepared.gradients, tolerances
    )
    mismatch = None
    if outcome.status in (CallStatus.RETURNED, CallStatus.RAISED):
        mismatch = first_mismatch(wanted, outcome, bench.device)
        if mismatch is not None and _may_be_rounding(mismatch, judged):
            # Only now: what rounding comes to is of no interest where nothing differs.
            tolerances = replace(tolerances, errors=rounding_errors(bench.files, prepared))
            mismatch = first_mismatch(replace(wanted, tolerances=tolerances), outcome, bench.device)
    result = CaseResult(
        case=prepared.case,
        inputs=prepared.inputs,
        request=prepared.request,
        binding=prepared.binding,
        reference=prepared.reference,
        outcome=outcome,
        mismatch=mismatch,
        tolerance=_tolerance(mismatch, tolerances),
        gradients=prepared.gradients,
    )
    if judged.by_properties and result.passed and not prepared.case.exception:
        return judge_properties(bench, index, prepared, result)
    return result


def _may_be_rounding(mismatch: Mismatch, judged: Judged) -> bool:
    of_numbers = mismatch.kind in _OF_NUMBERS and not judged.exact
    return of_numbers and may_be_rounding(mismatch.expected, mismatch.got)


_AMONG_LARGE = 1e-3
"""Of the largest number: scores of ±10,000 are told apart to 1/1000 in float32, and weights are powers of e of them."""

_OF_NUMBERS = (MismatchKind.VALUES, MismatchKind.GRADIENT, MismatchKind.IN_PLACE)


def first_mismatch(wanted: Wanted, outcome: CallOutcome, device: str) -> Mismatch | None:
    """The first way in which the outcome is not what the case asks for."""
    raised = outcome.error.type if outcome.status is CallStatus.RAISED and outcome.error else ""
    if wanted.case.exception:
        if raised == wanted.case.exception:
            return None
        return Mismatch(MismatchKind.EXCEPTION if raised else MismatchKind.NO_EXCEPTION)
    if raised:
        return Mismatch(MismatchKind.EXCEPTION)
    return (
        first_difference(wanted.reference.outputs, outcome.outputs, wanted.tolerances, outcome.unusual)
        or _other_device(wanted, outcome, device)
        or first_effect(wanted, outcome)
    )


def _other_device(wanted: Wanted, outcome: CallOutcome, device: str) -> Mismatch | None:
    if not any(isinstance(leaf, torch.Tensor) for _, leaf in leaves(dict(wanted.before))):
        return None
    for path, where in outcome.devices.items():
        if where != device:
            return Mismatch(MismatchKind.DEVICE, path, device, where)
    return None


def _tolerance(mismatch: Mismatch | None, tolerances: Tolerances) -> Tolerance:
    if mismatch is None:
        return tolerances.case or Tolerance(0.0, 0.0)
    expected = mismatch.expected
    if mismatch.kind is MismatchKind.GRADIENT and isinstance(expected, torch.Tensor):
        return gradient_tolerance(expected, tolerances, mismatch.path)
    return tolerances.between(expected, mismatch.got, mismatch.path)


class KeptRows(Preparations):
    """The rows that the reference bears, each prepared once, for many programs that are judged by them."""

    def __init__(self, bench: Bench, *, time_limit: float | None = None) -> None:
        """`time_limit`: seconds for each call, where that is not the rows' own. Raises ContentError for a row of the table."""
        super().__init__(bench)
        self.bench = bench
        self._kept: dict[int, PreparedCase] = {}
        for index in range(len(bench.files.table.cases)):
            try:
                row = prepare(bench, index)
            except ContentError:
                if not bench.files.table.cases[index].is_generic:
                    raise
                continue
            limit = row.request.time_limit if time_limit is None else time_limit
            self._kept[index] = replace(row, request=replace(row.request, time_limit=limit))

    def ahead(self, index: int) -> None:
        """Nothing is left to prepare."""

    def of(self, index: int) -> PreparedCase:
        """The preparation of row `index`."""
        return self._kept[index]

    def reject(
        self, run: Run, judge_properties: Callable[..., CaseResult], first: Collection[str] = ()
    ) -> bool:
        """Whether one of them is failed; those called as in `first` are tried first."""
        bench = replace(self.bench, run=run)
        for index in sorted(self._kept, key=lambda index: self._kept[index].case.name not in first):
            result = run_case(bench, index, self, judge_properties)
            if not isinstance(result, LeftOut) and not result.passed:
                return True
        return False
