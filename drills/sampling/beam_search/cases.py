from studycli.judge.cases import INF, at, case, exactly, function, mistake, normal, values


def step(ids, table):
    """Log-probabilities that depend on the last id."""
    if type(ids) is not list or any(type(token) is not int for token in ids):
        raise TypeError("step takes one list of ints")
    return table[ids[-1]].clone()


def step_at(ids, table):
    """Log-probabilities that depend on the last id and on the length.

    On the last id alone, two ways round the same circles would add up to the same: a tie.
    """
    if type(ids) is not list or any(type(token) is not int for token in ids):
        raise TypeError("step takes one list of ints")
    return table[len(ids) - 1, ids[-1]].clone()


def step_of_two(ids, table):
    """Log-probabilities that depend on the last two ids and on the length."""
    if type(ids) is not list or any(type(token) is not int for token in ids):
        raise TypeError("step takes one list of ints")
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


def searched(inputs, slip):
    """The search with one slip."""
    beams, aside = [([inputs.start], 0.0)], []
    while beams and any(ids[-1] != inputs.eos and len(ids) < inputs.max_len for ids, _ in beams):
        candidates = []
        for ids, score in beams:
            if ids[-1] == inputs.eos and slip != "extended":
                candidates.append((ids, score))
                continue
            row = inputs.step(ids).double()
            for token, part in enumerate((row.exp() if slip == "probabilities" else row).tolist()):
                candidates.append(([*ids, token], score + part))
        candidates.sort(
            key=lambda beam: beam[1] / len(beam[0]) if slip == "mean" else beam[1], reverse=slip != "lowest"
        )
        if slip == "aside":
            aside += [beam for beam in candidates[: inputs.width] if beam[0][-1] == inputs.eos]
            candidates = [beam for beam in candidates if beam[0][-1] != inputs.eos]
        beams = candidates[: inputs.width]
        ended = [beam for beam in beams if beam[0][-1] == inputs.eos]
        if ended and slip == "first end":
            return ended[0][0]
    if slip == "finished first":
        beams = [beam for beam in beams if beam[0][-1] == inputs.eos] or beams
    return max(beams + aside, key=lambda beam: beam[1])[0] if aside else beams[0][0]


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
        step=function(step, table=normal(4, 4).put(at[:, 3], -INF).then(lambda t: t.log_softmax(-1))),
        start=0,
        eos=3,
        width=3,
        max_len=5,
    ),
    case("long", **drawn(12, 12, width=4, max_len=12)),
    case("float64", **drawn(5, 5, dtype="float64", width=3, max_len=5)),
]
JUDGED = values(gradients=[])
MISTAKES = [
    mistake(
        "Your result is what comes out when sequences that end in eos are extended too: a finished one stands as it is.",
        cause="values",
        gives=lambda inputs, torch: searched(inputs, "extended"),
    ),
    mistake(
        "You set finished sequences aside, so that others take their places among the `width` kept; they must compete for a place.",
        cause="values",
        gives=lambda inputs, torch: searched(inputs, "aside"),
    ),
    mistake(
        "You stop as soon as one kept sequence is finished; another may still end with a better total.",
        cause="values",
        gives=lambda inputs, torch: searched(inputs, "first end"),
    ),
    mistake(
        "You prefer a finished sequence; the best total wins, finished or not.",
        cause="values",
        gives=lambda inputs, torch: searched(inputs, "finished first"),
    ),
    mistake(
        "You divide totals by the length; here the plain sum of log-probabilities counts.",
        cause="values",
        gives=lambda inputs, torch: searched(inputs, "mean"),
    ),
    mistake(
        "You add up probabilities; add up log-probabilities, as step returns them.",
        cause="values",
        gives=lambda inputs, torch: searched(inputs, "probabilities"),
    ),
    mistake(
        "You keep the sequences with the lowest totals; the highest are the best.",
        cause="values",
        gives=lambda inputs, torch: searched(inputs, "lowest"),
    ),
    mistake(
        "Your sequence holds every id in turn: append changes the sequence's own list, so that all its extensions share it. "
        "Make a new one, ids + [id].",
        cause="values",
        when=lambda inputs, outputs, torch: (
            outputs[1 : len(inputs.step([inputs.start])) + 1] == list(range(len(inputs.step([inputs.start]))))
        ),
    ),
    mistake(
        "Your sequence has max_len + 1 ids: the start counts too.",
        cause="edge",
        when=lambda inputs, outputs, torch: len(outputs) == inputs.max_len + 1,
    ),
]
BENCHMARK = case("benchmark", **drawn(60, 60, width=6, max_len=12) | {"eos": 60})
