import torch


def window_reverse(windows, window_size, height, width):
    M, C = window_size, windows.shape[-1]
    images = []
    waiting = iter(windows)
    for _ in range(len(windows) * M * M // (height * width)):
        image = windows.new_zeros(height, width, C)
        for top in range(0, height, M):
            for left in range(0, width, M):
                image[top : top + M, left : left + M] = next(waiting)
        images.append(image)
    return torch.stack(images)
