from studycli.judge.cases import case, normal, values

CASES = [
    case("plain", q=normal(2, 6, 5, 4), k=normal(2, 2, 5, 4), v=normal(2, 2, 5, 4)),
    case("four heads, two shared", q=normal(1, 4, 3, 6), k=normal(1, 2, 3, 6), v=normal(1, 2, 3, 6)),
    case("as many tokens as heads", q=normal(2, 6, 6, 3), k=normal(2, 3, 6, 3), v=normal(2, 3, 6, 3)),
    case("one kv head for all", q=normal(2, 3, 4, 5), k=normal(2, 1, 4, 5), v=normal(2, 1, 4, 5)),
    case("a kv head for each", q=normal(2, 3, 4, 2), k=normal(2, 3, 4, 2), v=normal(2, 3, 4, 2)),
    case("a single number", q=normal(1, 1, 1, 1), k=normal(1, 1, 1, 1), v=normal(1, 1, 1, 1)),
    case(
        "heads behind the tokens in memory",
        q=normal(2, 4, 6, 3).transposed(1, 2),
        k=normal(2, 4, 2, 3).transposed(1, 2),
        v=normal(2, 4, 2, 3).transposed(1, 2),
    ),
    case(
        "bfloat16",
        q=normal(2, 4, 5, 4, dtype="bfloat16"),
        k=normal(2, 2, 5, 4, dtype="bfloat16"),
        v=normal(2, 2, 5, 4, dtype="bfloat16"),
    ),
]
JUDGED = values()
AXES = {"q": "B Hq N d", "k": "B Hkv N d", "v": "B Hkv N d", "returns": "B Hq N d"}
SIZES = {"Hq": "Hkv·group"}
BENCHMARK = case("benchmark", q=normal(2, 8, 128, 32), k=normal(2, 2, 128, 32), v=normal(2, 2, 128, 32))
