"""Drill folders: what drill.md says, and what the reference tells of the function, without running it."""

from __future__ import annotations

from pathlib import Path

import pytest

from studycli.content.drill_folder import read_drill, reference_source, signature, starter
from studycli.content.drill_source import is_untouched
from studycli.errors import ContentError
from studycli.model.items import Drill

SOUND = """\
---
title: Windows
topic: swin
minutes: 5
level: 2
builds_on: [patch_embed]
not_allowed: [F.unfold, nn.Unfold]
---

Cut `x` into windows.

```python
## Hints
```

## Hints

- First look at the shapes:

  ```python
  - x.view(2)
  ```
- Then permute,
  carefully.
1. Then reshape.
"""


def drill_in(folder: Path, text: str = SOUND, reference: str = "") -> Drill:
    """The drill that this text makes, which must have no faults."""
    folder.mkdir(parents=True, exist_ok=True)
    (folder / "drill.md").write_text(text, encoding="utf-8")
    (folder / "reference.py").write_text(reference, encoding="utf-8")
    drill, faults = read_drill(folder)
    assert faults == ()
    assert drill is not None
    return drill


def test_a_drill_is_what_its_drill_md_says(tmp_path: Path) -> None:
    drill = drill_in(tmp_path / "swin" / "window_partition")
    assert (drill.id, drill.name, drill.group) == ("drill:window_partition", "window_partition", drill.id)
    assert (drill.title, drill.topic, drill.minutes, drill.level) == ("Windows", "swin", 5.0, 2)
    assert (drill.builds_on, drill.not_allowed) == (("patch_embed",), ("F.unfold", "nn.Unfold"))
    assert drill.prompt == "Cut `x` into windows.\n\n```python\n## Hints\n```"
    assert drill.hints == (
        "First look at the shapes:\n\n```python\n- x.view(2)\n```",
        "Then permute,\ncarefully.",
        "Then reshape.",
    )


def test_reading_a_drill_opens_no_python_file(tmp_path: Path) -> None:
    folder = tmp_path / "t" / "f"
    drill_in(folder)
    (folder / "reference.py").write_bytes(b"\xff\x00 raise SystemExit")
    assert read_drill(folder)[1] == ()


FAULTS = {
    "no title": (SOUND.replace("title: Windows\n", ""), 1, "no title", "title: …"),
    "no topic": (SOUND.replace("topic: swin\n", ""), 1, "under swin", "topic: …"),
    "no minutes": (SOUND.replace("minutes: 5\n", ""), 1, "minutes: (nothing)", "minutes: 5"),
    "minutes of nought": (SOUND.replace("minutes: 5", "minutes: 0"), 4, "minutes: 0", "minutes: 5"),
    "minutes without end": (SOUND.replace("minutes: 5", "minutes: inf"), 4, "minutes: inf", "minutes: 5"),
    "minutes that are nan": (SOUND.replace("minutes: 5", "minutes: nan"), 4, "minutes: nan", "minutes: 5"),
    "level 6": (SOUND.replace("level: 2", "level: 6"), 5, "level: 6", "level: 5"),
    "level ²": (SOUND.replace("level: 2", "level: ²"), 5, "level: ²", "level: 5"),
    "unknown key": (SOUND.replace("builds_on", "build_on"), 6, "build_on", "Did you mean builds_on?"),
    "text before the hints": (SOUND.replace("- First", "First"), 18, "no hint", "- "),
    "code that never ends": (SOUND + "\n~~~\n", 27, "never ends", "Close it"),
}


@pytest.mark.parametrize("name", FAULTS)
def test_fault_names_line_and_remedy_and_the_drill_still_works(name: str, tmp_path: Path) -> None:
    text, line, message, remedy = FAULTS[name]
    folder = tmp_path / "swin" / "window_partition"
    folder.mkdir(parents=True)
    (folder / "drill.md").write_text(text, encoding="utf-8")
    drill, faults = read_drill(folder)
    assert drill is not None
    assert drill.topic == "swin"
    assert faults[0].place.line == line
    assert message in faults[0].message
    assert remedy in faults[0].remedy


