"""What the learner wrote, as files."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest

from studycli.catalogue import open_catalogue
from studycli.errors import UsageError
from studycli.exchange.own_answers import answer_files, write_files
from studycli.model.items import ItemId, Seconds
from studycli.model.review import Attempt
from studycli.paths import content_roots
from studycli.store.event_ids import new_event_id

from .conftest import Machine


def test_solutions_and_answers_by_name_and_topic(machine: Callable[..., Machine]) -> None:
    one = machine("one")
    moment = one.clock.now()

    def run(name: str, verdict: str, source: str) -> None:
        here = (0, Seconds(1.0), one.store.device)
        event = new_event_id(moment)
        one.store.add_attempt(Attempt(event, ItemId(f"drill:{name}"), moment, verdict, "", source, *here))

    run("patch_embed", "passed", "def patch_embed(): ...\n\n")
    run("../evil", "wrong", "x")
    one.answer(one.store, "swin-why", answer="```\n# not closed\n## mine")
    one.answer(one.store, "long-gone", answer="still known")
    files = answer_files(one.store, open_catalogue(one.store, content_roots()))
    assert files["drills/patch_embed.py"] == "def patch_embed(): ...\n"
    (evil,) = (name for name in files if name.startswith("drills/") and name != "drills/patch_embed.py")
    assert ".." not in evil
    assert files[evil] == "# This has not passed yet; it is what was run last, on 2026-11-23.\nx\n"
    assert files["cards/swin.md"].endswith("\n\n\\```\n\\# not closed\n\\## mine\n\n*2026-11-23*\n")
    assert "## long-gone\n\nstill known\n\n*2026-11-23*\n" in files["cards/no-longer-in-the-content.md"]


def test_what_somebody_else_wrote_or_changed_stays(tmp_path: Path) -> None:
    (tmp_path / "a.md").write_text("theirs")
    first = write_files(tmp_path, {"a.md": "ours", "b/c.md": "ours"}, replace=False)
    assert (first.new, first.left) == ((tmp_path / "b" / "c.md",), (tmp_path / "a.md",))
    second = write_files(tmp_path, {"b/c.md": "newer"}, replace=False)
    assert (second.new, (tmp_path / "b" / "c.md").read_text()) == ((tmp_path / "b" / "c.md",), "newer")
    (tmp_path / "b" / "c.md").write_text("changed by hand")
    third = write_files(tmp_path, {"b/c.md": "newest", "a.md": "ours"}, replace=False)
    assert third.left == (tmp_path / "b" / "c.md", tmp_path / "a.md")
    fourth = write_files(tmp_path, {"b/c.md": "newest", "a.md": "ours"}, replace=True)
    assert (len(fourth.new), (tmp_path / "a.md").read_text()) == (2, "ours")
    assert write_files(tmp_path, {"a.md": "ours"}, replace=False).unchanged == 1
    (tmp_path / "d").write_text("a file, no folder")
    with pytest.raises(UsageError, match="cannot be read or written"):
        write_files(tmp_path, {"d/e.md": "x"}, replace=False)
