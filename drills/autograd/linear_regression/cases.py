from studycli.judge.cases import case, exactly, normal, values

CASES = [
    case(
        "points on a line",
        x=exactly([[0.0], [1.0], [2.0], [4.0]]),
        y=exactly([[1.0], [3.0], [5.0], [9.0]]),
    ),
    case("points beside a line", x=normal(6, 1, mean=0.5), y=normal(6, 1, mean=1.0)),
    case("two inputs", x=normal(9, 2), y=normal(9, 1, mean=1.0)),
    case("three outputs", x=normal(12, 2, mean=1.0), y=normal(12, 3, mean=-1.0)),
    case("as many outputs as inputs", x=normal(14, 3, mean=-0.5), y=normal(14, 3, mean=2.0)),
    case(
        "as many points as unknowns",
        x=exactly([[1.0, 0.0], [0.0, 2.0], [-1.0, 1.0]]),
        y=exactly([[1.0, 3.0], [2.0, -1.0], [0.5, 4.0]]),
    ),
    case("y always the same", x=normal(8, 2), y=exactly([[3.0]] * 8)),
    case("more inputs", x=normal(30, 5, mean=0.3), y=normal(30, 2, mean=0.7)),
    case(
        "far from zero",
        x=normal(12, 2, mean=100.0, dtype="float64"),
        y=normal(12, 2, mean=-50.0, dtype="float64"),
    ).within(1e-6, 1e-6),
]
JUDGED = values(tolerances={"float32": (1e-3, 1e-4)})
AXES = {"x": "N D", "y": "N K", "returns.0": "D K", "returns.1": "K"}
SIZES = {"N": "D+more"}
WITHOUT = {"bfloat16, part of a larger tensor": "no solver takes half precision"}
BENCHMARK = case("benchmark", x=normal(2000, 60, dtype="float64"), y=normal(2000, 10, dtype="float64"))
