from studycli.judge.cases import case, counting, normal, parameter, values


def pairs(*specs):
    """A teacher and a student with tensors of these makings, drawn apart."""
    return {"teacher": list(specs), "student": list(specs)}


CASES = [
    case("plain", **pairs(parameter(normal(4, 3)), parameter(normal(4))), momentum=0.9),
    case("plain tensors", **pairs(normal(2, 3), normal(5), normal(2, 2, 2)), momentum=0.7),
    case("a single number", **pairs(normal()), momentum=0.6),
    case("counted", teacher=[counting(2, 3)], student=[counting(2, 3, start=100)], momentum=0.75),
    case("as DINO begins", **pairs(parameter(normal(6, 5)), parameter(normal(6))), momentum=0.996),
    case("momentum 0", **pairs(parameter(normal(3, 2))), momentum=0.0),
    case("momentum 1", **pairs(parameter(normal(3, 2))), momentum=1.0),
    case("no tensors", teacher=[], student=[], momentum=0.9),
    case("only the student learns", teacher=[normal(4, 2)], student=[parameter(normal(4, 2))], momentum=0.8),
    case("bfloat16", **pairs(normal(3, 4, dtype="bfloat16")), momentum=0.5),
]
JUDGED = values(in_place=["teacher"], gradients=[], detached=True)
AXES = {"teacher.0": "O I", "teacher.1": "O", "student.0": "O I", "student.1": "O"}
BENCHMARK = case("benchmark", **pairs(*[parameter(normal(256, 256)) for _ in range(8)]), momentum=0.99)