@pytest.mark.parametrize(
    ("name", "text", "message"),
    [
        ("window-partition", SOUND, "cannot be a function's name"),
        ("class", SOUND, "cannot be a function's name"),
        ("f", "", "empty"),
        ("f", SOUND[: SOUND.index("Cut")], "no prompt"),
        ("f", None, "has no drill.md"),
    ],
)
def test_without_prompt_or_name_there_is_no_drill(
    name: str, text: str | None, message: str, tmp_path: Path
) -> None:
    folder = tmp_path / "swin" / name
    folder.mkdir(parents=True)
    if text is not None:
        (folder / "drill.md").write_text(text, encoding="utf-8")
    drill, faults = read_drill(folder)
    assert drill is None
    assert message in faults[0].message
    assert faults[0].remedy


REFERENCE = '''\
"""About windows."""

from __future__ import annotations

import math
import torch
import torch.nn.functional as F
from torch import Tensor, nn


def helper(x):
    return x


def f(x: Tensor, /, size: int = 7, *rest, eps=1e-5, scale: float = math.pi, **more) -> tuple[Tensor, "Tensor"]:
    return F.relu(x)
'''


def test_signature_is_written_as_the_reference_writes_it(tmp_path: Path) -> None:
    drill = drill_in(tmp_path / "t" / "f", reference=REFERENCE)
    assert signature(drill) == "f(x, /, size=7, *rest, eps=1e-5, scale=math.pi, **more)"
    assert reference_source(drill) == REFERENCE


def test_starter_has_the_imports_that_the_signature_needs(tmp_path: Path) -> None:
    drill = drill_in(tmp_path / "t" / "f", reference=REFERENCE)
    assert starter(drill) == (
        "import torch\nimport math\nfrom torch import Tensor\n\n\n"
        "def f(x: Tensor, /, size: int = 7, *rest, eps=1e-5, scale: float = math.pi, **more)"
        ' -> tuple[Tensor, "Tensor"]:\n    '
    )
    compile(starter(drill) + "pass\n", "starter", "exec")


def test_starter_has_torch_even_where_the_reference_does_without(tmp_path: Path) -> None:
    drill = drill_in(tmp_path / "t" / "f", reference="def f(a, *, b=(1, 2)):\n    return a\n")
    assert starter(drill) == "import torch\n\n\ndef f(a, *, b=(1, 2)):\n    "


STARTER = "import torch\n\n\ndef f(x: Tensor, size=7):\n    "


@pytest.mark.parametrize(
    "source",
    [
        STARTER,
        "",
        "import torch\nimport math\n",
        STARTER + "pass\n",
        STARTER + "...  # later\n\n\n",
        "# tomorrow\n" + STARTER.replace(", size", ",  size").removeprefix("import torch"),
        "def f(x: Tensor, size=7): ...",
    ],
)
def test_a_skeleton_counts_as_untouched_until_something_is_written(source: str) -> None:
    assert is_untouched(source, STARTER)


@pytest.mark.parametrize(
    "body", ["return x", "passing = x", "from_x = x", "x", "return ...", '"""Halves."""']
)
def test_a_line_of_code_is_an_answer_begun(body: str) -> None:
    assert not is_untouched(STARTER + body, STARTER)
    assert not is_untouched(f"def f(x: Tensor, size=7): {body}", STARTER)


@pytest.mark.parametrize("reference", [None, "def g(): pass", "def f(:", b"\xff"])
def test_a_reference_that_says_nothing_is_a_content_error(
    reference: str | bytes | None, tmp_path: Path
) -> None:
    drill = drill_in(tmp_path / "t" / "f")
    path = drill.folder / "reference.py"
    if reference is None:
        path.unlink()
    else:
        path.write_bytes(reference if isinstance(reference, bytes) else reference.encode())
    for ask in (signature, starter):
        with pytest.raises(ContentError, match="reference") as caught:
            ask(drill)
        assert caught.value.hint
