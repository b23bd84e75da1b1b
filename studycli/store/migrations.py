"""Brings a database up to date, step by step. The only importer of sqlite_utils: import this when a step is due."""

from __future__ import annotations

import secrets
import sqlite3

from sqlite_utils import Database, Migrations

from studycli.store.schema import APPLICATION_ID, CACHE, CHOICES, LOG, OWN, SCHEMA_VERSION

migrations = Migrations("study")


@migrations()
def m001_first_tables(database: Database) -> None:
    """The log, the cache, drafts and meta; and this database's device id."""
    for statement in (*LOG, *CACHE, *OWN):
        database.conn.execute(statement)
    database.conn.execute("INSERT INTO meta VALUES ('device', ?)", (secrets.token_hex(8),))
    database.conn.execute(f"PRAGMA application_id = {APPLICATION_ID}")
    database.conn.execute("PRAGMA user_version = 1")


@migrations()
def m002_choices(database: Database) -> None:
    """What was chosen rather than answered: fitted parameters, pauses."""
    for statement in CHOICES:
        database.conn.execute(statement)
    database.conn.execute("PRAGMA user_version = 2")


def migrate(connection: sqlite3.Connection) -> None:
    """Applies every step that is missing, all or none of them.

    The caller holds the write lock (BEGIN IMMEDIATE), so that two programs which start at once do not both create
    the tables; sqlite_utils then nests each step in a savepoint of that transaction.
    """
    database = Database(connection, execute_plugins=False)
    migrations.apply(database)
    reached = connection.execute("PRAGMA user_version").fetchone()[0]
    if reached != SCHEMA_VERSION:
        raise sqlite3.DatabaseError(
            f"migrations end at version {reached}, the program expects {SCHEMA_VERSION}"
        )
