# cause: the channels are dealt out to the heads in turn instead of in blocks
# expect: wrong/order
# names: interleaved/h and d/(d, h)/channel
def split_heads(x, n_heads):
    B, N, D = x.shape
    return x.reshape(B, N, D // n_heads, n_heads).permute(0, 3, 1, 2)
