# says: You average over all numbers at once.
# fix: Each of the K entries has a mean of its own.
# cause: values
def update_center(center, teacher, momentum=0.9):
    return momentum * center + (1 - momentum) * teacher.detach().mean()
