from studycli.judge.cases import case, mistake


def from_kinds(kinds, inputs):
    """The mask of a (height, width) map of kinds."""
    M = inputs.window_size
    rows, columns = inputs.height // M, inputs.width // M
    windows = kinds.reshape(rows, M, columns, M).transpose(1, 2).reshape(-1, M * M)
    return windows[:, :, None] == windows[:, None, :]


def wrapped(inputs, torch):
    rows = torch.arange(inputs.height) >= inputs.height - inputs.shift
    columns = torch.arange(inputs.width) >= inputs.width - inputs.shift
    return rows[:, None].long(), columns[None, :].long()


def added(inputs, torch):
    rows, columns = wrapped(inputs, torch)
    return from_kinds(rows + columns, inputs)


def only_rows(inputs, torch):
    rows, columns = wrapped(inputs, torch)
    return from_kinds(rows + 0 * columns, inputs)


def only_columns(inputs, torch):
    rows, columns = wrapped(inputs, torch)
    return from_kinds(0 * rows + columns, inputs)


def either(inputs, torch):
    return only_rows(inputs, torch) | only_columns(inputs, torch)


def the_first(inputs, torch):
    rows = torch.arange(inputs.height) < inputs.shift
    columns = torch.arange(inputs.width) < inputs.shift
    return from_kinds(2 * rows[:, None].long() + columns[None, :].long(), inputs)


def the_rest_of_the_window(inputs, torch):
    rows = torch.arange(inputs.height) >= inputs.height - inputs.window_size + inputs.shift
    columns = torch.arange(inputs.width) >= inputs.width - inputs.window_size + inputs.shift
    return from_kinds(2 * rows[:, None].long() + columns[None, :].long(), inputs)


def one_row_more(inputs, torch):
    rows = torch.arange(inputs.height) > inputs.height - inputs.shift
    columns = torch.arange(inputs.width) > inputs.width - inputs.shift
    return from_kinds(2 * rows[:, None].long() + columns[None, :].long(), inputs)


def column_by_column(inputs, torch):
    rows, columns = wrapped(inputs, torch)
    M = inputs.window_size
    kinds = (2 * rows + columns).reshape(inputs.height // M, M, inputs.width // M, M)
    windows = kinds.permute(2, 0, 1, 3).reshape(-1, M * M)
    return windows[:, :, None] == windows[:, None, :]


def not_cut(inputs, torch):
    rows, columns = wrapped(inputs, torch)
    windows = (2 * rows + columns).reshape(-1, inputs.window_size**2)
    return windows[:, :, None] == windows[:, None, :]


CASES = [
    case("plain", height=8, width=8, window_size=4, shift=2),
    case("height ≠ width", height=4, width=6, window_size=2, shift=1),
    case("a tall image, uneven shift", height=9, width=6, window_size=3, shift=1),
    case("almost a whole window", height=6, width=9, window_size=3, shift=2),
    case("not shifted", height=6, width=4, window_size=2, shift=0),
    case("one window", height=5, width=5, window_size=5, shift=2),
    case("one row of windows", height=4, width=12, window_size=4, shift=3),
    case("windows of one token", height=3, width=2, window_size=1, shift=0),
    case("as Swin has it", height=14, width=21, window_size=7, shift=3),
]
MISTAKES = [
    mistake(
        "You add the marks of rows and columns, so that a token wrapped in rows only counts like one wrapped in columns only: "
        "four kinds are needed, 2·row + column for example.",
        cause="values",
        gives=added,
    ),
    mistake(
        "You mark the wrapped rows only; the last columns have wrapped as well.",
        cause="values",
        gives=only_rows,
    ),
    mistake(
        "You mark the wrapped columns only; the last rows have wrapped as well.",
        cause="values",
        gives=only_columns,
    ),
    mistake(
        "You let tokens see each other that agree in rows or in columns; they must have wrapped alike in both.",
        cause="values",
        gives=either,
    ),
    mistake(
        "You mark the first rows and columns; after a roll by (−shift, −shift) what has wrapped stands last.",
        cause="order",
        gives=the_first,
    ),
    mistake(
        "You mark the last window_size − shift rows and columns; `shift` of them have wrapped.",
        cause="edge",
        gives=the_rest_of_the_window,
    ),
    mistake(
        "You mark shift − 1 rows and columns, one too few: the wrapped ones begin at height − shift (≥, not >).",
        cause="edge",
        gives=one_row_more,
    ),
    mistake(
        "Your windows come out column by column, not row by row.",
        cause="order",
        gives=column_by_column,
    ),
    mistake(
        "Your windows are runs of M² tokens of the flattened image: cut it into squares as window_partition does.",
        cause="order",
        gives=not_cut,
    ),
    mistake(
        "You let every token see all of its window: where opposite ends of the image meet, they must not.",
        cause="values",
        when=lambda inputs, outputs, torch: outputs.dtype == torch.bool and bool(outputs.all()),
    ),
    mistake(
        "Your mask is one to be added (0 and −100 or −∞); here it is boolean, True where a token may be seen.",
        cause="dtype",
        when=lambda inputs, outputs, torch: outputs.is_floating_point() and bool((outputs <= 0).all()),
    ),
]
AXES = {"returns": "nW M² M²"}
BENCHMARK = case("benchmark", height=56, width=56, window_size=7, shift=3)
