def attend(x, times=2):
    return x * times
