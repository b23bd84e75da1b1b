import torch
from torch.nn import functional


def dino_loss(student, teacher, center, student_temp=0.1, teacher_temp=0.04):
    targets = functional.softmax((teacher - center) / teacher_temp, -1).detach()
    losses = []
    for t in (0, 1):
        for s, scores in enumerate(student):
            if s != t:
                losses.append(functional.cross_entropy(scores / student_temp, targets[t]))
    return torch.mean(torch.stack(losses))
