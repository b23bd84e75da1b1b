# says: Your rows are not divided by their sums.
# fix: Divide each row, so that it sums to 1.
# cause: edge
import torch

def attention_rollout(attentions):
    N = attentions[0].shape[-1]
    eye = torch.eye(N).to(attentions[0])
    R = eye.expand(len(attentions[0]), N, N)
    for a in attentions:
        R = (0.5 * a.mean(1) + 0.5 * eye) @ R
    return R
