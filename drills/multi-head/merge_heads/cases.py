from studycli.judge.cases import case, counting, normal, values

CASES = [
    case("plain", x=normal(2, 3, 5, 4)),
    case("counted, one sample", x=counting(1, 2, 3, 4)),
    case("as many heads as tokens", x=normal(2, 4, 4, 3)),
    case("more heads than tokens", x=normal(3, 6, 2, 4)),
    case("one channel a head", x=normal(2, 4, 3, 1)),
    case("a single number", x=normal(1, 1, 1, 1)),
    case("a view of (B, N, D)", x=normal(2, 5, 3, 4).transposed(1, 2)),
    case("channels in front in memory", x=normal(4, 2, 3, 5).permuted(1, 2, 3, 0)),
    case("bfloat16", x=normal(2, 3, 4, 2, dtype="bfloat16")),
]
JUDGED = values(exact=True)
AXES = {"x": "B h N d", "returns": "B N h·d"}
BENCHMARK = case("benchmark", x=normal(8, 8, 256, 64))
