# says: cross_entropy expects the classes along axis 1 and gets them last.
# fix: Flatten to (B·(N−1), V), or move V to axis 1.
# cause: crash
import torch.nn.functional as F

def next_token_loss(logits, ids, pad_id):
    return F.cross_entropy(logits[:, :-1], ids[:, 1:], ignore_index=pad_id)
