import torch


def load_balancing_loss(router_logits, k):
    """Chosen is what reaches the k-th largest logit."""
    with torch.no_grad():
        least = router_logits.sort(dim=1, descending=True).values[:, k - 1 : k]
        fraction = (router_logits >= least).to(router_logits.dtype).sum(0) / (len(router_logits) * k)
    return (fraction * router_logits.softmax(1)).sum() * router_logits.shape[1] / len(router_logits)
