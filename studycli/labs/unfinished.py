"""Work that was interrupted: each job's file is replaced whole, so that the same command goes on from there."""

from __future__ import annotations

import hashlib
import json
import shutil
from pathlib import Path
from typing import Any

import torch

from studycli.atomic_write import replacing
from studycli.errors import StoreError


def fingerprint(settings: dict[str, Any]) -> str:
    """A name for everything that the numbers depend on."""
    return hashlib.sha256(json.dumps(settings, sort_keys=True).encode()).hexdigest()[:16]


class Unfinished:
    """The folder of one experiment's unfinished jobs."""

    def __init__(self, labs: Path, name: str) -> None:
        self._folder = labs / "unfinished" / name

    def exists(self) -> bool:
        """Whether there is anything to go on from."""
        return any(self._folder.glob("*.pt"))

    def read(self, job: str) -> dict[str, Any] | None:
        """What was saved of a job; None when nothing usable was: it is then done again from its beginning."""
        try:
            record = torch.load(self._folder / f"{job}.pt", weights_only=True)
        except Exception:  # a damaged file fails in as many ways as there are bytes in it
            return None
        return record if isinstance(record, dict) else None

    def write(self, job: str, record: dict[str, Any]) -> None:
        """Saves a job, whole or not at all. Raises StoreError when the place cannot be written."""
        try:
            self._folder.mkdir(parents=True, exist_ok=True)
            with replacing(self._folder / f"{job}.pt") as file:
                torch.save(record, file)
        except (OSError, RuntimeError) as error:
            raise StoreError(
                f"{self._folder}: the experiment cannot be saved ({error}).", "Make room, then run it again."
            ) from error

    def clear(self) -> None:
        """Removes the folder: the experiment is finished, or to be begun anew."""
        shutil.rmtree(self._folder, ignore_errors=True)
