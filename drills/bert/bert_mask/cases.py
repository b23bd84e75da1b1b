from studycli.judge.cases import (
    booleans,
    case,
    constant,
    counting,
    finding,
    improbable,
    integers,
    properties,
)


def labels_are_ids_or_ignored(inputs, outputs, torch):
    masked, labels = outputs
    ignored, right = labels == -100, labels == inputs.ids
    if bool(right.all()) and bool(inputs.special.any()):
        return finding(
            "Your labels hold the ids everywhere; −100 belongs where a position is not chosen.", "values"
        )
    if bool((ignored | right).all()):
        return None
    if bool((ignored | (labels == masked)).all()):
        return finding(
            "Your labels are what the model is shown; they must hold the old ids, from before the masking.",
            "values",
        )
    other = labels[~(ignored | right)]
    if bool((other == other[0]).all()):
        return finding(
            f"Your labels hold {int(other[0])} where −100 (ignored) or the old id belongs.", "values"
        )
    return finding(
        "Your labels must hold the old id where a position is chosen, and −100 elsewhere.", "values"
    )


def special_never_chosen(inputs, outputs, torch):
    masked, labels = outputs
    touched = inputs.special & ((labels != -100) | (masked != inputs.ids))
    ordinary = ~inputs.special & (labels != -100)
    if not bool(touched.any()):
        return None
    place = [int(part) for part in touched.nonzero()[0]]
    if bool((labels[inputs.special] != -100).all()) and bool((masked == inputs.ids)[inputs.special].all()):
        return finding(
            "Every special position has its id as label, and −100 belongs there: are the labels the wrong way round?",
            "values",
        )
    if not bool(ordinary.any()) and bool((~inputs.special).any()):
        return finding(
            f"special is used the wrong way round: only special positions are chosen, such as {place}.",
            "values",
        )
    return finding(
        f"Position {place} is special and was chosen: special positions are never masked.", "values"
    )


def others_unchanged(inputs, outputs, torch):
    masked, labels = outputs
    changed = (labels == -100) & (masked != inputs.ids)
    if not bool(changed.any()):
        return None
    where = labels != -100
    if bool((masked[where] == inputs.ids[where]).all()):
        return finding(
            "The labels are the wrong way round: −100 stands where a position is chosen, the ids elsewhere.",
            "values",
        )
    place = [int(part) for part in changed.nonzero()[0]]
    return finding(
        f"Position {place} is changed in inputs, but its label is −100: only chosen positions may change.",
        "values",
    )


def ids_in_range(inputs, outputs, torch):
    masked = outputs[0]
    fresh = masked[(masked != inputs.ids) & (masked != inputs.mask_id)]
    if bool(((fresh < 0) | (fresh >= inputs.vocab_size)).any()):
        worst = int(fresh.max()) if bool((fresh >= inputs.vocab_size).any()) else int(fresh.min())
        return finding(
            f"A random id is {worst}; the last one is vocab_size − 1 = {inputs.vocab_size - 1}.", "edge"
        )
    return None


def all_or_nothing(inputs, outputs, torch):
    chosen = outputs[1] != -100
    if inputs.ratio == 0 and bool(chosen.any()):
        return "With ratio = 0 nothing may be chosen."
    if inputs.ratio == 1 and not bool((chosen | inputs.special).all()):
        amount = int((~chosen & ~inputs.special).sum())
        return f"With ratio = 1 every position that is not special is chosen; {amount} have the label −100. A kept id has its label too."
    return None


def the_share_that_is_chosen(inputs, outputs, torch):
    open_places = ~inputs.special
    chosen, total = int((outputs[1] != -100).sum()), int(open_places.sum())
    if not improbable(chosen, total, inputs.ratio):
        return None
    kept = int(((outputs[1] != -100) & (outputs[0] == inputs.ids)).sum())
    note = (
        " A kept id must have its label too."
        if improbable(kept, chosen, 0.1 + 0.1 / inputs.vocab_size) and kept * 50 < chosen
        else ""
    )
    return f"{_percent(chosen, total)} of the positions that are not special are chosen; ratio is {inputs.ratio:g}.{note}"


