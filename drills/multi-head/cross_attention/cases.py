from studycli.judge.cases import case, normal, values


def layer(D, Dc, dtype="float32"):
    return {
        "w_q": normal(D, D, dtype=dtype),
        "w_kv": normal(2 * D, Dc, dtype=dtype),
        "w_out": normal(D, D, std=0.5, dtype=dtype),
    }


CASES = [
    case("plain", x=normal(2, 3, 6), context=normal(2, 5, 4), **layer(6, 4), n_heads=3),
    case("a context as wide as x", x=normal(2, 4, 6), context=normal(2, 3, 6), **layer(6, 6), n_heads=2),
    case("a context of the shape of x", x=normal(2, 5, 6), context=normal(2, 5, 6), **layer(6, 6), n_heads=3),
    case("a wider context", x=normal(3, 2, 6), context=normal(3, 4, 9), **layer(6, 9), n_heads=2),
    case("one head, one sample", x=normal(1, 5, 4), context=normal(1, 6, 3), **layer(4, 3), n_heads=1),
    case("one channel a head", x=normal(2, 4, 5), context=normal(2, 3, 4), **layer(5, 4), n_heads=5),
    case("one token to read", x=normal(2, 4, 6), context=normal(2, 1, 5), **layer(6, 5), n_heads=2),
    case("one token reads", x=normal(2, 1, 6), context=normal(2, 7, 5), **layer(6, 5), n_heads=2),
]
JUDGED = values()
AXES = {"x": "B N D", "context": "B M Dc", "w_q": "D D", "w_kv": "2D Dc", "w_out": "D D", "returns": "B N D"}
SIZES = {"n_heads": "h", "D": "h·d"}
BENCHMARK = case("benchmark", x=normal(4, 64, 64), context=normal(4, 128, 96), **layer(64, 96), n_heads=4)
