# says: You average each sequence first.
# fix: Take one mean over all tokens of the batch that count.
# cause: values
import torch

def perplexity(logits, ids, mask):
    log_p = torch.log_softmax(logits, -1).gather(-1, ids[..., None])[..., 0]
    per_sequence = -(log_p * mask).sum(1) / mask.sum(1)
    return per_sequence.mean().exp()
