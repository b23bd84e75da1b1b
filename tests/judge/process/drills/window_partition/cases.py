from studycli.judge.cases import case, counting, normal, values

CASES = [
    case("plain", x=normal(2, 14, 14, 96)),
    case("H ≠ W", x=normal(2, 4, 6, 3), window_size=2),
    case("one window", x=counting(1, 7, 7, 1)),
    case("float64", x=normal(2, 4, 6, 3, dtype="float64"), window_size=2),
]
JUDGED = values()
