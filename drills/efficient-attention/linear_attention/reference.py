from torch.nn.functional import elu


def linear_attention(q, k, v):
    asked = elu(q) + 1
    offered = elu(k) + 1
    read = asked @ (offered.transpose(-2, -1) @ v)
    denominator = (asked * offered.sum(dim=2, keepdim=True)).sum(dim=-1, keepdim=True)
    return read / denominator
