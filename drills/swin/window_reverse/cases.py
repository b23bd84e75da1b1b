from studycli.judge.cases import case, counting, mistake, normal, values


def laid_out(axes, order):
    """The map when the windows are read as `axes`, a text of B R W M N C (R·W windows of M·N tokens), and permuted to `order`."""

    def gives(inputs, torch):
        M, H, W = inputs.window_size, inputs.height, inputs.width
        size = {"B": -1, "R": H // M, "W": W // M, "M": M, "N": M, "C": inputs.windows.shape[3]}
        split = inputs.windows.reshape([size[letter] for letter in axes])
        return split.permute([axes.index(letter) for letter in order]).reshape(-1, H, W, size["C"])

    return gives


CASES = [
    case("plain", windows=normal(8, 7, 7, 3), window_size=7, height=14, width=14),
    case("height ≠ width", windows=normal(12, 2, 2, 3), window_size=2, height=4, width=6),
    case("a tall map, odd windows", windows=normal(9, 3, 3, 2), window_size=3, height=9, width=3),
    case("counted", windows=counting(12, 2, 2, 2), window_size=2, height=6, width=4),
    case("one image", windows=normal(6, 2, 2, 5), window_size=2, height=4, width=6),
    case("one window an image", windows=counting(2, 4, 4, 1), window_size=4, height=4, width=4),
    case("windows of one token", windows=normal(30, 1, 1, 2), window_size=1, height=3, width=5),
    case("a single number", windows=normal(1, 1, 1, 1), window_size=1, height=1, width=1),
    case(
        "not contiguous", windows=normal(12, 3, 2, 2).permuted(0, 2, 3, 1), window_size=2, height=4, width=6
    ),
    case("every second channel", windows=normal(12, 2, 2, 3).strided(), window_size=2, height=4, width=6),
    case("float64", windows=normal(12, 2, 2, 3, dtype="float64"), window_size=2, height=4, width=6),
    case("bfloat16", windows=normal(12, 2, 2, 3, dtype="bfloat16"), window_size=2, height=6, width=4),
    case("whole numbers", windows=counting(12, 2, 2, 3, dtype="int64"), window_size=2, height=6, width=4),
]
JUDGED = values(exact=True)
MISTAKES = [
    mistake(
        "You lay the windows out column by column; they come row by row: split the first axis into "
        "(B, height/M, width/M).",
        cause="order",
        gives=laid_out("BWRMNC", "BRMWNC"),
    ),
    mistake(
        "Inside each window your rows and columns are swapped.",
        cause="order",
        gives=laid_out("BRWMNC", "BRNWMC"),
    ),
    mistake(
        "You merge the axes as they stand, so that the tokens of a window stay behind one another: bring rows beside rows "
        "and columns beside columns first, (height/M, M) and (width/M, M).",
        cause="order",
        gives=laid_out("BRWMNC", "BRWMNC"),
    ),
    mistake(
        "You take the windows of different images to alternate; they stand image after image: split the first axis into "
        "(B, height/M, width/M), the batch first.",
        cause="order",
        gives=laid_out("RWBMNC", "BRMWNC"),
    ),
    mistake(
        "Neighbouring tokens of a window are torn apart: in the map the axis that counts windows comes before the place "
        "inside the window, (height/M, M) and (width/M, M).",
        cause="order",
        gives=laid_out("BRWMNC", "BMRNWC"),
    ),
]
AXES = {"windows": "B·nW M M C", "returns": "B H W C"}
SIZES = {"window_size": "M", "height": "down·M", "width": "right·M", "nW": "down·right"}
BENCHMARK = case("benchmark", windows=counting(512, 7, 7, 32), window_size=7, height=56, width=56)
