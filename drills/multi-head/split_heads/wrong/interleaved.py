# says: Your heads take the channels in turn (interleaved).
# fix: Head j should hold a block of neighbours, the channels j·d to (j+1)·d − 1.
# cause: order
def split_heads(x, n_heads):
    B, N, D = x.shape
    return x.reshape(B, N, D // n_heads, n_heads).permute(0, 3, 1, 2)
