from studycli.judge.cases import case, normal, values


def heads(*shape, dtype="float32"):
    return {name: normal(*shape, dtype=dtype) for name in ("q", "k", "v")}


CASES = [
    case("plain", **heads(2, 3, 6, 4), window=3),
    case("window 4", **heads(2, 2, 6, 3), window=4),
    case("window 2", **heads(2, 3, 7, 4), window=2),
    case("only itself", **heads(2, 3, 4, 2), window=1),
    case("a window as long as the text", **heads(1, 2, 4, 5), window=4),
    case("a window longer than the text", **heads(2, 3, 4, 5), window=9),
    case("an even window, as many heads as tokens", **heads(2, 7, 7, 3), window=4),
    case(
        "heads behind the tokens in memory",
        q=normal(2, 5, 3, 4).transposed(1, 2),
        k=normal(2, 5, 3, 4).transposed(1, 2),
        v=normal(2, 5, 3, 4).transposed(1, 2),
        window=3,
    ),
    case("bfloat16", **heads(2, 2, 6, 4, dtype="bfloat16"), window=3),
]
JUDGED = values()
AXES = {"q": "B h N d", "k": "B h N d", "v": "B h N d", "returns": "B h N d"}
SIZES = {"window": "window"}
BENCHMARK = case("benchmark", **heads(2, 4, 128, 32), window=16)
