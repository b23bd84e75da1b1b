# says: At temperature 0 you divide by zero.
# fix: Give the highest score probability 1, without any division.
# cause: edge
import torch

def apply_temperature(logits, temperature):
    return torch.softmax(logits / temperature, dim=-1)
