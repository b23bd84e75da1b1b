# cause: the logarithm is taken of probabilities that have underflown to 0
# expect: wrong/edge
# names: underflow | logarithm
import torch

def next_token_loss(logits, ids, pad_id):
    targets = ids[:, 1:]
    p = torch.softmax(logits[:, :-1], dim=-1)
    right = p.gather(-1, targets[..., None])[..., 0]
    return -torch.log(right)[targets != pad_id].mean()
