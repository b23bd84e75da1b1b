# says: `view` refuses a tensor whose axes were permuted.
# fix: Use reshape.
# cause: crash
def window_reverse(windows, window_size, height, width):
    M, C = window_size, windows.shape[-1]
    x = windows.reshape(-1, height // M, width // M, M, M, C)
    return x.permute(0, 1, 3, 2, 4, 5).view(-1, height, width, C)
