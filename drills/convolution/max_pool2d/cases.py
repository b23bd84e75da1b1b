from studycli.judge.cases import case, distinct, exactly, values

CASES = [
    case("plain", x=distinct(2, 3, 4, 6), size=2),
    case("H ≠ W, size 3", x=distinct(1, 2, 9, 3), size=3),
    case("incomplete windows", x=distinct(2, 2, 5, 7), size=2),
    case("overlapping", x=distinct(2, 2, 5, 6), size=3, stride=1),
    case("overlapping by one, the last incomplete", x=distinct(1, 2, 6, 8), size=3, stride=2),
    case("pixels left out", x=distinct(2, 1, 7, 8), size=2, stride=3),
    case("all negative", x=distinct(2, 2, 4, 5, low=-5.0, high=-1.0), size=2),
    case(
        "counted",
        x=exactly([[[[1.0, 5, 2, 0, 9], [3, 4, 8, 1, 9], [0, 7, 6, 2, 9], [2, 1, 3, 4, 9]]]]),
        size=2,
    ),
    case("one window", x=distinct(2, 3, 3, 3), size=3),
    case("windows of one pixel", x=distinct(1, 2, 3, 4), size=1),
    case("every second pixel", x=distinct(1, 2, 3, 5), size=1, stride=2),
    case("a single number", x=distinct(1, 1, 1, 1), size=1),
]
JUDGED = values(exact=True)
AXES = {"x": "B C H W", "returns": "B C H' W'"}
SIZES = {"size": "size"}
WITHOUT = {"H = 1": "a window is higher", "W = 1": "a window is wider"}
BENCHMARK = case("benchmark", x=distinct(4, 16, 64, 64), size=3, stride=2)
