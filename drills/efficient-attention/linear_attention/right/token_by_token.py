import torch


def linear_attention(q, k, v):
    """A memory that takes in one token after the other."""
    phi_k = torch.nn.functional.elu(k) + 1.0
    memory, total = 0.0, 0.0
    for n in range(k.shape[2]):
        memory = memory + phi_k[:, :, n, :, None] * v[:, :, n, None, :]
        total = total + phi_k[:, :, n, :, None]
    phi_q = torch.nn.functional.elu(q) + 1.0
    return torch.matmul(phi_q, memory) / torch.matmul(phi_q, total)
