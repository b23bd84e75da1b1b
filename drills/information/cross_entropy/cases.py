from studycli.judge.cases import at, case, constant, exactly, integers, normal, values

SURE = [[1e4, -1e4, 0, 5, -5], [9e3, -1e4, 2e3, 0, 7], [-1e4, 1e4, 9e3, 0, 3], [0, 0, 1e4, -1e4, 5e3]]
CASES = [
    case("plain", logits=normal(4, 3), targets=exactly([2, 0, 1, 2], dtype="int64")),
    case("some ignored", logits=normal(5, 4), targets=exactly([3, -100, 0, -100, 2], dtype="int64")),
    case(
        "another ignore_index",
        logits=normal(4, 3),
        targets=exactly([2, -1, 1, 0], dtype="int64"),
        ignore_index=-1,
    ),
    case(
        "class 0 ignored",
        logits=normal(5, 3),
        targets=exactly([0, 2, 1, 0, 2], dtype="int64"),
        ignore_index=0,
    ),
    case(
        "−100 is no label here",
        logits=normal(6, 2),
        targets=exactly([0, 1, 1, -7, 0, 1], dtype="int64"),
        ignore_index=-7,
    ),
    case(
        "all ignored", logits=normal(9, 8), targets=constant(9, value=-100, dtype="int64")
    ).without_gradients(),
    case("sequences", logits=normal(2, 3, 4), targets=integers(2, 4, high=3).put(at[1, 1:], -100)),
    case("images", logits=normal(2, 5, 3, 4), targets=integers(2, 3, 4, high=5)),
    case("as many places as classes", logits=normal(2, 3, 3), targets=integers(2, 3, high=3)),
    case("a single class", logits=normal(3, 1), targets=exactly([0, 0, 0], dtype="int64")),
    case(
        "sure and right, sure and wrong", logits=exactly(SURE), targets=exactly([0, 2, 1, 2], dtype="int64")
    ),
    case(
        "all around 10 000",
        logits=normal(3, 4, mean=1e4, dtype="float64"),
        targets=exactly([1, 3, 0], dtype="int64"),
    ),
    case("classes last in memory", logits=normal(2, 4, 3).transposed(1, 2), targets=integers(2, 4, high=3)),
]
JUDGED = values(finite=1e4)
AXES = {"logits": "N K", "targets": "N"}
SIZES = {"targets": "K"}
BENCHMARK = case("benchmark", logits=normal(1024, 500), targets=integers(1024, high=500))
