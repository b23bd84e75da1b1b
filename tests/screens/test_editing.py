"""`e`: the card in the learner's editor, read again afterwards."""

from __future__ import annotations

import sys
from collections.abc import Callable
from contextlib import nullcontext
from pathlib import Path

import pytest
from textual.app import App

from studycli.model.items import Place as Where
from studycli.paths import ContentRoot
from studycli.screens.app import StudyApp
from studycli.screens.editor_line import at_line
from studycli.screens.registry import registered

from .drill_stand import FILES
from .piloting import press, settled, shown
from .sittings import SHORT, Place

Sit = Callable[..., Place]


@pytest.fixture
def editor(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Callable[[str], Path]:
    """Sets $EDITOR to a program that notes how it was called and runs `edit` on the file's `text`."""

    def set_to(edit: str) -> Path:
        noted = tmp_path / "noted"
        program = tmp_path / "editor.py"
        program.write_text(
            "import sys\nfrom pathlib import Path\n"
            f"Path({str(noted)!r}).write_text(' '.join(sys.argv[1:]))\n"
            f"file = Path(sys.argv[-1])\ntext = file.read_text()\n{edit}\nfile.write_text(text)\n"
        )
        monkeypatch.setenv("VISUAL", "")
        monkeypatch.setenv("EDITOR", f"{sys.executable} {program}")
        monkeypatch.setattr(App, "suspend", lambda _: nullcontext())
        return noted

    return set_to


async def test_the_card_is_edited_and_shown_anew(sit: Sit, editor: Callable[[str], Path]) -> None:
    noted = editor("text = text.replace('How many tokens', 'Count the tokens: how many')")
    place = sit(SHORT)
    async with shown(place) as pilot:
        text = await press(pilot, "e")
        assert "Count the tokens: how many" in text
        assert "Read again." in text
        await press(pilot, "space", "d")
    assert noted.read_text() == str(place.deck)
    assert place.ratings("tokens") == [3]


async def test_a_fault_that_was_edited_in_is_told_with_its_line(
    sit: Sit, editor: Callable[[str], Path]
) -> None:
    editor("text += '\\n## No id here\\n\\nNothing.\\n'")
    async with shown(sit(SHORT)) as pilot:
        text = await press(pilot, "e")
    assert "✗ vit.md:" in text
    assert "How many tokens" in text


async def test_a_card_that_was_taken_out_makes_way_for_the_next(
    sit: Sit, editor: Callable[[str], Path]
) -> None:
    editor("text = text[:text.index('## How many')] + '## Another? {#another}\\n\\nYes.\\n'")
    async with shown(sit(SHORT)) as pilot:
        text = await press(pilot, "e")
    assert "How many tokens" not in text


async def test_an_editor_that_is_not_there_is_said_in_a_sentence(
    sit: Sit, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("VISUAL", "")
    monkeypatch.setenv("EDITOR", "no-such-editor")
    async with shown(sit(SHORT)) as pilot:
        text = await press(pilot, "e")
    assert "no-such-editor" in text
    assert "How many tokens" in text


@pytest.mark.parametrize(
    ("editor", "line"),
    [
        ("nano", ["nano", "+7", "deck.md"]),
        ("/usr/bin/nvim", ["/usr/bin/nvim", "+7", "deck.md"]),
        ("hx", ["hx", "deck.md:7"]),
        ("code", ["code", "--wait", "--goto", "deck.md:7"]),
        ("something", ["something", "deck.md"]),
    ],
)
def test_editors_open_at_the_line(editor: str, line: list[str]) -> None:
    assert at_line([editor], Where(Path("deck.md"), 7)) == line


@pytest.fixture
def ships(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> Path:
    """Makes the content of the sitting the program's own; returns the learner's deck of copies."""
    from studycli import paths

    monkeypatch.setattr(paths, "shipped_content", lambda: tmp_path / "content")
    monkeypatch.setenv("STUDY_HOME", str(tmp_path / "own"))
    return tmp_path / "own" / "cards" / "mine.md"


async def test_a_card_that_ships_is_copied_before_it_is_edited(
    sit: Sit, editor: Callable[[str], Path], ships: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    noted = editor("text = text.replace('How many tokens', 'Count the tokens: how many')")
    place = sit(SHORT)
    monkeypatch.setattr(
        place.sitting.workspace,
        "_roots",
        (ContentRoot(place.deck.parent.parent), ContentRoot(ships.parent.parent)),
    )
    before = place.deck.read_text()
    async with shown(place) as pilot:
        text = await press(pilot, "e")
        assert "Count the tokens: how many" in text
        assert "stands in for the original now." in " ".join(text.split())
        await press(pilot, "space", "d")
    assert place.deck.read_text() == before, "what ships is never edited in place"
    assert noted.read_text() == str(ships)
    assert place.ratings("tokens") == [3], "the history goes on"


async def test_a_copy_that_was_not_changed_is_not_kept(
    sit: Sit, editor: Callable[[str], Path], ships: Path
) -> None:
    editor("pass")
    async with shown(sit(SHORT)) as pilot:
        assert "Nothing was changed." in await press(pilot, "e")
    assert not ships.exists()


async def test_no_copy_is_left_behind_when_there_is_no_editor(
    sit: Sit, ships: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("VISUAL", "")
    monkeypatch.setenv("EDITOR", "no-such-editor")
    async with shown(sit(SHORT)) as pilot:
        assert "no-such-editor" in await press(pilot, "e")
    assert not ships.exists()


async def test_a_drill_that_ships_is_copied_before_it_is_edited(
    sit: Sit, editor: Callable[[str], Path], ships: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    noted = editor("text = text.replace('Half of it', 'Half of everything')")
    place = sit("Nothing but a drill.\n", **FILES)
    content, own = place.deck.parent.parent, ships.parent.parent
    roots = (ContentRoot(content), ContentRoot(own))
    monkeypatch.setattr(place.sitting.workspace, "_roots", roots)
    original = content / "drills" / "vit" / "halve" / "drill.md"
    before = original.read_text()
    async with shown(place) as pilot:
        assert "Half of everything" in await press(pilot, "e")
    assert original.read_text() == before
    assert noted.read_text() == str(own / "drills" / "vit" / "halve" / "drill.md")
    found = place.sitting.catalogue.drill("halve")
    assert found.folder == own / "drills" / "vit" / "halve"


async def test_the_browser_edits_the_item_at_the_cursor(sit: Sit, editor: Callable[[str], Path]) -> None:
    editor("text = text.replace('How many tokens', 'Count the tokens: how many')")
    place = sit(SHORT)
    workspace = place.sitting.workspace
    app = StudyApp(workspace, lambda: registered("cards").open(workspace))
    async with app.run_test(size=(120, 40)) as pilot:
        await settled(pilot)
        text = await press(pilot, "down", "e")
        assert "Count the tokens" in text
        assert "Read again." in text
