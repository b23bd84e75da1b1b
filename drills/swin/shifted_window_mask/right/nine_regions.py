import torch


def shifted_window_mask(height, width, window_size, shift):
    M = window_size
    regions = torch.zeros(height, width)
    count = 0
    for rows in (slice(0, height - M), slice(height - M, height - shift), slice(height - shift, height)):
        for columns in (slice(0, width - M), slice(width - M, width - shift), slice(width - shift, width)):
            regions[rows, columns] = count
            count += 1
    windows = regions.unfold(0, M, M).unfold(1, M, M).reshape(-1, M * M)
    return (windows[:, None] - windows[:, :, None]) == 0
