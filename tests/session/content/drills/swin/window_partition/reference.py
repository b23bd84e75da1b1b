def window_partition(x, times=2):
    return x * times
