# cause: inside each window rows and columns are exchanged
# expect: wrong/order
# names: window | transposed/exchanged/swapped
def window_partition(x, window_size=7):
    B, H, W, C = x.shape
    M = window_size
    x = x.reshape(B, H // M, M, W // M, M, C)
    return x.permute(0, 1, 3, 4, 2, 5).reshape(-1, M, M, C)
