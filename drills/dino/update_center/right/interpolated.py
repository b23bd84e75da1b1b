def update_center(center, teacher, momentum=0.9):
    mean = teacher.detach().flatten(0, 1).mean(0, keepdim=True)
    return mean.lerp(center.detach(), momentum)
