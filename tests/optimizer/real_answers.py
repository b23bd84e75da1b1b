"""The real answers that the optimizer is measured on (see tests/data/README.md), as study days."""

from __future__ import annotations

import csv
from datetime import datetime, timedelta
from pathlib import Path

from studycli.model.items import ItemId
from studycli.store.rows import RatedDay

ROLLOVER_BEHIND_UTC = timedelta(hours=7 + 4)


def real_answers() -> list[RatedDay]:
    """All 12,580, in the order in which they were given."""
    path = Path(__file__).parent.parent / "data" / "review_logs_josh.csv"
    with path.open(encoding="utf-8", newline="") as file:
        return [
            RatedDay(
                ItemId(row["card_id"]),
                (datetime.fromisoformat(row["review_time"]) - ROLLOVER_BEHIND_UTC).date().toordinal(),
                int(row["review_rating"]),
            )
            for row in csv.DictReader(file)
        ]
