from studycli.judge.cases import case, counting, normal, values

CASES = [
    case("plain", windows=normal(8, 7, 7, 3), window_size=7, height=14, width=14),
    case("height ≠ width", windows=normal(12, 2, 2, 3), window_size=2, height=4, width=6),
    case("a tall map, odd windows", windows=normal(9, 3, 3, 2), window_size=3, height=9, width=3),
    case("counted", windows=counting(12, 2, 2, 2), window_size=2, height=6, width=4),
    case("one window an image", windows=counting(2, 4, 4, 1), window_size=4, height=4, width=4),
    case("windows of one token", windows=normal(30, 1, 1, 2), window_size=1, height=3, width=5),
    case("a single number", windows=normal(1, 1, 1, 1), window_size=1, height=1, width=1),
    case("bfloat16", windows=normal(12, 2, 2, 3, dtype="bfloat16"), window_size=2, height=6, width=4),
]
JUDGED = values(exact=True)
AXES = {"windows": "B·nW M M C", "returns": "B H W C"}
SIZES = {"window_size": "M", "height": "down·M", "width": "right·M", "nW": "down·right"}
BENCHMARK = case("benchmark", windows=counting(512, 7, 7, 32), window_size=7, height=56, width=56)
