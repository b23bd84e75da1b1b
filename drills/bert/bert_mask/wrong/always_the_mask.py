# cause: every chosen position shows the mask, none is replaced or kept
# expect: wrong/random
# names: 80 % | 10 %
import torch

def bert_mask(ids, mask_id, vocab_size, special, ratio=0.15):
    chosen = (torch.rand(ids.shape, device=ids.device) < ratio) & ~special
    labels = ids.clone()
    labels[~chosen] = -100
    inputs = ids.clone()
    u = torch.rand(ids.shape, device=ids.device)
    inputs[chosen] = mask_id
    return inputs, labels
