from studycli.judge.cases import at, case, constant, exactly, integers, mistake, normal, values


def surprise(logits, targets):
    """−log p of every target."""
    return -logits.log_softmax(-1).gather(-1, targets.unsqueeze(-1)).squeeze(-1)


def shifted(inputs):
    """The losses of all positions, and their targets."""
    targets = inputs.ids[:, 1:]
    return surprise(inputs.logits[:, :-1], targets), targets


def without_shift(inputs, torch):
    return surprise(inputs.logits, inputs.ids)[inputs.ids != inputs.pad_id].mean()


def backwards(inputs, torch):
    targets = inputs.ids[:, :-1]
    return surprise(inputs.logits[:, 1:], targets)[targets != inputs.pad_id].mean()


def two_ahead(inputs, torch):
    targets = inputs.ids[:, 2:]
    return surprise(inputs.logits[:, :-2], targets)[targets != inputs.pad_id].mean()


def rolled(inputs, torch):
    targets = inputs.ids.roll(-1, 1)
    return surprise(inputs.logits, targets)[targets != inputs.pad_id].mean()


def across_sequences(inputs, torch):
    logits, targets = inputs.logits.flatten(0, 1)[:-1], inputs.ids.flatten()[1:]
    return surprise(logits, targets)[targets != inputs.pad_id].mean()


def padding_too(inputs, torch):
    return shifted(inputs)[0].mean()


def masked_by_inputs(inputs, torch):
    return shifted(inputs)[0][inputs.ids[:, :-1] != inputs.pad_id].mean()


def masked_by_both(inputs, torch):
    losses, targets = shifted(inputs)
    return losses[(targets != inputs.pad_id) & (inputs.ids[:, :-1] != inputs.pad_id)].mean()


def divided_by_all(inputs, torch):
    losses, targets = shifted(inputs)
    return (losses * (targets != inputs.pad_id)).mean()


def mean_of_means(inputs, torch):
    losses, targets = shifted(inputs)
    valid = targets != inputs.pad_id
    return ((losses * valid).sum(1) / valid.sum(1)).mean()


def regrouped(inputs, torch):
    B, N, V = inputs.logits.shape
    targets = inputs.ids[:, 1:]
    losses = surprise(inputs.logits[:, :-1].reshape(B, V, N - 1).transpose(1, 2), targets)
    return losses[targets != inputs.pad_id].mean()


def text(B, N, V, pad_id=0, dtype="float32", padded=()):
    """Sequences without padding but at the places `padded`; the pad is 0 or the last id."""
    low, high = (1, V) if pad_id == 0 else (0, V - 1)
    ids = integers(B, N, low=low, high=high)
    for index in padded:
        ids = ids.put(index, pad_id)
    return {"logits": normal(B, N, V, std=1.5, dtype=dtype), "ids": ids, "pad_id": pad_id}


SURE = [[[1e4, -1e4, 0, 5], [-1e4, 1e4, 9e3, 0], [0, 2e3, 1e4, -1e4], [3, 1, 4, 1]]]
CASES = [
    case("plain", **text(2, 5, 4, padded=[at[-1, 3:]])),
    case("no padding", **text(2, 4, 5)),
    case("padding of different lengths", **text(4, 6, 3, padded=[at[0, 2:], at[1, 5:], at[3, 3:]])),
    case("padding on the left", **text(2, 5, 4, padded=[at[0, :2], at[1, :1]])),
    case("padding in between", **text(3, 6, 5, padded=[at[0, 2], at[1, 3:5], at[2, 0]])),
    case("the last id is the padding", **text(2, 5, 6, pad_id=5, padded=[at[1, 2:]])),
    case("one sequence", **text(1, 7, 3, padded=[at[0, 5:]])),
    case("two tokens", **text(3, 2, 4)),
    case("N − 1 = V", **text(2, 5, 4, padded=[at[0, 4:]])),
    case("one sequence is nothing but padding", **text(3, 8, 6, padded=[at[1]])),
    case("nothing but padding", **text(5, 9, 8, padded=[at[:, 1:]])).without_gradients(),
    case("one token", **text(40, 1, 9)).without_gradients(),
    case(
        "sure and right, sure and wrong",
        logits=exactly(SURE),
        ids=exactly([[2, 3, 1, 2]], dtype="int64"),
        pad_id=0,
    ),
    case(
        "not contiguous",
        logits=normal(2, 4, 5).transposed(1, 2),
        ids=integers(5, 2, low=1, high=4).transposed().put(at[0, 4], 0),
        pad_id=0,
    ),
    case(
        "equal scores",
        logits=constant(2, 4, 3),
        ids=exactly([[1, 2, 1, 0], [2, 2, 0, 0]], dtype="int64"),
        pad_id=0,
    ),
    case("float64", **text(2, 5, 4, dtype="float64", padded=[at[0, 3:]])),
]
JUDGED = values(finite=1e4)
AXES = {"logits": "B N V", "ids": "B N"}
SIZES = {"ids": "V"}
WITHOUT = {"V = 1": "the only id would be the padding"}
MISTAKES = [
    mistake(
        "When no target counts, nothing is left to average: the result is NaN, 0/0, and not a number that looks like a perfect loss.",
        cause="edge",
        when=lambda inputs, outputs, torch: (
            bool((inputs.ids[:, 1:] == inputs.pad_id).all()) and bool(outputs.isfinite().all())
        ),
    ),
    mistake(
        "You ask the logits at t about the token at t itself, which the model has just read; their target is the next one, ids[:, t + 1].",
        cause="values",
        gives=without_shift,
    ),
    mistake(
        "You shift the wrong way: the logits at t + 1 are asked about the token at t. Drop the last logits and the first id.",
        cause="values",
        gives=backwards,
    ),
    mistake(
        "You shift twice: the logits at t are asked about the token at t + 2.",
        cause="values",
        gives=two_ahead,
    ),
    mistake(
        "Your last logits get the first token of the sequence as their target: roll goes round in a circle. The last logits are not used.",
        cause="edge",
        gives=rolled,
    ),
    mistake(
        "You put the sequences end to end before you shift, so that the last logits of one are asked about the first token of the next. Shift first, then flatten.",
        cause="edge",
        gives=across_sequences,
    ),
    mistake(
        "You count targets that are padding: only positions whose target is not pad_id count, in the sum and in the number.",
        cause="values",
        gives=padding_too,
    ),
    mistake(
        "You leave out the positions at which padding stands; what decides is their target, the token at t + 1.",
        cause="edge",
        gives=masked_by_inputs,
    ),
    mistake(
        "You ask that neither the token at t nor its target is padding; the target alone decides.",
        cause="edge",
        gives=masked_by_both,
    ),
    mistake(
        "You divide by the number of all targets; divide by the number of those that are not padding.",
        cause="scale",
        gives=divided_by_all,
    ),
    mistake(
        "You average each sequence first and then the sequences; take one mean over all targets of the batch that count.",
        cause="values",
        gives=mean_of_means,
    ),
    mistake(
        "Your reshape to (B, V, N − 1) cuts the scores into other rows; it does not exchange the axes. Use transpose(1, 2).",
        cause="order",
        gives=regrouped,
    ),
]
BENCHMARK = case("benchmark", **text(8, 128, 500, padded=[at[3, 90:]]))
