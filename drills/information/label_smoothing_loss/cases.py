from studycli.judge.cases import case, exactly, integers, mistake, normal, values


def with_labels(right, wrong):
    """The loss with other soft labels: one number for the right class, one for the others, from (s, K)."""

    def gives(inputs, torch):
        s, K = inputs.smoothing, inputs.logits.shape[1]
        hot = torch.nn.functional.one_hot(inputs.targets, K).to(inputs.logits.dtype)
        soft = hot * right(s, K) + (1 - hot) * wrong(s, K)
        return -(soft * inputs.logits.log_softmax(1)).sum(1).mean()

    return gives


CASES = [
    case("plain", logits=normal(4, 3), targets=exactly([2, 0, 1, 2], dtype="int64")),
    case(
        "more smoothing", logits=normal(5, 4), targets=exactly([3, 0, 0, 1, 2], dtype="int64"), smoothing=0.3
    ),
    case("no smoothing", logits=normal(3, 5), targets=exactly([4, 2, 0], dtype="int64"), smoothing=0.0),
    case("only smoothing", logits=normal(3, 5), targets=exactly([4, 2, 0], dtype="int64"), smoothing=1.0),
    case(
        "as many samples as classes",
        logits=normal(4, 4),
        targets=exactly([1, 0, 3, 1], dtype="int64"),
        smoothing=0.2,
    ),
    case("one sample", logits=normal(1, 6), targets=exactly([5], dtype="int64")),
    case("a single class", logits=normal(3, 1), targets=exactly([0, 0, 0], dtype="int64")),
    case(
        "±10 000",
        logits=exactly([[1e4, -1e4, 0.0], [1e4, -1e4, 0.0]]),
        targets=exactly([0, 1], dtype="int64"),
    ),
    case(
        "all around 10 000",
        logits=normal(3, 4, mean=1e4, dtype="float64"),
        targets=exactly([1, 3, 0], dtype="int64"),
    ),
    case("not contiguous", logits=normal(3, 5).transposed(), targets=exactly([2, 0, 1, 1, 0], dtype="int64")),
    case("float64", logits=normal(5, 3, dtype="float64"), targets=exactly([2, 0, 1, 1, 0], dtype="int64")),
]
JUDGED = values(finite=1e4)
AXES = {"logits": "N K", "targets": "N"}
SIZES = {"targets": "K"}
MISTAKES = [
    mistake(
        "Your right class gets 1 − s alone: it has a part in the even share too, 1 − s + s/K, so that the labels sum to 1.",
        cause="values",
        gives=with_labels(lambda s, K: 1 - s, lambda s, K: s / K),
    ),
    mistake(
        "You share s among the K − 1 wrong classes: it is spread over all K, the right one included.",
        cause="values",
        gives=with_labels(lambda s, K: 1 - s, lambda s, K: s / (K - 1) if K > 1 else 0.0),
    ),
    mistake(
        "You give every wrong class the whole of s: it is shared, s/K for each class.",
        cause="values",
        gives=with_labels(lambda s, K: 1 - s, lambda s, K: s),
    ),
    mistake(
        "You have s and 1 − s exchanged: the one-hot part weighs 1 − s, the even share s.",
        cause="values",
        gives=with_labels(lambda s, K: s + (1 - s) / K, lambda s, K: (1 - s) / K),
    ),
]
BENCHMARK = case("benchmark", logits=normal(1024, 500), targets=integers(1024, high=500))
