# says: Only 2 % of the chosen positions get a random id; 10 % should.
# fix: What is left after the mask is 20 %: half of it gets a random id.
# cause: random
import torch

def bert_mask(ids, mask_id, vocab_size, special, ratio=0.15):
    chosen = (torch.rand(ids.shape, device=ids.device) < ratio) & ~special
    labels = ids.clone()
    labels[~chosen] = -100
    inputs = ids.clone()
    u = torch.rand(ids.shape, device=ids.device)
    inputs[chosen & (u < 0.8)] = mask_id
    replaced = chosen & (u >= 0.8) & (torch.rand(ids.shape, device=ids.device) < 0.1)
    words = torch.randint(0, vocab_size, ids.shape, device=ids.device)
    inputs[replaced] = words[replaced]
    return inputs, labels
