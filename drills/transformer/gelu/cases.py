from studycli.judge.cases import case, constant, exactly, normal, values

CASES = [
    case("plain", x=normal(2, 5)),
    case("on both sides of 0", x=exactly([-3.0, -2.0, -1.0, -0.5, 0.0, 0.5, 1.0, 2.0, 3.0])),
    case("around the minimum", x=normal(3, 4, mean=-0.75, std=0.1)),
    case("three axes", x=normal(2, 3, 4, std=2.0)),
    case("a single number", x=constant(value=1.5)),
    case("zeros", x=constant(2, 3)),
    case("±10 000", x=exactly([[-1e4, 1e4], [-30.0, 30.0]])),
    case("bfloat16", x=normal(3, 5, dtype="bfloat16")),
]
JUDGED = values()
AXES = {"x": "…", "returns": "…"}
BENCHMARK = case("benchmark", x=normal(512, 512))
