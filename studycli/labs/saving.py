"""Where results go: JSON and a page, side by side below the home."""

from __future__ import annotations

from pathlib import Path

from studycli.atomic_write import write_whole
from studycli.errors import StoreError
from studycli.labs.page import result_as_page
from studycli.labs.results import LabResult


def save_result(result: LabResult, home: Path) -> list[Path]:
    """Writes `labs/representations-TIME.json` and `.html` below `home`, whole or not at all. Raises StoreError when it cannot."""
    folder = home / "labs"
    try:
        folder.mkdir(parents=True, exist_ok=True)
    except OSError as error:
        raise StoreError(f"{folder}: the folder cannot be made ({error.strerror}).") from error
    stem = "representations-" + result.made_at.replace(":", "").partition("+")[0]
    saved = {folder / f"{stem}.json": result.to_json(), folder / f"{stem}.html": result_as_page(result)}
    for path, text in saved.items():
        write_whole(path, text)
    return list(saved)
