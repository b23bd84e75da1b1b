# says: The labels of the other positions are 0; they should be −100.
# fix: Fill the labels with −100 where nothing is chosen.
# cause: values
import torch

def bert_mask(ids, mask_id, vocab_size, special, ratio=0.15):
    chosen = (torch.rand(ids.shape, device=ids.device) < ratio) & ~special
    labels = ids.clone()
    labels[~chosen] = 0
    inputs = ids.clone()
    u = torch.rand(ids.shape, device=ids.device)
    inputs[chosen & (u < 0.8)] = mask_id
    replaced = chosen & (u >= 0.8) & (u < 0.9)
    words = torch.randint(0, vocab_size, ids.shape, device=ids.device)
    inputs[replaced] = words[replaced]
    return inputs, labels
