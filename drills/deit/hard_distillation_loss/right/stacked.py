import torch
from torch.nn import functional


def hard_distillation_loss(cls_logits, dist_logits, teacher_logits, targets):
    labels = torch.cat([targets, teacher_logits.detach().topk(1).indices.squeeze(1)])
    return functional.cross_entropy(torch.cat([cls_logits, dist_logits]), labels)
