# cause: a reshape into windows fails where size does not divide H or W
# expect: error/crash
# names: size/shape | x
import torch

def max_pool2d(x, size, stride=None):
    B, C, H, W = x.shape
    return x.reshape(B, C, H // size, size, W // size, size).amax((3, 5))
