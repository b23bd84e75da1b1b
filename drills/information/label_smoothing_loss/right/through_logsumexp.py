import torch


def label_smoothing_loss(logits, targets, smoothing=0.1):
    centred = logits - logits.max(dim=1, keepdim=True).values
    normaliser = torch.logsumexp(centred, dim=1)
    hot = torch.nn.functional.one_hot(targets, logits.size(1)).to(logits.dtype)
    wanted = hot.lerp(torch.ones_like(hot) / logits.size(1), smoothing)
    return torch.mean(normaliser - torch.einsum("nk,nk->n", wanted, centred))
