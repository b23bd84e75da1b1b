from studycli.judge.cases import case, constant, exactly, normal, values

CASES = [
    case("plain", chosen=normal(4), rejected=normal(4)),
    case("three pairs, far apart", chosen=normal(3, std=6.0), rejected=normal(3, std=6.0)),
    case("more pairs", chosen=normal(9, mean=3.0), rejected=normal(9)),
    case("one pair", chosen=normal(1), rejected=normal(1)),
    case("equal rewards", chosen=constant(3, value=2.0), rejected=constant(3, value=2.0)),
    case(
        "±1000",
        chosen=exactly([1000.0, -1000.0, 1000.0, 0.0]),
        rejected=exactly([-1000.0, 1000.0, 1000.0, 1000.0]),
    ),
    case("large, and nearly equal", chosen=exactly([1000.5, -999.0]), rejected=exactly([1000.0, -998.0])),
]
JUDGED = values()
AXES = {"chosen": "B", "rejected": "B"}
BENCHMARK = case("benchmark", chosen=normal(8192), rejected=normal(8192))
