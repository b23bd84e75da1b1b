"""The reference against a ViT built from torch's own modules, and its size against that of ViT-S/16."""

from __future__ import annotations

from typing import Any

import pytest
import torch
from torch import Tensor, nn

from .references import reference

vit_forward = reference("vit_forward")
SIZES = [
    (2, 3, 8, 12, 4, 6, 2, 10, 5, 2),
    (1, 1, 6, 6, 3, 4, 4, 9, 1, 1),
    (3, 2, 4, 8, 2, 6, 3, 24, 3, 3),
    (2, 3, 4, 4, 2, 4, 1, 4, 2, 0),
]


class Block(nn.Module):
    """Pre-norm, with torch's attention."""

    def __init__(self, width: int, heads: int, hidden: int) -> None:
        super().__init__()
        self.norm1, self.norm2 = nn.LayerNorm(width), nn.LayerNorm(width)
        self.attention = nn.MultiheadAttention(width, heads, batch_first=True)
        self.up, self.down = nn.Linear(width, hidden), nn.Linear(hidden, width)

    def forward(self, x: Tensor) -> Tensor:
        read = self.norm1(x)
        x = x + self.attention(read, read, read, need_weights=False)[0]
        return x + self.down(nn.functional.gelu(self.up(self.norm2(x))))

    def weights(self) -> dict[str, Tensor]:
        return {
            "norm1_weight": self.norm1.weight,
            "norm1_bias": self.norm1.bias,
            "w_qkv": self.attention.in_proj_weight,
            "b_qkv": self.attention.in_proj_bias,
            "w_out": self.attention.out_proj.weight,
            "b_out": self.attention.out_proj.bias,
            "norm2_weight": self.norm2.weight,
            "norm2_bias": self.norm2.bias,
            "w_up": self.up.weight,
            "b_up": self.up.bias,
            "w_down": self.down.weight,
            "b_down": self.down.bias,
        }


class Network(nn.Module):
    """A vision transformer whose patches are cut by a convolution."""

    def __init__(
        self,
        channels: int,
        tokens: int,
        patch: int,
        width: int,
        heads: int,
        hidden: int,
        classes: int,
        depth: int,
    ) -> None:
        super().__init__()
        self.patches = nn.Conv2d(channels, width, patch, patch)
        self.cls_token = nn.Parameter(torch.randn(1, 1, width))
        self.positions = nn.Parameter(torch.randn(1, tokens + 1, width))
        self.blocks = nn.Sequential(*(Block(width, heads, hidden) for _ in range(depth)))
        self.norm, self.head = nn.LayerNorm(width), nn.Linear(width, classes)

    def forward(self, image: Tensor) -> Tensor:
        tokens = self.patches(image).flatten(2).transpose(1, 2)
        x = torch.cat([self.cls_token.expand(len(image), -1, -1), tokens], 1) + self.positions
        return self.head(self.norm(self.blocks(x))[:, 0])

    def weights(self) -> dict[str, Any]:
        return {
            "w_patch": self.patches.weight.flatten(1),
            "b_patch": self.patches.bias,
            "cls_token": self.cls_token,
            "positions": self.positions,
            "blocks": [block.weights() for block in self.blocks],
            "norm_weight": self.norm.weight,
            "norm_bias": self.norm.bias,
            "w_head": self.head.weight,
            "b_head": self.head.bias,
        }


@pytest.mark.parametrize("size", SIZES, ids=str)
def test_it_is_the_network_of_torchs_modules(size: tuple[int, ...]) -> None:
    B, C, H, W, P, D, heads, hidden, K, depth = size
    torch.manual_seed(0)
    network = Network(C, (H // P) * (W // P), P, D, heads, hidden, K, depth).double()
    with torch.no_grad():
        for parameter in network.parameters():
            parameter.add_(torch.randn_like(parameter) * 0.3)
    image = torch.randn(B, C, H, W, dtype=torch.float64, requires_grad=True)
    ours, theirs = vit_forward(image, network.weights(), P, heads), network(image)
    torch.testing.assert_close(ours, theirs)
    cotangent = torch.randn_like(ours)
    wanted = [image, *network.parameters()]
    for mine, right in zip(
        torch.autograd.grad((ours * cotangent).sum(), wanted),
        torch.autograd.grad((theirs * cotangent).sum(), wanted),
        strict=True,
    ):
        torch.testing.assert_close(mine, right)


def test_the_size_of_vit_s_16() -> None:
    image = torch.zeros(1, 3, 224, 224)
    network = Network(3, 196, 16, 384, 6, 1536, 1000, 12)
    weights = network.weights()
    assert weights["positions"].shape[1] == 197
    assert sum(parameter.numel() for parameter in network.parameters()) == 22_050_664
    with torch.no_grad():
        assert vit_forward(image, weights, 16, 6).shape == (1, 1000)
    with pytest.raises(RuntimeError):
        vit_forward(image[..., :208], weights, 16, 6)


def test_the_example_of_the_prompt() -> None:
    weights = {
        "w_patch": torch.tensor([[1.0], [-1.0]]),
        "b_patch": torch.zeros(2),
        "cls_token": torch.tensor([[[3.0, 1.0]]]),
        "positions": torch.zeros(1, 2, 2),
        "blocks": [],
        "norm_weight": torch.ones(2),
        "norm_bias": torch.zeros(2),
        "w_head": torch.tensor([[2.0, 1.0]]),
        "b_head": torch.tensor([0.5]),
    }
    assert vit_forward(torch.full((1, 1, 1, 1), 5.0), weights, 1, 1).item() == pytest.approx(1.5, abs=1e-4)
