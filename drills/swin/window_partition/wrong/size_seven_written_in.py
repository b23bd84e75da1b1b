# cause: the window size 7 is written into the code, the argument is not used
# expect: error/crash
# names: window_size
def window_partition(x, window_size=7):
    B, H, W, C = x.shape
    x = x.reshape(B, H // 7, 7, W // 7, 7, C)
    return x.permute(0, 1, 3, 2, 4, 5).reshape(-1, 7, 7, C)
