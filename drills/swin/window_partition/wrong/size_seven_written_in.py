# says: 7 is written into the code; window_size is not used.
# fix: Use window_size everywhere.
# cause: crash
def window_partition(x, window_size=7):
    B, H, W, C = x.shape
    x = x.reshape(B, H // 7, 7, W // 7, 7, C)
    return x.permute(0, 1, 3, 2, 4, 5).reshape(-1, 7, 7, C)
