# cause: the axes are split and merged again without bringing the two window axes side by side
# expect: wrong/order
# names: side by side | (H/M, M, W/M, M)
def window_partition(x, window_size=7):
    B, H, W, C = x.shape
    M = window_size
    x = x.reshape(B, H // M, M, W // M, M, C)
    return x.reshape(-1, M, M, C)
