def window_partition(x, window_size=7):
    B, H, W, C = x.shape
    rows, columns = H // window_size, W // window_size
    split = x.reshape(B, rows, window_size, columns, window_size, C)
    together = split.permute(0, 1, 3, 2, 4, 5)
    return together.reshape(B * rows * columns, window_size, window_size, C)
