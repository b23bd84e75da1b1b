"""Whether the content is still what the cache says: a look at names, times and sizes, which is all a start needs."""

from __future__ import annotations

import json
import os
from collections.abc import Sequence

from studycli.content.listing import ContentSource, FileKind, find_sources
from studycli.frozen import frozen
from studycli.paths import ContentRoot
from studycli.store import content_cache
from studycli.store.content_cache import Connection, Stamp

PARSER_VERSION = 5
"""Raise it when the same file would be read or kept differently: everything is then read again."""

_ABSENT: Stamp = (0, -1)


@frozen
class Presence:
    """What is on disk now."""

    sources: dict[str, ContentSource]
    """By path, in the order in which an id is given to the first that has it: the learner's own before the program's."""
    stamps: dict[str, Stamp]
    version: str
    """What all else depends on: the parser, and the times and sizes of the curriculum's files."""

    def is_cached(self, connection: Connection) -> bool:
        """Whether the cache holds just this."""
        return (
            content_cache.version(connection) == self.version
            and content_cache.stamps(connection) == self.stamps
        )


def look(roots: Sequence[ContentRoot]) -> Presence:
    """What is on disk below these roots."""
    sources = {str(source.path): source for source in find_sources(roots)}
    stamps = {path: _stamp(path) for path in sources}
    for path, source in list(sources.items()):
        # A drill's folder without a drill.md stays, because that is a fault; a deck has gone while we looked.
        if stamps[path] == _ABSENT and source.kind is FileKind.DECK:
            del sources[path], stamps[path]
    curricula = [(str(root.curriculum), *_stamp(str(root.curriculum))) for root in roots]
    return Presence(sources, stamps, json.dumps([PARSER_VERSION, curricula]))


def _stamp(path: str) -> Stamp:
    """The later of a file's two times, because a file put back by cp -p or git keeps its old modification time."""
    try:
        status = os.stat(path)
    except OSError:
        return _ABSENT
    return max(status.st_mtime_ns, status.st_ctime_ns), status.st_size
