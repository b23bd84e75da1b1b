from studycli.judge.cases import case, values

CASES = [
    case("plain", window_size=3),
    case("windows of 2", window_size=2),
    case("windows of 4", window_size=4),
    case("windows of 5", window_size=5),
    case("as Swin has it", window_size=7),
    case("one token", window_size=1),
]
JUDGED = values(exact=True)
AXES = {"returns": "M² M²"}
SIZES = {"window_size": "M"}
