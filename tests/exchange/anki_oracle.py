"""What the real Anki does, run by a Python that has the `anki` package: not imported by any test.

anki_oracle.py import COLLECTION PACKAGE…    counts after each import, as JSON
anki_oracle.py make COLLECTION PACKAGE       a collection with a history, exported in the legacy format, and its history
"""

from __future__ import annotations

import json
import sys
import time
from pathlib import Path
from typing import Any

from anki.collection import (  # type: ignore[import-not-found]
    Collection,
    DeckIdLimit,
    ExportAnkiPackageOptions,
    ImportAnkiPackageOptions,
    ImportAnkiPackageRequest,
)

DAY = 86_400_000
GAPS = (0, 1, 3, 8, 20)


def take_in(collection: Collection, package: str) -> dict[str, Any]:
    options = ImportAnkiPackageOptions(merge_notetypes=True)
    log = collection.import_anki_package(ImportAnkiPackageRequest(package_path=package, options=options)).log
    counts = {"new": len(log.new), "updated": len(log.updated), "same": len(log.duplicate)}
    sides = {}
    for number in collection.find_cards(""):
        card = collection.get_card(number)
        note = card.note()
        sides[f"{note['study id']}/{card.ord}"] = [card.question(), card.answer()]
    return {
        **counts,
        "notes": collection.note_count(),
        "cards": collection.card_count(),
        "decks": sorted(deck.name for deck in collection.decks.all_names_and_ids()),
        "sides": sides,
        "sound": collection.fix_integrity()[1],
    }


def make(collection: Collection, package: str) -> dict[str, Any]:
    deck = collection.decks.id("Course::Vision")
    for number in range(30):
        add(collection, deck, "Basic", [f"<b>Front</b> {number}", "<ul><li>a</li><li>b &lt; c</li></ul>"])
        add(collection, deck, "Basic (and reversed card)", [f"word {number}", f"\\(x_{number}\\)"])
        add(collection, deck, "Cloze", [f"The {{{{c1::head {number}}}}} is {{{{c2::red::colour}}}}", "extra"])
    add(collection, deck, "Cloze", ["{{c1::one}} and {{c1::two}} and {{c2::three}}", ""])
    cards = list(collection.find_cards(""))
    start = (int(time.time()) - 60 * 86_400) * 1000
    for place, card in enumerate(cards[:100]):
        for turn, gap in enumerate(GAPS):
            told = (start + gap * DAY + place * 7, card, -1, 1 + (place + turn) % 4, gap, 0, 2500)
            collection.db.execute(
                "INSERT INTO revlog VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?)", *told, 1000 + place, min(turn, 1)
            )
    collection.sched.suspend_cards(cards[:7])
    options = ExportAnkiPackageOptions(with_scheduling=True, with_media=True, legacy=True)
    collection.export_anki_package(out_path=package, options=options, limit=DeckIdLimit(deck))
    new = ExportAnkiPackageOptions(with_scheduling=True, with_media=True, legacy=False)
    collection.export_anki_package(out_path=f"{package}.new.apkg", options=new, limit=DeckIdLimit(deck))
    history = {
        f"{collection.get_card(card).note().guid} {collection.get_card(card).ord}": [
            list(row)
            for row in collection.db.execute(
                "SELECT id, ease, time FROM revlog WHERE cid = ? ORDER BY id", card
            )
        ]
        for card in cards
    }
    return {"history": history, "cards": len(cards), "notes": collection.note_count(), "suspended": 7}


def add(collection: Collection, deck: int, kind: str, fields: list[str]) -> None:
    note = collection.new_note(collection.models.by_name(kind))
    note.fields = fields
    collection.add_note(note, deck)


def main() -> None:
    act, path, *packages = sys.argv[1:]
    collection = Collection(str(Path(path).absolute()))
    try:
        told = make(collection, packages[0]) if act == "make" else [take_in(collection, p) for p in packages]
    finally:
        collection.close()
    print(json.dumps(told))


main()
