from studycli.judge.cases import case, counting, mistake, normal, values


def parts(inputs):
    B, N, D = inputs.x.shape
    return B, N, inputs.n_heads, D // inputs.n_heads


CASES = [
    case("plain", x=normal(2, 5, 12), n_heads=3),
    case("counted, one sample", x=counting(1, 6, 8), n_heads=2),
    case("as many heads as tokens", x=normal(2, 4, 12), n_heads=4),
    case("as many heads as channels each", x=normal(3, 5, 9), n_heads=3),
    case("one head", x=normal(2, 5, 12), n_heads=1),
    case("one channel a head", x=normal(2, 3, 4), n_heads=4),
    case("one token", x=normal(3, 1, 6), n_heads=2),
    case("a single number", x=normal(1, 1, 1), n_heads=1),
    case("not contiguous", x=normal(2, 6, 4).transposed(), n_heads=2),
    case("every second channel", x=normal(2, 3, 6).strided(), n_heads=3),
    case("a part of a wider tensor", x=normal(2, 3, 12).then(lambda t: t[..., 4:10]), n_heads=2),
    case("float64", x=normal(2, 3, 6, dtype="float64"), n_heads=3),
    case("bfloat16", x=normal(2, 3, 6, dtype="bfloat16"), n_heads=3),
]
MISTAKES = [
    mistake(
        "n_heads is taken for the width of a head: there should be n_heads heads of D/n_heads channels.",
        cause="shape",
        when=lambda inputs, outputs, torch: (
            parts(inputs)[2] != parts(inputs)[3]
            and outputs.shape == (parts(inputs)[0], parts(inputs)[3], parts(inputs)[1], parts(inputs)[2])
        ),
    ),
    mistake(
        "Your heads take the channels in turn (interleaved): head j should hold a block of neighbours, the channels j·d to (j+1)·d − 1.",
        cause="order",
        gives=lambda inputs, torch: inputs.x.unflatten(-1, (-1, inputs.n_heads)).permute(0, 3, 1, 2),
    ),
]
JUDGED = values(exact=True)
AXES = {"x": "B N D", "returns": "B h N d"}
SIZES = {"n_heads": "h", "D": "h·d"}
