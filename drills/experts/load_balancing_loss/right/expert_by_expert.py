def load_balancing_loss(router_logits, k):
    T, E = router_logits.shape
    probabilities = (router_logits - router_logits.logsumexp(1, keepdim=True)).exp()
    chosen = router_logits.argsort(dim=1, descending=True)[:, :k]
    loss = 0.0
    for i in range(E):
        loss = loss + (chosen == i).sum().item() / (T * k) * probabilities[:, i].sum() / T
    return (E * loss).to(router_logits.dtype)
