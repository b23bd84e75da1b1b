"""The language of a drill's `cases.py`: a table of inputs, and what is judged.

    from studycli.judge.cases import case, counting, normal, values

    CASES = [
        case("plain", x=normal(2, 14, 14, 96)),
        case("H ≠ W", x=normal(2, 4, 6, 3), window_size=2),
        case("one window", x=counting(1, 7, 7, 1)),
        case("not contiguous", x=normal(2, 3, 8, 4).permuted(0, 2, 3, 1), window_size=2),
        case("float64", x=normal(2, 4, 6, 3, dtype="float64"), window_size=2),
    ]
    JUDGED = values()

Nothing is drawn when the file is read; the judge makes the tensors from a printed seed. The file needs no torch.

Names that the file may define
    CASES       the rows; the first is the one a learner would try first, small ones are shown first when they fail
    JUDGED      `values(...)` (the default: what the reference returns, and its gradients) or `properties(...)` for random drills
    MISTAKES    [mistake("You divided by d, not by √d.", cause="scale", gives=lambda inputs, torch: …)]
    AXES        {"x": "B H W C", "returns": "B·nW M M C"}: lets messages name the axes ("returns.0" for several outputs), and asks
                the judge for rows of its own (below). "… D" has any axes in front; "p.blocks.*.w_up" stands for several.
    SIZES       {"n_heads": "h", "D": "h·d", "labels": "K", "k": "min(2, E)"}: whole numbers, lengths of lists, bounds of whole
                numbers and axes that hang on the letters of AXES
    WITHOUT     {"K = 1": "one class leaves nothing to learn"}: rows of the judge's own that make no sense, and why
    BENCHMARK   a larger case on which a passing answer's time and memory are compared with the reference's

Tensors  normal, uniform, counting, integers, booleans, permutations, probabilities, distinct, constant, exactly; `parameter(…)` makes a
         leaf that requires a gradient. Each takes the shape and `dtype=`; then `.times(1e4)`, `.plus(3)`, `.put(at[1], -INF)`,
         `.sorted()`, `.permuted(…)`, `.transposed()`, `.strided()`, `.expanded(…)`, `.then(lambda t: t.cumprod(0))`.
Others   numbers, texts, None, lists, tuples and dicts, also of tensors; `function(step, table=normal(5, 5))`; `generator()`.
Rows     `.gradients("x")`, `.without_gradients()`, `.within(rtol=…, atol=…)`, `.raising("ValueError")`,
         `.building_at_most(4095)`, `.by_chance(draws=20)`.

Made by the judge from the first row, where there are AXES: size 1 on every axis in turn; float64, every tensor's axes in another
order in memory; bfloat16, every tensor a part of a larger one; entries of ±100 in what `normal` draws; ±10,000 with
`values(finite=1e4)`. A row that the reference does not take is left out, and `study lint --run` says so.

Always checked, without a word: kind and number of outputs, shape, dtype, device, values, that no argument is changed, gradients of every
floating-point tensor, the calls that `drill.md` does not allow, and devices written into the answer.

Write a drill: `drill.md` first; then the reference; then the answers in `wrong/`, as a learner would write them; then the rows that tell
them from the reference, each with its reason: sizes that differ on every axis, batch > 1, the extreme values that the formula
invites. `pytest tests/drills -k NAME` holds the drill to it.
"""

from __future__ import annotations

from studycli.judge.cases.chance import improbable
from studycli.judge.cases.language import (
    Case,
    Finding,
    Inputs,
    Judged,
    Mistake,
    case,
    finding,
    function,
    generator,
    mistake,
    properties,
    values,
)
from studycli.judge.cases.tensors import (
    INF,
    NAN,
    at,
    booleans,
    constant,
    counting,
    distinct,
    exactly,
    integers,
    normal,
    parameter,
    permutations,
    probabilities,
    uniform,
)

__all__ = [
    "INF",
    "NAN",
    "Case",
    "Finding",
    "Inputs",
    "Judged",
    "Mistake",
    "at",
    "booleans",
    "case",
    "constant",
    "counting",
    "distinct",
    "exactly",
    "finding",
    "function",
    "generator",
    "improbable",
    "integers",
    "mistake",
    "normal",
    "parameter",
    "permutations",
    "probabilities",
    "properties",
    "uniform",
    "values",
]
