# says: Height and width change places in the split and in the result.
# fix: Split to (B, H/M, W/M, M, M, C).
# cause: order
def window_reverse(windows, window_size, height, width):
    M, C = window_size, windows.shape[-1]
    x = windows.reshape(-1, width // M, height // M, M, M, C)
    return x.permute(0, 1, 3, 2, 4, 5).reshape(-1, width, height, C)
