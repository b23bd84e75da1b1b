from studycli.judge.cases import case, counting, normal, values

CASES = [
    case("plain", x=normal(2, 14, 14, 3)),
    case("H ≠ W", x=normal(2, 4, 6, 3), window_size=2),
    case("W < H, odd windows", x=normal(3, 9, 3, 2), window_size=3),
    case("counted", x=counting(2, 4, 4, 2), window_size=2),
    case("one window", x=counting(2, 7, 7, 1)),
    case("windows of one token", x=normal(2, 8, 8, 2), window_size=1),
    case("a single number", x=normal(1, 1, 1, 1), window_size=1),
    case("bfloat16", x=normal(2, 6, 4, 3, dtype="bfloat16"), window_size=2),
]
JUDGED = values(exact=True)
AXES = {"x": "B H W C", "returns": "B·nW M M C"}
SIZES = {"window_size": "M", "H": "down·M", "W": "right·M"}
BENCHMARK = case("benchmark", x=counting(4, 28, 28, 32))
