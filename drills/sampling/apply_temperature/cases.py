from studycli.judge.cases import INF, at, case, constant, exactly, normal, values

TIES = [[1.0, 3.0, 3.0, 0.0], [2.0, 2.0, 2.0, 2.0], [-1.0, -4.0, -1.0, -1.0]]


CASES = [
    case("plain", logits=normal(2, 4), temperature=0.7),
    case("hot", logits=normal(3, 5), temperature=2.5),
    case("cold", logits=normal(2, 6), temperature=0.1),
    case("temperature 1", logits=normal(4, 3), temperature=1.0),
    case("temperature 0", logits=normal(3, 4), temperature=0.0).without_gradients(),
    case("temperature 0, equal scores", logits=exactly(TIES), temperature=0.0).without_gradients(),
    case("temperature 0, −∞", logits=normal(3, 4).put(at[:, 1], -INF), temperature=0.0).without_gradients(),
    case("some are impossible", logits=normal(3, 5).put(at[:, 2:4], -INF), temperature=0.6),
    case("B = V", logits=normal(4, 4), temperature=1.7),
    case("one token", logits=normal(3, 1), temperature=0.5),
    case("no leading axis", logits=normal(6), temperature=3.0),
    case("more leading axes", logits=normal(2, 3, 4), temperature=0.4),
    case("temperature 0, more leading axes", logits=normal(2, 3, 4), temperature=0.0).without_gradients(),
    case("±10 000", logits=exactly([[1e4, -1e4, 0.0], [-1e4, -9e3, -1e4]]), temperature=0.5),
    case("equal scores", logits=constant(2, 5, value=3.0), temperature=0.8),
    case("float64, temperature 0", logits=normal(3, 5, dtype="float64"), temperature=0.0).without_gradients(),
]
JUDGED = values(finite=1e4)
AXES = {"logits": "… V", "returns": "… V"}
BENCHMARK = case("benchmark", logits=normal(32, 8000), temperature=0.8)
