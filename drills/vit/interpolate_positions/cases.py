from studycli.judge.cases import case, counting, mistake, normal, parameter


def resized(inputs, torch, *, read="n n D", turned=False, **options):
    """The result with the grid resized in another way."""
    positions = inputs.positions
    cls, places = positions[:, :1], positions[:, 1:]
    n, D = round(places.shape[1] ** 0.5), places.shape[2]
    if read == "D n n":
        picture = places.reshape(1, D, n, n)
    else:
        picture = (
            places.reshape(1, n, n, D).permute(0, 3, 2, 1)
            if turned
            else places.reshape(1, n, n, D).permute(0, 3, 1, 2)
        )
    settings = {"size": (inputs.height, inputs.width), "mode": "bicubic", "align_corners": False, **options}
    if settings["mode"] in ("nearest", "area", "nearest-exact"):
        del settings["align_corners"]
    picture = torch.nn.functional.interpolate(picture, **settings)
    back = picture.flatten(2).transpose(1, 2) if read != "stays" else picture.reshape(1, -1, D)
    return torch.cat([cls, back], dim=1)


def by(**options):
    return lambda inputs, torch: resized(inputs, torch, **options)


def size_exchanged(inputs, torch):
    return resized(inputs, torch, size=(inputs.width, inputs.height))


def class_token_zero(inputs, torch):
    right = resized(inputs, torch)
    right[:, 0] = 0
    return right


def kept_when_as_many(inputs, outputs, torch):
    n = round((inputs.positions.shape[1] - 1) ** 0.5)
    return (inputs.height, inputs.width) != (n, n) and torch.equal(outputs, inputs.positions)


def class_token_lost(inputs, outputs, torch):
    return outputs.shape[1] == inputs.height * inputs.width


def class_token_last(inputs, torch):
    right = resized(inputs, torch)
    return torch.cat([right[:, 1:], right[:, :1]], dim=1)


CASES = [
    case("plain", positions=normal(1, 17, 3), height=6, width=6),
    case("wider than high", positions=normal(1, 10, 4), height=4, width=7),
    case("higher than wide", positions=normal(1, 26, 2), height=8, width=3),
    case("smaller", positions=normal(1, 50, 3), height=3, width=4),
    case("as many, not square", positions=normal(1, 17, 3), height=2, width=8),
    case("the same grid", positions=normal(1, 17, 3), height=4, width=4),
    case("counted", positions=counting(1, 10, 2), height=6, width=5),
    case("down to one patch", positions=normal(1, 10, 3), height=1, width=1),
    case("up from one patch", positions=normal(1, 2, 3), height=2, width=3),
    case("width 1", positions=normal(1, 17, 1), height=5, width=6),
    case("a parameter", positions=parameter(normal(1, 10, 4)), height=5, width=2),
    case("not contiguous", positions=normal(1, 5, 17).transposed(), height=3, width=5),
    case("float64", positions=normal(1, 17, 3, dtype="float64"), height=7, width=5),
]
MISTAKES = [
    mistake("You resize bilinearly; bicubic is asked for.", cause="values", gives=by(mode="bilinear")),
    mistake(
        "You resize by the nearest neighbour, the default of interpolate; bicubic is asked for.",
        cause="values",
        gives=by(mode="nearest"),
    ),
    mistake(
        "You resize with align_corners=True; the corners are not to be aligned.",
        cause="values",
        gives=by(align_corners=True),
    ),
    mistake(
        "You resize with antialiasing, which smooths where the grid gets smaller; none is asked for.",
        cause="values",
        gives=by(antialias=True),
    ),
    mistake(
        "You reshape the positions straight to (1, D, n, n): D is their last axis, so reshape to (1, n, n, D) and permute.",
        cause="order",
        gives=by(read="D n n"),
    ),
    mistake(
        "You do not permute back after resizing: the D channels must be the last axis before the grid is flattened.",
        cause="order",
        gives=by(read="stays"),
    ),
    mistake(
        "You exchange rows and columns of the grid before resizing.",
        cause="order",
        gives=by(turned=True),
    ),
    mistake(
        "You resize to (width, height); the size of a picture is (height, width).",
        cause="order",
        gives=size_exchanged,
    ),
    mistake(
        "You return the positions unchanged because there are as many; but the grid has another shape, so it must be resized.",
        cause="edge",
        when=kept_when_as_many,
    ),
    mistake(
        "The position of the class token is missing: put it back in front of the resized grid.",
        cause="shape",
        when=class_token_lost,
    ),
    mistake(
        "You put the class token's position last; it comes first.",
        cause="order",
        gives=class_token_last,
    ),
    mistake(
        "The position of the class token is lost (zeros stand there): it is kept as it is.",
        cause="values",
        gives=class_token_zero,
    ),
]
AXES = {"positions": "1 1+n² D", "returns": "1 1+height·width D"}
SIZES = {"height": "height", "width": "width"}
BENCHMARK = case("benchmark", positions=normal(1, 197, 384), height=32, width=24)
