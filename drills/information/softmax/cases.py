from studycli.judge.cases import INF, at, case, exactly, normal, values

CASES = [
    case("plain", x=normal(2, 5), dim=-1),
    case("along the rows", x=normal(4, 3), dim=0),
    case("square", x=normal(3, 3), dim=0),
    case("the middle axis", x=normal(2, 3, 4), dim=1),
    case("an axis counted from the end", x=normal(2, 5, 3, 2), dim=-3),
    case("a single vector", x=normal(6), dim=0),
    case("one number along dim", x=normal(4, 1), dim=1),
    case("±10 000", x=normal(3, 4, dtype="float64").times(1e4), dim=1),
    case("thousands, close together", x=normal(3, 4, mean=3000.0, dtype="float64"), dim=1),
    case(
        "one row far above the other",
        x=exactly([[5000.0, 5001.0, 4999.5], [0.5, -0.5, 1.0]], dtype="float64"),
        dim=1,
    ),
    case("one score is −∞", x=normal(3, 4).put(at[1, 2], -INF), dim=-1),
    case("a row of −∞", x=normal(3, 4).put(at[1], -INF), dim=-1).without_gradients(),
    case("equal scores", x=exactly([[2.0, 2.0, 2.0, 2.0]]), dim=1),
    case("bfloat16", x=normal(3, 5, dtype="bfloat16"), dim=1),
]
JUDGED = values(finite=1e4)
AXES = {"x": "…", "returns": "…"}
BENCHMARK = case("benchmark", x=normal(512, 512), dim=1)
