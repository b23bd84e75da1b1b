from studycli.judge.cases import case, exactly, integers, mistake, normal, values


def scores(B, K, dtype="float32", **others):
    """Scores of both tokens and of the teacher, and labels."""
    return {
        "cls_logits": normal(B, K, dtype=dtype),
        "dist_logits": normal(B, K, dtype=dtype),
        "teacher_logits": normal(B, K, std=2.0, dtype=dtype),
        "targets": integers(B, high=K),
        **others,
    }


def half_and_half(cls, dist):
    """½ of the first and ½ of the second, each from (inputs, torch)."""
    return lambda inputs, torch: 0.5 * cls(inputs, torch) + 0.5 * dist(inputs, torch)


def ce(logits, labels, torch):
    return torch.nn.functional.cross_entropy(logits, labels)


def right_cls(inputs, torch):
    return ce(inputs.cls_logits, inputs.targets, torch)


def right_dist(inputs, torch):
    return ce(inputs.dist_logits, inputs.teacher_logits.argmax(1), torch)


def best_image(inputs, torch):
    labels = inputs.teacher_logits.argmax(0)
    return ce(inputs.dist_logits, labels, torch)


def softmax_first(inputs, torch):
    return 0.5 * ce(inputs.cls_logits.softmax(1), inputs.targets, torch) + 0.5 * ce(
        inputs.dist_logits.softmax(1), inputs.teacher_logits.argmax(1), torch
    )


CASES = [
    case("plain", **scores(4, 5)),
    case("more classes than images", **scores(3, 8)),
    case("as many images as classes", **scores(4, 4)),
    case("one image", **scores(1, 6)),
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
    case(
        "not contiguous",
        **scores(
            4,
            3,
            cls_logits=normal(3, 4).transposed(),
            dist_logits=normal(4, 3).strided(),
            teacher_logits=normal(3, 4).transposed(),
        ),
    ),
    case("float64", **scores(5, 4, "float64")),
]
JUDGED = values(finite=1e4)
MISTAKES = [
    mistake(
        "Only the teacher's half is there: the label's half, from cls_logits, is missing.",
        cause="values",
        gives=lambda inputs, torch: 0.5 * right_dist(inputs, torch),
    ),
    mistake(
        "You take the teacher's worst class: its decision is the largest score, argmax.",
        cause="values",
        gives=half_and_half(right_cls, lambda x, torch: ce(x.dist_logits, x.teacher_logits.argmin(1), torch)),
    ),
    mistake(
        "You hand the teacher's scores over as if they were probabilities: hard distillation takes only its best class, the argmax.",
        cause="values",
        gives=half_and_half(right_cls, lambda x, torch: ce(x.dist_logits, x.teacher_logits, torch)),
    ),
    mistake(
        "Both readouts learn from the labels: dist_logits should learn from the teacher's best class.",
        cause="values",
        gives=half_and_half(right_cls, lambda x, torch: ce(x.dist_logits, x.targets, torch)),
    ),
    mistake(
        "Both readouts learn from the teacher: cls_logits should learn from targets.",
        cause="values",
        gives=half_and_half(lambda x, torch: ce(x.cls_logits, x.teacher_logits.argmax(1), torch), right_dist),
    ),
    mistake(
        "The two readouts are exchanged: cls_logits go with targets, dist_logits with the teacher's best class.",
        cause="order",
        gives=half_and_half(
            lambda x, torch: ce(x.dist_logits, x.targets, torch),
            lambda x, torch: ce(x.cls_logits, x.teacher_logits.argmax(1), torch),
        ),
    ),
    mistake(
        "You use the teacher's whole softmax as a soft target: hard distillation takes only its best class, the argmax.",
        cause="values",
        gives=half_and_half(
            right_cls, lambda x, torch: ce(x.dist_logits, x.teacher_logits.softmax(1), torch)
        ),
    ),
    mistake(
        "You average the two sets of scores first: each has a cross-entropy of its own.",
        cause="values",
        gives=half_and_half(
            lambda x, torch: ce((x.cls_logits + x.dist_logits) / 2, x.targets, torch),
            lambda x, torch: ce((x.cls_logits + x.dist_logits) / 2, x.teacher_logits.argmax(1), torch),
        ),
    ),
    mistake(
        "You apply softmax before the cross-entropy, which does so itself: hand it the raw scores.",
        cause="values",
        gives=softmax_first,
    ),
    mistake(
        "The teacher's argmax runs over the batch (axis 0): its best class is along axis 1.",
        cause="values",
        gives=half_and_half(right_cls, best_image),
    ),
    mistake(
        "You add the two losses up: each counts one half.",
        cause="scale",
        gives=lambda inputs, torch: right_cls(inputs, torch) + right_dist(inputs, torch),
    ),
    mistake(
        "Only the label's loss is there: the teacher's half, from dist_logits, is missing.",
        cause="values",
        gives=right_cls,
    ),
    mistake(
        "Only the label's loss is there, halved: the teacher's half, from dist_logits, is missing.",
        cause="values",
        gives=lambda inputs, torch: 0.5 * right_cls(inputs, torch),
    ),
]
AXES = {"cls_logits": "B K", "dist_logits": "B K", "teacher_logits": "B K", "targets": "B"}
SIZES = {"targets": "K"}
BENCHMARK = case("benchmark", **scores(256, 1000))
