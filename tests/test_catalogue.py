"""The catalogue: what the files say, read once, and read again only where they have changed."""

from __future__ import annotations

import os
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from studycli import catalogue_presence, catalogue_update
from studycli.catalogue import Catalogue, open_catalogue
from studycli.content.content_file import ContentFile, read_source
from studycli.content.library import load_library
from studycli.content.listing import ContentSource
from studycli.errors import StoreError, UsageError
from studycli.model.items import CardKind, Drill, ItemId
from studycli.paths import ContentRoot
from studycli.scheduler.settings import SchedulingSettings
from studycli.store.connection import StoreMode
from studycli.store.open import open_store
from studycli.store.store import Store
from studycli.study_days import SystemClock

CURRICULUM = '[[phase]]\nid = "v"\n[[topic]]\nid = "vit"\nphase = "v"\n[[topic]]\nid = "swin"\nphase = "v"\n'
DRILL = (
    "---\ntitle: T\ntopic: swin\nminutes: {minutes}\nlevel: {level}\nbuilds_on: [{below}]\n---\n\nWrite it.\n"
)


class Content:
    """A content folder that a test changes. Every file gets a time of its own, as if minutes had passed."""

    def __init__(self, root: Path) -> None:
        self.root = root
        self.at = 1_000_000_000

    def deck(self, name: str, *cards: str, topic: str = "swin") -> None:
        """A deck whose cards have these ids; the id is the answer as well."""
        body = "".join(f"## About {card} {{#{card}}}\n\n{card}\n\n" for card in cards)
        self.write(f"cards/{name}.md", f"---\ntitle: {name}\ntopic: {topic}\n---\n{body}")

    def drill(self, name: str, *below: str, minutes: float = 5, level: int = 2) -> None:
        """A drill."""
        text = DRILL.format(minutes=minutes, level=level, below=", ".join(below))
        self.write(f"drills/swin/{name}/drill.md", text)

    def write(self, name: str, text: str) -> None:
        """Any file."""
        path = self.root / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text, encoding="utf-8")
        self.at += 60
        os.utime(path, (self.at, self.at))

    def remove(self, name: str) -> None:
        """Removes a file."""
        (self.root / name).unlink()


@pytest.fixture
def content(tmp_path: Path) -> Content:
    """An empty content folder with a curriculum."""
    content = Content(tmp_path / "content")
    content.write("cards/curriculum.toml", CURRICULUM)
    return content


@pytest.fixture
def store(tmp_path: Path) -> Iterator[Store]:
    """An empty store."""
    with open_store(tmp_path / "study.db", SchedulingSettings(), SystemClock()) as store:
        yield store


@pytest.fixture
def reads(monkeypatch: pytest.MonkeyPatch) -> list[str]:
    """The names of the files that have been parsed since."""
    seen: list[str] = []

    def counted(source: ContentSource) -> ContentFile:
        seen.append(source.path.name if source.path.name != "drill.md" else source.path.parent.name)
        return read_source(source)

    monkeypatch.setattr(catalogue_update, "read_source", counted)
    return seen


def opened(store: Store, *contents: Content) -> Catalogue:
    """The catalogue of these content folders."""
    return open_catalogue(store, [ContentRoot(content.root) for content in contents])


def ids(catalogue: Catalogue) -> list[str]:
    """The ids of all items in their order."""
    return [row.id for row in catalogue.entries()]


def test_items_come_back_from_the_cache_as_they_were_parsed(content: Content, store: Store) -> None:
    content.deck("plain", "a", "b")
    tree = "## T {#t .tree}\n\n> h\n\n- x — n\n  - y\n"
    rows = "## R {#r .rows}\n\n|a|b|\n|-|-|\n|One|1|\n"
    cloze = "## C {#c .cloze}\n\n==eins== und ==zwei==\n"
    plain = "## P {#p topic=vit}\n\nx — é\n\n- [ ] k\n"
    content.write("cards/kinds.md", "---\ntopic: swin\n---\n" + tree + rows + cloze + plain)
    content.drill("f", "g", minutes=7.5)
    catalogue = opened(store, content)
    library = load_library([ContentRoot(content.root)])
    assert {item.id: item for item in catalogue.items()} == library.items
    for item in library.items.values():
        assert catalogue.item(item.id) == item
    assert catalogue.item(ItemId("nowhere")) is None
    assert catalogue.curriculum == library.curriculum
    kinds = {row.id: row.kind for row in catalogue.entries()}
    assert (kinds[ItemId("t")], kinds[ItemId("r/one")], kinds[ItemId("drill:f")]) == ("tree", "row", "drill")
    minutes = {row.id: row.minutes for row in catalogue.entries()}
    assert (minutes[ItemId("drill:f")], minutes[ItemId("p")], minutes[ItemId("a")]) == (7.5, 1.0, None)


