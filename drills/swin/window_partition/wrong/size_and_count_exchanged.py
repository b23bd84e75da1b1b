# cause: the window's size and the number of windows change places in the split, so that the tokens of a window lie far apart
# expect: wrong/order
# names: side by side | (H/M, M, W/M, M)
def window_partition(x, window_size=7):
    B, H, W, C = x.shape
    M = window_size
    x = x.reshape(B, M, H // M, M, W // M, C)
    return x.permute(0, 2, 4, 1, 3, 5).reshape(-1, M, M, C)
