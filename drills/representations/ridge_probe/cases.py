from studycli.judge.cases import case, exactly, normal, values


def samples(n, p, k, dtype="float32", **others):
    """Features and targets with means that matter."""
    return {
        "features": normal(n, p, mean=0.6, dtype=dtype),
        "targets": normal(n, k, mean=1.0, dtype=dtype),
        "l2": 1.5,
        **others,
    }


CASES = [
    case("plain", **samples(8, 3, 2)),
    case("one target", **samples(9, 4, 1, l2=0.5)),
    case("more targets than features", **samples(7, 2, 5, l2=3.0)),
    case("more features than samples", **samples(4, 6, 2)),
    case("one feature", **samples(6, 1, 3, l2=0.8)),
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
]
JUDGED = values(tolerances={"float32": (1e-3, 1e-4)})
AXES = {"features": "n p", "targets": "n k", "returns": "p+1 k"}
WITHOUT = {"bfloat16, part of a larger tensor": "no solver takes half precision"}
BENCHMARK = case("benchmark", **samples(512, 96, 10))
