"""Held against the real Anki, which runs in a Python of its own: `STUDY_ANKI_PYTHON` names one with the `anki` package.

python -m venv /tmp/anki && /tmp/anki/bin/pip install anki
STUDY_ANKI_PYTHON=/tmp/anki/bin/python pytest tests/exchange/test_anki_oracle.py
"""

from __future__ import annotations

import json
import os
import sqlite3
import subprocess
import zipfile
from datetime import UTC, datetime
from hashlib import sha256
from pathlib import Path
from typing import Any

import pytest

from studycli.catalogue import open_catalogue
from studycli.errors import UsageError
from studycli.exchange.anki_notes import notes, write_package
from studycli.exchange.sources import Sources
from studycli.model.items import CardKind, Drill, ItemId
from studycli.paths import content_roots

from .conftest import Machine
from .test_anki_import import one, take_in

__all__ = ["one"]

ORACLE = os.environ.get("STUDY_ANKI_PYTHON", "")
SCRIPT = Path(__file__).with_name("anki_oracle.py")

pytestmark = [
    pytest.mark.slow,
    pytest.mark.skipif(not ORACLE, reason="STUDY_ANKI_PYTHON names no Python with the `anki` package"),
]


def ask(act: str, *paths: Path) -> Any:
    done = subprocess.run([ORACLE, SCRIPT, act, *paths], capture_output=True, text=True, timeout=200)
    assert done.returncode == 0, done.stderr
    return json.loads(done.stdout.splitlines()[-1])


def test_all_our_content_goes_in_and_a_second_time_updates(one: Machine, tmp_path: Path) -> None:
    catalogue = open_catalogue(one.store, content_roots())
    items = list(catalogue.items())
    file, later = tmp_path / "study.apkg", tmp_path / "later.apkg"
    written = list(notes(items, Sources()))
    write_package(file, written, catalogue.curriculum)
    changed = [
        note if place else type(note)(note.id, note.topic, "changed", note.back, "")
        for place, note in enumerate(written)
    ]
    write_package(later, changed, catalogue.curriculum)
    with_later_time(later)
    first, same, update = ask("import", tmp_path / "c.anki2", file, file, later)
    clozes = sum(not isinstance(item, Drill) and item.kind is CardKind.CLOZE for item in items)
    assert (first["new"], first["notes"], first["cards"]) == (len(written), len(written), len(items))
    assert (same["new"], same["updated"], same["cards"]) == (0, 0, len(items))
    assert (update["new"], update["cards"], update["sound"]) == (0, len(items), True)
    assert update["updated"] >= 1
    assert "study::Phase IV · Vision::ViT" in first["decks"]
    hidden = [front for front, _ in first["sides"].values() if 'class="cloze"' in front]
    assert len(hidden) == clozes
    front, back = first["sides"]["vit-three-sentences/0"]
    assert "Explain ViT to a colleague" in front
    assert '<ul class="points">' in back
    assert "changed" in update["sides"][f"{written[0].id}/0"][0]


def with_later_time(package: Path) -> None:
    """Anki brings a note up to date when the file's is younger: an hour, here."""
    with zipfile.ZipFile(package) as archive:
        archive.extract("collection.anki2", package.parent)
    connection = sqlite3.connect(package.parent / "collection.anki2")
    connection.execute("UPDATE notes SET mod = mod + 3600")
    connection.commit()
    connection.close()
    with zipfile.ZipFile(package, "w") as archive:
        archive.write(package.parent / "collection.anki2", "collection.anki2")


def test_a_history_of_anki_comes_in_whole(one: Machine, tmp_path: Path) -> None:
    file = tmp_path / "vision.apkg"
    told = ask("make", tmp_path / "c.anki2", file)
    one.clock.instant = datetime.now(UTC)
    outcome = take_in(one, file)
    answers = sum(map(len, told["history"].values()))
    assert (outcome.reviews, outcome.suspended, outcome.left_out) == (answers, told["suspended"], {})
    catalogue = open_catalogue(one.store, content_roots())
    assert catalogue.faults == ()
    for key, history in told["history"].items():
        name, _, number = key.rpartition(" ")
        base = f"anki-{sha256(name.encode()).hexdigest()[:12]}"
        forms = [base, f"{base}-{int(number) + 1}", f"{base}/{int(number) + 1}", f"{base}-c{int(number) + 1}"]
        wanted = [form for form in forms if catalogue.item(ItemId(form)) is not None]
        item = ItemId(wanted[0] if number == "0" else wanted[-1])
        found = [
            (int(r.moment.at.timestamp() * 1000 + 0.5), r.rating, r.duration)
            for r in one.store.reviews_of(item)
        ]
        assert found == [(at, ease, ms / 1000) for at, ease, ms in history]
        if history:
            memory = one.store.memory(item)
            assert memory is not None
            assert memory.reps == len(history)
    with pytest.raises(UsageError, match="new format"):
        take_in(one, tmp_path / "vision.apkg.new.apkg")
