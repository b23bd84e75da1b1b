from studycli.judge.cases import case, distinct, normal, values


def features(D, **others):
    """Weight and bias of D features."""
    dtype = others["x"].dtype
    return {"weight": normal(D, mean=1.0, std=0.5, dtype=dtype), "bias": normal(D, dtype=dtype), **others}


CASES = [
    case("plain", **features(5, x=normal(2, 3, 5, mean=1.0, std=2.0))),
    case("as many tokens as features", **features(4, x=normal(4, 4))),
    case("three equal axes", **features(3, x=normal(3, 3, 3, mean=-1.0))),
    case("two features", **features(2, x=distinct(3, 2, low=-2.0, high=4.0))),
    case("a single feature", **features(1, x=normal(3, 1))),
    case("variance as small as eps", **features(6, x=normal(4, 6, std=0.003))),
    case("another eps", **features(5, x=normal(3, 5), eps=0.5)),
    case("far from zero", **features(32, x=normal(3, 32, mean=300.0)))
    .within(rtol=2e-4, atol=2e-4)
    .without_gradients(),
    case("a token of equal numbers", **features(4, x=normal(3, 1).expanded(3, 4)))
    .without_gradients()
    .within(rtol=1e-3, atol=1e-3),
    case("every second feature", **features(4, x=normal(3, 4).strided())),
]
JUDGED = values()
AXES = {"x": "… D", "weight": "D", "bias": "D", "returns": "… D"}
BENCHMARK = case("benchmark", **features(768, x=normal(2, 197, 768)))
