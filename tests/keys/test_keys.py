"""Keys are declared once: what the screens bind and tell, and what line mode understands, come from the same tables."""

from __future__ import annotations

import subprocess
import sys

import pytest

from studycli.keys.drill import DRILL, FINISHED
from studycli.keys.key import Key, printed, typed_action, typed_help
from studycli.keys.places import MAP, STATS, SUMMARY
from studycli.keys.review import ACTS, ASKING, LEAVE, RATES, TAKE, TODAY, TREE, WRITE

TABLES = {
    "today": TODAY, "tree": TREE, "write": WRITE, "drill": DRILL, "finished": FINISHED,
    "map": MAP, "stats": STATS, "summary": SUMMARY,
}  # fmt: skip


@pytest.mark.parametrize("name", TABLES)
def test_every_key_can_be_pressed_or_typed_and_is_told_of(name: str) -> None:
    for key in TABLES[name]:
        assert key.keys or key.typed
        assert key.label
        assert key.help.endswith(".")


@pytest.mark.parametrize(
    "keys", [(*ASKING, *ACTS, LEAVE), (TAKE, *RATES, *ACTS, LEAVE), (*DRILL, *ACTS, LEAVE)]
)
def test_what_is_typed_means_one_thing(keys: tuple[Key, ...]) -> None:
    typed = [word for key in keys for word in key.typed]
    assert len(typed) == len(set(typed))


def test_a_letter_that_the_review_screen_has_means_the_same_in_line_mode() -> None:
    scrolling = {"scroll(1)", "scroll(-1)"}
    pressed = {printed(name): key.action for key in TODAY for name in key.keys if key.action not in scrolling}
    for key in TODAY:
        for word in key.typed:
            if not word.isdecimal():
                assert pressed.get(word, key.action) == key.action


def test_the_help_of_line_mode_tells_what_can_be_typed() -> None:
    lines = typed_help(TODAY)
    assert "u      Take back the latest answer or act; as often as you like." in lines
    assert not any("ctrl" in line for line in lines)
    assert typed_action("u", TODAY) == "undo"
    assert typed_action("a text", TODAY) is None


ANOTHER_KEY = """
import asyncio, io, sys
from pathlib import Path
from types import ModuleType
import studycli.keys
path = Path(studycli.keys.__file__).with_name("review.py")
source = path.read_text(encoding="utf-8")
old = '("space", "ctrl+r", "f5"),\\n    "reveal",'
assert source.count(old) == 1
module = ModuleType("studycli.keys.review")
sys.modules["studycli.keys.review"] = module
exec(source.replace(old, '("v", "ctrl+l"),\\n    "reveal",'), module.__dict__)

from studycli.screens.today import TodayScreen
from studycli.screens.write import TIME_IS_UP
from tests.screens.piloting import press, shown
from tests.screens.sittings import sit_down

async def main(folder):
    with sit_down(folder) as place:
        async with shown(place) as pilot:
            assert "v reveal" in await press(pilot)
            assert "ctrl+l reveal" in await press(pilot, "enter")
            assert "the answer" not in await press(pilot, "escape", "space")
            assert "v  ctrl+l   Show the answer" in await press(pilot, "question_mark")
            assert "the answer" in await press(pilot, "escape", "v")
    assert "ctrl+l reveals" in TIME_IS_UP

asyncio.run(main(Path(sys.argv[1])))
"""


@pytest.mark.slow
def test_another_reveal_key_is_one_change(tmp_path: object) -> None:
    done = subprocess.run(
        [sys.executable, "-c", ANOTHER_KEY, str(tmp_path)], capture_output=True, text=True, check=False
    )
    assert done.returncode == 0, done.stderr
