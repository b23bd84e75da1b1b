# says: The result carries a graph.
# fix: Do it under torch.no_grad(), or detach the teacher's scores.
# cause: gradient
def update_center(center, teacher, momentum=0.9):
    return momentum * center + (1 - momentum) * teacher.mean(dim=(0, 1))