def test_only_what_changed_is_read_again(content: Content, store: Store, reads: list[str]) -> None:
    content.deck("one", "a")
    content.deck("two", "b")
    content.drill("f")
    opened(store, content)
    assert sorted(reads) == ["f", "one.md", "two.md"]
    reads.clear()
    assert ids(opened(store, content)) == ["a", "drill:f", "b"]
    assert reads == []
    content.deck("two", "b", "c")
    content.drill("g")
    assert set(ids(opened(store, content))) == {"a", "b", "c", "drill:f", "drill:g"}
    assert sorted(reads) == ["g", "two.md"]
    reads.clear()
    content.remove("cards/two.md")
    assert set(ids(opened(store, content))) == {"a", "drill:f", "drill:g"}
    assert reads == []


def test_a_file_put_back_with_its_old_time_is_read_again(content: Content, store: Store) -> None:
    content.deck("one", "a")
    path = content.root / "cards" / "one.md"
    before = path.stat()
    opened(store, content)
    path.write_text(path.read_text().replace("#a}", "#b}"), encoding="utf-8")
    os.utime(path, ns=(before.st_atime_ns, before.st_mtime_ns))
    assert ids(opened(store, content)) == ["b"]


def test_a_new_parser_or_curriculum_reads_everything_again(
    content: Content, store: Store, reads: list[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    content.deck("one", "a", topic="vit")
    content.deck("two", "b", topic="swin")
    assert ids(opened(store, content)) == ["a", "b"]
    reads.clear()
    monkeypatch.setattr(catalogue_presence, "PARSER_VERSION", catalogue_presence.PARSER_VERSION + 1)
    opened(store, content)
    assert sorted(reads) == ["one.md", "two.md"]
    reads.clear()
    content.write(
        "cards/curriculum.toml", CURRICULUM.replace("vit", "x").replace("swin", "vit").replace("x", "swin")
    )
    assert ids(opened(store, content)) == ["b", "a"]
    assert sorted(reads) == ["one.md", "two.md"]


def test_faults_are_kept_and_go_when_they_are_mended(content: Content, store: Store) -> None:
    content.deck("one", "a", topic="vti")
    content.write("cards/two.md", "---\ntopic: vit\n---\n## No id\nx\n")
    for _ in range(2):
        first, second = opened(store, content).faults
        assert (first.place.line, "vti is nowhere declared" in first.message) == (3, True)
        assert (second.place.line, "{#no-id}" in second.remedy) == (4, True)
    content.deck("one", "a", topic="vit")
    content.deck("two", "b", topic="vit")
    assert opened(store, content).faults == ()


def test_a_faulty_curriculum_is_a_fault_of_the_catalogue(content: Content, store: Store) -> None:
    content.deck("one", "a", topic="vit")
    content.write("cards/curriculum.toml", "[[phase]\n")
    catalogue = opened(store, content)
    assert ids(catalogue) == ["a"]
    assert ["TOML" in fault.message for fault in catalogue.faults] == [True, False]


def test_the_later_root_stands_in_and_the_other_gets_its_item_back(
    content: Content, store: Store, tmp_path: Path
) -> None:
    own = Content(tmp_path / "own")
    content.deck("one", "a")
    own.deck("one", "a", "b")
    catalogue = opened(store, content, own)
    assert catalogue.faults == (), "what learners write may stand in for what came with the program"
    item = catalogue.item(ItemId("a"))
    assert item is not None
    assert item.place.path.is_relative_to(own.root)
    own.deck("one", "b")
    catalogue = opened(store, content, own)
    item = catalogue.item(ItemId("a"))
    assert item is not None
    assert item.place.path.is_relative_to(content.root)
    assert set(ids(catalogue)) == {"a", "b"}


def test_an_id_that_three_files_write_belongs_to_the_first(content: Content, store: Store) -> None:
    content.deck("2", "a")
    opened(store, content)
    content.deck("3", "a")
    content.deck("1", "a")
    catalogue = opened(store, content)
    item = catalogue.item(ItemId("a"))
    assert item is not None
    assert item.place.path.name == "1.md"
    assert [fault.place.path.name for fault in catalogue.faults] == ["2.md", "3.md"]


changes = st.lists(
    st.tuples(
        st.sampled_from(["first", "second"]),
        st.sampled_from("mno"),
        st.lists(st.sampled_from("abcd"), max_size=3, unique=True),
    ),
    min_size=1,
    max_size=4,
)


@settings(
    max_examples=12, suppress_health_check=[HealthCheck.function_scoped_fixture]
)  # only the folder's number is shared
@given(history=st.lists(changes, min_size=2, max_size=4))
def test_after_any_changes_the_cache_says_what_a_fresh_look_says(
    history: list[list[tuple[str, str, list[str]]]], tmp_path_factory: pytest.TempPathFactory
) -> None:
    folder = tmp_path_factory.mktemp("history")
    contents = {name: Content(folder / name) for name in ("first", "second")}
    roots = [ContentRoot(content.root) for content in contents.values()]
    contents["first"].write("cards/curriculum.toml", CURRICULUM)
    with open_store(folder / "study.db", SchedulingSettings(), SystemClock()) as store:
        for step in history:
            for root, name, cards in step:
                if cards:
                    contents[root].deck(name, *cards)
                else:
                    (contents[root].root / "cards" / f"{name}.md").unlink(missing_ok=True)
            catalogue = open_catalogue(store, roots)
            library = load_library(roots)
            assert {item.id: item for item in catalogue.items()} == library.items
            assert sorted(map(str, catalogue.faults)) == sorted(map(str, library.faults))


def test_positions_follow_the_curriculum_and_mix_drills_in(content: Content, store: Store) -> None:
    content.deck("a", "s1", "s2", "s3", "s4", "s5", topic="swin")
    content.deck("b", "s6", topic="swin")
    content.deck("c", "v1", "v2", topic="vit")
    content.deck("d", "u1", topic="unknown")
    content.drill("hard", level=5)
    content.drill("easy", "base", level=1)
    content.drill("base", level=3)
    expected = [
        "v1",
        "v2",
        "s1",
        "s2",
        "drill:base",
        "s3",
        "drill:easy",
        "s4",
        "s5",
        "drill:hard",
        "s6",
        "u1",
    ]
    assert ids(opened(store, content)) == expected


def test_drills_that_build_on_each_other_in_a_circle_are_ordered_all_the_same(
    content: Content, store: Store
) -> None:
    content.drill("f", "g")
    content.drill("g", "f")
    assert set(ids(opened(store, content))) == {"drill:f", "drill:g"}


def test_drill_by_name(content: Content, store: Store) -> None:
    content.drill("window_partition")
    catalogue = opened(store, content)
    drill = catalogue.drill("window_partition")
    assert isinstance(drill, Drill)
    assert drill.folder == content.root / "drills" / "swin" / "window_partition"
    with pytest.raises(UsageError) as caught:
        catalogue.drill("window_partiton")
    assert caught.value.message == "There is no drill called window_partiton."
    assert caught.value.hint == "Did you mean window_partition?"
    with pytest.raises(UsageError) as caught:
        catalogue.drill("zzz")
    assert "study list drills" in caught.value.hint


def test_a_store_that_may_only_be_read_shows_what_the_files_say(content: Content, tmp_path: Path) -> None:
    content.deck("one", "a")
    path = tmp_path / "study.db"
    with open_store(path, SchedulingSettings(), SystemClock()) as store:
        opened(store, content)
    content.deck("one", "a", "b")
    content.deck("two", "c")
    with open_store(path, SchedulingSettings(), SystemClock(), StoreMode.READ_ONLY) as store:
        assert ids(opened(store, content)) == ["a", "b", "c"]
        assert [row.item for row in store.new_rows(SystemClock().now())] == ["a", "b", "c"]
        content.deck("two", "d")
        assert ids(opened(store, content)) == ["a", "b", "d"]


def test_without_a_database_the_content_is_there_too(content: Content, tmp_path: Path) -> None:
    content.deck("one", "a")
    path = tmp_path / "none" / "study.db"
    with open_store(path, SchedulingSettings(), SystemClock(), StoreMode.READ_ONLY) as store:
        item = opened(store, content).item(ItemId("a"))
        assert item is not None
        assert not isinstance(item, Drill)
        assert item.kind is CardKind.PLAIN
    assert not path.exists()


def test_a_full_disk_is_a_store_error_and_leaves_the_cache_whole(
    content: Content, store: Store, monkeypatch: pytest.MonkeyPatch
) -> None:
    content.deck("one", "a")
    opened(store, content)
    content.deck("one", "a", "b")
    store.content.connection.execute("PRAGMA max_page_count = 1")
    content.deck("two", *(f"card-{number}" for number in range(5000)))
    with pytest.raises(StoreError):
        opened(store, content)
    store.content.connection.execute("PRAGMA max_page_count = 1000000")
    assert len(ids(opened(store, content))) == 5002


def test_a_start_with_nothing_new_loads_no_parser() -> None:
    code = "import sys, studycli.catalogue; print([name for name in sys.modules if name.startswith('studycli.content')])"
    loaded = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True).stdout
    for parser in ("deck", "drill_folder", "curriculum_reading", "curriculum_file", "content_file"):
        assert f"studycli.content.{parser}'" not in loaded
    assert "studycli.content.listing'" in loaded
