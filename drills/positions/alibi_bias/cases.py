from studycli.judge.cases import case, values

CASES = [
    case("plain", n_heads=4, n=5),
    case("8 heads", n_heads=8, n=6),
    case("16 heads", n_heads=16, n=3).within(1e-5, 1e-6),
    case("300 tokens", n_heads=2, n=300),
    case("as many heads as tokens", n_heads=2, n=2),
    case("one token", n_heads=4, n=1),
    case("the smallest", n_heads=1, n=1),
]
JUDGED = values()
AXES = {"returns": "h n n"}
SIZES = {"n_heads": "h", "n": "n"}
