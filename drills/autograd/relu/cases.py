from studycli.judge.cases import at, case, constant, exactly, normal, values

CASES = [
    case("plain", x=exactly([[-2.0, 1.5, -0.5], [3.0, -1.0, 0.25]])),
    case("zeros among them", x=exactly([-2.0, 0.0, 3.0, 0.0, -1.0, 2.0])),
    case("only zeros", x=constant(2, 3)),
    case("three axes", x=normal(2, 3, 4)),
    case("only negative", x=normal(3, 4, mean=-9.0)),
    case("only positive", x=normal(3, 4, mean=9.0)),
    case("a single number", x=constant(value=-1.5)),
    case(
        "very large and very small",
        x=exactly(
            [[-1e38, 1e38, -1e-38, 1e-38, 3e4, -3e4, 2.0], [1e38, -2.0, 1e-3, -1e38, -3e4, 1e-38, 5.0]]
        ),
    ),
    case("every second number", x=normal(3, 4).put(at[1, 1], 0.0).strided()),
    case("bfloat16", x=normal(3, 5, dtype="bfloat16")),
]
JUDGED = values(exact=True)
AXES = {"x": "…", "returns": "…"}
BENCHMARK = case("benchmark", x=normal(512, 512))
