from studycli.judge.cases import case, exactly, integers, normal, values


def scores(B, K, dtype="float32", **others):
    """Scores of both tokens and of the teacher, and labels."""
    return {
        "cls_logits": normal(B, K, dtype=dtype),
        "dist_logits": normal(B, K, dtype=dtype),
        "teacher_logits": normal(B, K, std=2.0, dtype=dtype),
        "targets": integers(B, high=K),
        **others,
    }


CASES = [
    case("plain", **scores(4, 5)),
    case("more classes than images", **scores(3, 8)),
    case("as many images as classes", **scores(4, 4)),
    case("a single class", **scores(3, 1)),
    case("two classes", **scores(5, 2)),
    case(
        "the teacher disagrees with every label",
        **scores(
            3,
            3,
            teacher_logits=exactly([[0.0, 4.0, 1.0], [2.0, 0.5, 0.0], [1.0, 3.0, 2.0]]),
            targets=exactly([0, 2, 2], dtype="int64"),
        ),
    ),
    case(
        "±10,000",
        cls_logits=exactly([[1e4, -1e4, 0.0], [-1e4, 1e4, 9e3]]),
        dist_logits=exactly([[-1e4, 1e4, 5.0], [0.0, 7.0, 1e4]]),
        teacher_logits=exactly([[1e4, 0.0, -1e4], [5.0, 8e3, 1.0]]),
        targets=exactly([1, 2], dtype="int64"),
    ),
]
JUDGED = values(finite=1e4)
AXES = {"cls_logits": "B K", "dist_logits": "B K", "teacher_logits": "B K", "targets": "B"}
SIZES = {"targets": "K"}
BENCHMARK = case("benchmark", **scores(256, 1000))
