"""A verdict in words, for a terminal of 80 columns. A sign and a word, never colour alone."""

from __future__ import annotations

import textwrap
from collections.abc import Iterator, Sequence

from studycli.checking.run import Checked
from studycli.drilling.wording import shape_table, told_fix
from studycli.model.verdict import CaseVerdict, Verdict
from studycli.wording import count

_WIDTH = 80


def sign(passed: bool) -> str:
    """✓ or ✗."""
    return "✓" if passed else "✗"


def verdict_as_text(verdict: Verdict) -> str:
    """Everything that a learner wants to know of one run; the fix too, unless it was taken out."""
    lines = [f"{sign(verdict.passed)} {verdict.kind.value.replace('_', ' ')}  {verdict.drill}"]
    lines += _wrapped(verdict.message)
    lines += _wrapped(told_fix(verdict.fix))
    if verdict.shapes:
        lines += ["", *textwrap.indent(shape_table(verdict), "    ").splitlines()]
    failed = _case_told(verdict)
    if failed is not None:
        lines += ["", *_case(failed)]
    if verdict.trace:
        lines += ["", *textwrap.indent(verdict.trace.rstrip(), "    ").splitlines()]
    if verdict.output.strip():
        lines += ["", "  your code printed", *textwrap.indent(verdict.output.rstrip(), "    ").splitlines()]
    if verdict.cases:
        signs = " ".join(sign(case.passed) for case in verdict.cases)
        lines += ["", f"  {count(len(verdict.cases), 'case')}: {signs}"]
    lines.append(f"  {verdict.seconds:.2f} s on {verdict.device}, seed {verdict.seed}")
    if verdict.cost:
        lines += _wrapped(verdict.cost)
    return "\n".join(lines)


def _case_told(verdict: Verdict) -> CaseVerdict | None:
    """The failing case that the message speaks of, notes behind it or not; else the first that fails."""
    failed = [case for case in verdict.cases if not case.passed]
    told = (case for case in failed if case.message and verdict.message.startswith(case.message))
    return next(told, failed[0] if failed else None)


def _case(case: CaseVerdict) -> Iterator[str]:
    yield f"  case “{case.name}”"
    for name, text in (("expected", case.expected), ("got", case.got)):
        if text:
            first, *rest = text.splitlines()
            yield f"    {name:<8}  {first}"
            yield from (f"              {line}" for line in rest)


def _wrapped(text: str) -> list[str]:
    return textwrap.wrap(text, _WIDTH, initial_indent="  ", subsequent_indent="  ")


def table(results: Sequence[Checked]) -> str:
    """A row a file, and how many passed."""
    width = max(len(str(checked.file.path)) for checked in results)
    lines = [_row(checked, width) for checked in results]
    passed = sum(checked.verdict is not None and checked.verdict.passed for checked in results)
    return "\n".join([*lines, "", f"{passed} of {len(results)} passed"])


def _row(checked: Checked, width: int) -> str:
    path = f"{checked.file.path!s:<{width}}"
    if checked.verdict is None:
        return f"! {path}  not judged   {checked.error.message if checked.error else ''}"
    verdict = checked.verdict
    word = verdict.kind.value.replace("_", " ")
    row = f"{sign(verdict.passed)} {path}  {word:<11}  {'' if verdict.passed else verdict.message}".rstrip()
    return f"{row}\n    {told_fix(verdict.fix)}" if verdict.fix else row
