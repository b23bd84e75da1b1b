# cause: the result carries a graph
# expect: wrong/gradient
# names: no_grad/detach
def update_center(center, teacher, momentum=0.9):
    return momentum * center + (1 - momentum) * teacher.mean(dim=(0, 1))
