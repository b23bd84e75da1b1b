# says: Every position has a label; only the chosen ones should.
# fix: Set the labels of the others to −100.
# cause: values
import torch

def bert_mask(ids, mask_id, vocab_size, special, ratio=0.15):
    chosen = (torch.rand(ids.shape, device=ids.device) < ratio) & ~special
    labels = ids.clone()
    inputs = ids.clone()
    u = torch.rand(ids.shape, device=ids.device)
    inputs[chosen & (u < 0.8)] = mask_id
    replaced = chosen & (u >= 0.8) & (u < 0.9)
    words = torch.randint(0, vocab_size, ids.shape, device=ids.device)
    inputs[replaced] = words[replaced]
    return inputs, labels
