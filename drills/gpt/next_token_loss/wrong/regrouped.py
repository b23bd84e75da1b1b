# says: Your reshape to (B, V, N − 1) cuts the scores into other rows.
# fix: Exchange the axes: transpose(1, 2).
# cause: order
import torch.nn.functional as F

def next_token_loss(logits, ids, pad_id):
    B, N, V = logits.shape
    return F.cross_entropy(logits[:, :-1].reshape(B, V, N - 1), ids[:, 1:], ignore_index=pad_id)
