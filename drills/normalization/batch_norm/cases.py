from studycli.judge.cases import case, exactly, normal, uniform, values


def channels(C, **others):
    """The four tensors of C channels."""
    dtype = others.get("x").dtype
    return {
        "weight": normal(C, mean=1.0, std=0.5, dtype=dtype),
        "bias": normal(C, dtype=dtype),
        "running_mean": normal(C, dtype=dtype),
        "running_var": uniform(C, low=0.5, high=2.0, dtype=dtype),
        **others,
    }


CASES = [
    case("an image", **channels(3, x=normal(2, 3, 4, 5, mean=1.0, std=2.0), training=True)),
    case("an image, not training", **channels(3, x=normal(2, 3, 4, 5, mean=1.0, std=2.0), training=False)),
    case("only channels", **channels(4, x=normal(5, 4, mean=-1.0, std=1.5), training=True)),
    case("only channels, not training", **channels(4, x=normal(5, 4), training=False)),
    case("a sequence, momentum 0.3", **channels(2, x=normal(3, 2, 7), training=True, momentum=0.3)),
    case("a video", **channels(2, x=normal(2, 2, 3, 4, 5), training=True)),
    case(
        "two numbers a channel",
        **channels(3, x=exactly([[0.5, -1.0, 2.0], [-0.7, 0.4, -1.5]]), training=True),
    ).without_gradients(),
    case("one channel, one sample", **channels(1, x=normal(1, 1, 2, 3), training=True)),
    case("a single number, not training", **channels(1, x=normal(1, 1), training=False)),
    case("variance as small as eps", **channels(3, x=normal(4, 3, 5, std=0.003), training=True)),
    case("another eps", **channels(3, x=normal(4, 3, 5), training=True, eps=0.5)),
    case("far from zero", **channels(3, x=normal(8, 3, 9, mean=300.0), training=True))
    .within(rtol=3e-4, atol=3e-4)
    .without_gradients(),
    case("a channel that never varies", **channels(3, x=normal(1, 3, 1).expanded(4, 3, 2), training=True))
    .without_gradients()
    .within(rtol=1e-3, atol=1e-3),
    case("float64, not training", **channels(4, x=normal(3, 4, 6, dtype="float64"), training=False)),
]
JUDGED = values(in_place=["running_mean", "running_var"])
AXES = {"x": "B C H W", "weight": "C", "bias": "C", "running_mean": "C", "running_var": "C"}
BENCHMARK = case("benchmark", **channels(64, x=normal(16, 64, 14, 14), training=True))
