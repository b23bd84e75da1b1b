# says: The masking is written into ids itself.
# fix: Work on `ids.clone()`.
# cause: mutation
import torch

def bert_mask(ids, mask_id, vocab_size, special, ratio=0.15):
    chosen = (torch.rand(ids.shape, device=ids.device) < ratio) & ~special
    labels = ids.clone()
    labels[~chosen] = -100
    inputs = ids
    u = torch.rand(ids.shape, device=ids.device)
    inputs[chosen & (u < 0.8)] = mask_id
    replaced = chosen & (u >= 0.8) & (u < 0.9)
    words = torch.randint(0, vocab_size, ids.shape, device=ids.device)
    inputs[replaced] = words[replaced]
    return inputs, labels
