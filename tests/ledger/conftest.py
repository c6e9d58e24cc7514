"""Ledgers to test on: a file of SQLite and, where QUOTH_POSTGRESQL has the address of a server, a database there."""

import os
import secrets

import pytest
from sqlalchemy import create_engine, make_url, text

from quoth.ledger.store import Ledger


@pytest.fixture(params=["sqlite", "postgresql"])
def address(request, tmp_path):
    """The address of a ledger that is not there yet."""
    if request.param == "sqlite":
        yield str(tmp_path / "news.ledger")
        return
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


@pytest.fixture
def ledger(address):
    """An empty ledger."""
    with Ledger.open(address, create=True) as opened:
        yield opened
