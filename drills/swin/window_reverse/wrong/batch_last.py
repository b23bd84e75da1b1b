# cause: the windows are taken to alternate between the images instead of standing image after image
# expect: wrong/order
# names: alternate | image after image
def window_reverse(windows, window_size, height, width):
    M, C = window_size, windows.shape[-1]
    x = windows.reshape(height // M, width // M, -1, M, M, C)
    return x.permute(2, 0, 3, 1, 4, 5).reshape(-1, height, width, C)
