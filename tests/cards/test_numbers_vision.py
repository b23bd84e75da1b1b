"""The numbers on the cards of phase IV, computed; what is only a name or a published choice is declared."""

from __future__ import annotations

import math

import torch
from torch import nn

IMAGE, PATCH, COLOURS = 224, 16, 3
SIDE = IMAGE // PATCH
PATCHES = SIDE**2
TOKENS = PATCHES + 1
PIXELS = PATCH**2 * COLOURS
CLASSES = 1000

# Blocks, width and heads. S: Touvron et al. 2021, table 1; B and L: Dosovitskiy et al. 2021, table 1.
VIT_S, VIT_B, VIT_L = (12, 384, 6), (12, 768, 12), (24, 1024, 16)
HEAD_WIDTH = 64


def vit_parameters(blocks: int, width: int, heads: int) -> int:
    """The parameters of a ViT/16 for 224×224 with a linear head, counted on real layers."""
    with torch.device("meta"):
        block = nn.TransformerEncoderLayer(width, heads, 4 * width, norm_first=True)
        once = [
            nn.Conv2d(COLOURS, width, PATCH, stride=PATCH),
            nn.LayerNorm(width),
            nn.Linear(width, CLASSES),
        ]
    layers = [*[block] * blocks, *once]
    free = width + TOKENS * width  # [CLS] and the position table
    return free + sum(parameter.numel() for layer in layers for parameter in layer.parameters())


