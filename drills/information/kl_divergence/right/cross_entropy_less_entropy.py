from torch.nn import functional


def kl_divergence(p_logits, q_logits):
    """The cross-entropy of q under p, less p's own entropy."""
    K = p_logits.shape[-1]
    p = functional.softmax(p_logits, -1).reshape(-1, K)
    cross = functional.cross_entropy(q_logits.reshape(-1, K), p)
    own = functional.cross_entropy(p_logits.reshape(-1, K), p)
    return cross - own
