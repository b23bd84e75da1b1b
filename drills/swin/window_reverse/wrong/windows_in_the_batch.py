# says: B is taken from the first axis, which counts the windows of all images.
# fix: Divide it by the number of windows of one image.
# cause: crash
def window_reverse(windows, window_size, height, width):
    B, M, _, C = windows.shape
    x = windows.reshape(B, height // M, width // M, M, M, C)
    return x.permute(0, 1, 3, 2, 4, 5).reshape(B, height, width, C)
