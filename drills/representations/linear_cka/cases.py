from studycli.judge.cases import case, exactly, mistake, normal, values


def features(n, p, q, dtype="float32", **others):
    """Two sets of features of the same images, with means that matter."""
    return {"x": normal(n, p, mean=0.8, dtype=dtype), "y": normal(n, q, mean=-0.5, dtype=dtype), **others}


def centred(x):
    return x - x.mean(0)


def of(
    *,
    x=centred,
    y=centred,
    above=lambda x, y: (y.T @ x).square().sum(),
    size=lambda x: (x.T @ x).square().sum().sqrt(),
):
    """The ratio with one part made in another way."""

    def gives(inputs, torch):
        left, right = x(inputs.x), y(inputs.y)
        return above(left, right) / (size(left) * size(right))

    return gives


def standardised(x):
    return centred(x) / x.std(0)


def raw(x):
    return x


def spectral(matrix):
    return matrix.svd().S[0]


def unit_rows(x):
    return centred(x / x.norm(dim=1, keepdim=True))


def half_centred(inputs, torch):
    K, L = (centred(z @ z.T) for z in (inputs.x, inputs.y))
    return (K * L).sum() / (K.norm() * L.norm())


CASES = [
    case("plain", **features(8, 3, 3)),
    case("widths that differ", **features(9, 2, 5)),
    case("more features than images", **features(5, 12, 7)),
    case("three images", **features(3, 4, 2)),
    case("one feature each", **features(7, 1, 1)),
    case("n = p = q", **features(6, 6, 6)),
    case("exactly", x=exactly([[1.0], [1.0], [3.0], [3.0]]), y=exactly([[0.0], [4.0], [4.0], [4.0]])),
    case("far from zero", **features(8, 3, 4, x=normal(8, 3, mean=30.0), y=normal(8, 4, mean=-20.0))).within(
        1e-3, 1e-4
    ),
    case(
        "tiny against large", **features(8, 3, 4, x=normal(8, 3, std=1e-2), y=normal(8, 4, std=50.0))
    ).without_gradients(),
    case(
        "columns of unequal spread",
        **features(9, 3, 3, x=normal(9, 3).then(lambda t: t * t.new_tensor([3.0, 1.0, 0.2]))),
    ),
    case(
        "a dead feature",
        **features(8, 3, 2, x=normal(8, 3).then(lambda t: t * t.new_tensor([1.0, 0.0, 1.0]))),
    ),
    case("not contiguous", x=normal(3, 7, mean=1.0).transposed(), y=normal(7, 2, mean=1.0).strided()),
    case("float64", **features(8, 4, 3, "float64")),
]
JUDGED = values()
MISTAKES = [
    mistake(
        "You take spectral norms, the largest singular value: the Frobenius norm is the root of the sum of all squared entries.",
        cause="values",
        gives=of(above=lambda x, y: spectral(y.T @ x) ** 2, size=lambda x: spectral(x.T @ x)),
    ),
    mistake(
        "You scale the rows to length 1: only the columns' means are taken out.",
        cause="values",
        gives=of(x=unit_rows, y=unit_rows),
    ),
    mistake(
        "You centre the tables of likeness along one axis only: centre x and y themselves, or rows and columns of both tables.",
        cause="values",
        gives=half_centred,
    ),
    mistake(
        "The columns are not centred: subtract the mean over the images (axis 0) from x and from y first.",
        cause="values",
        gives=of(x=raw, y=raw),
    ),
    mistake(
        "Only x is centred; centre y as well.",
        cause="values",
        gives=of(y=raw),
    ),
    mistake(
        "You centre the rows: the mean is over the images, axis 0, one for each feature.",
        cause="values",
        gives=of(x=lambda x: x - x.mean(1, keepdim=True), y=lambda y: y - y.mean(1, keepdim=True)),
    ),
    mistake(
        "You subtract one mean of all numbers: each column has a mean of its own.",
        cause="values",
        gives=of(x=lambda x: x - x.mean(), y=lambda y: y - y.mean()),
    ),
    mistake(
        "You divide every column by its standard deviation: only its mean is taken out.",
        cause="values",
        gives=of(x=standardised, y=standardised),
    ),
    mistake(
        "You forget the square above: it is ‖yᵀx‖², over two norms that are not squared.",
        cause="values",
        gives=of(above=lambda x, y: (y.T @ x).square().sum().sqrt()),
    ),
    mistake(
        "You square the two norms below as well: only the one above is squared.",
        cause="values",
        gives=of(size=lambda x: (x.T @ x).square().sum()),
    ),
    mistake(
        "You take traces below: ‖xᵀx‖ is the root of the sum of all its squared entries, not the sum of its diagonal.",
        cause="values",
        gives=of(size=lambda x: (x * x).sum()),
    ),
    mistake(
        "You take the sum of the entries of yᵀx and square it: square each entry, then add up.",
        cause="order",
        gives=of(above=lambda x, y: (y.T @ x).sum().square()),
    ),
    mistake(
        "You compare x and y number by number, as a cosine does: compare the images by yᵀx, so that directions do not matter.",
        cause="values",
        gives=lambda inputs, torch: torch.nn.functional.cosine_similarity(
            centred(inputs.x).flatten(), centred(inputs.y).flatten(), 0
        ),
    ),
]
AXES = {"x": "n p", "y": "n q"}
WITHOUT = {"n = 1": "one image alone does not vary"}
BENCHMARK = case("benchmark", **features(512, 192, 128))
