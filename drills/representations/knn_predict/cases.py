from studycli.judge.cases import at, case, exactly, integers, mistake, normal, values


def spread(t):
    """Rows of very different lengths, so that an inner product is no cosine."""
    return t * (0.2 + 3.0 * t[:, :1].abs())


def images(N, M, D, classes=4, dtype="float32", **others):
    """Training rows with random labels and test rows among them."""
    return {
        "train": normal(N, D, mean=0.3, dtype=dtype).then(spread),
        "labels": integers(N, high=classes).put(at[-1], classes - 1),
        "test": normal(M, D, mean=0.3, dtype=dtype).then(spread),
        **others,
    }


def unit(x):
    return x / x.norm(dim=1, keepdim=True)


def cosines(x):
    return unit(x.test) @ unit(x.train).T


def told(
    inputs,
    torch,
    *,
    likeness=cosines,
    weigh=lambda c, x: (c / x.temperature).exp(),
    k=None,
    largest=True,
    mean=False,
):
    """The prediction with one thing done in another way."""
    given = likeness(inputs)
    nearest, places = given.topk(inputs.k if k is None else k(inputs), dim=1, largest=largest)
    chosen = inputs.labels[places]
    weights = weigh(nearest, inputs)
    table = torch.zeros(len(given), int(inputs.labels.max()) + 1, dtype=weights.dtype).scatter_add(
        1, chosen, weights
    )
    if mean:
        table = table / torch.zeros_like(table).scatter_add(1, chosen, torch.ones_like(weights)).clamp(min=1)
    return table.argmax(1)


def of(**options):
    return lambda inputs, torch: told(inputs, torch, **options)


def distances(x):
    return -(x.test[:, None] - x.train[None]).square().sum(-1).sqrt()


def places_returned(inputs, torch):
    return cosines(inputs).argmax(1)


def last_one_wins(inputs, torch):
    """Votes that overwrite each other instead of adding up."""
    nearest, places = cosines(inputs).topk(inputs.k, dim=1)
    table = torch.zeros(len(nearest), int(inputs.labels.max()) + 1, dtype=nearest.dtype)
    for rank in range(inputs.k):
        rows = torch.arange(len(table))
        table[rows, inputs.labels[places[:, rank]]] = (nearest[:, rank] / inputs.temperature).exp()
    return table.argmax(1)


CASES = [
    case("plain", **images(30, 40, 4, k=9, temperature=0.2)),
    case("as DINO weighs", **images(40, 60, 3, k=12)),
    case("a warm vote", **images(35, 60, 3, k=10, temperature=1.0)),
    case("everybody votes", **images(12, 50, 3, k=12, temperature=0.3)),
    case("one neighbour", **images(25, 40, 5, k=1)),
    case("one test image", **images(20, 1, 4, k=5)),
    case("a single training image", **images(1, 3, 4, classes=3, k=1)),
    case(
        "numbers that do not occur",
        **images(30, 40, 3, k=8, temperature=0.3, labels=integers(30, high=3).then(lambda t: t * 5 + 2)),
    ),
    case("two classes", **images(30, 50, 6, classes=2, k=7, temperature=0.5)),
    case(
        "the prompt's",
        train=exactly([[8.0, 6.0], [3.0, 4.0], [0.0, 1.0], [6.0, 8.0]]),
        labels=exactly([4, 1, 1, 1], dtype="int64"),
        test=exactly([[2.0, 0.0]]),
        k=3,
        temperature=0.5,
    ),
    case(
        "not contiguous",
        **images(
            24,
            40,
            4,
            k=6,
            temperature=0.3,
            train=normal(4, 24, mean=0.3).transposed(),
            test=normal(40, 4).strided(),
        ),
    ),
    case("float64", **images(25, 40, 4, dtype="float64", k=7, temperature=0.2)),
]
JUDGED = values(gradients=[])
MISTAKES = [
    mistake(
        "You scale the columns to length 1 (axis 0): each row, one image, should have length 1.",
        cause="values",
        gives=of(likeness=lambda x: (x.test / x.test.norm(dim=0)) @ (x.train / x.train.norm(dim=0)).T),
    ),
    mistake(
        "You return the sums of the votes: the label with the largest one is asked for, argmax(1).",
        cause="shape",
        when=lambda inputs, outputs, torch: (
            outputs.ndim == 2 and torch.equal(outputs.argmax(1), told(inputs, torch))
        ),
    ),
    mistake(
        "Every vote counts the same in your code: weigh each by exp(cosine/temperature).",
        cause="values",
        gives=of(weigh=lambda c, x: c * 0 + 1),
    ),
    mistake(
        "You weigh the votes by the cosine itself: the weight is exp(cosine/temperature).",
        cause="values",
        gives=of(weigh=lambda c, x: c),
    ),
    mistake(
        "The temperature is missing: the weight is exp(cosine/temperature).",
        cause="values",
        gives=of(weigh=lambda c, x: c.exp()),
    ),
    mistake(
        "You multiply the cosine by the temperature; divide by it.",
        cause="values",
        gives=of(weigh=lambda c, x: (c * x.temperature).exp()),
    ),
    mistake(
        "Only the nearest neighbour decides in your code: all k vote.",
        cause="values",
        gives=of(k=lambda x: 1),
    ),
    mistake(
        "All training images vote in your code: only the k nearest do.",
        cause="values",
        gives=of(k=lambda x: len(x.train)),
    ),
    mistake(
        "The rows are not scaled to length 1: without that, long rows look near to everything.",
        cause="values",
        gives=of(likeness=lambda x: x.test @ x.train.T),
    ),
    mistake(
        "Only test is scaled to length 1; the rows of train too.",
        cause="values",
        gives=of(likeness=lambda x: unit(x.test) @ x.train.T),
    ),
    mistake(
        "Only train is scaled to length 1; the rows of test too, since the weights depend on it.",
        cause="values",
        gives=of(likeness=lambda x: x.test @ unit(x.train).T),
    ),
    mistake(
        "You take the k smallest cosines: the nearest have the largest.",
        cause="values",
        gives=of(largest=False),
    ),
    mistake(
        "You take distances instead of cosines: scale the rows to length 1 and take inner products.",
        cause="values",
        gives=of(likeness=distances),
    ),
    mistake(
        "You compare the mean weight of each class: add the votes up, so that many neighbours count more than one.",
        cause="values",
        gives=of(mean=True),
    ),
    mistake(
        "A later vote overwrites an earlier one for the same label: add them up (scatter_add).",
        cause="values",
        gives=last_one_wins,
    ),
    mistake(
        "You return the place of the nearest training row: look up its label.",
        cause="values",
        gives=places_returned,
    ),
]
AXES = {"train": "N D", "labels": "N", "test": "M D", "returns": "M"}
SIZES = {"k": "min(9, N)"}
WITHOUT = {"D = 1": "every cosine is 1 or −1, and ties are not asked for"}
BENCHMARK = case("benchmark", **images(1000, 200, 64, classes=10, k=20))
