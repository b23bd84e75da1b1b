def window_partition(x, window_size=7):
    M = window_size
    # (B, H, W, C) → (B, H/M, W/M, C, M, M)
    windows = x.unfold(1, M, M).unfold(2, M, M)
    return windows.movedim(3, -1).flatten(0, 2)
