# cause: the classes are brought to axis 1 by a reshape, which mixes positions and classes
# expect: wrong/order
# names: reshape | transpose
import torch.nn.functional as F

def next_token_loss(logits, ids, pad_id):
    B, N, V = logits.shape
    return F.cross_entropy(logits[:, :-1].reshape(B, V, N - 1), ids[:, 1:], ignore_index=pad_id)
