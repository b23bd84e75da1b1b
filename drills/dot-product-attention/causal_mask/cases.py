from studycli.judge.cases import case, values

CASES = [
    case("plain", n=4),
    case("one token", n=1),
    case("two tokens", n=2),
    case("three tokens", n=3),
    case("seven tokens", n=7),
    case("64 tokens", n=64),
    case("600 tokens", n=600),
]
JUDGED = values(exact=True)
AXES = {"returns": "n n"}
SIZES = {"n": "n"}
