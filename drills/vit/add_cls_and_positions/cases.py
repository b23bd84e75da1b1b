from studycli.judge.cases import case, counting, normal, parameter, values


def tokens(B, N, D, dtype="float32"):
    """Patches, class token and positions of these sizes."""
    return {
        "patches": normal(B, N, D, dtype=dtype),
        "cls_token": normal(1, 1, D, dtype=dtype),
        "positions": normal(1, N + 1, D, dtype=dtype),
    }


def turned(B, N, D):
    """The same with no tensor contiguous."""
    return {
        "patches": normal(B, D, N).transposed(),
        "cls_token": normal(1, 1, D).strided(),
        "positions": normal(1, D, N + 1).transposed(),
    }


def learned(B, N, D):
    """Class token and positions are leaves that require a gradient, as in a module."""
    return {
        "patches": normal(B, N, D),
        "cls_token": parameter(normal(1, 1, D)),
        "positions": parameter(normal(1, N + 1, D)),
    }


CASES = [
    case("plain", **tokens(2, 4, 3)),
    case(
        "counted",
        patches=counting(2, 3, 2),
        cls_token=counting(1, 1, 2, start=100),
        positions=counting(1, 4, 2, start=1000).times(10),
    ),
    case("N = D", **tokens(3, 5, 5)),
    case("B = N + 1", **tokens(5, 4, 2)),
    case("a single number", **tokens(1, 1, 1)),
    case("parameters", **learned(3, 4, 2)),
    case("bfloat16", **tokens(2, 4, 3, "bfloat16")),
]
JUDGED = values()
AXES = {"patches": "B N D", "cls_token": "1 1 D", "positions": "1 N+1 D", "returns": "B N+1 D"}
BENCHMARK = case("benchmark", **tokens(16, 196, 192))
