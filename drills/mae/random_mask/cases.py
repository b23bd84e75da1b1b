from studycli.judge.cases import case, counting, finding, improbable, normal, properties


def every_token_once(inputs, outputs, torch):
    ids = outputs[1]
    N = inputs.x.shape[1]
    if not torch.equal(ids.sort(dim=1).values, torch.arange(N).expand_as(ids)):
        return finding(
            f"Not every row of ids is a shuffle of 0 … {N - 1}: each token must occur exactly once.", "values"
        )
    return None


def the_tokens_that_ids_names(inputs, outputs, torch):
    visible, ids = outputs
    x, kept = inputs.x, visible.shape[1]
    if torch.equal(visible, _picked(x, ids[:, :kept])):
        return None
    if torch.equal(visible, _picked(x, ids[:, ids.shape[1] - kept :])):
        return finding("You keep the last tokens of each shuffle: the kept ones come first in ids.", "order")
    if torch.equal(visible, _picked(x, ids.argsort(dim=1)[:, :kept])):
        return finding(
            "ids is the inverse of your shuffle: it tells where each token went, not which token stands there. "
            "Return the shuffle itself.",
            "order",
        )
    if torch.equal(visible, _picked(x, ids[:, :kept].sort(dim=1).values)):
        return finding(
            "Your visible tokens are sorted by position: they come in shuffled order, visible[b, i] = x[b, ids[b, i]].",
            "order",
        )
    first = ids[:1].expand_as(ids)
    if torch.equal(visible, _picked(x, first[:, :kept])):
        return finding("You pick the tokens of every image by the ids of the first image.", "random")
    if all(
        bool((image[:, None] == tokens).all(-1).any(-1).all())
        for image, tokens in zip(visible, x, strict=True)
    ):
        return finding(
            "Your visible tokens are not the ones that ids names: visible[b, i] must be x[b, ids[b, i]].",
            "order",
        )
    return finding(
        "Your visible tokens are no rows of x: each is one whole token, unchanged. A gather needs its index expanded over D.",
        "values",
    )


def a_shuffle_for_each_image(inputs, outputs, torch):
    ids = outputs[1]
    if bool((ids == ids[:1]).all()):
        return "All images of the batch share one shuffle: draw B·N random numbers, not N."
    return None


def every_token_equally_likely(inputs, outputs, torch):
    visible, ids = outputs
    B, N = ids.shape
    kept = visible.shape[1]
    for token in range(N):
        times = int((ids[:, :kept] == token).sum())
        if improbable(times, B, kept / N):
            return (
                f"Not every token is equally likely to be kept: token {token} is kept in {times} of {B} images, "
                f"about {B * kept // N} are right."
            )
        for place in range(N):
            times = int((ids[:, place] == token).sum())
            if improbable(times, B, 1 / N):
                return (
                    f"Not every order is equally likely: token {token} stands at place {place} of ids in {times} "
                    f"of {B} images, about {B // N} are right."
                )
    return None


def neighbours_independent(inputs, outputs, torch):
    ids = outputs[1]
    B, N = ids.shape
    times = int(((ids[:, 1] - ids[:, 0]) % N == 1).sum())
    if improbable(times, B, 1 / (N - 1)):
        return (
            f"Your orders are not shuffled enough: the token behind the first is its neighbour in {times} of {B} images, "
            f"about {B // (N - 1)} are right."
        )
    return None


def _picked(x, ids):
    return x.gather(1, ids[:, :, None].expand(*ids.shape, x.shape[2]))


CASES = [
    case("plain", x=normal(2, 16, 4)),
    case("counted", x=counting(3, 8, 2), mask_ratio=0.5),
    case("N·(1−r) is not whole", x=normal(3, 9, 2), mask_ratio=0.7),
    case("one number a token", x=normal(4, 9, 1), mask_ratio=0.5),
    case("nothing hidden", x=normal(5, 8, 4), mask_ratio=0.0),
    case("everything hidden", x=normal(5, 8, 4), mask_ratio=1.0).without_gradients(),
    case("bfloat16", x=normal(2, 7, 3, dtype="bfloat16"), mask_ratio=0.4),
    case("600 images", x=counting(600, 6, 1), mask_ratio=0.5).by_chance(),
    case("20,000 images of three tokens", x=counting(20_000, 3, 1), mask_ratio=0.4).by_chance(),
]
JUDGED = properties(
    gradients=["x"],
    always=[every_token_once, the_tokens_that_ids_names],
    by_chance=[a_shuffle_for_each_image, every_token_equally_likely, neighbours_independent],
)
AXES = {"x": "B N D", "returns.0": "B K D", "returns.1": "B N"}
BENCHMARK = case("benchmark", x=counting(16, 196, 32))
