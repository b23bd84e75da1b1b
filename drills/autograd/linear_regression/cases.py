from studycli.judge.cases import case, exactly, mistake, normal, values


def widened(inputs, torch):
    """x with a column of ones."""
    return torch.cat([inputs.x, torch.ones_like(inputs.x[:, :1])], 1)


def solved(a, y, torch):
    return torch.linalg.lstsq(a, y).solution


def through_zero(inputs, torch):
    return solved(inputs.x, inputs.y, torch)


def without_bias(inputs, torch):
    weight = through_zero(inputs, torch)
    return weight, torch.zeros_like(inputs.y[0])


def bias_afterwards(inputs, torch):
    weight = through_zero(inputs, torch)
    return weight, (inputs.y - inputs.x @ weight).mean(0)


def centred(inputs, torch):
    return solved(inputs.x - inputs.x.mean(0), inputs.y - inputs.y.mean(0), torch)


def mean_as_bias(inputs, torch):
    return centred(inputs, torch), inputs.y.mean(0)


def ones_first(inputs, torch):
    """Rows cut as if the ones were last, while they are first."""
    w = solved(widened(inputs, torch).roll(1, 1), inputs.y, torch)
    return w[:-1], w[-1]


def ones_last(inputs, torch):
    w = solved(widened(inputs, torch), inputs.y, torch)
    return w[1:], w[0]


def penalised(inputs, outputs, torch):
    """Whether the minimum with λ·Σw² gives this, for one of the usual λ."""
    a = widened(inputs, torch).double()
    got = torch.cat([outputs[0], outputs[1][None]]).double()
    unit = torch.eye(a.shape[1], dtype=a.dtype)
    without_bias = unit.clone()
    without_bias[-1, -1] = 0
    for power in range(-6, 2):
        for penalty in (unit, without_bias):
            w = torch.linalg.solve(a.T @ a + 10.0**power * penalty, a.T @ inputs.y.double())
            if torch.allclose(got, w, rtol=1e-5, atol=1e-6):
                return True
    return False


CASES = [
    case(
        "points on a line",
        x=exactly([[0.0], [1.0], [2.0], [4.0]]),
        y=exactly([[1.0], [3.0], [5.0], [9.0]]),
    ),
    case("points beside a line", x=normal(6, 1, mean=0.5), y=normal(6, 1, mean=1.0)),
    case("two inputs", x=normal(9, 2), y=normal(9, 1, mean=1.0)),
    case("three outputs", x=normal(12, 2, mean=1.0), y=normal(12, 3, mean=-1.0)),
    case("as many outputs as inputs", x=normal(14, 3, mean=-0.5), y=normal(14, 3, mean=2.0)),
    case(
        "as many points as unknowns",
        x=exactly([[1.0, 0.0], [0.0, 2.0], [-1.0, 1.0]]),
        y=exactly([[1.0, 3.0], [2.0, -1.0], [0.5, 4.0]]),
    ),
    case("y always the same", x=normal(8, 2), y=exactly([[3.0]] * 8)),
    case("more inputs", x=normal(30, 5, mean=0.3), y=normal(30, 2, mean=0.7)),
    case(
        "far from zero",
        x=normal(12, 2, mean=100.0, dtype="float64"),
        y=normal(12, 2, mean=-50.0, dtype="float64"),
    ).within(1e-6, 1e-6),
    case("not contiguous", x=normal(2, 10).transposed(), y=normal(3, 10, mean=1.0).transposed()),
    case("float64", x=normal(11, 3, dtype="float64"), y=normal(11, 2, mean=1.0, dtype="float64")),
]
JUDGED = values(tolerances={"float32": (1e-3, 1e-4)})
MISTAKES = [
    mistake(
        "What lstsq returns has four parts: the numbers that you want are its .solution.",
        cause="type",
        when=lambda inputs, outputs, torch: isinstance(outputs[0], tuple),
    ),
    mistake(
        "Your weight is fitted without a bias, through zero: put a column of ones beside x, and both are found together.",
        cause="values",
        gives=without_bias,
    ),
    mistake(
        "Your weight is fitted without a bias, and the bias only afterwards: they depend on each other, so fit them together.",
        cause="values",
        gives=bias_afterwards,
    ),
    mistake(
        "Your bias is the mean of y: that is where the line passes above the mean of x. Take x.mean(0) @ weight away from it.",
        cause="values",
        gives=mean_as_bias,
    ),
    mistake(
        "The first row of the solution belongs to your column of ones, and you return the last one as bias.",
        cause="order",
        gives=ones_first,
    ),
    mistake(
        "The last row of the solution belongs to your column of ones, and you return the first one as bias.",
        cause="order",
        gives=ones_last,
    ),
    mistake(
        "You add a penalty to the diagonal (ridge regression), which makes the weights smaller: none is asked for.",
        cause="values",
        when=penalised,
    ),
]
AXES = {"x": "N D", "y": "N K", "returns.0": "D K", "returns.1": "K"}
SIZES = {"N": "D+more"}
WITHOUT = {"bfloat16, part of a larger tensor": "no solver takes half precision"}
BENCHMARK = case("benchmark", x=normal(2000, 60, dtype="float64"), y=normal(2000, 10, dtype="float64"))
