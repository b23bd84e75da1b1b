from studycli.judge.cases import case, counting, exactly, mistake, normal, values


def with_other(**changes):
    """The right convolution of other arguments: each change is a function of (inputs, torch)."""

    def gives(inputs, torch):
        given = vars(inputs) | {name: change(inputs, torch) for name, change in changes.items()}
        return torch.nn.functional.conv2d(**({"input": given.pop("x")} | given))

    return gives


def padded(values_before_and_after):
    """A convolution with other paddings on the left, right, top and bottom, from the padding."""

    def gives(inputs, torch):
        x = torch.nn.functional.pad(inputs.x, values_before_and_after(inputs.padding))
        return torch.nn.functional.conv2d(x, inputs.weight, inputs.bias, inputs.stride)

    return gives


def one_step_short(inputs, outputs, torch):
    lengths = zip(inputs.x.shape[2:], inputs.weight.shape[2:], strict=True)
    short = tuple((length + 2 * inputs.padding - kernel) // inputs.stride for length, kernel in lengths)
    return outputs.ndim == 4 and tuple(outputs.shape[2:]) == short


def channels_not_summed(inputs, torch):
    return torch.nn.functional.conv2d(
        inputs.x[:, :1], inputs.weight[:, :1], inputs.bias, inputs.stride, inputs.padding
    )


def bias_along_width(inputs, torch):
    out = torch.nn.functional.conv2d(inputs.x, inputs.weight, None, inputs.stride, inputs.padding)
    return out + inputs.bias


CASES = [
    case("plain", x=normal(2, 3, 5, 6), weight=normal(4, 3, 3, 2), bias=normal(4)),
    case("no bias", x=normal(2, 2, 4, 5), weight=normal(3, 2, 2, 2)),
    case("counted", x=counting(1, 1, 3, 3, start=1), weight=exactly([[[[1.0, 0.0], [0.0, -1.0]]]])),
    case("padded", x=normal(2, 2, 4, 3), weight=normal(3, 2, 3, 3), bias=normal(3), padding=1),
    case("padded by 2, kernel 2 × 3", x=normal(1, 2, 4, 5), weight=normal(3, 2, 2, 3), padding=2),
    case("stride 2", x=normal(2, 2, 7, 5), weight=normal(3, 2, 3, 3), bias=normal(3), stride=2),
    case("stride 2, the last step incomplete", x=normal(2, 2, 6, 8), weight=normal(3, 2, 3, 3), stride=2),
    case(
        "stride and padding",
        x=normal(2, 3, 7, 8),
        weight=normal(2, 3, 3, 2),
        bias=normal(2),
        stride=3,
        padding=1,
    ),
    case("kernel of one pixel", x=normal(2, 4, 3, 2), weight=normal(5, 4, 1, 1), bias=normal(5)),
    case("kernel as large as the image", x=normal(2, 3, 3, 4), weight=normal(2, 3, 3, 4), bias=normal(2)),
    case("as many of everything", x=normal(2, 3, 5, 5), weight=normal(3, 3, 3, 3), bias=normal(3)),
    case("a single number", x=normal(1, 1, 1, 1), weight=normal(1, 1, 1, 1), bias=normal(1)),
    case(
        "channels last in memory",
        x=normal(2, 5, 4, 3).permuted(0, 3, 1, 2),
        weight=normal(2, 3, 2, 3),
        bias=normal(2),
    ),
    case(
        "float64",
        x=normal(2, 2, 5, 4, dtype="float64"),
        weight=normal(3, 2, 2, 3, dtype="float64"),
        bias=normal(3, dtype="float64"),
    ),
]
JUDGED = values()
AXES = {"x": "B C H W", "weight": "O C kh kw", "bias": "O", "returns": "B O H' W'"}
WITHOUT = {"H = 1": "the kernel is higher", "W = 1": "the kernel is wider"}
MISTAKES = [
    mistake(
        "Your kernel is flipped: that is a convolution in the mathematical sense. Here it is laid on the image as it is.",
        cause="order",
        gives=with_other(weight=lambda inputs, torch: inputs.weight.flip(2, 3)),
    ),
    mistake(
        "Your kernel is transposed: its rows (kh) go with the rows of the image.",
        cause="order",
        gives=with_other(weight=lambda inputs, torch: inputs.weight.transpose(2, 3)),
    ),
    mistake(
        "Input and output channels of the weight are exchanged: axis 0 is the output channel, axis 1 the input channel.",
        cause="order",
        gives=with_other(weight=lambda inputs, torch: inputs.weight.transpose(0, 1)),
    ),
    mistake(
        "You pad on the left and at the top only: padding goes on all four sides.",
        cause="shape",
        gives=padded(lambda p: (p, 0, p, 0)),
    ),
    mistake(
        "You pad to the left and right only: padding goes on all four sides.",
        cause="shape",
        gives=padded(lambda p: (p, p, 0, 0)),
    ),
    mistake(
        "Only the first input channel counts: the sum runs over all C channels.",
        cause="values",
        gives=channels_not_summed,
    ),
    mistake(
        "Your bias runs along the width: it belongs to the output channel, axis 1. Use bias[:, None, None].",
        cause="values",
        gives=bias_along_width,
    ),
    mistake(
        "The last row and column are missing: there are ⌊(H + 2·padding − kh)/stride⌋ + 1 rows, and columns likewise.",
        cause="shape",
        when=one_step_short,
    ),
    mistake(
        "You put copies of the border around the image; padding is zeros.",
        cause="edge",
        gives=lambda inputs, torch: torch.nn.functional.conv2d(
            torch.nn.functional.pad(inputs.x, (inputs.padding,) * 4, mode="replicate"),
            inputs.weight,
            inputs.bias,
            inputs.stride,
        ),
    ),
]
BENCHMARK = case(
    "benchmark", x=normal(2, 16, 32, 32), weight=normal(16, 16, 3, 3), bias=normal(16), padding=1
)
