"""What `study sync`, `study export jsonl` and `study import FILE.jsonl` begin with, and how they end."""

from __future__ import annotations

import json
import sys
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from typing import TYPE_CHECKING

from studycli import paths
from studycli.commands.opening import open_record
from studycli.errors import ExitCode
from studycli.frozen import frozen

if TYPE_CHECKING:
    from studycli.exchange.outcome import Outcome
    from studycli.exchange.settings import Home
    from studycli.model.review import Moment
    from studycli.store.store import Store


@frozen
class Exchange:
    """This machine's side of an exchange with others."""

    store: Store
    home: Home
    moment: Moment


@contextmanager
def exchanging() -> Iterator[Exchange]:
    """Opens the record, for one exchange at a time. Raises StoreError while another is under way."""
    from studycli.exchange.lock import only_one
    from studycli.exchange.settings import Home

    with open_record() as record, only_one(paths.home() / "sync.lock"):
        yield Exchange(record.store, Home(paths.config_file(), paths.backups()), record.clock.now())


def tell(outcome: Outcome, lines: Sequence[str], *, as_json: bool) -> None:
    """Says what an exchange came to. When something could not be read, the exit code says so, too.

    Raises StoreError when nothing could go out.
    """
    from studycli.exchange.outcome import as_data, remarks

    if as_json:
        print(json.dumps(as_data(outcome), ensure_ascii=False))
    else:
        print("\n".join(lines))
    for line in remarks(outcome):
        print(f"study: {line}", file=sys.stderr)
    if outcome.adoption.settings:
        with open_record():
            pass  # plans by the settings that came, so that the next session need not
    if outcome.unsent is not None:
        raise outcome.unsent
    if outcome.damaged.count or outcome.unread:
        raise SystemExit(ExitCode.STORE)
