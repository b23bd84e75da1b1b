# cause: the channels take turns between the heads
# expect: wrong/order
# names: interleaved | head
def merge_heads(x):
    B, h, N, d = x.shape
    return x.permute(0, 2, 3, 1).reshape(B, N, h * d)
