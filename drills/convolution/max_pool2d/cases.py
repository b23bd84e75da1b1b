from studycli.judge.cases import case, distinct, exactly, mistake, values


def pooled(**options):
    """Torch's own pooling with other options, each a function of the inputs."""

    def gives(inputs, torch):
        stride = inputs.size if inputs.stride is None else inputs.stride
        given = {"stride": stride} | {name: option(inputs) for name, option in options.items()}
        return torch.nn.functional.max_pool2d(inputs.x, inputs.size, **given)

    return gives


def means(inputs, torch):
    return torch.nn.functional.avg_pool2d(inputs.x, inputs.size, inputs.stride)


def minima(inputs, torch):
    return -torch.nn.functional.max_pool2d(-inputs.x, inputs.size, inputs.stride)


def over_channels_too(inputs, torch):
    return torch.nn.functional.max_pool2d(inputs.x, inputs.size, inputs.stride).amax(1)


def one_window_short(inputs, outputs, torch):
    stride = inputs.size if inputs.stride is None else inputs.stride
    short = tuple((length - inputs.size) // stride for length in inputs.x.shape[2:])
    return outputs.ndim == 4 and tuple(outputs.shape[2:]) == short


def not_below_zero(inputs, torch):
    return torch.nn.functional.max_pool2d(inputs.x, inputs.size, inputs.stride).clamp(min=0)


CASES = [
    case("plain", x=distinct(2, 3, 4, 6), size=2),
    case("H ≠ W, size 3", x=distinct(1, 2, 9, 3), size=3),
    case("incomplete windows", x=distinct(2, 2, 5, 7), size=2),
    case("overlapping", x=distinct(2, 2, 5, 6), size=3, stride=1),
    case("overlapping by one, the last incomplete", x=distinct(1, 2, 6, 8), size=3, stride=2),
    case("pixels left out", x=distinct(2, 1, 7, 8), size=2, stride=3),
    case("all negative", x=distinct(2, 2, 4, 5, low=-5.0, high=-1.0), size=2),
    case(
        "counted",
        x=exactly([[[[1.0, 5, 2, 0, 9], [3, 4, 8, 1, 9], [0, 7, 6, 2, 9], [2, 1, 3, 4, 9]]]]),
        size=2,
    ),
    case("one window", x=distinct(2, 3, 3, 3), size=3),
    case("windows of one pixel", x=distinct(1, 2, 3, 4), size=1),
    case("every second pixel", x=distinct(1, 2, 3, 5), size=1, stride=2),
    case("a single number", x=distinct(1, 1, 1, 1), size=1),
    case("channels last in memory", x=distinct(2, 4, 5, 3).permuted(0, 3, 1, 2), size=2),
    case("float64", x=distinct(2, 2, 4, 6, dtype="float64"), size=2),
]
JUDGED = values(exact=True)
AXES = {"x": "B C H W", "returns": "B C H' W'"}
SIZES = {"size": "size"}
WITHOUT = {"H = 1": "a window is higher", "W = 1": "a window is wider"}
MISTAKES = [
    mistake("You take the mean of each window; the maximum is asked for.", cause="values", gives=means),
    mistake("You take the minimum of each window; the maximum is asked for.", cause="values", gives=minima),
    mistake(
        "Your maximum runs over the channels as well: each channel is pooled by itself.",
        cause="shape",
        gives=over_channels_too,
    ),
    mistake(
        "Negative maxima have become 0: do not begin with zeros, nor pad with them.",
        cause="edge",
        gives=not_below_zero,
    ),
    mistake(
        "You keep incomplete windows at the right and at the bottom: they are dropped.",
        cause="shape",
        gives=pooled(ceil_mode=lambda inputs: True),
    ),
    mistake(
        "Your windows move by 1 where no stride is given: stride defaults to size.",
        cause="shape",
        gives=pooled(stride=lambda inputs: 1 if inputs.stride is None else inputs.stride),
    ),
    mistake(
        "Your windows always move by size: stride is not looked at.",
        cause="shape",
        gives=pooled(stride=lambda inputs: inputs.size),
    ),
    mistake(
        "The last window of each axis is missing: there are ⌊(H − size)/stride⌋ + 1 of them.",
        cause="shape",
        when=one_window_short,
    ),
]
BENCHMARK = case("benchmark", x=distinct(4, 16, 64, 64), size=3, stride=2)
