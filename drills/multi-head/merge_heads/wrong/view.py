# cause: view refuses the transposed tensor
# expect: error/crash
# names: view | reshape
def merge_heads(x):
    B, h, N, d = x.shape
    return x.transpose(1, 2).view(B, N, h * d)
