from studycli.judge.cases import case, values

CASES = [
    case("plain", n=5, d=8),
    case("as many positions as columns", n=6, d=6),
    case("more columns than positions", n=3, d=16),
    case("two columns", n=4, d=2),
    case("one position", n=1, d=6),
    case("the smallest table", n=1, d=2),
    case("200 positions", n=200, d=10).within(1e-4, 1e-4),
]
JUDGED = values()
AXES = {"returns": "n d"}
SIZES = {"n": "n"}
