"""Where is a ledger, and how is it opened? A file of SQLite, or a database of PostgreSQL."""

from __future__ import annotations

import getpass
import sqlite3
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import UTC, datetime
from pathlib import Path
from typing import Any, Self

from sqlalchemy import URL, Connection, Engine, create_engine, event, inspect, make_url, text
from sqlalchemy.exc import DBAPIError, SQLAlchemyError

import quoth
from quoth.errors import DependencyError, InputError
from quoth.ledger import schema

_POSTGRESQL = ("postgresql:", "postgres:", "postgresql+psycopg:")
_WAIT = 30.0
# One writer at a time: any number that all writers share.
_WRITERS = 0x71756F7468


class Ledger:
    """A ledger that is open. Use it as a context manager, or call `close`.

    `address` is as given, the password left out.
    """

    def __init__(self, engine: Engine, address: str) -> None:
        self.address = address
        self._engine = engine

    @classmethod
    def open(cls, address: str, *, create: bool = False) -> Self:
        """Open the ledger at a path or a `postgresql://` address; bring an older one up to date.

        Args:
            address: a file, or the address of a database of PostgreSQL.
            create: make one where there is none.

        Raises:
            InputError: there is none, it cannot be opened, or it is not a ledger.
            DependencyError: the driver for PostgreSQL is not installed.
        """
        is_server = address.startswith(_POSTGRESQL)
        url = _server(address) if is_server else URL.create("sqlite", database=address)
        shown = url.render_as_string(hide_password=True) if is_server else address
        if not is_server and not Path(address).exists():
            if not create:
                raise InputError(shown, "there is no such ledger: make one with 'quoth add'")
            if not Path(address).absolute().parent.is_dir():
                raise InputError(shown, "its folder does not exist: make it first")
        try:
            engine = _engine(url)
        except ModuleNotFoundError as err:
            raise DependencyError(
                f"{shown}: a ledger in PostgreSQL needs psycopg: pip install 'quoth[postgresql]'"
            ) from err
        opened = cls(engine, shown)
        try:
            _bring_up_to_date(engine, shown, create=create)
        except SQLAlchemyError as err:
            opened.close()
            raise InputError(shown, f"cannot be opened as a ledger: {_reason(err)}") from err
        except BaseException:
            opened.close()
            raise
        return opened

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *_: object) -> None:
        self.close()

    def close(self) -> None:
        """Close all connections."""
        self._engine.dispose()

    @property
    def is_sqlite(self) -> bool:
        """Whether it is a file of SQLite."""
        return self._engine.dialect.name == "sqlite"

    @contextmanager
    def reading(self) -> Iterator[Connection]:
        """A connection that sees the ledger as it is now, whatever is written meanwhile.

        Raises:
            InputError: the database fails.
        """
        with self._errors(), self._engine.connect() as connection, connection.begin():
            yield connection

    @contextmanager
    def writing(self) -> Iterator[Connection]:
        """A connection whose changes are kept all together at the end, or not at all. One writer works at a time.

        Raises:
            InputError: the database fails; nothing is changed.
        """
        connecting = self._engine.connect().execution_options(quoth_writes=True)
        with self._errors(), connecting as connection, connection.begin():
            if not self.is_sqlite:
                connection.execute(text("SELECT pg_advisory_xact_lock(:key)"), {"key": _WRITERS})
            yield connection

    @contextmanager
    def _errors(self) -> Iterator[None]:
        try:
            yield
        except DBAPIError as err:
            raise InputError(self.address, f"{_reason(err)}; what was finished before is kept") from err


def new_run(connection: Connection, command: str, by: str | None = None) -> int:
    """Enter who calls a command that writes, and when; the number of the run."""
    row = {
        "at": datetime.now(UTC).isoformat(timespec="seconds"),
        "by": by or user(),
        "command": command,
        "quoth": quoth.__version__,
    }
    return int(connection.execute(schema.runs.insert().values(row).returning(schema.runs.c.id)).scalar_one())


def user() -> str:
    """The name under which the system knows the user."""
    try:
        return getpass.getuser()
    except (KeyError, OSError):
        return "unknown"


def _server(address: str) -> URL:
    try:
        return make_url(address).set(drivername="postgresql+psycopg")
    except SQLAlchemyError as err:
        raise InputError("address of the ledger", "write it as postgresql://USER:PASSWORD@HOST:PORT/DATABASE") from err


def _engine(url: URL) -> Engine:
    if url.drivername != "sqlite":
        return create_engine(url)
    engine = create_engine(url, connect_args={"timeout": _WAIT})

    # The driver would begin transactions late and end them at each change of the schema: begin them here instead.
    @event.listens_for(engine, "connect")
    def _connect(connection: sqlite3.Connection, _record: Any) -> None:
        connection.isolation_level = None
        cursor = connection.cursor()
        cursor.execute("PRAGMA journal_mode = WAL")
        # In WAL, a ledger stays whole with this even when the machine fails; only the last commits may be undone.
        cursor.execute("PRAGMA synchronous = NORMAL")
        cursor.execute("PRAGMA foreign_keys = ON")
        cursor.close()

    @event.listens_for(engine, "begin")
    def _begin(connection: Connection) -> None:
        writes = connection.get_execution_options().get("quoth_writes", False)
        connection.exec_driver_sql("BEGIN IMMEDIATE" if writes else "BEGIN")

    return engine


def _bring_up_to_date(engine: Engine, shown: str, *, create: bool) -> None:
    with engine.connect() as connection:
        tables = set(inspect(connection).get_table_names())
        version = None
        if "alembic_version" in tables:
            version = connection.execute(text("SELECT version_num FROM alembic_version")).scalar()
    if version is None and tables - {"alembic_version"}:
        raise InputError(shown, "this database is not a ledger: name another")
    if version is None and not create:
        raise InputError(shown, "there is no ledger in it: make one with 'quoth add'")
    from quoth.ledger import migrations

    migrations.upgrade(engine, version, shown)


def _reason(error: SQLAlchemyError) -> str:
    """What the database said, on one line."""
    told = str(error.orig) if isinstance(error, DBAPIError) else str(error)
    return " ".join(told.split()) or type(error).__name__
