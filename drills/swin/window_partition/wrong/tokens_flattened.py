# says: The tokens of a window are flattened into one axis; M × M is asked for.
# fix: End with reshape(-1, M, M, C).
# cause: shape
def window_partition(x, window_size=7):
    B, H, W, C = x.shape
    M = window_size
    x = x.reshape(B, H // M, M, W // M, M, C)
    return x.permute(0, 1, 3, 2, 4, 5).reshape(-1, M * M, C)
