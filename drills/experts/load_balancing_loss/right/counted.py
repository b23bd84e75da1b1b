import torch


def load_balancing_loss(router_logits, k):
    T, E = router_logits.shape
    chosen = torch.topk(router_logits, k, dim=-1)[1]
    counts = torch.bincount(chosen.flatten(), minlength=E).to(router_logits.dtype)
    return E * torch.dot(counts / (T * k), torch.softmax(router_logits, -1).mean(0))
