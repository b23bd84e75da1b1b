from studycli.judge.cases import case, mistake, values


def differences(inputs, torch):
    M = inputs.window_size
    token = torch.arange(M * M)
    row, column = token // M, token % M
    return M, row[:, None] - row[None, :], column[:, None] - column[None, :]


def index(down, right, width, offset):
    return (down + offset) * width + right + offset


def of(change):
    """The index made by `change(M, down, right)` of the differences of rows and columns."""
    return lambda inputs, torch: change(*differences(inputs, torch))


CASES = [
    case("plain", window_size=3),
    case("windows of 2", window_size=2),
    case("windows of 4", window_size=4),
    case("windows of 5", window_size=5),
    case("as Swin has it", window_size=7),
    case("one token", window_size=1),
]
JUDGED = values(exact=True)
MISTAKES = [
    mistake(
        "You count rows of M entries; a row of the table has 2M − 1, one for each difference.",
        cause="values",
        gives=of(lambda M, down, right: index(down, right, M, M - 1)),
    ),
    mistake(
        "You count rows of 2M entries; a row of the table has 2M − 1, one for each difference.",
        cause="values",
        gives=of(lambda M, down, right: index(down, right, 2 * M, M - 1)),
    ),
    mistake(
        "You do not shift the differences: they begin at −(M − 1), so add M − 1 to rows and columns before you combine them.",
        cause="values",
        gives=of(lambda M, down, right: index(down, right, 2 * M - 1, 0)),
    ),
    mistake(
        "You add M to the differences; they begin at −(M − 1), so M − 1 is enough.",
        cause="values",
        gives=of(lambda M, down, right: index(down, right, 2 * M - 1, M)),
    ),
    mistake(
        "You subtract the wrong way round (j − i): entry [i, j] takes rowᵢ − rowⱼ and colᵢ − colⱼ.",
        cause="order",
        gives=of(lambda M, down, right: index(-down, -right, 2 * M - 1, M - 1)),
    ),
    mistake(
        "You exchange rows and columns: the difference of rows is the one to multiply by 2M − 1.",
        cause="order",
        gives=of(lambda M, down, right: index(right, down, 2 * M - 1, M - 1)),
    ),
    mistake(
        "You take absolute differences; above and below, left and right have biases of their own.",
        cause="values",
        gives=of(lambda M, down, right: index(down.abs(), right.abs(), 2 * M - 1, 0)),
    ),
    mistake(
        "You take absolute differences; above and below, left and right have biases of their own.",
        cause="values",
        gives=of(lambda M, down, right: index(down.abs(), right.abs(), 2 * M - 1, M - 1)),
    ),
    mistake(
        "You add the two differences without multiplying that of the rows by 2M − 1, so that different pairs share an entry.",
        cause="values",
        gives=of(lambda M, down, right: down + right + 2 * (M - 1)),
    ),
    mistake(
        "You add M − 1 to the difference of rows only; that of columns begins at −(M − 1) as well.",
        cause="values",
        gives=of(lambda M, down, right: (down + M - 1) * (2 * M - 1) + right),
    ),
    mistake(
        "You add M − 1 once, at the end or to the columns only; rows and columns need it each, before the rows are multiplied.",
        cause="values",
        gives=of(lambda M, down, right: down * (2 * M - 1) + right + M - 1),
    ),
]
AXES = {"returns": "M² M²"}
SIZES = {"window_size": "M"}
