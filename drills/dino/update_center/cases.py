from studycli.judge.cases import case, counting, normal, parameter, values


def scores(B, K, dtype="float32", **others):
    """An old centre and scores whose mean is somewhere else."""
    return {
        "center": normal(1, K, mean=1.0, dtype=dtype),
        "teacher": parameter(normal(2, B, K, mean=-0.5, dtype=dtype)),
        **others,
    }


CASES = [
    case("plain", **scores(3, 4)),
    case("another momentum", **scores(4, 5), momentum=0.6),
    case("counted", center=counting(1, 3), teacher=counting(2, 4, 3, start=10), momentum=0.75),
    case("a single number", **scores(5, 1), momentum=0.7),
    case("B = K", **scores(4, 4), momentum=0.5),
    case("momentum 0", **scores(3, 2), momentum=0.0),
    case("momentum 1", **scores(3, 2), momentum=1.0),
    case("the centre with a graph", **scores(3, 4, center=parameter(normal(1, 4))), momentum=0.7),
    case("bfloat16", **scores(4, 3, "bfloat16"), momentum=0.5),
]
JUDGED = values(gradients=[], detached=True, new=True)
AXES = {"center": "1 K", "teacher": "2 B K", "returns": "1 K"}
BENCHMARK = case("benchmark", **scores(64, 4096))
