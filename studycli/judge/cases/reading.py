"""Reads a drill's `cases.py`."""

from __future__ import annotations

import difflib
import linecache
import traceback
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from studycli.errors import ContentError
from studycli.judge.cases.language import Case, Judged, Mistake, values

_NAMES = ("CASES", "JUDGED", "MISTAKES", "AXES", "SIZES", "WITHOUT", "BENCHMARK")


@dataclass(frozen=True, slots=True)
class CaseTable:
    """What a drill's `cases.py` says."""

    cases: tuple[Case, ...]
    judged: Judged
    mistakes: tuple[Mistake, ...]
    axes: dict[str, tuple[str, ...]]
    benchmark: Case | None
    has_axes: bool = False
    """Whether it names axes at all, and so asks for the rows that the judge makes."""
    sizes: dict[str, str] = field(default_factory=dict)
    without: dict[str, str] = field(default_factory=dict)


def read_cases(path: Path) -> CaseTable:
    """The table in `path`. Raises ContentError, with the line, when the file is missing or says something that cannot be."""
    namespace = _execute(path)
    _refuse_unknown_names(path, namespace)
    cases = tuple(_typed(path, "CASES", namespace.get("CASES", ()), Case))
    if not cases:
        raise ContentError(f"{path}: no CASES", 'Define CASES = [case("plain", …), …].')
    names = [case.name for case in cases]
    twice = next((name for name in names if names.count(name) > 1), None)
    if twice is not None:
        raise ContentError(f"{path}: two cases are called “{twice}”", "Give each case a name of its own.")
    judged = namespace.get("JUDGED", values())
    if not isinstance(judged, Judged):
        raise ContentError(f"{path}: JUDGED is a {type(judged).__name__}", "Use values(…) or properties(…).")
    benchmark = namespace.get("BENCHMARK")
    return CaseTable(
        cases=cases,
        judged=judged,
        mistakes=tuple(_typed(path, "MISTAKES", namespace.get("MISTAKES", ()), Mistake)),
        axes={name: tuple(text.split()) for name, text in _texts(path, "AXES", namespace).items()},
        benchmark=benchmark if isinstance(benchmark, Case) else None,
        has_axes="AXES" in namespace,
        sizes=_texts(path, "SIZES", namespace),
        without=_texts(path, "WITHOUT", namespace),
    )


def _texts(path: Path, name: str, namespace: dict[str, Any]) -> dict[str, str]:
    texts = namespace.get(name, {})
    if not isinstance(texts, dict) or not all(
        isinstance(text, str) for pair in texts.items() for text in pair
    ):
        raise ContentError(f"{path}: {name} is no dict of texts", f'Write {name} = {{"…": "…"}}.')
    return texts


def _execute(path: Path) -> dict[str, Any]:
    try:
        source = path.read_text(encoding="utf-8")
    except FileNotFoundError:
        raise ContentError(f"{path}: the file is missing", "A drill needs its table of cases.") from None
    except (OSError, UnicodeDecodeError) as error:
        raise ContentError(f"{path}: cannot be read ({error})", "It must be UTF-8 text.") from None
    linecache.checkcache(str(path))
    namespace: dict[str, Any] = {"__name__": "cases", "__file__": str(path)}
    try:
        exec(compile(source, str(path), "exec", dont_inherit=True), namespace)
    except Exception as error:
        lines = [
            frame.lineno for frame in traceback.extract_tb(error.__traceback__) if frame.filename == str(path)
        ]
        line = error.lineno if isinstance(error, SyntaxError) else (lines[-1] if lines else 1)
        raise ContentError(
            f"{path}:{line}: {type(error).__name__}: {error}", "Correct that line of the table."
        ) from None
    return namespace


def _refuse_unknown_names(path: Path, namespace: dict[str, Any]) -> None:
    for name in namespace:
        near = difflib.get_close_matches(name, _NAMES, n=1, cutoff=0.75) if name.isupper() else []
        if near and name not in _NAMES:
            raise ContentError(f"{path}: unknown name {name}", f"Did you mean {near[0]}?")


def _typed(path: Path, name: str, things: Any, kind: type[Any]) -> list[Any]:
    for thing in things:
        if not isinstance(thing, kind):
            raise ContentError(
                f"{path}: {name} holds a {type(thing).__name__}",
                f"Each entry is a {kind.__name__.lower()}(…).",
            )
    return list(things)
