def window_reverse(windows, window_size, height, width):
    C = windows.shape[-1]
    rows, columns = height // window_size, width // window_size
    B = windows.shape[0] // (rows * columns)
    split = windows.reshape(B, rows, columns, window_size, window_size, C)
    side_by_side = split.permute(0, 1, 3, 2, 4, 5)
    return side_by_side.reshape(B, height, width, C)
