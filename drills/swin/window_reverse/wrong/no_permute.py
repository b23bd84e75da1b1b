# cause: the axes are split and merged again without bringing rows beside rows and columns beside columns
# expect: wrong/order
# names: as they stand | rows
def window_reverse(windows, window_size, height, width):
    M, C = window_size, windows.shape[-1]
    B = windows.shape[0] // (height * width // M // M)
    x = windows.reshape(B, height // M, width // M, M, M, C)
    return x.reshape(B, height, width, C)
