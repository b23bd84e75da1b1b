# says: B comes out of a division with /, so it is a float.
# fix: Use //.
# cause: crash
def window_reverse(windows, window_size, height, width):
    M = window_size
    B = windows.shape[0] / (height * width / M / M)
    x = windows.reshape(B, height // M, width // M, M, M, -1)
    return x.permute(0, 1, 3, 2, 4, 5).reshape(B, height, width, -1)
