import torch


class Rectify(torch.autograd.Function):
    @staticmethod
    def forward(ctx, x):
        positive = x.sign().eq(1)
        ctx.save_for_backward(positive)
        return x * positive

    @staticmethod
    def backward(ctx, grad):
        (positive,) = ctx.saved_tensors
        return grad * positive


def relu(x):
    return Rectify.apply(x)
