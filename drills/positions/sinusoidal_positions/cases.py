from studycli.judge.cases import case, mistake, values


def angles(inputs, torch, exponent=lambda i, d: 2 * i / d, first=0):
    position = torch.arange(first, inputs.n + first, dtype=torch.float64)[:, None]
    i = torch.arange(inputs.d // 2, dtype=torch.float64)
    return position / 10000 ** exponent(i, inputs.d)


def interleaved(sine_of, cosine_of, torch):
    return torch.stack([sine_of.sin(), cosine_of.cos()], -1).flatten(1).float()


def an_angle_for_each_column(inputs, torch):
    position = torch.arange(inputs.n, dtype=torch.float64)[:, None]
    angle = position / 10000 ** (torch.arange(inputs.d, dtype=torch.float64) / inputs.d)
    return interleaved(angle[:, 0::2], angle[:, 1::2], torch)


CASES = [
    case("plain", n=5, d=8),
    case("as many positions as columns", n=6, d=6),
    case("more columns than positions", n=3, d=16),
    case("two columns", n=4, d=2),
    case("one position", n=1, d=6),
    case("the smallest table", n=1, d=2),
    case("200 positions", n=200, d=10).within(1e-4, 1e-4),
]
MISTAKES = [
    mistake(
        "All sines come first and then all cosines: they should take turns, sine in column 2i and cosine in column 2i + 1.",
        cause="order",
        gives=lambda inputs, torch: torch.cat(
            [angles(inputs, torch).sin(), angles(inputs, torch).cos()], -1
        ).float(),
    ),
    mistake(
        "Column 2i + 1 has a frequency of its own in your table: its cosine takes the same angle as the sine in column 2i.",
        cause="values",
        gives=an_angle_for_each_column,
    ),
    mistake(
        "The exponent is i/d in your table; it is 2i/d, with i the number of the pair.",
        cause="scale",
        gives=lambda inputs, torch: interleaved(*[angles(inputs, torch, lambda i, d: i / d)] * 2, torch),
    ),
    mistake(
        "The exponent is 4i/d in your table: 2i is doubled once too often (arange(0, d, 2) is 2i already).",
        cause="scale",
        gives=lambda inputs, torch: interleaved(*[angles(inputs, torch, lambda i, d: 4 * i / d)] * 2, torch),
    ),
    mistake(
        "Your frequencies run down to 1/10000 itself, as if divided by d/2 − 1: the exponent is 2i/d.",
        cause="edge",
        gives=lambda inputs, torch: interleaved(
            *[angles(inputs, torch, lambda i, d: i / max(d / 2 - 1, 1))] * 2, torch
        ),
    ),
    mistake(
        "Your positions count from 1: they run from 0 to n − 1.",
        cause="edge",
        gives=lambda inputs, torch: interleaved(*[angles(inputs, torch, first=1)] * 2, torch),
    ),
]
JUDGED = values()
AXES = {"returns": "n d"}
SIZES = {"n": "n"}
