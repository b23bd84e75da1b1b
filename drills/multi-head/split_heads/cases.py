from studycli.judge.cases import case, counting, normal, values

CASES = [
    case("plain", x=normal(2, 5, 12), n_heads=3),
    case("counted, one sample", x=counting(1, 6, 8), n_heads=2),
    case("as many heads as tokens", x=normal(2, 4, 12), n_heads=4),
    case("as many heads as channels each", x=normal(3, 5, 9), n_heads=3),
    case("one channel a head", x=normal(2, 3, 4), n_heads=4),
    case("a single number", x=normal(1, 1, 1), n_heads=1),
    case("a part of a wider tensor", x=normal(2, 3, 12).then(lambda t: t[..., 4:10]), n_heads=2),
    case("bfloat16", x=normal(2, 3, 6, dtype="bfloat16"), n_heads=3),
]
JUDGED = values(exact=True)
AXES = {"x": "B N D", "returns": "B h N d"}
SIZES = {"n_heads": "h", "D": "h·d"}
