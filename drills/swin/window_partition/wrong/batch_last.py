# cause: the windows of different images alternate instead of standing image after image
# expect: wrong/order
# names: axis 0 | B/batch/image
def window_partition(x, window_size=7):
    B, H, W, C = x.shape
    M = window_size
    x = x.reshape(B, H // M, M, W // M, M, C)
    return x.permute(1, 3, 0, 2, 4, 5).reshape(-1, M, M, C)
