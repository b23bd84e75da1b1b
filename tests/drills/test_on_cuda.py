"""The three drills of the course page on a real graphics card; skipped with the reason shown where there is none."""

from __future__ import annotations

from pathlib import Path

import pytest
import torch

from studycli.content.drill_folder import read_drill
from studycli.judge.in_process import InProcessRun
from studycli.judge.judging import judge_answer
from studycli.model.verdict import Cause, Verdict

DRILLS = Path(__file__).parents[2] / "drills"
FOLDERS = [DRILLS / "vit/patch_embed", DRILLS / "swin/window_partition", DRILLS / "mae/random_mask"]

pytestmark = [
    pytest.mark.cuda,
    pytest.mark.skipif(not torch.cuda.is_available(), reason="there is no CUDA device here"),
]


def judged(folder: Path, source: str) -> Verdict:
    drill, _ = read_drill(folder)
    assert drill is not None
    return judge_answer(
        folder, drill.name, source, InProcessRun, not_allowed=drill.not_allowed, device="cuda", seed=1
    )


@pytest.mark.parametrize("folder", FOLDERS, ids=lambda folder: folder.name)
def test_right_answers_pass_there(folder: Path) -> None:
    for path in sorted(folder.glob("right/*.py")):
        verdict = judged(folder, path.read_text(encoding="utf-8"))
        assert verdict.passed, (path.stem, verdict.message)
        assert verdict.device == "cuda"
        assert verdict.answer_seconds
        assert verdict.peak_memory_bytes is not None


@pytest.mark.parametrize("folder", FOLDERS, ids=lambda folder: folder.name)
def test_wrong_answers_fail_there(folder: Path) -> None:
    for path in sorted(folder.glob("wrong/*.py")):
        assert not judged(folder, path.read_text(encoding="utf-8")).passed, path.stem


def test_a_forgotten_device_is_named() -> None:
    source = """
import torch

def random_mask(x, mask_ratio=0.75):
    B, N, D = x.shape
    ids = torch.rand(B, N).argsort(dim=1)
    kept = ids[:, : int(N * (1 - mask_ratio))]
    return x.gather(1, kept[:, :, None].expand(-1, -1, D)), ids
"""
    verdict = judged(DRILLS / "mae/random_mask", source)
    assert verdict.cause is Cause.DEVICE, verdict.message
    assert verdict.line == 6
