from studycli.judge.cases import case, mistake


def waves(n, omega, torch, *, start=0, form="halves"):
    angles = torch.arange(start, n + start)[:, None] * omega
    parts = {"halves": (0, 1), "interleaved": (0, 1), "cosines first": (1, 0)}[form]
    both = [(angles.sin(), angles.cos())[part] for part in parts]
    return torch.stack(both, dim=-1).flatten(1) if form == "interleaved" else torch.cat(both, dim=1)


def with_(
    exponent=lambda i, q: i / q, base=10000.0, form="halves", start=0, columns_first=False, by_column=False
):
    """The positions made in another way; `exponent(i, dim/4)` gives the power of 1/base."""

    def gives(inputs, torch):
        H, W, q = inputs.height, inputs.width, inputs.dim // 4
        omega = base ** -exponent(torch.arange(q, dtype=torch.float64), q)
        rows, columns = (waves(n, omega, torch, form=form, start=start) for n in (H, W))
        parts = [rows[:, None].expand(H, W, 2 * q), columns[None].expand(H, W, 2 * q)]
        grid = torch.cat(parts[::-1] if columns_first else parts, dim=-1)
        return (grid.transpose(0, 1) if by_column else grid).reshape(H * W, 4 * q).float()

    return gives


CASES = [
    case("plain", height=4, width=6, dim=16),
    case("wider than high", height=3, width=5, dim=8),
    case("higher than wide", height=6, width=2, dim=12),
    case("one frequency", height=3, width=4, dim=4),
    case("one row", height=1, width=7, dim=8),
    case("one column", height=5, width=1, dim=8),
    case("one patch", height=1, width=1, dim=12),
    case("as MAE has it", height=14, width=14, dim=64),
]
MISTAKES = [
    mistake(
        "You encode the column in the first half and the row in the second; the row comes first.",
        cause="order",
        gives=with_(columns_first=True),
    ),
    mistake(
        "Your sines and cosines are interleaved; in each half all sines come first, then all cosines.",
        cause="order",
        gives=with_(form="interleaved"),
    ),
    mistake(
        "Your cosines come before the sines; the sines come first.",
        cause="order",
        gives=with_(form="cosines first"),
    ),
    mistake(
        "Your patches come column by column, not row by row.",
        cause="order",
        gives=with_(by_column=True),
    ),
    mistake(
        "You count rows and columns from 1; they are counted from 0.",
        cause="edge",
        gives=with_(start=1),
    ),
    mistake(
        "Your frequencies fall too slowly: the exponent is −i/(dim/4), since each half has dim/4 frequencies; you divide by dim/2.",
        cause="values",
        gives=with_(lambda i, q: i / (2 * q)),
    ),
    mistake(
        "Your frequencies fall too slowly: the exponent is −i/(dim/4), since each half has dim/4 frequencies; you divide by dim.",
        cause="values",
        gives=with_(lambda i, q: i / (4 * q)),
    ),
    mistake(
        "Your frequencies fall too fast: the exponent is −i/(dim/4), not −2i/(dim/4).",
        cause="values",
        gives=with_(lambda i, q: 2 * i / q),
    ),
    mistake(
        "Your last frequency is 1/10000: you divide i by dim/4 − 1, as linspace does with both ends; divide by dim/4.",
        cause="values",
        gives=with_(lambda i, q: i / (q - 1)),
    ),
    mistake(
        "Your frequencies grow: you multiply by 10000^(i/(dim/4)); the exponent is negative.",
        cause="values",
        gives=with_(lambda i, q: -i / q),
    ),
]
AXES = {"returns": "H·W dim"}
SIZES = {"height": "H", "width": "W"}
BENCHMARK = case("benchmark", height=32, width=32, dim=512)
