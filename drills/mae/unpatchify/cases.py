from studycli.judge.cases import case, counting, normal, values

CASES = [
    case("plain", patches=normal(2, 4, 48), patch_size=4, height=8, width=8),
    case("height ≠ width", patches=normal(2, 6, 12), patch_size=2, height=4, width=6),
    case("a tall image, odd patches", patches=normal(3, 6, 36), patch_size=3, height=9, width=6),
    case("counted", patches=counting(2, 6, 8), patch_size=2, height=6, width=4),
    case("patches of one pixel", patches=normal(2, 15, 3), patch_size=1, height=3, width=5),
    case("a single number", patches=normal(1, 1, 1), patch_size=1, height=1, width=1),
    case("every second number", patches=normal(2, 6, 12).strided(), patch_size=2, height=4, width=6),
    case("bfloat16", patches=normal(3, 8, 8, dtype="bfloat16"), patch_size=2, height=8, width=4),
]
JUDGED = values(exact=True)
AXES = {"patches": "B N C·P²", "returns": "B C H W"}
SIZES = {"patch_size": "P", "height": "down·P", "width": "right·P", "N": "down·right"}
BENCHMARK = case("benchmark", patches=counting(8, 196, 768), patch_size=16, height=224, width=224)
