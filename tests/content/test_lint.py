"""Lint: everything that is wrong anywhere, in one run, by file and line, and nothing executed."""

from __future__ import annotations

from pathlib import Path

import pytest

from studycli.content.fault import Fault
from studycli.content.library import load_library
from studycli.content.lint import lint
from studycli.model.items import ItemId
from studycli.paths import ContentRoot

DRILL = "---\ntitle: T\ntopic: swin\nminutes: 5\nlevel: 2\n---\n\nWrite it.\n\n## Hints\n\n- a\n- b\n- c\n"
WRONG = "# says: Rows and columns are swapped.\n# fix: Swap them.\n# cause: order\ndef f(x): pass\n"
OLD = "# cause: rows and columns are swapped\n# expect: wrong/order\n# names: column | transposed, swapped\ndef f(x): pass\n"
CURRICULUM = '[[phase]]\nid = "v"\n[[topic]]\nid = "swin"\nphase = "v"\n[[topic]]\nid = "vit"\nphase = "v"\n'


@pytest.fixture
def root(tmp_path: Path) -> Path:
    """A content root with one sound deck and one sound drill, as rich as the program's own."""
    root = tmp_path / "content"
    write(root / "cards" / "curriculum.toml", CURRICULUM)
    write(root / "cards" / "a.md", "---\ntopic: vit\n---\n## A {#a}\nx\n")
    add_drill(root, "f")
    return root


def write(path: Path, text: str) -> None:
    """Writes a file and its folders."""
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(text, encoding="utf-8")


def add_drill(root: Path, name: str, text: str = DRILL) -> Path:
    """A sound drill called `name`."""
    folder = root / "drills" / "swin" / name
    write(folder / "drill.md", text)
    write(folder / "reference.py", f"def {name}(x):\n    return x\n")
    write(folder / "cases.py", "CASES = []\n")
    for number in range(2):
        write(folder / "right" / f"r{number}.py", f"def {name}(x):\n    return +x\n")
    for number in range(6):
        write(folder / "wrong" / f"w{number}.py", WRONG.replace("def f", f"def {name}"))
    return folder


def found(root: Path, known: dict[ItemId, int] | None = None) -> list[Fault]:
    """What lint finds below one root."""
    return lint([ContentRoot(root)], known or {})


