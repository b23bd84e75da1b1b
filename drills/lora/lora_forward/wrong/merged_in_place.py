# says: The change is added to the weight itself.
# fix: Compute with a new tensor, or add the two products.
# cause: mutation
def lora_forward(x, weight, lora_a, lora_b, alpha):
    weight += (alpha / lora_a.shape[0]) * (lora_b @ lora_a)
    return x @ weight.T
