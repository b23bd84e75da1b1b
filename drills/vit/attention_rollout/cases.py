from studycli.judge.cases import case, probabilities, uniform, values


def layers(count, B, h, N, dtype="float32"):
    """So many layers of attention whose rows sum to 1."""
    return [probabilities(B, h, N, N, dtype=dtype) for _ in range(count)]


CASES = [
    case("plain", attentions=layers(3, 2, 4, 5)),
    case("two layers", attentions=layers(2, 3, 2, 4)),
    case("one layer", attentions=layers(1, 2, 3, 5)),
    case("twelve layers", attentions=layers(12, 1, 3, 6)),
    case("one head", attentions=layers(3, 2, 1, 4)),
    case("B = h = N", attentions=layers(3, 4, 4, 4)),
    case("one token", attentions=layers(2, 2, 3, 1)),
    case("one image", attentions=layers(2, 1, 2, 7)),
    case("rows that do not sum to 1", attentions=[uniform(2, 3, 5, 5), uniform(2, 3, 5, 5)]),
    case(
        "not contiguous",
        attentions=[probabilities(2, 4, 3, 4).permuted(0, 2, 1, 3), probabilities(2, 3, 4, 4).strided(1)],
    ),
    case("float64", attentions=layers(3, 2, 2, 4, "float64")),
    case("bfloat16", attentions=layers(2, 2, 3, 4, "bfloat16")),
]
JUDGED = values()
AXES = {"attentions.0": "B h N N", "attentions.1": "B h N N", "attentions.2": "B h N N", "returns": "B N N"}
BENCHMARK = case("benchmark", attentions=layers(12, 4, 3, 65))
