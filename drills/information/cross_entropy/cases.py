from studycli.judge.cases import at, case, constant, exactly, integers, mistake, normal, values


def losses(inputs, torch):
    """−log p of every target, 0 where it is ignored; and which count."""
    valid = inputs.targets != inputs.ignore_index
    labels = torch.where(valid, inputs.targets, 0).unsqueeze(1)
    surprise = -inputs.logits.log_softmax(1).gather(1, labels).squeeze(1)
    return torch.where(valid, surprise, 0.0), valid


def divided_by_all(inputs, torch):
    surprise, valid = losses(inputs, torch)
    return surprise.mean() if valid.any() else surprise.sum() / 0


def mean_of_sample_means(inputs, torch):
    surprise, valid = losses(inputs, torch)
    samples, counted = surprise.flatten(1), valid.flatten(1)
    return (samples.sum(1) / counted.sum(1)).mean()


def last_axis(inputs, torch):
    log_p = inputs.logits.log_softmax(-1)
    valid = inputs.targets != inputs.ignore_index
    labels = torch.where(valid, inputs.targets, 0).unsqueeze(1)
    return -log_p.gather(1, labels).squeeze(1)[valid].mean()


def bounded(inputs, outputs, torch):
    """Whether log(p + eps) gives this, for one of the usual eps."""
    surprise, valid = losses(inputs, torch)
    p = (-surprise[valid]).exp()
    losses_with = [-(p + 10.0**-power).log().mean() for power in range(5, 16)]
    return any(torch.allclose(outputs, loss) for loss in losses_with)


SURE = [[1e4, -1e4, 0, 5, -5], [9e3, -1e4, 2e3, 0, 7], [-1e4, 1e4, 9e3, 0, 3], [0, 0, 1e4, -1e4, 5e3]]
CASES = [
    case("plain", logits=normal(4, 3), targets=exactly([2, 0, 1, 2], dtype="int64")),
    case("some ignored", logits=normal(5, 4), targets=exactly([3, -100, 0, -100, 2], dtype="int64")),
    case(
        "another ignore_index",
        logits=normal(4, 3),
        targets=exactly([2, -1, 1, 0], dtype="int64"),
        ignore_index=-1,
    ),
    case(
        "class 0 ignored",
        logits=normal(5, 3),
        targets=exactly([0, 2, 1, 0, 2], dtype="int64"),
        ignore_index=0,
    ),
    case(
        "−100 is no label here",
        logits=normal(6, 2),
        targets=exactly([0, 1, 1, -7, 0, 1], dtype="int64"),
        ignore_index=-7,
    ),
    case(
        "all ignored", logits=normal(9, 8), targets=constant(9, value=-100, dtype="int64")
    ).without_gradients(),
    case("sequences", logits=normal(2, 3, 4), targets=integers(2, 4, high=3).put(at[1, 1:], -100)),
    case("images", logits=normal(2, 5, 3, 4), targets=integers(2, 3, 4, high=5)),
    case("as many places as classes", logits=normal(2, 3, 3), targets=integers(2, 3, high=3)),
    case("one sample", logits=normal(1, 5), targets=exactly([3], dtype="int64")),
    case("a single class", logits=normal(3, 1), targets=exactly([0, 0, 0], dtype="int64")),
    case(
        "sure and right, sure and wrong", logits=exactly(SURE), targets=exactly([0, 2, 1, 2], dtype="int64")
    ),
    case(
        "all around 10 000",
        logits=normal(3, 4, mean=1e4, dtype="float64"),
        targets=exactly([1, 3, 0], dtype="int64"),
    ),
    case("classes last in memory", logits=normal(2, 4, 3).transposed(1, 2), targets=integers(2, 4, high=3)),
    case("float64", logits=normal(5, 3, dtype="float64"), targets=exactly([2, 0, 1, 1, -100], dtype="int64")),
]
JUDGED = values(finite=1e4)
AXES = {"logits": "N K", "targets": "N"}
SIZES = {"targets": "K"}
MISTAKES = [
    mistake(
        "When every target is ignored, nothing is left to average: the result is NaN, 0/0, and not a number that looks like a perfect loss.",
        cause="edge",
        when=lambda inputs, outputs, torch: (
            bool((inputs.targets == inputs.ignore_index).all()) and bool(outputs.isfinite().all())
        ),
    ),
    mistake(
        "You divide by the number of all targets: the ignored ones count neither in the sum nor in the number.",
        cause="scale",
        gives=divided_by_all,
    ),
    mistake(
        "You average each sample first and then the samples: every target that is not ignored counts the same, so take one mean over all.",
        cause="values",
        gives=mean_of_sample_means,
    ),
    mistake(
        "Your softmax runs along the last axis; the classes are along axis 1 of logits.",
        cause="values",
        gives=last_axis,
    ),
    mistake(
        "A small number inside the logarithm bounds your loss: a model that is sure and wrong must pay in full. "
        "Compute log p directly, not as the logarithm of p.",
        cause="edge",
        when=bounded,
    ),
]
BENCHMARK = case("benchmark", logits=normal(1024, 500), targets=integers(1024, high=500))