def chosen_each_for_itself(inputs, outputs, torch):
    chosen = outputs[1] != -100
    N = chosen.shape[1]
    usable = ~inputs.special
    ratio, total = inputs.ratio, int(usable.sum())
    if improbable(int(chosen.sum()), total, ratio):
        ratio = min(int(chosen.sum()) / total, 1.0)  # told of next; the question here is another one
    above, below = chosen[: len(chosen) // 2], chosen[len(chosen) // 2 : len(chosen) // 2 * 2]
    pairs = usable[: len(above)] & usable[len(above) : 2 * len(above)]
    if improbable(int((above & below & pairs).sum()), int(pairs.sum()), ratio**2):
        return "The same positions are chosen in all sequences of the batch: draw a number for each of the B·N positions."
    pairs = usable[:, ::2] & usable[:, 1::2]
    if improbable(int((chosen[:, ::2] & chosen[:, 1::2] & pairs).sum()), int(pairs.sum()), ratio**2):
        return "Neighbouring positions are not chosen independently: each has a draw of its own."
    free = (~inputs.special).all(1)
    counts, usual = chosen[free].sum(1), round(N * inputs.ratio)
    if improbable(int((counts == usual).sum()), len(counts), _binomial(N, usual, inputs.ratio, torch)):
        return (
            f"In {int((counts == usual).sum())} of {len(counts)} sequences exactly {usual} positions are chosen: "
            "the number is fixed. Each position is chosen for itself, so that the number varies."
        )
    return None


def eighty_ten_ten(inputs, outputs, torch):
    masked, labels = outputs
    chosen = labels != -100
    total, V = int(chosen.sum()), inputs.vocab_size
    as_mask = int((chosen & (masked == inputs.mask_id)).sum())
    kept = int((chosen & (masked == inputs.ids)).sum())
    drawn = total - as_mask - kept
    inside = 0 <= inputs.mask_id < V
    right = (0.8 + (0.1 / V if inside else 0), 0.1 + 0.1 / V, 0.1 * (V - 1 - inside) / V)
    if any(
        improbable(count, total, share)
        for count, share in zip((as_mask, drawn, kept), (right[0], right[2], right[1]), strict=True)
    ):
        return (
            f"Of the chosen positions {_percent(as_mask, total)} show mask_id, {_percent(drawn, total)} another id and "
            f"{_percent(kept, total)} their own; 80 %, 10 % and 10 % are right."
        )
    return None


def random_ids_uniform(inputs, outputs, torch):
    masked, labels = outputs
    fresh = masked[(labels != -100) & (masked != inputs.mask_id) & (masked != inputs.ids)]
    old = inputs.ids[labels != -100]
    V = inputs.vocab_size
    for token in range(V):
        if token == inputs.mask_id:
            continue
        trials = int((old != token).sum())
        times = int((fresh == token).sum())
        if improbable(times, trials, 0.1 / V):
            return f"The random ids are not uniform on 0 … {V - 1}: {token} was drawn {times} times, about {trials // (10 * V)} are right."
    return None


def fates_each_for_itself(inputs, outputs, torch):
    masked, labels = outputs
    chosen, V = labels != -100, inputs.vocab_size
    both = chosen[:, ::2] & chosen[:, 1::2]
    hidden = masked == inputs.mask_id
    share = 0.8 + (0.1 / V if 0 <= inputs.mask_id < V else 0)
    if improbable(int((both & hidden[:, ::2] & hidden[:, 1::2]).sum()), int(both.sum()), share**2):
        return "What a chosen position shows is drawn once for several positions; draw for each position by itself."
    fresh = chosen & ~hidden & (masked != inputs.ids)
    values = masked[fresh]
    same = int((values[1:] == values[:-1]).sum())
    if improbable(same, max(len(values) - 1, 0), 1 / (V - 2)):
        return "Random ids come in runs: the same id is put at several positions. Draw one for each position."
    return None


def _percent(count, total):
    return f"{100 * count / max(total, 1):.1f} %"


def _binomial(n, k, p, torch):
    ways = torch.lgamma(torch.tensor([n + 1.0, k + 1.0, n - k + 1.0], dtype=torch.float64))
    return float((ways[0] - ways[1] - ways[2]).exp() * p**k * (1 - p) ** (n - k))


def sentences(*shape, share=0.2, **others):
    """Ids of a vocabulary of 20, the first five of them special; mask_id is 3."""
    return {
        "ids": integers(*shape, low=5, high=20),
        "mask_id": 3,
        "vocab_size": 20,
        "special": booleans(*shape, share=share),
        **others,
    }


CASES = [
    case("plain", **sentences(2, 12)),
    case(
        "counted, half",
        **sentences(3, 8, ids=counting(3, 8, start=5, dtype="int64"), vocab_size=40, ratio=0.5),
    ),
    case("nothing but special", **sentences(3, 7, share=1.0, ratio=0.9)),
    case("nothing special", **sentences(3, 7, share=0.0, ratio=0.9)),
    case("ratio 0", **sentences(4, 9, ratio=0.0)),
    case("ratio 1", **sentences(40, 50, ratio=1.0)),
    case("the mask outside the vocabulary", **sentences(3, 40, mask_id=20, ratio=0.6)),
    case(
        "one sentence for the whole batch",
        **sentences(4, 9, ids=counting(1, 9, start=5, dtype="int64").expanded(4, 9), ratio=0.5),
    ),
    case(
        "600 sentences",
        **sentences(600, 40, special=booleans(600, 1, share=0.2).expanded(600, 40), ratio=0.4),
    ).by_chance(),
    case(
        "special places here and there",
        **sentences(1300, 20, ids=constant(1300, 20, value=7, dtype="int64"), mask_id=20),
    ).by_chance(),
]
JUDGED = properties(
    always=[labels_are_ids_or_ignored, others_unchanged, special_never_chosen, ids_in_range, all_or_nothing],
    by_chance=[
        chosen_each_for_itself,
        the_share_that_is_chosen,
        eighty_ten_ten,
        random_ids_uniform,
        fates_each_for_itself,
    ],
)
AXES = {"ids": "B N", "special": "B N", "returns.0": "B N", "returns.1": "B N"}
BENCHMARK = case("benchmark", **sentences(128, 256))
