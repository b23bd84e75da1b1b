from studycli.judge.cases import case, counting, exactly, normal, values

CASES = [
    case("plain", x=normal(2, 4, 4, 3), weight=normal(6, 12)),
    case("H ≠ W", x=normal(2, 4, 6, 3), weight=normal(6, 12)),
    case("a tall map", x=normal(3, 8, 2, 3), weight=normal(6, 12)),
    case(
        "counted",
        x=counting(1, 4, 4, 1),
        weight=exactly([[1.0, 10.0, 100.0, 1000.0], [0.0, 0.0, 0.0, 1.0]]),
    ),
    case("one square", x=normal(2, 2, 2, 8), weight=normal(16, 32)),
    case("x not contiguous", x=normal(2, 3, 6, 4).permuted(0, 3, 2, 1), weight=normal(6, 12)),
    case("weight not contiguous", x=normal(2, 4, 6, 3), weight=normal(12, 6).transposed()),
    case("bfloat16", x=normal(2, 6, 4, 3, dtype="bfloat16"), weight=normal(6, 12, dtype="bfloat16")).within(
        rtol=5e-2, atol=0.1
    ),
]
JUDGED = values()
AXES = {"x": "B H W C", "weight": "2C 4C", "returns": "B H/2 W/2 2C"}
SIZES = {"H": "2down", "W": "2right"}
BENCHMARK = case("benchmark", x=normal(4, 56, 56, 48), weight=normal(96, 192))
