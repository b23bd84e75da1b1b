"""What the judge says of an answer. The JSON form is a contract: `study check --json` prints it."""

from __future__ import annotations

from dataclasses import asdict
from enum import StrEnum
from typing import Any

from studycli.frozen import field, frozen
from studycli.model.items import Seconds


class VerdictKind(StrEnum):
    """How a run ended."""

    PASSED = "passed"
    WRONG = "wrong"
    ERROR = "error"
    TIMEOUT = "timeout"
    MEMORY = "memory"
    CRASHED = "crashed"
    NOT_ALLOWED = "not_allowed"
    UNSAFE = "unsafe"


class Cause(StrEnum):
    """What kind of mistake it was; the message tells the particulars."""

    SHAPE = "shape"
    ORDER = "order"
    VALUES = "values"
    SCALE = "scale"
    RANDOM = "random"
    GRADIENT = "gradient"
    DTYPE = "dtype"
    DEVICE = "device"
    MUTATION = "mutation"
    EDGE = "edge"
    CRASH = "crash"
    NOT_ALLOWED = "not_allowed"
    TYPE = "type"
    MEMORY = "memory"
    TIME = "time"
    SYNTAX = "syntax"
    MISSING = "missing"


@frozen
class CaseVerdict:
    """What became of one case. Texts are short enough for a terminal and free of control characters."""

    name: str
    passed: bool
    message: str = ""
    expected: str = ""
    """Shape, dtype and a few numbers, the first difference marked; never a hidden case in full."""
    got: str = ""


@frozen
class Verdict:
    """The judge's answer to an answer."""

    drill: str
    kind: VerdictKind
    message: str
    """The one sentence that a teacher would say first."""
    cause: Cause | None
    """None when it passed."""
    cases: tuple[CaseVerdict, ...] = ()
    device: str = "cpu"
    seconds: Seconds = Seconds(0.0)
    reference_seconds: Seconds | None = None
    answer_seconds: Seconds | None = None
    peak_memory_bytes: int | None = None
    reference_peak_memory_bytes: int | None = None
    cost: str = ""
    """After a pass: time and memory against the reference, with a word on the reason; empty when not measured."""
    seed: int = 0
    output: str = ""
    """What the answer printed, bounded, control characters made visible."""
    line: int | None = field(default=None)
    """The line of the answer that the message speaks of, counted from 1."""
    trace: str = ""
    """For an exception: the answer's own lines of the traceback."""
    fix: str = ""
    """What would mend it; shown on a key. Empty when the message says it all."""
    shapes: tuple[tuple[str, str], ...] = ()
    """The tensors on that line, by name: ("x", "(2, 14, 14, 96) float32"). An object in the JSON form."""
    left_out: tuple[str, ...] = ()
    """Rows that the judge would make of the drill but cannot, with the reason: a fault of the drill, of which `lint` speaks."""

    @property
    def passed(self) -> bool:
        """Whether every case passed and nothing forbidden was done."""
        return self.kind is VerdictKind.PASSED

    def to_json(self) -> dict[str, Any]:
        """The contract's JSON object, with `verdict` for the kind."""
        data = asdict(self)
        kind = data.pop("kind")
        data["shapes"] = dict(self.shapes)
        return {"drill": data.pop("drill"), "passed": self.passed, "verdict": str(kind), **data}

    @classmethod
    def from_json(cls, data: dict[str, Any]) -> Verdict:
        """The inverse of `to_json`. Raises KeyError, TypeError or ValueError on anything else."""
        fields = {key: value for key, value in data.items() if key not in ("passed", "verdict")}
        fields["cases"] = tuple(CaseVerdict(**case) for case in data["cases"])
        fields["shapes"] = tuple(dict(data.get("shapes", ())).items())
        fields["cause"] = None if data["cause"] is None else Cause(data["cause"])
        fields["left_out"] = tuple(data.get("left_out", ()))
        return cls(kind=VerdictKind(data["verdict"]), **fields)