def vit_size(blocks: int, width: int, heads: int) -> tuple[float, ...]:
    """The numbers of one row of the table of sizes."""
    millions = round(vit_parameters(blocks, width, heads) / 1e6, 1)
    return (blocks, width, heads, millions, CLASSES, width // heads, 4 + 8, 4, 8)


QUADRATIC_SHARE = TOKENS / (6 * VIT_B[1] + TOKENS)
LARGER = 384 // PATCH

# Swin-T: Liu et al. 2021, section 3.3
WINDOW, SWIN_PATCH, SWIN_WIDTH = 7, 4, 96
SWIN_BLOCKS, SWIN_HEADS = (2, 2, 6, 2), (3, 6, 12, 24)
SWIN_SIDE = IMAGE // SWIN_PATCH
SHIFT = WINDOW // 2
OFFSETS = 2 * WINDOW - 1
PROJECTIONS = 4 * SWIN_SIDE**2 * SWIN_WIDTH**2
GLOBAL = 2 * SWIN_SIDE**4 * SWIN_WIDTH
WINDOWED = 2 * WINDOW**2 * SWIN_SIDE**2 * SWIN_WIDTH


def swin_stage(stage: int) -> tuple[float, ...]:
    """The numbers of one row of the table of stages; `stage` counts from 1."""
    side, width = SWIN_SIDE >> stage - 1, SWIN_WIDTH << stage - 1
    heads = SWIN_HEADS[stage - 1]
    row = (stage, side, width, (side // WINDOW) ** 2, heads, SWIN_BLOCKS[stage - 1])
    return (*row, width // heads, IMAGE, WINDOW)


# DINO: Caron et al. 2021, section 3
GLOBAL_CROPS, LOCAL_CROPS, LOCAL_SIDE = 2, 10, 96
VIEWS = GLOBAL_CROPS + LOCAL_CROPS
VIEW_PAIRS = sum(student != teacher for teacher in range(GLOBAL_CROPS) for student in range(VIEWS))
LOCAL_PATCHES = (LOCAL_SIDE // PATCH) ** 2

# MAE: He et al. 2022, section 4
MASKED, DECODER_BLOCKS, DECODER_WIDTH = 75, 8, 512
VISIBLE = PATCHES * (100 - MASKED) // 100
PROBE_WITHOUT, PROBE_WITH_MASK_TOKENS = 73.5, 59.6  # table 1c
DECODER_SHARE = (DECODER_BLOCKS * DECODER_WIDTH**2) / (VIT_L[0] * VIT_L[1] ** 2)

VISUAL_TOKENS = 8192  # BEiT: Bao et al. 2022, section 2.1

DOUBLED = math.log(2)
SCALE_INVARIANT = {weight: DOUBLED**2 - weight * DOUBLED**2 for weight in (0.0, 0.5, 1.0)}
FOCAL, BASELINE = 700, 0.12
DEPTH_OF = {disparity: round(FOCAL * BASELINE / disparity, 6) for disparity in (42, 21, 4, 3)}
DPT_SIDE = 384
DPT_SCALES = [DPT_SIDE // stride for stride in (4, 8, 16, 32)]  # Ranftl et al. 2021, section 3

POINTS = 1024
GROUPS, NEIGHBOURS = 64, 32  # Point-BERT: Yu et al. 2022

TUBE = 2
VIVIT_FRAMES = 32  # ViViT: Arnab et al. 2021
TIMESFORMER_FRAMES = 8  # Bertasius et al. 2021
MAE_FRAMES, MAE_TUBE_MASKED = 16, 90  # VideoMAE: Tong et al. 2022
STEPS = MAE_FRAMES // TUBE
HIDDEN_PLACES = PATCHES * MAE_TUBE_MASKED // 100
VISIBLE_PLACES = PATCHES - HIDDEN_PLACES

# DETR: Carion et al. 2020
QUERIES, OBJECTS, STRIDE, DETR_WIDTH, DETR_CLASSES = 100, 7, 32, 256, 91
MAP = (640 // STRIDE, 480 // STRIDE)

SAM_SIDE = 1024 // PATCH  # Kirillov et al. 2023

BRIDGE_SIDE = 336 // 14
BRIDGE_WEIGHT = nn.Linear(VIT_L[1], 4096, bias=False, device="meta").weight.numel()
Q_FORMER, BLIP2_TOKENS = 32, (IMAGE // 14) ** 2 + 1

RATE, SECONDS = 16_000, 30  # Whisper: Radford et al. 2022, section 2.2
SAMPLES = RATE * SECONDS
HOP = RATE * 10 // 1000
FRAMES = SAMPLES // HOP
BANDS, AST_FRAMES, AST_STRIDE = 128, 1000, 10  # Gong et al. 2021


def patches_along(length: int, stride: int) -> int:
    """How many patches fit along one side, by cutting."""
    return len(range(0, length - PATCH + 1, stride))


AST_GRID = [patches_along(length, AST_STRIDE) for length in (BANDS, AST_FRAMES)]
PLAIN_GRID = [patches_along(length, PATCH) for length in (BANDS, AST_FRAMES)]

COMPUTED: dict[str, tuple[float, ...]] = {
    "vit-input-formula": (PIXELS, VIT_B[1], TOKENS),
    "vit-sizes/vit-s-16": vit_size(*VIT_S),
    "vit-sizes/vit-b-16": vit_size(*VIT_B),
    "vit-sizes/vit-l-16": vit_size(*VIT_L),
    "vit-quadratic-share": (
        IMAGE,
        round(100 * QUADRATIC_SHARE),
        TOKENS,
        VIT_B[1],
        6 * VIT_B[1],
        12,
        2,
        12 // 2,
    ),
    "vit-other-resolution": (IMAGE, 384, SIDE, LARGER, PATCHES, LARGER**2),
    "deit-distillation-token": (PATCH, IMAGE, PATCHES, PATCHES + 2),
    "swin-cost-formula": (
        *(SWIN_SIDE, SWIN_WIDTH, WINDOW, round(PROJECTIONS / 1e6), round(GLOBAL / 1e6)),
        *(round(WINDOWED / 1e6, 1), SWIN_SIDE**2 // WINDOW**2),
    ),
    **{f"swin-stages/stage-{stage}": swin_stage(stage) for stage in (1, 2, 3, 4)},
    "swin-relative-bias": (WINDOW, WINDOW**2, OFFSETS**2, WINDOW - 1),
    "swin-relative-index": (
        *(WINDOW, WINDOW - 1, OFFSETS, OFFSETS - 1),
        (WINDOW - 1) * OFFSETS + WINDOW - 1,
    ),
    "swin-cyclic-shift": (
        *(SHIFT, SWIN_SIDE // WINDOW, (SWIN_SIDE // WINDOW) ** 2),
        *(SWIN_SIDE // WINDOW + 1, (SWIN_SIDE // WINDOW + 1) ** 2),
    ),
    "swin-patch-merging": (
        *(2, 4, SWIN_SIDE, SWIN_SIDE // 2, SWIN_WIDTH, 2 * SWIN_WIDTH, 4 * SWIN_WIDTH),
        nn.Linear(4 * SWIN_WIDTH, 2 * SWIN_WIDTH, bias=False).weight.numel(),
    ),
    "swin-last-stage": (IMAGE, SWIN_SIDE >> 3),
    "dino-crops": (
        *(GLOBAL_CROPS, LOCAL_CROPS, VIEWS, VIEW_PAIRS),
        *(IMAGE, LOCAL_SIDE, PATCH, LOCAL_SIDE // PATCH, LOCAL_PATCHES),
    ),
    "dino-loss": (2**16,),
    "dino-attention-maps": (IMAGE, 8, IMAGE // 8),
    "mae-shapes": (
        *(IMAGE, MASKED, PATCHES, VISIBLE, VISIBLE + 1, PATCHES - VISIBLE, TOKENS, PIXELS),
        *(VIT_L[1], DECODER_WIDTH),
    ),
    "mae-mask-tokens-in-encoder": (
        *(PROBE_WITHOUT, PROBE_WITH_MASK_TOKENS),
        round(PROBE_WITHOUT - PROBE_WITH_MASK_TOKENS),
    ),
    "mae-decoder-cost": (DECODER_BLOCKS, DECODER_WIDTH, VIT_L[0], VIT_L[1], PATCHES // VISIBLE),
    "mae-after-pretraining": (PATCHES,),
    "beit-idea": (SIDE, VISUAL_TOKENS, 40),
    "beit-loss": (VISUAL_TOKENS, round(math.log(VISUAL_TOKENS), 2), round(math.log(VISUAL_TOKENS))),
    "beit-mae-compared/share-hidden": (40, MASKED),
    "tokens-halving": (*(2**axes for axes in (1, 2, 3)), *(2 ** (2 * axes) for axes in (1, 2, 3))),
    "tokens-patches-have-no-vocabulary": (PATCH, PIXELS),
    "linear-probe-size": (
        VIT_B[1],
        CLASSES,
        VIT_B[1] * CLASSES + CLASSES,
        round((vit_parameters(*VIT_B) - VIT_B[1] * CLASSES - CLASSES) / 1e6),
    ),
    "depth-scale-invariant-loss": (
        *(round(DOUBLED, 3), round(SCALE_INVARIANT[0.0], 2), round(SCALE_INVARIANT[0.5], 2)),
        *(SCALE_INVARIANT[1.0], 0.5),
    ),
    "depth-from-disparity": (FOCAL, BASELINE, *DEPTH_OF, *DEPTH_OF.values()),
    "depth-dpt-reassemble": (DPT_SIDE, PATCH, DPT_SIDE // PATCH, *DPT_SCALES),
    "farthest-point-sampling": (GROUPS, POINTS, GROUPS * POINTS),
    "point-tokens": (POINTS, GROUPS, NEIGHBOURS, GROUPS * NEIGHBOURS),
    "pointnet-shapes": (POINTS, 40),
    "tubelet-count": (
        *(VIVIT_FRAMES, IMAGE, TUBE, PATCH, VIVIT_FRAMES // TUBE, SIDE),
        *(VIVIT_FRAMES // TUBE * PATCHES, TUBE * PIXELS),
    ),
    "divided-attention": (
        *(TIMESFORMER_FRAMES, SIDE, PATCHES, TIMESFORMER_FRAMES * PATCHES + 1),
        (TIMESFORMER_FRAMES + 1) + (PATCHES + 1),
    ),
    "videomae-tube-masking": (
        *(MAE_FRAMES, IMAGE, TUBE, PATCH, MAE_TUBE_MASKED, STEPS, SIDE, STEPS * PATCHES),
        *(HIDDEN_PLACES, PATCHES, VISIBLE_PLACES, STEPS * VISIBLE_PLACES),
    ),
    "masking-ratio-rule": (15, MASKED, MAE_TUBE_MASKED),
    "detr-matching": (QUERIES, OBJECTS, QUERIES - OBJECTS),
    "detr-shapes": (
        *(640, 480, DETR_WIDTH, QUERIES, DETR_CLASSES, STRIDE),
        *(*MAP, math.prod(MAP), DETR_CLASSES + 1, 4),
    ),
    "sam-embedding-shape": (1024, PATCH, SAM_SIDE, SAM_SIDE**2, SAM_SIDE**4),
    "bridge-projector-shapes": (
        *(336, BRIDGE_SIDE, BRIDGE_SIDE**2, VIT_L[1], 4096, BRIDGE_WEIGHT),
        round(BRIDGE_WEIGHT / 1e6),
    ),
    "bridge-resampler-trade": (Q_FORMER, BLIP2_TOKENS, BLIP2_TOKENS // Q_FORMER),
    "whisper-shapes": (SECONDS, RATE, 10, HOP, SAMPLES, FRAMES, FRAMES // 2, 20),
    "ast-patches": (
        *(BANDS, AST_FRAMES, PATCH, AST_STRIDE, *AST_GRID, math.prod(AST_GRID)),
        *(*PLAIN_GRID, math.prod(PLAIN_GRID)),
    ),
}
DECLARED: dict[str, tuple[float, ...]] = {
    "vit-input-formula": (0, 1),  # indices
    **{f"vit-block-order/{part}": (4,) for part in (1, 2, 3)},  # the MLP's widening: Vaswani et al. 2017
    **{f"vit-sizes/vit-{size}-16": (2,) for size in "sbl"},  # d squared
    "vit-inductive-bias": (1.3, 300),  # millions of images: Dosovitskiy et al. 2021, section 4.1
    "vit-other-resolution": (2,),  # 2-D
    "deit-idea": (1, 300, 81.8, 77.9),  # ImageNet-1k; Touvron et al. 2021, table 5
    "deit-hard-loss": (2,),  # the mean of two
    "deit-second-cls": (0.999,),  # Touvron et al. 2021, section 4
    "swin-cost-formula": (2, 4),  # the formula's factors, Liu et al. 2021, equations 1 and 2
    "swin-relative-bias": (1, 2),
    "swin-relative-index": (0, 1, 2),
    "dino-loss": (0.1, 0.04),  # Caron et al. 2021, section 3.2
    "dino-teacher/1": (1, 0.996),
    "dino-teacher/2": (1, 0.996),
    "dino-centre": (0.9, 1),
    "mae-loss": (0, 1),  # the values of a mask
    "cka-formula": (0, 1),  # its range
    "cka-uncentred": (1,),
    "depth-scale-invariant-loss": (1, 2),  # a weight; squares
    "pointnet-shapes": (1, 3),  # an index; coordinates
    "point-tokens": (3,),
    "tubelet-count": (3,),  # colours; 3-D
    "divided-attention": (1,),  # [CLS]
    "detr-matching": (1,),  # the L1 norm
    "detr-shapes": (1, 2048),  # a 1×1 convolution; ResNet-50's last channels: He et al. 2016
    "detr-weakness": (500, STRIDE),  # Carion et al. 2020, section 4
    "sam-embedding-shape": (256,),  # Kirillov et al. 2023, appendix A
    "whisper-shapes": (80, 2),  # mel bands; the stride
    "ast-patches": (1,),
}
NAMES = [r"ResNet-50"]


def test_what_is_said_in_words_holds_too() -> None:
    assert all(width // heads == HEAD_WIDTH for _, width, heads in (VIT_S, VIT_B, VIT_L))
    assert DECODER_SHARE * 12 == 1  # "a twelfth per token"
    assert DECODER_SHARE * PATCHES / VISIBLE == 1 / 3  # "a third of the encoder's work"
    assert VISIBLE * 4 == PATCHES  # "the first quarter are kept"
    assert round(100 * HIDDEN_PLACES / PATCHES) == MAE_TUBE_MASKED  # "about 90 % hidden"
    assert GROUPS * NEIGHBOURS > POINTS  # "so they overlap"
    assert VISUAL_TOKENS == 2**13
    assert GLOBAL // WINDOWED == SWIN_SIDE**2 // WINDOW**2
    assert FRAMES // 2 * 20 == SECONDS * 1000  # "one for every 20 ms"


def test_relative_position_indices_are_as_the_card_says() -> None:
    places = torch.cartesian_prod(torch.arange(WINDOW), torch.arange(WINDOW))
    offsets = places[:, None] - places[None, :]
    index = (offsets[..., 0] + 6) * 13 + offsets[..., 1] + 6
    assert index.diagonal().unique().tolist() == [84]
    assert index.unique().tolist() == list(range(OFFSETS**2))
    assert index.shape == (WINDOW**2, WINDOW**2)


def test_a_shifted_layout_without_rolling_has_more_windows() -> None:
    borders = {0, SWIN_SIDE, *range(SHIFT, SWIN_SIDE, WINDOW)}
    assert (len(borders) - 1) ** 2 == 81


def test_the_inverse_of_a_random_order_is_its_argsort() -> None:
    order = torch.rand(PATCHES, generator=torch.Generator().manual_seed(0)).argsort()
    assert torch.equal(order[order.argsort()], torch.arange(PATCHES))


def test_cka_is_blind_to_rotation_and_scale_but_not_to_stretching_or_the_mean() -> None:
    generator = torch.Generator().manual_seed(0)

    def normal(*shape: int) -> torch.Tensor:
        return torch.randn(*shape, generator=generator, dtype=torch.float64)

    def cka(x: torch.Tensor, y: torch.Tensor) -> float:
        return float((y.T @ x).norm() ** 2 / ((x.T @ x).norm() * (y.T @ y).norm()))

    x, other = normal(200, 8), normal(200, 5)
    rotation = torch.linalg.qr(normal(8, 8)).Q
    assert math.isclose(cka(x, 3 * x @ rotation), 1)
    assert cka(x, x @ torch.diag(torch.logspace(0, 2, 8, dtype=torch.float64))) < 0.9
    assert cka(x, other) < 0.2
    assert cka(x + 20, other + 20) > 0.9
