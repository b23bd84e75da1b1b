from studycli.judge.cases import case, mistake, values


def bias(inputs, torch, slope=lambda k, h: 2.0 ** (-8 * k / h), first=1, above=float("-inf"), sign=-1.0):
    head = torch.arange(first, first + inputs.n_heads, dtype=torch.float32)
    position = torch.arange(inputs.n)
    distance = position[:, None] - position
    made = sign * slope(head, inputs.n_heads)[:, None, None] * distance
    return made if above is None else made.masked_fill(distance < 0, above)


CASES = [
    case("plain", n_heads=4, n=5),
    case("8 heads", n_heads=8, n=6),
    case("16 heads", n_heads=16, n=3),
    case("as many heads as tokens", n_heads=2, n=2),
    case("one head", n_heads=1, n=4),
    case("one token", n_heads=4, n=1),
    case("the smallest", n_heads=1, n=1),
]
MISTAKES = [
    mistake(
        "Your heads count from 0: the first head is k = 1, with slope 2^(−8/h).",
        cause="edge",
        gives=lambda inputs, torch: bias(inputs, torch, first=0),
    ),
    mistake(
        "Your slopes are 2^(−k), which is right for 8 heads only: they are 2^(−8k/h).",
        cause="scale",
        gives=lambda inputs, torch: bias(inputs, torch, slope=lambda k, h: 2.0**-k),
    ),
    mistake(
        "Your bias grows with the distance: it should fall, −slope·(i − j).",
        cause="scale",
        gives=lambda inputs, torch: bias(inputs, torch, sign=1.0),
    ),
    mistake(
        "Later keys get a bias but are not forbidden: where j > i it should be −∞.",
        cause="edge",
        when=lambda inputs, outputs, torch: (
            inputs.n > 1
            and any(
                torch.allclose(outputs, made)
                for plain in [bias(inputs, torch, above=None)]
                for made in (plain, -plain.abs(), plain.tril())
            )
        ),
    ),
    mistake(
        "Your bias looks forward: column j is the key, and the keys before the query, j ≤ i, are those it may see.",
        cause="order",
        when=lambda inputs, outputs, torch: inputs.n > 1 and torch.equal(outputs.mT, bias(inputs, torch)),
    ),
    mistake(
        "All heads have the same slope: head k has its own, 2^(−8k/h).",
        cause="values",
        when=lambda inputs, outputs, torch: (
            inputs.n_heads > 1 and inputs.n > 1 and bool((outputs == outputs[:1]).all())
        ),
    ),
]
JUDGED = values()
AXES = {"returns": "h n n"}
SIZES = {"n_heads": "h", "n": "n"}
