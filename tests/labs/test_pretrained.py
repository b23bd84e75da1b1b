"""The real models' formats, on small checkpoints made here with the same names; what cannot be had is said in a sentence."""

from __future__ import annotations

import pytest
import torch

from studycli.errors import StudyError, UsageError
from studycli.labs.pretrained import sources
from studycli.labs.pretrained.checkpoints import read_checkpoint, read_file
from studycli.labs.pretrained.forward import hidden_states, layer_features
from studycli.labs.pretrained.pictures import folder_images


def timm_state(width=64, depth=2, patch=8, side=4):
    """Names and shapes as timm's VisionTransformer has them."""
    generator = torch.Generator().manual_seed(0)

    def drawn(*shape):
        return torch.randn(*shape, generator=generator) * 0.1

    state = {
        "cls_token": drawn(1, 1, width),
        "pos_embed": drawn(1, 1 + side * side, width),
        "patch_embed.proj.weight": drawn(width, 3, patch, patch),
        "patch_embed.proj.bias": drawn(width),
        "norm.weight": 1 + drawn(width),
        "norm.bias": drawn(width),
        "head.weight": drawn(10, width),
        "head.bias": drawn(10),
    }
    sizes = {"attn.qkv": (3, 1), "attn.proj": (1, 1), "mlp.fc1": (4, 1), "mlp.fc2": (1, 4)}
    for index in range(depth):
        for name, (rows, columns) in sizes.items():
            state[f"blocks.{index}.{name}.weight"] = drawn(rows * width, columns * width)
            state[f"blocks.{index}.{name}.bias"] = drawn(rows * width)
        for name in ("norm1", "norm2"):
            state[f"blocks.{index}.{name}.weight"] = 1 + drawn(width)
            state[f"blocks.{index}.{name}.bias"] = drawn(width)
    return state


def dinov2_state():
    """DINOv2's hub layout: the same, with layer scale, a mask token, registers and blocks in chunks."""
    state = {}
    for name, value in timm_state().items():
        if not name.startswith("head."):
            state[name.replace("blocks.", "blocks.0.")] = value
    for index in range(2):
        for scale in ("ls1", "ls2"):
            state[f"blocks.0.{index}.{scale}.gamma"] = torch.full((64,), 0.5)
    return {**state, "mask_token": torch.zeros(1, 64), "register_tokens": torch.ones(1, 4, 64)}


def mae_file():
    """MAE's released layout: below "model", with its decoder."""
    encoder = {name: value for name, value in timm_state().items() if not name.startswith("head.")}
    decoder = {
        "mask_token": torch.zeros(1, 1, 32),
        "decoder_pos_embed": torch.zeros(1, 17, 32),
        "decoder_embed.weight": torch.zeros(32, 64),
        "decoder_blocks.0.norm1.weight": torch.ones(32),
    }
    return {"model": {**encoder, **decoder}}


def test_the_three_formats_hold_the_same_encoder(functions):
    images = torch.rand(2, 3, 32, 32, generator=torch.Generator().manual_seed(1))
    timm = read_checkpoint(timm_state(), "timm")
    mae = read_checkpoint(mae_file(), "mae")
    dino = read_checkpoint(dinov2_state(), "dino")
    assert (timm.depth, timm.heads, timm.patch) == (mae.depth, mae.heads, mae.patch) == (2, 1, 8)
    first, second = (hidden_states(images, backbone, functions) for backbone in (timm, mae))
    assert all(torch.equal(one, other) for one, other in zip(first, second, strict=True))
    scaled = hidden_states(images, dino, functions)
    assert dino.depth == 2
    assert scaled[-1].shape == (2, 1 + 4 + 16, 64)
    assert [layer.shape for layer in layer_features(images, dino, functions)] == [(2, 128)] * 3


def test_other_image_sizes_get_interpolated_positions(functions):
    backbone = read_checkpoint(timm_state(), "timm")
    assert hidden_states(torch.rand(1, 3, 48, 40), backbone, functions)[0].shape == (1, 1 + 6 * 5, 64)


def test_the_forward_pass_is_timms(functions):
    try:
        import timm
    except (ImportError, RuntimeError) as error:
        pytest.skip(f"timm cannot be imported here: {error}")
    model = timm.create_model("vit_tiny_patch16_224", pretrained=False).eval()
    images = torch.rand(1, 3, 224, 224)
    with torch.no_grad():
        theirs = model.forward_features(images)
        ours = hidden_states(images, read_checkpoint(model.state_dict(), "timm"), functions)[-1]
    torch.testing.assert_close(ours, theirs, rtol=1e-4, atol=1e-4)


@pytest.mark.parametrize("loaded", [None, [], {}, {"model": {}}, {"weight": torch.ones(1)}, "text"])
def test_what_is_no_vit_is_refused(loaded):
    with pytest.raises(UsageError, match=r"^here: "):
        read_checkpoint(loaded, "here")


def test_a_missing_parameter_is_named():
    state = timm_state()
    del state["blocks.1.mlp.fc1.bias"]
    with pytest.raises(UsageError, match=r"blocks\.1\.mlp\.fc1\.bias is missing"):
        read_checkpoint(state, "here")


def test_a_file_is_read_without_executing_anything(tmp_path):
    import pickle

    good, bad = tmp_path / "good.pth", tmp_path / "bad.pth"
    torch.save(mae_file(), good)
    assert read_file(good).depth == 2
    bad.write_bytes(pickle.dumps({"model": print}))
    with pytest.raises(UsageError, match="cannot read this safely"):
        read_file(bad)
    with pytest.raises(UsageError, match="no such file"):
        read_file(tmp_path / "none.pth")


def test_without_network_the_offline_lab_is_offered(monkeypatch):
    def unreachable():
        raise OSError("Name or service not known")

    monkeypatch.setattr(sources, "SOURCES", {"mae": ("MAE's file", unreachable)})
    with pytest.raises(StudyError) as caught:
        sources.load_backbone("mae")
    assert "MAE's file could not be fetched (Name or service not known)." in caught.value.message
    assert "without --pretrained" in caught.value.hint


def test_without_timm_the_extra_is_named(monkeypatch):
    def missing():
        raise ImportError("No module named 'timm'")

    monkeypatch.setattr(sources, "SOURCES", {"supervised": ("timm's model", missing)})
    monkeypatch.setattr(sources, "_has_timm", lambda: False)
    with pytest.raises(UsageError) as caught:
        sources.load_backbone("supervised")
    assert "studycli[lab]" in caught.value.hint


def test_a_folder_without_images_is_refused(tmp_path):
    with pytest.raises(UsageError, match="0 images are there"):
        folder_images(tmp_path, 32)


def test_images_of_a_folder_come_with_their_subfolders_as_labels(tmp_path):
    image = pytest.importorskip("PIL.Image", reason="Pillow is not installed")
    for kind, colour in (("red", (255, 0, 0)), ("blue", (0, 0, 255))):
        (tmp_path / kind).mkdir()
        for number in range(5):
            image.new("RGB", (20 + number, 30), colour).save(tmp_path / kind / f"{number}.png")
    found = folder_images(tmp_path, 16)
    assert found.images.shape == (10, 3, 16, 16)
    assert found.train == 7
    assert found.labels is not None
    assert sorted(found.labels.tolist()) == [0] * 5 + [1] * 5
    reds = found.images[found.labels == 1]
    assert float(reds[:, 0].min()) == 1.0
    assert float(reds[:, 2].max()) == 0.0
    (tmp_path / "red" / "bad.png").write_text("no image")
    with pytest.raises(UsageError, match="cannot be read"):
        folder_images(tmp_path, 16)
