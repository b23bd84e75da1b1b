from studycli.judge.cases import case, constant, exactly, normal, values


def views(V, B, K, dtype="float32", **others):
    """Scores of V views by the student and of two by the teacher, close enough for soft targets; a centre that matters."""
    return {
        "student": normal(V, B, K, std=0.2, dtype=dtype),
        "teacher": normal(2, B, K, std=0.1, mean=0.3, dtype=dtype),
        "center": normal(1, K, std=0.1, mean=0.3, dtype=dtype),
        **others,
    }


CASES = [
    case("plain", **views(4, 3, 5)),
    case("two views", **views(2, 3, 4)),
    case("other temperatures", **views(3, 2, 6, student_temp=0.3, teacher_temp=0.15)),
    case("ten local crops", **views(12, 1, 4)),
    case("B = V", **views(4, 4, 3)),
    case("K = 2", **views(3, 5, 2)),
    case("a single number a view", **views(3, 4, 1)),
    case("no centre yet", **views(3, 4, 5, center=constant(1, 5))),
    case(
        "sure and wrong",
        student=exactly([[[1e3, -1e3, 0.0]], [[-1e3, 1e3, 0.0]], [[0.0, 1e3, -1e3]]]),
        teacher=exactly([[[9e2, -9e2, 5.0]], [[-9e2, 0.0, 9e2]]]),
        center=exactly([[1.0, -2.0, 3.0]]),
    ),
]
JUDGED = values(gradients=["student", "teacher"])
AXES = {"student": "V B K", "teacher": "2 B K", "center": "1 K"}
WITHOUT = {"V = 1": "a single view has no other to be compared with"}
BENCHMARK = case("benchmark", **views(12, 16, 1024))
