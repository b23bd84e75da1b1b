from studycli.judge.cases import case, normal, parameter, uniform, values


def weights(*shape, dtype="float32", **others):
    """A weight in the middle of training, with gradients smaller than 1, as they are."""
    return {
        "param": normal(*shape, dtype=dtype),
        "grad": normal(*shape, std=0.4, dtype=dtype),
        "m": normal(*shape, std=0.2, dtype=dtype),
        "v": uniform(*shape, low=0.02, high=0.3, dtype=dtype),
        **others,
    }


def first(*shape, **others):
    """The same before the first step."""
    return weights(*shape, **{"m": normal(*shape).times(0.0), "v": normal(*shape).times(0.0), **others})


CASES = [
    case("the first step", **first(3), step=1, lr=0.1),
    case("a later step", **weights(4, 3), step=7, lr=0.05),
    case("a small lr, much decay", **weights(5), step=3, lr=0.01, weight_decay=0.5),
    case("no decay", **weights(2, 3), step=5, lr=0.1, weight_decay=0.0),
    case("other betas", **weights(3, 4), step=2, lr=0.1, betas=(0.8, 0.95)),
    case("a large eps", **weights(3, 2), step=4, lr=0.1, eps=0.3),
    case("the thousandth step", **weights(6), step=1000, lr=0.2, weight_decay=0.1),
    case("no gradient", **first(4, grad=normal(4).times(0.0)), step=1, lr=0.1, weight_decay=0.1),
    case("a tiny gradient", **first(2, 2, grad=normal(2, 2, std=1e-6)), step=1, lr=0.1),
    case("a single number", **weights(), step=3, lr=0.1),
    case("as many rows as columns", **weights(3, 3), step=2, lr=0.3, weight_decay=0.2),
    case("a parameter", **{**weights(3, 2), "param": parameter(normal(3, 2))}, step=2, lr=0.1),
]
JUDGED = values(gradients=[], new=True)
AXES = {"param": "…", "grad": "…", "m": "…", "v": "…"}
BENCHMARK = case("benchmark", **weights(512, 512), step=10, lr=1e-3)
