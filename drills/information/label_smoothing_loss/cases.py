from studycli.judge.cases import case, exactly, integers, normal, values

CASES = [
    case("plain", logits=normal(4, 3), targets=exactly([2, 0, 1, 2], dtype="int64")),
    case(
        "more smoothing", logits=normal(5, 4), targets=exactly([3, 0, 0, 1, 2], dtype="int64"), smoothing=0.3
    ),
    case("no smoothing", logits=normal(3, 5), targets=exactly([4, 2, 0], dtype="int64"), smoothing=0.0),
    case("only smoothing", logits=normal(3, 5), targets=exactly([4, 2, 0], dtype="int64"), smoothing=1.0),
    case(
        "as many samples as classes",
        logits=normal(4, 4),
        targets=exactly([1, 0, 3, 1], dtype="int64"),
        smoothing=0.2,
    ),
    case("a single class", logits=normal(3, 1), targets=exactly([0, 0, 0], dtype="int64")),
    case(
        "±10 000",
        logits=exactly([[1e4, -1e4, 0.0], [1e4, -1e4, 0.0]]),
        targets=exactly([0, 1], dtype="int64"),
    ),
    case(
        "all around 10 000",
        logits=normal(3, 4, mean=1e4, dtype="float64"),
        targets=exactly([1, 3, 0], dtype="int64"),
    ),
]
JUDGED = values(finite=1e4)
AXES = {"logits": "N K", "targets": "N"}
SIZES = {"targets": "K"}
BENCHMARK = case("benchmark", logits=normal(1024, 500), targets=integers(1024, high=500))
