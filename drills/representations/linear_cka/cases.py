from studycli.judge.cases import case, exactly, normal, values


def features(n, p, q, dtype="float32", **others):
    """Two sets of features of the same images, with means that matter."""
    return {"x": normal(n, p, mean=0.8, dtype=dtype), "y": normal(n, q, mean=-0.5, dtype=dtype), **others}


CASES = [
    case("plain", **features(8, 3, 3)),
    case("widths that differ", **features(9, 2, 5)),
    case("more features than images", **features(5, 12, 7)),
    case("three images", **features(3, 4, 2)),
    case("one feature each", **features(7, 1, 1)),
    case("n = p = q", **features(6, 6, 6)),
    case("exactly", x=exactly([[1.0], [1.0], [3.0], [3.0]]), y=exactly([[0.0], [4.0], [4.0], [4.0]])),
    case("far from zero", **features(8, 3, 4, x=normal(8, 3, mean=30.0), y=normal(8, 4, mean=-20.0))).within(
        1e-3, 1e-4
    ),
    case(
        "tiny against large", **features(8, 3, 4, x=normal(8, 3, std=1e-2), y=normal(8, 4, std=50.0))
    ).without_gradients(),
    case(
        "columns of unequal spread",
        **features(9, 3, 3, x=normal(9, 3).then(lambda t: t * t.new_tensor([3.0, 1.0, 0.2]))),
    ),
    case(
        "a dead feature",
        **features(8, 3, 2, x=normal(8, 3).then(lambda t: t * t.new_tensor([1.0, 0.0, 1.0]))),
    ),
]
JUDGED = values()
AXES = {"x": "n p", "y": "n q"}
WITHOUT = {"n = 1": "one image alone does not vary"}
BENCHMARK = case("benchmark", **features(512, 192, 128))
