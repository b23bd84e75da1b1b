from studycli.judge.cases import case

CASES = [
    case("plain", height=8, width=8, window_size=4, shift=2),
    case("height ≠ width", height=4, width=6, window_size=2, shift=1),
    case("a tall image, uneven shift", height=9, width=6, window_size=3, shift=1),
    case("almost a whole window", height=6, width=9, window_size=3, shift=2),
    case("not shifted", height=6, width=4, window_size=2, shift=0),
    case("one window", height=5, width=5, window_size=5, shift=2),
    case("one row of windows", height=4, width=12, window_size=4, shift=3),
    case("windows of one token", height=3, width=2, window_size=1, shift=0),
    case("as Swin has it", height=14, width=21, window_size=7, shift=3),
]
AXES = {"returns": "nW M² M²"}
BENCHMARK = case("benchmark", height=56, width=56, window_size=7, shift=3)
