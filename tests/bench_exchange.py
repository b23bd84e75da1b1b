"""How long 20,000 cards and 200,000 reviews take to come in and go out. Run by hand: `python tests/bench_exchange.py`.

Makes a package as Anki would, and runs the real program on it, each command as a process of its own: seconds and peak
memory of the whole process. Options: --cards N, --reviews N.
"""

from __future__ import annotations

import argparse
import json
import os
import random
import sqlite3
import subprocess
import sys
import tempfile
import time
import zipfile
from pathlib import Path

PROGRAM = Path(sys.executable).parent / "study"
START = 1_770_000_000_000
SCHEMA = """
CREATE TABLE col (id, crt, mod, scm, ver, dty, usn, ls, conf, models, decks, dconf, tags);
CREATE TABLE notes (id integer primary key, guid, mid, mod, usn, tags, flds, sfld, csum, flags, data);
CREATE TABLE cards (id integer primary key, nid, did, ord, mod, usn, type, queue, due, ivl, factor, reps, lapses,
    left, odue, odid, flags, data);
CREATE TABLE revlog (id integer primary key, cid, usn, ease, ivl, lastIvl, factor, time, type);
"""
MODEL = {
    "type": 0,
    "flds": [{"name": "Front"}, {"name": "Back"}],
    "tmpls": [{"qfmt": "{{Front}}", "afmt": "{{FrontSide}}{{Back}}"}],
}


def make(package: Path, cards: int, reviews: int) -> None:
    """A package with that many cards, reviewed over nine months."""
    draw = random.Random(1)
    file = package.with_suffix(".db")
    connection = sqlite3.connect(file)
    connection.executescript(SCHEMA)
    told = (json.dumps({"schedVer": 2}), json.dumps({"1": MODEL}), json.dumps({"5": {"name": "Big"}}))
    connection.execute("INSERT INTO col VALUES (1, 0, 0, 0, 11, 0, 0, 0, ?, ?, ?, '{}', '{}')", told)
    for card in range(1, cards + 1):
        text = (
            f"<b>Question</b> {card}: what is \\(x_{card}\\)?\x1f<ul><li>one</li><li>two</li></ul>"
            + "text " * 40
        )
        note = (card, f"guid{card}", text)
        connection.execute("INSERT INTO notes VALUES (?, ?, 1, 0, 0, '', ?, '', 0, 0, '')", note)
        row = "INSERT INTO cards VALUES (?1, ?1, 5, 0, 0, 0, 2, 2, 0, 0, 0, 0, 0, 0, 0, 0, 0, '')"
        connection.execute(row, (card,))
    step = 270 * 86_400_000 // reviews
    for number in range(reviews):
        answer = (START + number * step, draw.randint(1, cards), draw.choice((1, 2, 3, 3, 3, 4)))
        connection.execute("INSERT INTO revlog VALUES (?, ?, 0, ?, 1, 1, 2500, 8000, 1)", answer)
    connection.commit()
    connection.close()
    with zipfile.ZipFile(package, "w", zipfile.ZIP_DEFLATED) as archive:
        archive.write(file, "collection.anki2")


def measured(name: str, home: Path, *arguments: object) -> None:
    """Runs one command and prints what it cost."""
    environment = {**os.environ, "STUDY_HOME": str(home)}
    began = time.perf_counter()
    process = subprocess.Popen([PROGRAM, *map(str, arguments)], env=environment, stdout=subprocess.DEVNULL)
    _, status, used = os.wait4(process.pid, 0)
    seconds = time.perf_counter() - began
    code = os.waitstatus_to_exitcode(status)
    print(
        f"{name:40} {seconds:6.2f} s   {used.ru_maxrss / 1024:5.0f} MB   {f'exit {code}' if code else ''}",
        flush=True,
    )


def main() -> None:
    """Parses the options and measures."""
    options = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    options.add_argument("--cards", type=int, default=20_000)
    options.add_argument("--reviews", type=int, default=200_000)
    given = options.parse_args()
    with tempfile.TemporaryDirectory() as scratch:
        here, home, other = Path(scratch), Path(scratch) / "home", Path(scratch) / "other"
        package, table = here / "big.apkg", here / "cards.csv"
        make(package, given.cards, given.reviews)
        measured("an empty home: list topics", home, "list", "topics")
        measured("import big.apkg", home, "import", package)
        measured("the next start: list topics", home, "list", "topics")
        measured("import big.apkg again", home, "import", package)
        measured("export csv", home, "export", "csv", "--output", table)
        measured("import cards.csv into another home", other, "import", table)
        measured("export anki", home, "export", "anki", "--output", here / "out.apkg")
        measured("export markdown", home, "export", "markdown", "--output", here / "decks")
        measured("export answers", home, "export", "answers", "--output", here / "answers")
        measured("export jsonl", home, "export", "jsonl", "--output", here / "all.jsonl")


if __name__ == "__main__":
    main()
