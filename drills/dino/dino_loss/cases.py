from studycli.judge.cases import case, constant, exactly, mistake, normal, values


def views(V, B, K, dtype="float32", **others):
    """Scores of V views by the student and of two by the teacher, close enough for soft targets; a centre that matters."""
    return {
        "student": normal(V, B, K, std=0.2, dtype=dtype),
        "teacher": normal(2, B, K, std=0.1, mean=0.3, dtype=dtype),
        "center": normal(1, K, std=0.1, mean=0.3, dtype=dtype),
        **others,
    }


def every_other(s, t):
    return s != t


def loss(
    inputs,
    torch,
    *,
    pairs=every_other,
    target=lambda x: ((x.teacher - x.center) / x.teacher_temp).softmax(-1),
    log_p=lambda x: (x.student / x.student_temp).log_softmax(-1),
    divisor=None,
):
    """The loss with one thing done in another way."""
    given, scores = target(inputs), log_p(inputs)
    each = [
        -(given[t] * scores[s]).sum(-1).mean()
        for t in range(len(given))
        for s in range(len(scores))
        if pairs(s, t)
    ]
    return torch.stack(each).sum() / (divisor(len(scores)) if divisor else len(each))


def of(**options):
    return lambda inputs, torch: loss(inputs, torch, **options)


def exchanged_roles(inputs, torch):
    target = (inputs.student / inputs.student_temp).softmax(-1)
    log_p = ((inputs.teacher - inputs.center) / inputs.teacher_temp).log_softmax(-1)
    each = [-(target[s] * log_p[t]).sum(-1).mean() for t in range(2) for s in range(len(target)) if s != t]
    return torch.stack(each).mean()


def divided_by_entries(inputs, torch):
    return loss(inputs, torch) / inputs.student.shape[-1]


def centred_student(x):
    return ((x.student - x.center) / x.student_temp).log_softmax(-1)


def divergence(inputs, torch):
    target = ((inputs.teacher - inputs.center) / inputs.teacher_temp).softmax(-1)
    return loss(inputs, torch) - torch.special.entr(target).sum(-1).mean()


CASES = [
    case("plain", **views(4, 3, 5)),
    case("two views", **views(2, 3, 4)),
    case("other temperatures", **views(3, 2, 6, student_temp=0.3, teacher_temp=0.15)),
    case("ten local crops", **views(12, 1, 4)),
    case("B = V", **views(4, 4, 3)),
    case("K = 2", **views(3, 5, 2)),
    case("one image", **views(3, 1, 6)),
    case("a single number a view", **views(3, 4, 1)),
    case("no centre yet", **views(3, 4, 5, center=constant(1, 5))),
    case(
        "sure and wrong",
        student=exactly([[[1e3, -1e3, 0.0]], [[-1e3, 1e3, 0.0]], [[0.0, 1e3, -1e3]]]),
        teacher=exactly([[[9e2, -9e2, 5.0]], [[-9e2, 0.0, 9e2]]]),
        center=exactly([[1.0, -2.0, 3.0]]),
    ),
    case(
        "not contiguous",
        **views(
            3,
            4,
            5,
            student=normal(4, 3, 5, std=0.2).transposed(0, 1),
            teacher=normal(2, 5, 4, std=0.1).transposed(),
            center=normal(5, 1, std=0.1).transposed(),
        ),
    ),
    case("float64", **views(4, 2, 5, "float64")),
]
JUDGED = values(gradients=["student", "teacher"])
MISTAKES = [
    mistake(
        "You compute the KL divergence: the teacher's own entropy is not taken away, the cross-entropy alone is asked for.",
        cause="values",
        gives=divergence,
    ),
    mistake(
        "You also compare each view with itself: leave out the pairs in which the student's view is the teacher's.",
        cause="values",
        gives=of(pairs=lambda s, t: True),
    ),
    mistake(
        "You compare only the two global views: every student view is compared, the local ones too.",
        cause="values",
        gives=of(pairs=lambda s, t: s != t and s < 2),
    ),
    mistake(
        "You take only pairs with s > t: the teacher's view 1 is compared with the student's view 0 as well.",
        cause="values",
        gives=of(pairs=lambda s, t: s > t),
    ),
    mistake(
        "You leave both global views out for both teacher views: only s = t is left out, so views 0 and 1 are compared with each other.",
        cause="values",
        gives=of(pairs=lambda s, t: s > 1),
    ),
    mistake(
        "You divide by 2·V: only 2·V − 2 pairs are added up, since a view is not compared with itself.",
        cause="scale",
        gives=of(divisor=lambda V: 2 * V),
    ),
    mistake(
        "You add up the pairs: the result is their mean, so divide by their number, 2·V − 2.",
        cause="scale",
        gives=of(divisor=lambda V: 1),
    ),
    mistake(
        "You average over the K entries: −target·log p is summed over K and averaged over images and pairs only.",
        cause="scale",
        gives=divided_by_entries,
    ),
    mistake(
        "The teacher is not centred: subtract center before you divide by the temperature.",
        cause="values",
        gives=of(target=lambda x: (x.teacher / x.teacher_temp).softmax(-1)),
    ),
    mistake(
        "You subtract the centre after the division by teacher_temp: first centre, then sharpen.",
        cause="order",
        gives=of(target=lambda x: (x.teacher / x.teacher_temp - x.center).softmax(-1)),
    ),
    mistake(
        "You add the centre to the teacher's scores; subtract it.",
        cause="values",
        gives=of(target=lambda x: ((x.teacher + x.center) / x.teacher_temp).softmax(-1)),
    ),
    mistake(
        "You centre the student as well: only the teacher is centred.",
        cause="values",
        gives=of(log_p=centred_student),
    ),
    mistake(
        "You centre the student instead of the teacher.",
        cause="values",
        gives=of(target=lambda x: (x.teacher / x.teacher_temp).softmax(-1), log_p=centred_student),
    ),
    mistake(
        "You use student_temp for the teacher too: it has a temperature of its own, teacher_temp.",
        cause="values",
        gives=of(target=lambda x: ((x.teacher - x.center) / x.student_temp).softmax(-1)),
    ),
    mistake(
        "The student's scores are not divided by student_temp.",
        cause="values",
        gives=of(log_p=lambda x: x.student.log_softmax(-1)),
    ),
    mistake(
        "The roles are exchanged: the teacher's softmax is the target, and the logarithm is taken of the student's.",
        cause="order",
        gives=exchanged_roles,
    ),
    mistake(
        "Your softmax runs over the batch (axis 1); it belongs to the K entries, the last axis.",
        cause="values",
        gives=of(
            target=lambda x: ((x.teacher - x.center) / x.teacher_temp).softmax(1),
            log_p=lambda x: (x.student / x.student_temp).log_softmax(1),
        ),
    ),
]
AXES = {"student": "V B K", "teacher": "2 B K", "center": "1 K"}
WITHOUT = {"V = 1": "a single view has no other to be compared with"}
BENCHMARK = case("benchmark", **views(12, 16, 1024))
