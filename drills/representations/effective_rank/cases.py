from studycli.judge.cases import case, exactly, mistake, normal, values


def features(n, m, dtype="float32"):
    """Features of unequal spread, far enough from zero that the mean matters."""
    return normal(n, m, dtype=dtype).then(lambda t: t * (1.0 + 1.5 * t.new_ones(m).cumsum(0)) + 3.0)


def of(
    *,
    centre=lambda x: x - x.mean(0),
    weigh=lambda s: s,
    result=lambda p, torch: torch.special.entr(p).sum().exp(),
):
    """The effective rank with one part made in another way."""

    def gives(inputs, torch):
        s = weigh(torch.linalg.svdvals(centre(inputs.x)))
        return result(s / s.sum(), torch)

    return gives


def counted(inputs, torch):
    return torch.linalg.matrix_rank(inputs.x - inputs.x.mean(0)).to(inputs.x.dtype)


def not_divided(inputs, torch):
    return torch.special.entr(torch.linalg.svdvals(inputs.x - inputs.x.mean(0))).sum().exp()


def divided_by(size):
    """p made with another divisor than the sum."""

    def gives(inputs, torch):
        s = torch.linalg.svdvals(inputs.x - inputs.x.mean(0))
        return torch.special.entr(s / size(s)).sum().exp()

    return gives


CASES = [
    case("plain", x=features(8, 3)),
    case("many images", x=features(30, 5)),
    case("two features", x=features(6, 2)),
    case("one feature", x=normal(7, 1, mean=2.0)),
    case("more features than images", x=features(5, 9)).without_gradients(),
    case("two images", x=features(2, 4)).without_gradients(),
    case("n = m", x=features(6, 6)).without_gradients(),
    case("exactly", x=exactly([[4.0, 1.0], [-2.0, 1.0], [1.0, 2.0], [1.0, 0.0]])),
    case("along a line", x=exactly([[0.0, 1.0], [2.0, 5.0], [3.0, 7.0], [7.0, 15.0]]))
    .without_gradients()
    .within(1e-3, 1e-3),
    case(
        "features that never vary", x=normal(9, 4).then(lambda t: t * t.new_tensor([2.0, 0.0, 1.0, 0.0]))
    ).without_gradients(),
    case("large numbers", x=features(8, 3).times(1e4)).without_gradients(),
    case("tiny numbers", x=features(8, 3).times(1e-4)).without_gradients(),
    case("not contiguous", x=normal(3, 8, mean=1.0).transposed()),
    case("float64", x=features(9, 4, "float64")),
]
JUDGED = values()
MISTAKES = [
    mistake(
        "You divide the singular values by their length, the root of the sum of squares: p has to sum to 1.",
        cause="scale",
        gives=divided_by(lambda s: s.norm()),
    ),
    mistake(
        "You divide the singular values by the largest: p has to sum to 1.",
        cause="scale",
        gives=divided_by(lambda s: s.max()),
    ),
    mistake(
        "Features that never vary have a singular value of 0, and 0·ln 0 became NaN: leave zeros out of the sum.",
        cause="edge",
        when=lambda inputs, outputs, torch: bool(outputs.isnan()),
    ),
    mistake(
        "The columns are not centred: subtract the mean over the images (axis 0) first, or the mean counts as a direction.",
        cause="values",
        gives=of(centre=lambda x: x),
    ),
    mistake(
        "You centre the rows: the mean is over the images, axis 0, one for each feature.",
        cause="values",
        gives=of(centre=lambda x: x - x.mean(1, keepdim=True)),
    ),
    mistake(
        "You subtract one mean of all numbers: each column has a mean of its own.",
        cause="values",
        gives=of(centre=lambda x: x - x.mean()),
    ),
    mistake(
        "You divide the columns by their standard deviation as well: only their mean is taken out.",
        cause="values",
        gives=of(centre=lambda x: (x - x.mean(0)) / x.std(0)),
    ),
    mistake(
        "You square the singular values (or take eigenvalues of a covariance, which is the same): p is made of σ itself.",
        cause="values",
        gives=of(weigh=lambda s: s * s),
    ),
    mistake(
        "You return the entropy: its exponential is asked for.",
        cause="values",
        gives=of(result=lambda p, torch: torch.special.entr(p).sum()),
    ),
    mistake(
        "You take logarithms to the base 2 and undo them with exp: use natural logarithms.",
        cause="values",
        gives=of(result=lambda p, torch: (torch.special.entr(p).sum() / torch.tensor(2.0).log()).exp()),
    ),
    mistake(
        "The sign of the entropy is missing: it is −Σ p·ln p.",
        cause="values",
        gives=of(result=lambda p, torch: (-torch.special.entr(p).sum()).exp()),
    ),
    mistake(
        "You use softmax of the singular values: divide them by their sum.",
        cause="values",
        gives=of(weigh=lambda s: (s - s.max()).exp()),
    ),
    mistake(
        "You do not divide the singular values by their sum: p has to sum to 1.",
        cause="scale",
        gives=not_divided,
    ),
    mistake(
        "You compute 1/Σp², another measure: the exponential of the entropy is asked for.",
        cause="values",
        gives=of(result=lambda p, torch: 1 / p.square().sum()),
    ),
    mistake(
        "You count the singular values that are not 0: each should count by its size, through the entropy.",
        cause="values",
        gives=counted,
    ),
]
AXES = {"x": "n m"}
WITHOUT = {
    "m = 1": "the features of the first row are made of each other",
    "n = 1": "one image alone does not vary",
    "bfloat16, part of a larger tensor": "no singular values in half precision",
}
BENCHMARK = case("benchmark", x=features(512, 128))
