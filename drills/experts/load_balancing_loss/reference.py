from torch.nn.functional import one_hot


def load_balancing_loss(router_logits, k):
    E = router_logits.shape[1]
    chosen = router_logits.topk(k, dim=1).indices
    fraction = one_hot(chosen, E).to(router_logits.dtype).mean(dim=(0, 1))
    probability = router_logits.softmax(dim=1).mean(dim=0)
    return E * (fraction * probability).sum()
