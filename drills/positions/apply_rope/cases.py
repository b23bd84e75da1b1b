from studycli.judge.cases import case, counting, exactly, integers, normal, permutations, values

CASES = [
    case("plain", x=normal(2, 3, 5, 8), positions=counting(5, dtype="int64")),
    case("a base of its own", x=normal(2, 2, 4, 6), positions=counting(4, dtype="int64"), base=100.0),
    case("as many heads as tokens", x=normal(2, 3, 3, 8), positions=exactly([4, 0, 9], dtype="int64")),
    case("continued behind a cache", x=normal(2, 1, 3, 4), positions=counting(3, start=7, dtype="int64")),
    case("shuffled positions", x=normal(1, 2, 6, 4), positions=permutations(6)),
    case("the same position twice", x=normal(2, 2, 4, 2), positions=integers(4, low=1, high=4)),
    case("one pair", x=normal(2, 3, 2, 2), positions=exactly([3, 8], dtype="int64"), base=7.0),
    case("one token at position 0", x=normal(2, 2, 1, 4), positions=exactly([0], dtype="int64")),
    case("bfloat16", x=normal(2, 2, 3, 4, dtype="bfloat16"), positions=counting(3, dtype="int64")),
    case(
        "bfloat16, positions near 3,000",
        x=normal(1, 2, 4, 6, dtype="bfloat16"),
        positions=exactly([2989, 2991, 3001, 3005], dtype="int64"),
    ).within(5e-2, 5e-2),
]
JUDGED = values(gradients=["x"], tolerances={"float64": (1e-5, 1e-5)})
AXES = {"x": "B h N d", "positions": "N", "returns": "B h N d"}
SIZES = {"d": "2pairs"}
BENCHMARK = case("benchmark", x=normal(4, 4, 128, 64), positions=counting(128, dtype="int64"))
