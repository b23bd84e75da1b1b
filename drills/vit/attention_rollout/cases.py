from studycli.judge.cases import case, probabilities, uniform, values


def layers(count, B, h, N, dtype="float32"):
    """So many layers of attention whose rows sum to 1."""
    return [probabilities(B, h, N, N, dtype=dtype) for _ in range(count)]


CASES = [
    case("plain", attentions=layers(3, 2, 4, 5)),
    case("two layers", attentions=layers(2, 3, 2, 4)),
    case("one layer", attentions=layers(1, 2, 3, 5)),
    case("twelve layers", attentions=layers(12, 1, 3, 6)),
    case("B = h = N", attentions=layers(3, 4, 4, 4)),
    case("rows that do not sum to 1", attentions=[uniform(2, 3, 5, 5), uniform(2, 3, 5, 5)]),
    case("bfloat16", attentions=layers(2, 2, 3, 4, "bfloat16")),
]
JUDGED = values()
AXES = {"attentions.0": "B h N N", "attentions.1": "B h N N", "attentions.2": "B h N N", "returns": "B N N"}
BENCHMARK = case("benchmark", attentions=layers(12, 4, 3, 65))
