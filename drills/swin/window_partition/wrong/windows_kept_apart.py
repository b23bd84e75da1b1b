# cause: the windows keep axes of their own instead of being merged into the batch
# expect: wrong/shape
# names: flatten/merge | axes 0, 1 and 2
def window_partition(x, window_size=7):
    B, H, W, C = x.shape
    M = window_size
    x = x.reshape(B, H // M, M, W // M, M, C)
    return x.permute(0, 1, 3, 2, 4, 5)
