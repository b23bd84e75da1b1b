from studycli.judge.cases import INF, case, exactly, mistake, permutations, values


def ranked(*shape, step=0.7, double=False):
    """Rows with the same scores, 0, step, 2·step …, each in an order of its own: what stays is never a close call."""
    return permutations(*shape, dtype="float64" if double else "float32").times(step)


def filtered(
    inputs,
    torch,
    k_step=0,
    k_on=True,
    p_on=True,
    renormalised=True,
    stays=None,
    fill=-INF,
    back=True,
    descending=True,
    of=None,
):
    """The filter with one slip."""
    logits, V = inputs.logits, inputs.logits.shape[-1]

    def by_k(scores):
        if not k_on or inputs.top_k <= 0:
            return scores
        k = min(max(inputs.top_k + k_step, 0), V)
        rank = scores.argsort(-1, descending=True).argsort(-1)
        return scores.masked_fill(rank >= k, -INF)

    def by_p(scores, weights):
        if not p_on or inputs.top_p >= 1:
            return scores
        order = weights.argsort(-1, descending=descending)
        probs = (of or (lambda w: w.softmax(-1)))(weights.gather(-1, order))
        sums = probs.cumsum(-1)
        keep = stays(sums, probs, inputs.top_p) if stays else sums - probs < inputs.top_p
        if back:
            keep = torch.zeros_like(keep).scatter(-1, order, keep)
        return scores.masked_fill(~keep, -INF)

    left = by_k(logits)
    made = by_p(left, left if renormalised else logits)
    return made.masked_fill(made == -INF, fill)


def slip(**changes):
    return lambda inputs, torch: filtered(inputs, torch, **changes)


def crossing_left_out(sums, probs, top_p):
    return sums <= top_p


def crossing_left_out_but_one(sums, probs, top_p):
    keep = sums <= top_p
    keep[..., 0] = True
    return keep


def one_more(sums, probs, top_p):
    keep = sums - probs < top_p
    return keep | keep.roll(1, -1)


PEAKED = [[40.0, 0.0, -40.0, 3.0, -10.0], [-30.0, 1.0, 2.0, 60.0, -60.0]]
CASES = [
    case("plain", logits=ranked(2, 6), top_k=4, top_p=0.8),
    case("k alone", logits=ranked(2, 3), top_k=2),
    case("p alone", logits=ranked(2, 7, step=0.5), top_p=0.7),
    case("p alone, flat", logits=ranked(3, 8, step=0.1), top_p=0.55),
    case("nothing is asked for", logits=ranked(2, 4)),
    case("k = 1", logits=ranked(2, 5), top_k=1, top_p=0.4),
    case("k = V", logits=ranked(2, 5), top_k=5),
    case("k above V", logits=ranked(2, 4), top_k=9, top_p=0.75),
    case("the first token alone is enough", logits=ranked(3, 4, step=2.5), top_p=0.5),
    case("p counts on what k has left", logits=ranked(3, 9, step=0.2), top_k=5, top_p=0.66),
    case(
        "sure and unsure",
        logits=ranked(4, 6).then(lambda t: t * t.new_tensor([[0.1], [0.6], [1.4], [5.0]])),
        top_p=0.83,
    ),
    case("p = 1.0, where sums reach 1 early", logits=exactly(PEAKED)),
    case("large scores", logits=ranked(2, 5).times(2000), top_k=3, top_p=0.9),
    case("one token", logits=ranked(40, 1), top_k=1, top_p=0.3),
    case("no leading axis", logits=ranked(5), top_p=0.77),
    case("more leading axes", logits=ranked(2, 3, 5), top_k=4, top_p=0.77),
    case("not contiguous", logits=ranked(3, 6).strided(), top_k=5, top_p=0.85),
    case("float64", logits=ranked(3, 6, double=True), top_k=5, top_p=0.85),
]
JUDGED = values()
AXES = {"logits": "… V", "returns": "… V"}
NO_BACK = "You use the mask in sorted order; bring it back to where the tokens stand, with scatter and the indices of the sort."
CROSSING = (
    "You exclude the token with which the sum reaches top_p; it belongs to the set: "
    "a token stays while the sum of those before it is below top_p."
)
MISTAKES = [
    mistake(
        "With top_p = 1.0 everything stays, also where rounding lets the sum reach 1 early: leave the p part out then.",
        cause="edge",
        when=lambda inputs, outputs, torch: (
            inputs.top_p == 1 and not inputs.top_k and bool((outputs == -INF).any())
        ),
    ),
    mistake(
        "The excluded logits are 0 in your result; e⁰ = 1, so they could still be drawn. They must be −inf.",
        cause="values",
        gives=slip(fill=0.0),
    ),
    mistake(
        "The excluded logits are large negative numbers in your result; they must be −inf, which has probability 0 exactly.",
        cause="values",
        when=lambda inputs, outputs, torch: (
            outputs.shape == (right := filtered(inputs, torch)).shape
            and bool((outputs[right == -INF] < -1e3).all())
            and bool((outputs[right == -INF] > -INF).any())
            and torch.allclose(outputs[right > -INF], right[right > -INF])
        ),
    ),
    mistake(
        "You return probabilities; the logits themselves are asked for, −inf where they are excluded.",
        cause="values",
        when=lambda inputs, outputs, torch: (
            outputs.shape == inputs.logits.shape
            and outputs.shape[-1] > 1
            and torch.allclose(outputs, filtered(inputs, torch).softmax(-1))
        ),
    ),
    mistake(
        "Your top_p looks at the probabilities from before top_k; k comes first, and what it has left must sum to 1 again.",
        cause="values",
        gives=slip(renormalised=False),
    ),
    mistake(CROSSING, cause="edge", gives=slip(stays=crossing_left_out)),
    mistake(CROSSING, cause="edge", gives=slip(stays=crossing_left_out_but_one)),
    mistake(
        "You keep one token more than needed: the token with which the sum reaches top_p is the last one that stays.",
        cause="edge",
        gives=slip(stays=one_more),
    ),
    mistake(NO_BACK, cause="order", gives=slip(back=False)),
    mistake(
        "You exclude the k-th highest too: top_k tokens stay, you keep one less.",
        cause="edge",
        gives=slip(k_step=-1),
    ),
    mistake(
        "You keep one token more than top_k.",
        cause="edge",
        gives=slip(k_step=1),
    ),
    mistake(
        "You sort upwards, so that the least probable tokens are counted, and kept, first.",
        cause="order",
        gives=slip(descending=False),
    ),
    mistake(
        "You add up logits; add up probabilities, the softmax of them.",
        cause="values",
        gives=slip(of=lambda w: w),
    ),
    mistake("top_p is not used.", cause="values", gives=slip(p_on=False)),
    mistake("top_k is not used.", cause="values", gives=slip(k_on=False)),
]
BENCHMARK = case("benchmark", logits=ranked(16, 2000, step=0.005), top_k=800, top_p=0.9)