def test_sound_content_has_no_faults(root: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("studycli.content.lint.shipped_content", lambda: root)
    write(root / "drills" / "swin" / "__pycache__" / "drill.md", "rubbish")
    write(root / "drills" / "swin" / "f" / "wrong" / "__pycache__" / "w.py", "rubbish (")
    write(root / "cards" / "README.md", "not a deck")
    assert found(root) == []


def test_nothing_is_executed(root: Path, tmp_path: Path) -> None:
    trap = f"import pathlib\npathlib.Path({str(tmp_path / 'ran')!r}).touch()\ndef f(x): pass\n"
    folder = root / "drills" / "swin" / "f"
    for path in (folder / "reference.py", folder / "cases.py", folder / "right" / "r0.py"):
        write(path, trap)
    write(folder / "wrong" / "w0.py", WRONG + trap)
    assert found(root) == []
    assert not (tmp_path / "ran").exists()


def test_every_fault_comes_in_one_run_sorted(root: Path) -> None:
    write(root / "cards" / "z.md", "---\ntopic: vti\n---\n## A {#a}\nx\n## B\ny\n")
    write(root / "cards" / "b.md", "---\ntopic: vit\n---\n## Same {#a}\nx\n## C {#c}\n")
    (root / "drills" / "swin" / "f" / "cases.py").unlink()
    faults = found(root, {ItemId("gone"): 3, ItemId("a"): 2})
    places = [(fault.place.path.relative_to(root).as_posix(), fault.place.line) for fault in faults]
    assert places == [
        ("cards", 1),
        ("cards/b.md", 4),
        ("cards/b.md", 6),
        ("cards/z.md", 2),
        ("cards/z.md", 4),
        ("cards/z.md", 6),
        ("drills/swin/f/cases.py", 1),
    ]
    assert all(fault.remedy for fault in faults)


def test_a_duplicate_across_files_names_both_places(root: Path) -> None:
    write(root / "cards" / "b.md", "---\ntopic: vit\n---\n\n## Same {#a}\nx\n")
    (fault,) = found(root)
    assert str(fault.place) == f"{root}/cards/b.md:5"
    assert f"{root}/cards/a.md:4" in fault.message
    library = load_library([ContentRoot(root)])
    assert library.items[ItemId("a")].place.path.name == "a.md"


def test_a_card_of_the_learners_stands_in_for_one_with_its_id(root: Path, tmp_path: Path) -> None:
    write(tmp_path / "own" / "cards" / "a.md", "---\ntopic: vit\n---\n## A {#a}\nmine\n")
    roots = [ContentRoot(root), ContentRoot(tmp_path / "own")]
    assert load_library(roots).items[ItemId("a")].place.path.is_relative_to(tmp_path / "own")
    (fault,) = lint(roots)
    assert fault.place.path.is_relative_to(tmp_path / "own")
    assert "a also belongs to" in fault.message


def test_an_undeclared_topic_is_a_fault_where_it_is_written(root: Path) -> None:
    write(root / "cards" / "b.md", "---\ntitle: x\ntopic: vti\n---\n## B {#b}\nx\n## C {#c topic=sushi}\nx\n")
    add_drill(root, "g", DRILL.replace("topic: swin", "topic: swni"))
    first, second, third = found(root)
    assert (first.place.line, "Did you mean vit?" in first.remedy) == (3, True)
    assert (second.place.line, "curriculum.toml" in second.remedy) == (7, True)
    assert (third.place.line, "Did you mean swin?" in third.remedy) == (3, True)
    assert {"b", "c", "drill:g"} <= set(load_library([ContentRoot(root)]).items)


def test_a_vanished_id_is_named_with_its_reviews(root: Path) -> None:
    (fault,) = found(root, {ItemId("a-card"): 3})
    assert fault.place.path == root / "cards"
    assert "3 reviews belong to the id a-card, which is no longer written anywhere." in fault.message
    (drill,) = found(root, {ItemId("drill:ff"): 1})
    assert drill.place.path == root / "drills"
    assert "1 review belongs to" in drill.message
    assert "drill:f" in drill.remedy


def test_known_ids_without_counts_do_too(root: Path) -> None:
    (fault,) = lint([ContentRoot(root)], {ItemId("gone"), ItemId("a")})
    assert "Reviews belong to the id gone" in fault.message


def test_drills_build_on_drills_without_circles(root: Path) -> None:
    add_drill(root, "g", DRILL.replace("level", "builds_on: [h, ff]\nlevel"))
    add_drill(root, "h", DRILL.replace("level", "builds_on: [g]\nlevel"))
    unknown, circle = sorted(found(root), key=lambda fault: fault.message)
    assert "h → g → h" in circle.message
    assert "builds on ff" in unknown.message
    assert "Did you mean f?" in unknown.remedy


DRILL_FAULTS = {
    "no reference": ("reference.py", None, 1, "reference.py is missing", "Write"),
    "reference of another name": ("reference.py", "def ff(x): pass\n", 1, "does not define f", "Rename ff to f"),
    "reference that is no Python": ("reference.py", "x = 1\ndef f(x:\n", 2, "not valid Python", "Mend"),
    "nested reference": ("reference.py", "class A:\n    def f(x): pass\n", 1, "does not define f", "top level"),
    "no cases": ("cases.py", None, 1, "cases.py is missing", "Write"),
    "cases that are no Python": ("cases.py", "CASES = [", 1, "not valid Python", "Mend"),
    "cases in Latin-1": ("cases.py", b"# \xe9\n", 1, "not UTF-8", "Save it as UTF-8"),
    "right answer of another name": ("right/r0.py", "def g(x): pass\n", 1, "does not define f", "def f"),
    "right answer with other arguments": ("right/r0.py", "\ndef f(y): pass\n", 2, "other arguments", "Call them x"),
    "wrong answer without a cause": ("wrong/w0.py", WRONG.replace("# cause", "# why"), 1, "does not say the cause", "# cause: order"),
    "wrong answer without words": ("wrong/w0.py", WRONG.replace("# says", "# told"), 1, "what the learner is told", "# says:"),
    "wrong answer without a remedy": ("wrong/w0.py", WRONG.replace("# fix", "# x"), 1, "what would mend it", "# fix:"),
    "wrong answer with too many words": ("wrong/w0.py", WRONG.replace("swapped.", "so " * 30), 1, "at most 30", "# fix:"),
    "unknown cause": ("wrong/w0.py", WRONG.replace(": order", ": ordre"), 1, "ordre", "Did you mean order?"),
    "unknown verdict in an older head": ("wrong/w0.py", OLD.replace("wrong/", "wrnog/"), 1, "wrnog", "Did you mean wrong?"),
    "a verdict that is no failure": ("wrong/w0.py", OLD.replace("wrong/", "passed/"), 1, "passed", "Known are"),
    "unknown cause in an older head": ("wrong/w0.py", OLD.replace("/order", "/ordre"), 1, "ordre", "Did you mean order?"),
    "wrong answer of another name": ("wrong/w0.py", WRONG.replace("def f", "def q"), 1, "does not define f", "def f"),
    "broken wrong answer": ("wrong/w0.py", WRONG + "def (\n", 5, "not valid Python", "Mend"),
}  # fmt: skip


@pytest.mark.parametrize("name", DRILL_FAULTS)
def test_fault_of_a_drills_file_names_line_and_remedy(name: str, root: Path) -> None:
    file, text, line, message, remedy = DRILL_FAULTS[name]
    path = root / "drills" / "swin" / "f" / file
    if text is None:
        path.unlink()
    else:
        path.write_bytes(text if isinstance(text, bytes) else text.encode())
    (fault,) = found(root)
    assert (fault.place.path, fault.place.line) == (path, line)
    assert message in fault.message
    assert remedy in fault.remedy


@pytest.mark.parametrize(
    "text",
    [
        OLD.replace("wrong/order", "error/syntax").replace("def f", "def ("),
        OLD.replace("wrong/order", "error/missing").replace("def f", "def q"),
        WRONG.replace("def f(x): pass", "import torch\nf = torch.relu"),
        WRONG.replace("def f(x)", "def f(y, z=1)"),
        WRONG.replace("names: column | transposed, swapped", "names: 2"),
    ],
)
def test_wrong_answers_may_be_wrong_in_any_way_that_they_announce(text: str, root: Path) -> None:
    write(root / "drills" / "swin" / "f" / "wrong" / "w0.py", text)
    assert found(root) == []


def test_only_the_programs_own_drills_must_be_complete(root: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    folder = root / "drills" / "swin" / "f"
    write(folder / "drill.md", DRILL.replace("- c\n", ""))
    (folder / "right" / "r0.py").unlink()
    (folder / "wrong" / "w0.py").unlink()
    assert found(root) == []
    monkeypatch.setattr("studycli.content.lint.shipped_content", lambda: root)
    messages = " ".join(fault.message for fault in found(root))
    assert "2 hints; it needs at least 3" in messages
    assert "1 right answers; it needs at least 2" in messages
    assert "5 wrong answers; it needs at least 6" in messages


def test_a_folder_without_a_drill_is_a_fault(root: Path) -> None:
    (root / "drills" / "swin" / "empty").mkdir()
    (fault,) = found(root)
    assert "has no drill.md" in fault.message
