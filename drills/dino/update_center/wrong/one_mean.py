# cause: one mean of all numbers is taken
# expect: wrong/values
# names: all numbers | mean of its own
def update_center(center, teacher, momentum=0.9):
    return momentum * center + (1 - momentum) * teacher.detach().mean()
