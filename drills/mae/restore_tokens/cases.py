from studycli.judge.cases import case, counting, exactly, mistake, normal, parameter, permutations, values


def picked(tokens, ids):
    return tokens.gather(1, ids[:, :, None].expand(*ids.shape, tokens.shape[2]))


def shuffled(inputs, torch):
    """All tokens, the mask tokens last, in the order of ids."""
    B, K, D = inputs.visible.shape
    masks = inputs.mask_token.expand(B, inputs.ids.shape[1] - K, D)
    return torch.cat([inputs.visible, masks], dim=1)


def masks_first(inputs, torch):
    hidden = inputs.ids.shape[1] - inputs.visible.shape[1]
    tokens = shuffled(inputs, torch).roll(hidden, dims=1)
    return picked(tokens, inputs.ids.argsort(dim=1))


def in_order_of_position(inputs, torch):
    K = inputs.visible.shape[1]
    ids = torch.cat([inputs.ids[:, :K].sort(dim=1).values, inputs.ids[:, K:]], dim=1)
    return picked(shuffled(inputs, torch), ids.argsort(dim=1))


def the_first_shuffle(inputs, torch):
    first = inputs.ids[:1].expand_as(inputs.ids)
    return picked(shuffled(inputs, torch), first.argsort(dim=1))


def zeros(inputs, torch):
    B, K, D = inputs.visible.shape
    tokens = torch.cat([inputs.visible, inputs.visible.new_zeros(B, inputs.ids.shape[1] - K, D)], dim=1)
    return picked(tokens, inputs.ids.argsort(dim=1))


CASES = [
    case("plain", visible=normal(2, 3, 4), mask_token=normal(1, 1, 4), ids=permutations(2, 7)),
    case(
        "counted",
        visible=counting(3, 4, 2, start=10),
        mask_token=exactly([[[0.0, 1.0]]]),
        ids=permutations(3, 8),
    ),
    case(
        "parameters", visible=normal(2, 4, 3), mask_token=parameter(normal(1, 1, 3)), ids=permutations(2, 9)
    ),
    case("one image", visible=normal(1, 4, 3), mask_token=normal(1, 1, 3), ids=permutations(1, 10)),
    case("one visible token", visible=normal(3, 1, 2), mask_token=normal(1, 1, 2), ids=permutations(3, 6)),
    case("one hidden token", visible=normal(3, 5, 2), mask_token=normal(1, 1, 2), ids=permutations(3, 6)),
    case("nothing visible", visible=normal(2, 0, 3), mask_token=normal(1, 1, 3), ids=permutations(2, 5)),
    case("nothing hidden", visible=normal(2, 6, 3), mask_token=normal(1, 1, 3), ids=permutations(2, 6)),
    case("width 1", visible=normal(2, 4, 1), mask_token=normal(1, 1, 1), ids=permutations(2, 7)),
    case("a single token", visible=normal(1, 1, 1), mask_token=normal(1, 1, 1), ids=permutations(1, 1)),
    case(
        "not contiguous",
        visible=normal(3, 2, 4).transposed(),
        mask_token=normal(1, 1, 2).strided(),
        ids=permutations(3, 7).strided(),
    ),
    case(
        "float64",
        visible=normal(2, 3, 4, dtype="float64"),
        mask_token=normal(1, 1, 4, dtype="float64"),
        ids=permutations(2, 8),
    ),
    case(
        "bfloat16",
        visible=normal(2, 5, 3, dtype="bfloat16"),
        mask_token=normal(1, 1, 3, dtype="bfloat16"),
        ids=permutations(2, 8),
    ),
]
JUDGED = values()
MISTAKES = [
    mistake(
        "You gather with ids itself, which shuffles once more; to undo a shuffle you need its inverse, ids.argsort(dim=1).",
        cause="order",
        gives=lambda inputs, torch: picked(shuffled(inputs, torch), inputs.ids),
    ),
    mistake(
        "You put the mask tokens before the visible ones; ids names the visible ones first.",
        cause="order",
        gives=masks_first,
    ),
    mistake(
        "You do not un-shuffle: the visible tokens must go back to the places that ids names.",
        cause="order",
        gives=shuffled,
    ),
    mistake(
        "Your visible tokens stand at the right places but in the order they come in: visible[b, i] belongs at ids[b, i].",
        cause="order",
        gives=in_order_of_position,
    ),
    mistake(
        "You restore every image of the batch by the shuffle of the first; each has its own.",
        cause="order",
        gives=the_first_shuffle,
    ),
    mistake(
        "Zeros stand at your hidden places: the mask token belongs there.",
        cause="values",
        gives=zeros,
    ),
    mistake(
        "Each of your tokens has lost all but its first number: gather takes as many as its index names. Expand the index "
        "over D.",
        cause="shape",
        when=lambda inputs, outputs, torch: outputs.shape[2] == 1 < inputs.visible.shape[2],
    ),
]
AXES = {"visible": "B K D", "mask_token": "1 1 D", "ids": "B N", "returns": "B N D"}
WITHOUT = {"N = 1": "more tokens than that are visible"}
BENCHMARK = case(
    "benchmark", visible=normal(32, 49, 192), mask_token=normal(1, 1, 192), ids=permutations(32, 196)
)
