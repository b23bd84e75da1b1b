from studycli.judge.cases import case, exactly, normal, values


def features(n, m, dtype="float32"):
    """Features of unequal spread, far enough from zero that the mean matters."""
    return normal(n, m, dtype=dtype).then(lambda t: t * (1.0 + 1.5 * t.new_ones(m).cumsum(0)) + 3.0)


CASES = [
    case("plain", x=features(8, 3)),
    case("many images", x=features(30, 5)),
    case("two features", x=features(6, 2)),
    case("one feature", x=normal(7, 1, mean=2.0)),
    case("more features than images", x=features(5, 9)).without_gradients(),
    case("two images", x=features(2, 4)).without_gradients(),
    case("n = m", x=features(6, 6)).without_gradients(),
    case("exactly", x=exactly([[4.0, 1.0], [-2.0, 1.0], [1.0, 2.0], [1.0, 0.0]])),
    case("along a line", x=exactly([[0.0, 1.0], [2.0, 5.0], [3.0, 7.0], [7.0, 15.0]]))
    .without_gradients()
    .within(1e-3, 1e-3),
    case(
        "features that never vary", x=normal(9, 4).then(lambda t: t * t.new_tensor([2.0, 0.0, 1.0, 0.0]))
    ).without_gradients(),
    case("large numbers", x=features(8, 3).times(1e4)).without_gradients(),
    case("tiny numbers", x=features(8, 3).times(1e-4)).without_gradients(),
]
JUDGED = values()
AXES = {"x": "n m"}
WITHOUT = {
    "m = 1": "the features of the first row are made of each other",
    "n = 1": "one image alone does not vary",
    "bfloat16, part of a larger tensor": "no singular values in half precision",
}
BENCHMARK = case("benchmark", x=features(512, 128))
