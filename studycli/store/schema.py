"""The database's tables. The log is append-only, and the database itself refuses anything else.

Three layers: the log (reviews, marks, retractions, attempts, choices), which is the truth; the cache (memory, standing,
content_files, items), which can be made anew at any time; and what belongs to this machine (drafts, meta).
Instants are ISO 8601 in UTC with microseconds, so that they sort as text. Study days are ISO dates in the log and
proleptic day numbers (`date.toordinal`) in the cache, where SQL counts with them.
"""

from __future__ import annotations

SCHEMA_VERSION = 2
"""What `PRAGMA user_version` says when every migration has been applied."""

APPLICATION_ID = 0x73747564
"""What `PRAGMA application_id` says ("stud"): tells our databases from other programs'."""

LOG_TABLES = ("reviews", "marks", "retractions", "attempts", "choices")


def _append_only(table: str) -> tuple[str, ...]:
    """The triggers by which the database itself refuses to change or remove rows of a log table."""
    return tuple(
        f"""CREATE TRIGGER {table}_refuse_{act.lower()} BEFORE {act} ON {table} BEGIN
            SELECT RAISE(ABORT, '{table} is append-only');
        END"""
        for act in ("UPDATE", "DELETE")
    )


LOG = (
    """CREATE TABLE reviews (
        id TEXT NOT NULL PRIMARY KEY,
        item TEXT NOT NULL,
        rating INTEGER NOT NULL CHECK (rating BETWEEN 1 AND 4),
        at TEXT NOT NULL,
        utc_offset INTEGER NOT NULL,
        day TEXT NOT NULL,
        duration REAL NOT NULL,
        kind TEXT NOT NULL,
        answer TEXT NOT NULL,
        device TEXT NOT NULL
    ) STRICT""",
    "CREATE INDEX reviews_by_item ON reviews(item, id)",
    # Wide enough that counting a day's items never touches the answers' texts.
    "CREATE INDEX reviews_by_day ON reviews(day, item, id)",
    "CREATE INDEX reviews_by_kind ON reviews(kind, id)",
    """CREATE TABLE marks (
        id TEXT NOT NULL PRIMARY KEY,
        item TEXT NOT NULL,
        kind TEXT NOT NULL,
        at TEXT NOT NULL,
        utc_offset INTEGER NOT NULL,
        day TEXT NOT NULL,
        device TEXT NOT NULL
    ) STRICT""",
    "CREATE INDEX marks_by_item ON marks(item, id)",
    # No foreign key: a retraction made on another machine may arrive before the event that it takes back.
    """CREATE TABLE retractions (
        id TEXT NOT NULL PRIMARY KEY,
        event TEXT NOT NULL,
        at TEXT NOT NULL,
        utc_offset INTEGER NOT NULL,
        day TEXT NOT NULL,
        device TEXT NOT NULL
    ) STRICT""",
    "CREATE INDEX retractions_by_event ON retractions(event)",
    """CREATE TABLE attempts (
        id TEXT NOT NULL PRIMARY KEY,
        item TEXT NOT NULL,
        at TEXT NOT NULL,
        utc_offset INTEGER NOT NULL,
        day TEXT NOT NULL,
        verdict TEXT NOT NULL,
        cause TEXT NOT NULL,
        source TEXT NOT NULL,
        hints INTEGER NOT NULL,
        elapsed REAL NOT NULL,
        device TEXT NOT NULL
    ) STRICT""",
    "CREATE INDEX attempts_by_item ON attempts(item, id)",
    "CREATE INDEX attempts_by_day ON attempts(day)",
    *_append_only("reviews"),
    *_append_only("marks"),
    *_append_only("retractions"),
    *_append_only("attempts"),
)

CHOICES = (
    """CREATE TABLE choices (
        id TEXT NOT NULL PRIMARY KEY,
        key TEXT NOT NULL,
        value TEXT NOT NULL,
        at TEXT NOT NULL,
        utc_offset INTEGER NOT NULL,
        day TEXT NOT NULL,
        device TEXT NOT NULL
    ) STRICT""",
    "CREATE INDEX choices_by_key ON choices(key, id)",
    *_append_only("choices"),
)
"""The log's fifth table, since format 2: what was chosen rather than answered."""

CACHE = (
    """CREATE TABLE memory (
        item TEXT NOT NULL PRIMARY KEY,
        stage TEXT NOT NULL,
        step INTEGER NOT NULL,
        stability REAL NOT NULL,
        difficulty REAL NOT NULL,
        due_day INTEGER NOT NULL,
        due_at TEXT,
        last_day INTEGER NOT NULL,
        reps INTEGER NOT NULL,
        lapses INTEGER NOT NULL,
        first_day INTEGER NOT NULL,
        seconds REAL NOT NULL
    ) STRICT, WITHOUT ROWID""",
    "CREATE INDEX memory_by_due_day ON memory(due_day)",
    "CREATE INDEX memory_by_last_day ON memory(last_day)",
    "CREATE INDEX memory_by_due_at ON memory(due_at) WHERE due_at IS NOT NULL",
    """CREATE TABLE standing (
        item TEXT NOT NULL PRIMARY KEY,
        suspended INTEGER NOT NULL CHECK (suspended IN (0, 1)),
        flagged INTEGER NOT NULL CHECK (flagged IN (0, 1)),
        buried_day INTEGER
    ) STRICT, WITHOUT ROWID""",
    """CREATE TABLE content_files (
        path TEXT NOT NULL PRIMARY KEY,
        mtime_ns INTEGER NOT NULL,
        size INTEGER NOT NULL,
        faults TEXT NOT NULL
    ) STRICT""",
    """CREATE TABLE items (
        id TEXT NOT NULL PRIMARY KEY,
        kind TEXT NOT NULL,
        topic TEXT NOT NULL,
        group_id TEXT NOT NULL,
        position INTEGER NOT NULL,
        minutes REAL,
        path TEXT NOT NULL REFERENCES content_files(path) ON DELETE CASCADE,
        line INTEGER NOT NULL,
        payload TEXT NOT NULL
    ) STRICT""",
    "CREATE INDEX items_by_path ON items(path)",
    "CREATE INDEX items_by_position ON items(position, id, kind, topic, group_id, minutes)",
)

OWN = (
    """CREATE TABLE drafts (
        item TEXT NOT NULL PRIMARY KEY,
        text TEXT NOT NULL,
        updated_at TEXT NOT NULL
    ) STRICT""",
    "CREATE TABLE meta (key TEXT NOT NULL PRIMARY KEY, value TEXT NOT NULL) STRICT, WITHOUT ROWID",
)
