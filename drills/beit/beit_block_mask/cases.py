from studycli.judge.cases import case, finding, generator, properties

LOOKED_AT_TOGETHER = 200
"""Grids with more patches than this are judged over all draws at once, which is faster."""
LARGE_ENOUGH_TO_TELL = 60
"""Hidden patches from which on their neighbours tell rectangles from single patches."""


def exactly_n_mask(inputs, outputs, torch):
    hidden, asked = int(outputs.sum()), inputs.n_mask
    if hidden > asked:
        return finding(
            f"{hidden} patches are hidden and n_mask is {asked}: cut the last rectangle to fit.", "values"
        )
    if hidden < asked:
        return finding(
            f"{hidden} patches are hidden and n_mask is {asked}: go on until all are, and count a patch once where "
            "rectangles overlap.",
            "values",
        )
    return None


def built_of_rectangles(inputs, outputs, torch):
    if inputs.height * inputs.width > LOOKED_AT_TOGETHER:
        return None
    return told_of(outputs[None], inputs, torch)


def all_built_of_rectangles(inputs, outputs, torch):
    return told_of(torch.stack(outputs), inputs, torch) if isinstance(outputs, list) else None


def told_of(masks, inputs, torch):
    """At most the last rectangle is cut, in one piece; so what lies in no whole rectangle hangs together."""
    least = inputs.min_block
    whole = in_whole_rectangles(masks, least, torch)
    rest = masks & ~whole
    apart = (rest & ~piece_of_the_first(rest, masks, torch)).flatten(1).any(1)
    if not bool(apart.any()):
        return None
    if int(masks.sum()) >= LARGE_ENOUGH_TO_TELL and neighbours(masks) < 1.4 * neighbours_by_chance(masks):
        return (
            f"Your patches are scattered over the grid, fewer than min_block = {least} to a piece: hide whole "
            "rectangles."
        )
    return (
        f"Some pieces of your mask have fewer than min_block = {least} patches: every rectangle has at least that many, and "
        "only the last is cut, in one piece."
    )


def neighbours(masks):
    """How many pairs of hidden patches lie side by side."""
    return int((masks[:, 1:] & masks[:, :-1]).sum()) + int((masks[:, :, 1:] & masks[:, :, :-1]).sum())


def neighbours_by_chance(masks):
    """How many there would be if each patch were hidden by itself."""
    draws, H, W = masks.shape
    share = int(masks.sum()) / masks.numel()
    return draws * ((H - 1) * W + H * (W - 1)) * share**2


def in_whole_rectangles(masks, least, torch):
    """The hidden patches that lie in an all-hidden rectangle of at least so many patches; masks (draws, H, W)."""
    pad = torch.nn.functional.pad

    def sums(x, h, w):
        """The sum over every window of h·w, from running sums."""
        s = pad(x.int().cumsum(1).cumsum(2), (1, 0, 1, 0))
        return s[:, h:, w:] - s[:, :-h, w:] - s[:, h:, :-w] + s[:, :-h, :-w]

    found = torch.zeros_like(masks)
    for h in range(1, masks.shape[1] + 1):
        w = -(-least // h)
        if w <= masks.shape[2]:
            corners = sums(masks, h, w) == h * w
            found |= sums(pad(corners, (w - 1, w - 1, h - 1, h - 1)), h, w) > 0
    return found


def piece_of_the_first(rest, masks, torch):
    """All hidden patches that hang together with the first of the rest."""
    order = torch.arange(rest[0].numel(), 0, -1).reshape(rest.shape[1:])
    rank = rest * order
    grown = rest & (rank == rank.flatten(1).amax(1)[:, None, None])
    while True:
        larger = grown.clone()
        larger[:, 1:] |= grown[:, :-1]
        larger[:, :-1] |= grown[:, 1:]
        larger[:, :, 1:] |= grown[:, :, :-1]
        larger[:, :, :-1] |= grown[:, :, 1:]
        larger &= masks
        if torch.equal(larger, grown):
            return grown
        grown = larger


def the_borders_are_reached(inputs, outputs, torch):
    """Over many draws, where most is hidden, no row and no column stays visible."""
    if not isinstance(outputs, list) or 2 * inputs.n_mask < inputs.height * inputs.width:
        return None
    ever = torch.stack(outputs).any(0)
    for axis, words in ((1, "row"), (0, "column")):
        lines = ever.any(axis)
        if not bool(lines.all()):
            first = int((~lines).nonzero()[0])
            name = f"The last {words}" if first == len(lines) - 1 else f"The {words} {first}"
            return (
                f"{name} is never hidden in {len(outputs)} draws: a rectangle may begin anywhere from 0 to the grid's size "
                "less its own, included (randint excludes its upper bound)."
            )
    return None


CASES = [
    case("plain", height=14, width=14, n_mask=75, min_block=16),
    case("wider than high", height=4, width=9, n_mask=14),
    case("higher than wide", height=10, width=3, n_mask=13, min_block=5),
    case("one row", height=1, width=12, n_mask=7),
    case("one column", height=11, width=1, n_mask=6, min_block=3),
    case("fewer than a rectangle has", height=6, width=5, n_mask=3, min_block=8),
    case("rectangles of one patch", height=5, width=6, n_mask=9, min_block=1),
    case("a rectangle as large as the grid", height=3, width=4, n_mask=5, min_block=12),
    case("nothing hidden", height=5, width=4, n_mask=0),
    case("everything hidden", height=5, width=4, n_mask=20),
    case("a single patch", height=1, width=1, n_mask=1, min_block=1),
    case("a generator", height=9, width=8, n_mask=30, generator=generator()).by_chance(),
    case("60 times, much hidden", height=15, width=14, n_mask=160, min_block=6).by_chance(60),
    case("60 times, little hidden", height=16, width=13, n_mask=28, min_block=8).by_chance(60),
]
JUDGED = properties(
    always=[exactly_n_mask, built_of_rectangles],
    by_chance=[all_built_of_rectangles, the_borders_are_reached],
)
AXES = {"returns": "height width"}
