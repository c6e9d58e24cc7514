"""Databases to test on, each new, on the server of PostgreSQL that QUOTH_POSTGRESQL names."""

from __future__ import annotations

import os
import secrets
from collections.abc import Iterator
from contextlib import contextmanager

import pytest
from sqlalchemy import create_engine, make_url, text


@contextmanager
def new_database() -> Iterator[str]:
    """The address of an empty database, which goes when it is no longer needed. Skips the test without a server."""
    server = os.environ.get("QUOTH_POSTGRESQL")
    if server is None:
        pytest.skip("QUOTH_POSTGRESQL is not set: no server of PostgreSQL to test on")
    name = f"quoth_test_{secrets.token_hex(8)}"
    url = make_url(server).set(drivername="postgresql+psycopg")
    engine = create_engine(url, isolation_level="AUTOCOMMIT")
    with engine.connect() as connection:
        connection.execute(text(f"CREATE DATABASE {name}"))
    try:
        yield url.set(drivername="postgresql", database=name).render_as_string(hide_password=False)
    finally:
        with engine.connect() as connection:
            connection.execute(text(f"DROP DATABASE {name} WITH (FORCE)"))
        engine.dispose()
