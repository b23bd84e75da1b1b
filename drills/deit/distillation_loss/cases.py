from studycli.judge.cases import case, exactly, integers, normal, values


def scores(B, K, temperature=2.0, alpha=0.4, dtype="float32"):
    return {
        "student": normal(B, K, std=1.5, dtype=dtype),
        "teacher": normal(B, K, std=2.0, dtype=dtype),
        "targets": integers(B, high=K),
        "temperature": temperature,
        "alpha": alpha,
    }


CASES = [
    case("plain", **scores(4, 3)),
    case("hotter", **scores(3, 5, temperature=4.0, alpha=0.7)),
    case("colder", **scores(5, 4, temperature=0.5)),
    case("temperature 1", **scores(4, 3, temperature=1.0, alpha=0.25)),
    case("the teacher alone", **scores(3, 6, temperature=3.0, alpha=1.0)),
    case("the labels alone", **scores(6, 3, temperature=3.0, alpha=0.0)),
    case("B = K", **scores(4, 4, temperature=3.0)),
    case("two classes", **scores(6, 2, temperature=5.0)),
    case(
        "±10 000",
        student=exactly([[1e4, -1e4, 0.0], [0.0, 5.0, -1e4], [0.0, 1.0, 2.0], [1.0, 1.0, 0.0]]),
        teacher=exactly([[1e4, 0.0, -1e4], [1.0, 7.0, -1e4], [1e4, -1e4, 1e4], [2.0, 1e3, 0.0]]),
        targets=exactly([0, 1, 2, 0], dtype="int64"),
        temperature=2.0,
        alpha=0.5,
    ).within(2e-3, 2e-3),  # scores of this size are a thousandth apart in float32
]
JUDGED = values(gradients=["student"], finite=1e4)
AXES = {"student": "B K", "teacher": "B K", "targets": "B"}
SIZES = {"targets": "K"}
BENCHMARK = case("benchmark", **scores(512, 1000))
