from studycli.judge.cases import case, counting, mistake, normal, values


def laid_out(axes, order):
    """The image when the tokens are read as `axes`, a text of B R W C P Q (R·W patches of C·P·Q), and permuted to `order`."""

    def gives(inputs, torch):
        B, _, numbers = inputs.patches.shape
        P, H, W = inputs.patch_size, inputs.height, inputs.width
        size = {"B": B, "R": H // P, "W": W // P, "C": numbers // P**2, "P": P, "Q": P}
        split = inputs.patches.reshape([size[letter] for letter in axes])
        return split.permute([axes.index(letter) for letter in order]).reshape(B, -1, H, W)

    return gives


def is_a_square_of_patches(inputs, outputs, torch):
    side = int(inputs.patches.shape[1] ** 0.5) * inputs.patch_size
    return tuple(outputs.shape[2:]) == (side, side) != (inputs.height, inputs.width)


TORN = (
    "Neighbouring pixels of a patch are torn apart: in the image the axis that counts patches comes before the place "
    "inside the patch, for rows (height/P, P) as for columns (width/P, P)."
)

CASES = [
    case("plain", patches=normal(2, 4, 48), patch_size=4, height=8, width=8),
    case("height ≠ width", patches=normal(2, 6, 12), patch_size=2, height=4, width=6),
    case("a tall image, odd patches", patches=normal(3, 6, 36), patch_size=3, height=9, width=6),
    case("counted", patches=counting(2, 6, 8), patch_size=2, height=6, width=4),
    case("one channel", patches=normal(2, 8, 4), patch_size=2, height=4, width=8),
    case("one patch", patches=normal(2, 1, 75), patch_size=5, height=5, width=5),
    case("patches of one pixel", patches=normal(2, 15, 3), patch_size=1, height=3, width=5),
    case("a single number", patches=normal(1, 1, 1), patch_size=1, height=1, width=1),
    case("not contiguous", patches=normal(2, 12, 6).transposed(), patch_size=2, height=4, width=6),
    case("every second number", patches=normal(2, 6, 12).strided(), patch_size=2, height=4, width=6),
    case("float64", patches=normal(2, 6, 12, dtype="float64"), patch_size=2, height=4, width=6),
    case("bfloat16", patches=normal(3, 8, 8, dtype="bfloat16"), patch_size=2, height=8, width=4),
]
JUDGED = values(exact=True)
MISTAKES = [
    mistake(
        "You lay the patches out column by column; they come row by row: split N into (height/P, width/P).",
        cause="order",
        gives=laid_out("BWRCPQ", "BCRPWQ"),
    ),
    mistake(
        "Inside each patch your rows and columns are swapped.",
        cause="order",
        gives=laid_out("BRWCPQ", "BCRQWP"),
    ),
    mistake(
        "You take the channels of a token to come last; they come first: split it into (C, P, P).",
        cause="order",
        gives=laid_out("BRWPQC", "BCRPWQ"),
    ),
    mistake(
        "You reshape the tokens straight into an image, so that the numbers of a patch stay behind one another: "
        "split into (B, height/P, width/P, C, P, P) and permute first.",
        cause="order",
        gives=laid_out("BRWCPQ", "BRWCPQ"),
    ),
    mistake(TORN, cause="order", gives=laid_out("BRWCPQ", "BCPRQW")),
    mistake(
        "Your image is square, √N patches high and wide; take its size from height and width.",
        cause="shape",
        when=is_a_square_of_patches,
    ),
]
AXES = {"patches": "B N C·P²", "returns": "B C H W"}
SIZES = {"patch_size": "P", "height": "down·P", "width": "right·P", "N": "down·right"}
BENCHMARK = case("benchmark", patches=counting(8, 196, 768), patch_size=16, height=224, width=224)
