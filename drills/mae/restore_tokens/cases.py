from studycli.judge.cases import case, counting, exactly, normal, parameter, permutations, values

CASES = [
    case("plain", visible=normal(2, 3, 4), mask_token=normal(1, 1, 4), ids=permutations(2, 7)),
    case(
        "counted",
        visible=counting(3, 4, 2, start=10),
        mask_token=exactly([[[0.0, 1.0]]]),
        ids=permutations(3, 8),
    ),
    case(
        "parameters", visible=normal(2, 4, 3), mask_token=parameter(normal(1, 1, 3)), ids=permutations(2, 9)
    ),
    case("one visible token", visible=normal(3, 1, 2), mask_token=normal(1, 1, 2), ids=permutations(3, 6)),
    case("one hidden token", visible=normal(3, 5, 2), mask_token=normal(1, 1, 2), ids=permutations(3, 6)),
    case("nothing visible", visible=normal(2, 0, 3), mask_token=normal(1, 1, 3), ids=permutations(2, 5)),
    case("nothing hidden", visible=normal(2, 6, 3), mask_token=normal(1, 1, 3), ids=permutations(2, 6)),
    case(
        "bfloat16",
        visible=normal(2, 5, 3, dtype="bfloat16"),
        mask_token=normal(1, 1, 3, dtype="bfloat16"),
        ids=permutations(2, 8),
    ),
]
JUDGED = values()
AXES = {"visible": "B K D", "mask_token": "1 1 D", "ids": "B N", "returns": "B N D"}
WITHOUT = {"N = 1": "more tokens than that are visible"}
BENCHMARK = case(
    "benchmark", visible=normal(32, 49, 192), mask_token=normal(1, 1, 192), ids=permutations(32, 196)
)
