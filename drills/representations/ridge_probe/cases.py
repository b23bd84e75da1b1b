from studycli.judge.cases import case, exactly, mistake, normal, values


def samples(n, p, k, dtype="float32", **others):
    """Features and targets with means that matter."""
    return {
        "features": normal(n, p, mean=0.6, dtype=dtype),
        "targets": normal(n, k, mean=1.0, dtype=dtype),
        "l2": 1.5,
        **others,
    }


def solved(inputs, torch, *, penalty=None, bias=1.0):
    """The solution with another penalty, given for p weights and the bias, or another column for the bias."""
    X = torch.cat([inputs.features, torch.full_like(inputs.features[:, :1], bias)], 1)
    n, size = X.shape
    D = torch.ones(size, dtype=X.dtype)
    D[-1] = 0
    D = inputs.l2 * D if penalty is None else penalty(inputs.l2, D, n)
    return torch.linalg.solve(X.T @ X + D.diag(), X.T @ inputs.targets)


def of(**options):
    return lambda inputs, torch: solved(inputs, torch, **options)


def everywhere(inputs, torch):
    """l2 is added to every entry of the matrix."""
    X = torch.cat([inputs.features, torch.ones_like(inputs.features[:, :1])], 1)
    return torch.linalg.solve(X.T @ X + inputs.l2, X.T @ inputs.targets)


def bias_first(inputs, torch):
    W = solved(inputs, torch)
    return torch.cat([W[-1:], W[:-1]])


def mean_of_targets_as_bias(inputs, torch):
    W = solved(inputs, torch)
    return torch.cat([W[:-1], inputs.targets.mean(0, keepdim=True)])


def unpenalised(inputs, torch):
    X = torch.cat([inputs.features, torch.ones_like(inputs.features[:, :1])], 1)
    return torch.linalg.pinv(X) @ inputs.targets


def without_bias(inputs, torch):
    X = inputs.features
    eye = torch.eye(X.shape[1], dtype=X.dtype)
    return torch.linalg.solve(X.T @ X + inputs.l2 * eye, X.T @ inputs.targets)


def zero_bias(inputs, torch):
    W = without_bias(inputs, torch)
    return torch.cat([W, torch.zeros_like(W[:1])])


def first_free(inputs, torch):
    return solved(inputs, torch, penalty=lambda l2, D, n: l2 * D.flip(0))


def bias_added(inputs, torch):
    W = solved(inputs, torch)[:-1]
    return torch.cat([W, (inputs.targets.mean(0) + inputs.features.mean(0) @ W)[None]])


CASES = [
    case("plain", **samples(8, 3, 2)),
    case("one target", **samples(9, 4, 1, l2=0.5)),
    case("more targets than features", **samples(7, 2, 5, l2=3.0)),
    case("more features than samples", **samples(4, 6, 2)),
    case("one feature", **samples(6, 1, 3, l2=0.8)),
    case("one sample", **samples(1, 3, 2)),
    case("n = p = k", **samples(4, 4, 4)),
    case("exactly", features=exactly([[0.0], [2.0]]), targets=exactly([[1.0], [5.0]]), l2=2.0),
    case(
        "one-hot labels",
        **samples(
            6, 3, 2, targets=exactly([[1.0, 0], [0, 1.0], [0, 1.0], [1.0, 0], [0, 1.0], [0, 1.0]]), l2=0.7
        ),
    ),
    case("a strong penalty", **samples(8, 3, 2, l2=1e3)),
    case("hardly any penalty", **samples(12, 3, 2, dtype="float64", l2=0.02)),
    case("targets far from zero", **samples(8, 3, 2, targets=normal(8, 2, mean=30.0), l2=2.0)),
    case(
        "not contiguous", features=normal(3, 8, mean=1.0).transposed(), targets=normal(8, 2).strided(), l2=1.2
    ),
    case("float64", **samples(9, 4, 2, dtype="float64")),
]
JUDGED = values(tolerances={"float32": (1e-3, 1e-4)})
MISTAKES = [
    mistake(
        "You leave the first weight free instead of the bias: the 0 of the diagonal belongs at its last place.",
        cause="order",
        gives=first_free,
    ),
    mistake(
        "Your bias has a wrong sign in it: it is mean(targets) − mean(features)·W.",
        cause="values",
        gives=bias_added,
    ),
    mistake(
        "You punish the bias too: the last row of W is free, so the last place of the diagonal gets no l2.",
        cause="values",
        gives=of(penalty=lambda l2, D, n: l2 * (D + (1 - D))),
    ),
    mistake(
        "You weigh the penalty by the number of samples, n·l2, as for a mean error: the error is a sum over the samples.",
        cause="scale",
        gives=of(penalty=lambda l2, D, n: l2 * n * D),
    ),
    mistake(
        "The penalty is missing: l2 is added to the diagonal, but for the bias.",
        cause="values",
        gives=of(penalty=lambda l2, D, n: 0 * D),
    ),
    mistake(
        "The penalty is missing: l2 is added to the diagonal, but for the bias.",
        cause="values",
        gives=unpenalised,
    ),
    mistake(
        "Your rows below the features are l2·identity; in a least-squares problem they are squared, so they must be √l2·identity.",
        cause="scale",
        gives=of(penalty=lambda l2, D, n: l2 * l2 * D),
    ),
    mistake(
        "You add √l2 to the diagonal: l2 itself belongs there.",
        cause="scale",
        gives=of(penalty=lambda l2, D, n: l2**0.5 * D),
    ),
    mistake(
        "You halve the penalty: the whole l2 belongs on the diagonal, since both terms are squares.",
        cause="scale",
        gives=of(penalty=lambda l2, D, n: l2 / 2 * D),
    ),
    mistake(
        "You double the penalty: l2 itself belongs on the diagonal.",
        cause="scale",
        gives=of(penalty=lambda l2, D, n: 2 * l2 * D),
    ),
    mistake(
        "You add l2 to every entry of XᵀX: it belongs on the diagonal alone, times an identity.",
        cause="values",
        gives=everywhere,
    ),
    mistake(
        "Your bias is the first row: it belongs in the last.",
        cause="order",
        gives=bias_first,
    ),
    mistake(
        "Your bias is the mean of the targets: take away what the weights make of the mean features, mean(targets) − mean(features)·W.",
        cause="values",
        gives=mean_of_targets_as_bias,
    ),
    mistake(
        "No bias is fitted: put a column of ones behind the features, and (p+1, k) comes out.",
        cause="shape",
        gives=without_bias,
    ),
    mistake(
        "Your bias is 0: it has to be fitted together with the weights.",
        cause="values",
        gives=zero_bias,
    ),
]
AXES = {"features": "n p", "targets": "n k", "returns": "p+1 k"}
WITHOUT = {"bfloat16, part of a larger tensor": "no solver takes half precision"}
BENCHMARK = case("benchmark", **samples(512, 96, 10))
