from studycli.judge.cases import case, counting, normal, values

CASES = [
    case("plain", image=normal(2, 3, 32, 32)),
    case("H ≠ W", image=normal(2, 3, 4, 6), patch_size=2),
    case("W < H, odd patches", image=normal(2, 4, 9, 3), patch_size=3),
    case("counted", image=counting(2, 3, 4, 4), patch_size=2),
    case("patches of one pixel", image=normal(2, 3, 8, 8), patch_size=1),
    case("a single number", image=normal(1, 1, 1, 1), patch_size=1),
    case("every second column", image=normal(2, 3, 4, 6).strided(), patch_size=2),
    case("one image for the whole batch", image=normal(1, 3, 4, 6).expanded(4, 3, 4, 6), patch_size=2),
    case("bfloat16", image=normal(2, 3, 6, 4, dtype="bfloat16"), patch_size=2),
]
JUDGED = values(exact=True)
AXES = {"image": "B C H W", "returns": "B N C·P²"}
SIZES = {"patch_size": "P", "H": "down·P", "W": "right·P"}
BENCHMARK = case("benchmark", image=counting(2, 3, 128, 128))
