"""Anki's packages (.apkg, .colpkg): zip archives with a collection in them."""

from __future__ import annotations

import tempfile
import zipfile
import zlib
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from studycli.errors import UsageError

SIZE_LIMIT = 1 << 30
"""Bytes of the collection. A million reviews take less than 100 MB."""

_CHUNK = 1 << 20
_NEW_FORMAT = "collection.anki21b"
_LEGACY = ("collection.anki21", "collection.anki2")
_META_LIMIT = 64


@contextmanager
def unpacked(package: Path) -> Iterator[Path]:
    """The collection of `package` in a file of its own, which is gone afterwards.

    Raises UsageError for what is no such package, is damaged, larger than `SIZE_LIMIT`, or in the new format.
    """
    with tempfile.TemporaryDirectory(prefix="study-anki-") as folder:
        target = Path(folder) / "collection.db"
        try:
            with zipfile.ZipFile(package) as archive:
                _extract(package, archive, target)
        except zipfile.BadZipFile as error:
            raise UsageError(
                f"{package} is no Anki package, or it is damaged ({error}).",
                "Nothing was taken in. Export it again from Anki.",
            ) from error
        except (OSError, EOFError, RuntimeError, NotImplementedError, zlib.error) as error:
            why = getattr(error, "strerror", None) or error
            raise UsageError(f"{package} cannot be read ({why}).", "Nothing was taken in.") from error
        yield target


def _extract(package: Path, archive: zipfile.ZipFile, target: Path) -> None:
    names = set(archive.namelist())
    if _NEW_FORMAT in names or _version(archive, names) >= 3:
        raise UsageError(
            f"{package} is in Anki's new format, which study does not read.",
            "Export it again from Anki, with “Support older Anki versions” ticked. Nothing was taken in.",
        )
    name = next((name for name in _LEGACY if name in names), None)
    if name is None:
        raise UsageError(f"{package} holds no collection of Anki.", "Nothing was taken in.")
    size = 0
    with archive.open(name) as source, target.open("wb") as out:
        while chunk := source.read(_CHUNK):
            size += len(chunk)
            if size > SIZE_LIMIT:
                raise UsageError(
                    f"{package}: the collection in it is larger than {SIZE_LIMIT >> 20:,} MB, so it was not read.",
                    "Nothing was taken in. Export fewer decks at a time.",
                )
            out.write(chunk)


def _version(archive: zipfile.ZipFile, names: set[str]) -> int:
    """What `meta` says: a protocol buffer whose first field is the version."""
    if "meta" not in names:
        return 1
    with archive.open("meta") as file:
        data = file.read(_META_LIMIT)
    return data[1] if len(data) > 1 and data[0] == 0x08 else 1
