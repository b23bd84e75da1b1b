# says: Every chosen position shows the mask; none is replaced or kept.
# fix: Of the chosen, 80 % get the mask, 10 % a random id, 10 % stay.
# cause: random
import torch

def bert_mask(ids, mask_id, vocab_size, special, ratio=0.15):
    chosen = (torch.rand(ids.shape, device=ids.device) < ratio) & ~special
    labels = ids.clone()
    labels[~chosen] = -100
    inputs = ids.clone()
    u = torch.rand(ids.shape, device=ids.device)
    inputs[chosen] = mask_id
    return inputs, labels
