from studycli.judge.cases import case, exactly, mistake, normal, values


def pairs(B, D, dtype="float32", **others):
    """Rows of many lengths."""
    return {"a": normal(B, D, std=2.0, dtype=dtype), "b": normal(B, D, std=0.7, dtype=dtype), **others}


def unit(x):
    return x / x.norm(dim=-1, keepdim=True)


def scored(x):
    return unit(x.a) @ unit(x.b).T / x.temperature


def of(scores=scored, combine=lambda rows, columns: 0.5 * (rows + columns)):
    """The loss of other scores, or of the two directions put together otherwise."""

    def gives(inputs, torch):
        S = scores(inputs)
        return combine(-S.log_softmax(1).diagonal().mean(), -S.log_softmax(0).diagonal().mean())

    return gives


def without_the_partner(inputs, torch):
    """The partner is left out of the sum below."""
    S = scored(inputs)
    others = S.masked_fill(torch.eye(len(S), dtype=torch.bool), float("-inf"))
    rows = (others.logsumexp(1) - S.diagonal()).mean()
    return 0.5 * (rows + (others.logsumexp(0) - S.diagonal()).mean())


def always_the_first(inputs, torch):
    S = scored(inputs)
    return -0.5 * (S.log_softmax(1)[:, 0].mean() + S.log_softmax(0)[0].mean())


def all_in_one_batch(inputs, torch):
    z, B = torch.cat([unit(inputs.a), unit(inputs.b)]), len(inputs.a)
    S = (z @ z.T / inputs.temperature).masked_fill(torch.eye(2 * B, dtype=torch.bool), float("-inf"))
    return -S.log_softmax(1)[torch.arange(2 * B), torch.arange(2 * B).roll(B)].mean()


CASES = [
    case("plain", **pairs(4, 5)),
    case("another temperature", **pairs(5, 3, temperature=0.5)),
    case("temperature 1", **pairs(3, 6, temperature=1.0)),
    case("temperature 2", **pairs(6, 2, temperature=2.0)),
    case("one pair", **pairs(1, 4)),
    case("two pairs", **pairs(2, 3, temperature=0.4)),
    case("B = D", **pairs(4, 4, temperature=0.3)),
    case("D = 1", **pairs(5, 1, temperature=0.8)),
    case(
        "rows of length 1 already",
        a=exactly([[1.0, 0.0], [0.0, 1.0], [0.6, 0.8]]),
        b=exactly([[0.8, 0.6], [0.0, 1.0], [1.0, 0.0]]),
        temperature=0.25,
    ),
    case("long and short rows", a=normal(4, 3, std=100.0), b=normal(4, 3, std=0.01), temperature=0.5),
    case("scores of ±1,000", **pairs(5, 3, temperature=1e-3)).within(1e-3, 1e-3),
    case("not contiguous", a=normal(3, 5).transposed(), b=normal(5, 3).strided(), temperature=0.2),
    case("float64", **pairs(4, 6, "float64")),
]
JUDGED = values()
MISTAKES = [
    mistake(
        "You average the probabilities of the partners: take −log of each, and then the mean.",
        cause="values",
        gives=lambda inputs, torch: (
            -0.5 * (scored(inputs).softmax(0) + scored(inputs).softmax(1)).diagonal().mean()
        ),
    ),
    mistake(
        "You divide by the length of the whole matrix: each row has a length of its own.",
        cause="values",
        gives=of(lambda x: (x.a / x.a.norm()) @ (x.b / x.b.norm()).T / x.temperature),
    ),
    mistake(
        "You put a and b into one batch and compare all 2·B rows, as SimCLR does: here rows of a are compared with rows of b only.",
        cause="values",
        gives=all_in_one_batch,
    ),
    mistake(
        "NaN or infinity comes out: the scores reach 1/temperature, and exp overflows. Stay in logarithms, with log_softmax or logsumexp.",
        cause="edge",
        when=lambda inputs, outputs, torch: inputs.temperature < 0.02 and not bool(outputs.isfinite()),
    ),
    mistake(
        "The rows are not scaled to length 1: divide each row of a and of b by its L2 norm.",
        cause="values",
        gives=of(lambda x: x.a @ x.b.T / x.temperature),
    ),
    mistake(
        "Only a is scaled to length 1; scale the rows of b as well.",
        cause="values",
        gives=of(lambda x: unit(x.a) @ x.b.T / x.temperature),
    ),
    mistake(
        "Only b is scaled to length 1; scale the rows of a as well.",
        cause="values",
        gives=of(lambda x: x.a @ unit(x.b).T / x.temperature),
    ),
    mistake(
        "You scale the columns to length 1 (axis 0); each row, one vector, should have length 1.",
        cause="values",
        gives=of(lambda x: (x.a / x.a.norm(dim=0)) @ (x.b / x.b.norm(dim=0)).T / x.temperature),
    ),
    mistake(
        "You multiply by the temperature; divide by it.",
        cause="scale",
        gives=of(lambda x: unit(x.a) @ unit(x.b).T * x.temperature),
    ),
    mistake(
        "The temperature is missing: divide the scores by it.",
        cause="scale",
        gives=of(lambda x: unit(x.a) @ unit(x.b).T),
    ),
    mistake(
        "Only a looks for b: average it with the other direction, the softmax along the other axis.",
        cause="values",
        gives=of(combine=lambda rows, columns: rows),
    ),
    mistake(
        "Only b looks for a: average it with the other direction, the softmax along the other axis.",
        cause="values",
        gives=of(combine=lambda rows, columns: columns),
    ),
    mistake(
        "You add up the two directions: each counts one half.",
        cause="scale",
        gives=of(combine=lambda rows, columns: rows + columns),
    ),
    mistake(
        "The partner is missing in the sum below: the softmax runs over all B, the partner included.",
        cause="values",
        gives=without_the_partner,
    ),
    mistake(
        "You take entry 0 of every row as its partner: the partner of row i is i, the diagonal.",
        cause="values",
        gives=always_the_first,
    ),
]
AXES = {"a": "B D", "b": "B D"}
BENCHMARK = case("benchmark", **pairs(256, 128))
