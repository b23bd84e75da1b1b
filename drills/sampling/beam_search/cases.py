from studycli.judge.cases import INF, at, case, exactly, function, normal, values


def step(ids, table):
    """Log-probabilities that depend on the last id."""
    if type(ids) is not list or not ids or any(type(token) is not int for token in ids):
        raise TypeError("step takes one list of ints, the ids so far")
    return table[ids[-1]].clone()


def step_at(ids, table):
    """Log-probabilities that depend on the last id and on the length.

    On the last id alone, two ways round the same circles would add up to the same: a tie.
    """
    if type(ids) is not list or not ids or any(type(token) is not int for token in ids):
        raise TypeError("step takes one list of ints, the ids so far")
    return table[len(ids) - 1, ids[-1]].clone()


def step_of_two(ids, table):
    """Log-probabilities that depend on the last two ids and on the length."""
    if type(ids) is not list or not ids or any(type(token) is not int for token in ids):
        raise TypeError("step takes one list of ints, the ids so far")
    return table[len(ids) % 2, ids[-2] if len(ids) > 1 else 0, ids[-1]].clone()


def chances(*rows):
    """A step whose probabilities stand here: row i for what follows id i."""
    return function(step, table=exactly(rows, "float64").then(lambda t: t.log().float()))


def drawn(*shape, dtype="float32", make=step_at, max_len, **others):
    """A step with random log-probabilities."""
    logits = normal(*((max_len,) if make is step_at else ()), *shape, std=1.5, dtype=dtype)
    return {
        "step": function(make, table=logits.then(lambda t: t.log_softmax(-1))),
        "start": 0,
        "eos": shape[-1] - 1,
        "max_len": max_len,
        **others,
    }


PATIENT = chances(
    [0.38, 0.04, 0.5, 0.08], [0.32, 0.26, 0.03, 0.39], [0.17, 0.43, 0.09, 0.31], [0.31, 0.34, 0.24, 0.11]
)
ENDLESS = chances(
    [0.35, 0.05, 0.45, 0.15], [0.34, 0.26, 0.31, 0.09], [0.2, 0.4, 0.37, 0.03], [0.14, 0.45, 0.18, 0.23]
)
CUT_OFF = chances(
    [0.06, 0.61, 0.22, 0.11], [0.23, 0.26, 0.29, 0.22], [0.38, 0.05, 0.24, 0.33], [0.24, 0.03, 0.41, 0.32]
)


CASES = [
    case("the best start is not the best end", step=PATIENT, start=0, eos=3, width=3, max_len=6),
    case("the best is not finished", step=CUT_OFF, start=0, eos=3, width=3, max_len=4),
    case("an early end with a poor total", step=ENDLESS, start=0, eos=3, width=3, max_len=5),
    case("drawn", **drawn(6, 6, width=3, max_len=6)),
    case("depends on more than the last id", **drawn(2, 4, 4, 4, make=step_of_two, width=2, max_len=7)),
    case("width 1", **drawn(5, 5, width=1, max_len=6)),
    case("wider than the vocabulary", **drawn(3, 3, width=20, max_len=5)),
    case("two ids", **drawn(2, 2, width=2, max_len=5)),
    case("eos first, start last", **drawn(5, 5, width=3, max_len=6) | {"start": 4, "eos": 0}),
    case("only the start fits", **drawn(4, 4, width=2, max_len=1)),
    case("one step", **drawn(4, 4, width=2, max_len=2)),
    case(
        "eos is impossible",
        step=function(step_at, table=normal(5, 4, 4).put(at[..., 3], -INF).then(lambda t: t.log_softmax(-1))),
        start=0,
        eos=3,
        width=3,
        max_len=5,
    ),
    case("long", **drawn(12, 12, width=4, max_len=12)),
    case("float64", **drawn(5, 5, dtype="float64", width=3, max_len=5)),
]
JUDGED = values(gradients=[])
BENCHMARK = case("benchmark", **drawn(60, 60, width=6, max_len=12) | {"eos": 60})
