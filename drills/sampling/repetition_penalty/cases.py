from studycli.judge.cases import at, case, constant, exactly, integers, mistake, normal, values


def penalised(inputs, torch, positive=None, negative=None, seen=None):
    """The scores with one slip."""
    logits, p = inputs.logits, inputs.penalty
    if seen is None:
        seen = torch.zeros_like(logits, dtype=torch.bool).scatter(1, inputs.ids, True)
    up = (positive or (lambda x, p: x / p))(logits, p)
    down = (negative or (lambda x, p: x * p))(logits, p)
    return torch.where(seen, torch.where(logits > 0, up, down), logits)


def slip(**changes):
    return lambda inputs, torch: penalised(inputs, torch, **changes)


def seen_anywhere(inputs, torch):
    seen = torch.zeros_like(inputs.logits, dtype=torch.bool)
    seen[:, inputs.ids.flatten()] = True
    return penalised(inputs, torch, seen=seen)


def others(inputs, torch):
    seen = torch.zeros_like(inputs.logits, dtype=torch.bool).scatter(1, inputs.ids, True)
    return penalised(inputs, torch, seen=~seen)


def everywhere(inputs, torch):
    return penalised(inputs, torch, seen=torch.ones_like(inputs.logits, dtype=torch.bool))


def as_often(inputs, torch):
    """Once for each time that an id occurs."""
    counts = torch.zeros_like(inputs.logits).scatter_add(
        1, inputs.ids, torch.ones_like(inputs.ids, dtype=inputs.logits.dtype)
    )
    factor = inputs.penalty**counts
    return torch.where(inputs.logits > 0, inputs.logits / factor, inputs.logits * factor)


def scores(B, V, N, penalty=1.5, dtype="float32"):
    return {
        "logits": normal(B, V, std=2.0, dtype=dtype),
        "ids": integers(B, N, high=V),
        "penalty": penalty,
    }


BOTH_SIGNS = [[3.0, -2.0, 1.0, -4.0, 0.5], [-1.0, 2.0, -3.0, 5.0, -0.5]]
CASES = [
    case(
        "plain",
        logits=exactly(BOTH_SIGNS),
        ids=exactly([[0, 1, 0], [2, 2, 3]], dtype="int64"),
        penalty=2.0,
    ),
    case(
        "three times the same",
        logits=exactly([[2.0, -3.0, 4.0, -1.0]] * 3),
        ids=exactly([[0, 0, 0], [1, 1, 1], [2, 1, 2]], dtype="int64"),
        penalty=1.25,
    ),
    case("drawn", **scores(3, 12, 4)),
    case("a penalty below 1", **scores(2, 9, 5, penalty=0.6)),
    case("a penalty of 1", **scores(2, 6, 3, penalty=1.0)),
    case("more tokens than the vocabulary has", **scores(6, 4, 11)),
    case("one sequence", **scores(1, 8, 3)),
    case("one token so far", **scores(4, 7, 1)),
    case("B = V = N", **scores(5, 5, 5, penalty=1.3)),
    case(
        "all positive",
        logits=normal(2, 6, mean=9.0),
        ids=integers(2, 4, high=6),
        penalty=1.7,
    ),
    case(
        "all negative",
        logits=normal(2, 6, mean=-9.0),
        ids=integers(2, 4, high=6),
        penalty=1.7,
    ),
    case(
        "a score of 0",
        logits=constant(2, 5).put(at[:, 3], 2.0).put(at[:, 2], -1.0),
        ids=exactly([[0, 3], [1, 4]], dtype="int64"),
        penalty=1.2,
    ).without_gradients(),
    case(
        "not contiguous",
        logits=normal(7, 3).transposed(),
        ids=integers(4, 3, high=7).transposed(),
        penalty=1.4,
    ),
    case("float64", **scores(3, 8, 4, dtype="float64")),
]
JUDGED = values()
AXES = {"logits": "B V", "ids": "B N", "returns": "B V"}
SIZES = {"ids": "V"}
MISTAKES = [
    mistake(
        "You divide negative scores as well, which raises them; they are multiplied by the penalty.",
        cause="values",
        gives=slip(negative=lambda x, p: x / p),
    ),
    mistake(
        "You leave negative scores as they are; they are multiplied by the penalty.",
        cause="values",
        gives=slip(negative=lambda x, p: x),
    ),
    mistake(
        "You have the two cases exchanged: positive scores are divided by the penalty, negative ones multiplied.",
        cause="order",
        gives=slip(positive=lambda x, p: x * p, negative=lambda x, p: x / p),
    ),
    mistake(
        "You subtract the penalty; positive scores are divided by it, negative ones multiplied.",
        cause="values",
        gives=slip(positive=lambda x, p: x - p, negative=lambda x, p: x - p),
    ),
    mistake(
        "You penalise an id as often as it occurs; once is enough.",
        cause="values",
        gives=as_often,
    ),
    mistake(
        "You penalise each id in all rows; it counts only in the row of ids in which it occurs.",
        cause="values",
        gives=seen_anywhere,
    ),
    mistake(
        "You penalise the tokens that do not occur; those in ids are meant.",
        cause="values",
        gives=others,
    ),
    mistake(
        "You penalise every token; only those in ids are meant.",
        cause="values",
        gives=everywhere,
    ),
]
BENCHMARK = case("benchmark", **scores(16, 8000, 400))
