from studycli.judge.cases import case, normal, uniform, values


def heads(*shape, dtype="float32"):
    return {name: normal(*shape, dtype=dtype) for name in ("q", "k", "v")}


CASES = [
    case("plain", **heads(2, 3, 5, 4)),
    case("as many heads as tokens", **heads(2, 4, 4, 3)),
    case("more channels than tokens", **heads(3, 2, 3, 8)),
    case("as many tokens as channels", **heads(2, 3, 6, 6)),
    case("one head, one sample", **heads(1, 1, 7, 2)),
    case("64 tokens, without an (N, N)", **heads(1, 1, 64, 4)).building_at_most(64 * 64 - 1),
    case(
        "keys far below 0",
        q=normal(2, 2, 5, 3, dtype="float64"),
        k=normal(2, 2, 5, 3, mean=-12.0, dtype="float64"),
        v=normal(2, 2, 5, 3, dtype="float64"),
    ),
    case(
        "entries up to 100",
        q=uniform(2, 2, 5, 3, low=-10, high=100),
        k=uniform(2, 2, 5, 3, low=-10, high=100),
        v=normal(2, 2, 5, 3),
    ),
    case(
        "heads behind the tokens in memory",
        q=normal(2, 5, 3, 4).transposed(1, 2),
        k=normal(2, 5, 3, 4).transposed(1, 2),
        v=normal(2, 5, 3, 4).transposed(1, 2),
    ),
]
JUDGED = values()
AXES = {"q": "B h N d", "k": "B h N d", "v": "B h N d", "returns": "B h N d"}
WITHOUT = {"entries of ±100": "below −10 so little is left of φ that it is not asked for"}
BENCHMARK = case("benchmark", **heads(2, 4, 256, 32))
