from studycli.judge.cases import case, normal, values


def features(D, **others):
    """The weight of D features."""
    return {"weight": normal(D, mean=1.0, std=0.5, dtype=others["x"].dtype), **others}


CASES = [
    case("plain", **features(5, x=normal(2, 3, 5, mean=1.0, std=2.0))),
    case("as many tokens as features", **features(4, x=normal(4, 4, mean=0.5))),
    case("two features", **features(2, x=normal(3, 2))),
    case("a single feature", **features(1, x=normal(3, 1))),
    case("squares as small as eps", **features(6, x=normal(4, 6, std=1e-3))),
    case("another eps", **features(5, x=normal(3, 5), eps=0.5)),
    case("zeros", **features(4, x=normal(2, 4).times(0.0))),
    case("bfloat16", **features(6, x=normal(2, 3, 6, dtype="bfloat16"))),
    case("float16", **features(6, x=normal(2, 3, 6, dtype="float16"))),
    case("hundreds in float16", **features(6, x=normal(5, 6, std=600.0, dtype="float16"))),
]
JUDGED = values()
AXES = {"x": "… D", "weight": "D", "returns": "… D"}
BENCHMARK = case("benchmark", **features(1024, x=normal(2, 128, 1024)))
