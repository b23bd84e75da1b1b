# cause: the windows come out column by column instead of row by row
# expect: wrong/order
# names: column
def window_partition(x, window_size=7):
    B, H, W, C = x.shape
    M = window_size
    x = x.reshape(B, H // M, M, W // M, M, C)
    return x.permute(0, 3, 1, 2, 4, 5).reshape(-1, M, M, C)
