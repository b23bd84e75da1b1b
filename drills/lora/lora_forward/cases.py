from studycli.judge.cases import case, constant, counting, normal, parameter, values


def layer(*leading, i=5, o=4, r=2, dtype="float32", **others):
    return {
        "x": normal(*leading, i, dtype=dtype),
        "weight": normal(o, i, dtype=dtype),
        "lora_a": normal(r, i, dtype=dtype),
        "lora_b": normal(o, r, dtype=dtype),
        "alpha": 3.0,
        **others,
    }


CASES = [
    case("plain", **layer(3)),
    case("rank 3", **layer(4, r=3, alpha=16.0)),
    case("rank 1", **layer(2, r=1, alpha=0.5)),
    case("sequences", **layer(2, 3, i=4, o=6)),
    case("more leading axes", **layer(2, 2, 3, i=3, o=2)),
    case("no leading axis", **layer(i=6, o=5)),
    case("a square weight", **layer(3, i=4, o=4, r=2, alpha=8.0)),
    case("rank as wide as the layer", **layer(3, i=3, o=3, r=3, alpha=1.0)),
    case(
        "counted",
        x=counting(2, 3),
        weight=counting(2, 3, start=1),
        lora_a=counting(2, 3),
        lora_b=counting(2, 2, start=1),
        alpha=4.0,
    ),
    case(
        "at the start, B is zero",
        **layer(3, lora_b=parameter(constant(4, 2)), lora_a=parameter(normal(2, 5))),
    ),
    case("alpha is a whole number", **layer(3, r=4, alpha=2)),
]
JUDGED = values(gradients=["x", "lora_a", "lora_b"])
AXES = {"x": "… I", "weight": "O I", "lora_a": "r I", "lora_b": "O r", "returns": "… O"}
BENCHMARK = case("benchmark", **layer(8, 64, i=256, o=256, r=8, alpha=16.0))
