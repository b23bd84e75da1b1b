from itertools import product


def dino_loss(student, teacher, center, student_temp=0.1, teacher_temp=0.04):
    sharp = (teacher.detach() - center) / teacher_temp
    targets = (sharp - sharp.logsumexp(-1, keepdim=True)).exp()
    scores = student / student_temp
    log_p = scores - scores.logsumexp(-1, keepdim=True)
    total, count = 0.0, 0
    for t, s in product(range(2), range(student.shape[0])):
        if t == s:
            continue
        total = total - (targets[t] * log_p[s]).sum() / student.shape[1]
        count += 1
    return total / count
