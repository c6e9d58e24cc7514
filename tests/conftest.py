from __future__ import annotations

import os
import secrets

import pytest
from sqlalchemy import create_engine, make_url, text

from quoth import Reader, models
from quoth.reader.windows import load_tokenizer


@pytest.fixture(scope="session", params=models.names())
def model(request):
    return request.param


@pytest.fixture(scope="session")
def reader(model):
    return Reader(model=model, threads=1)


@pytest.fixture(scope="session")
def reader_of_two_threads(model):
    return Reader(model=model, threads=2)


@pytest.fixture(scope="session")
def tokenizer():
    return load_tokenizer(models.load_tokenizer())


@pytest.fixture(params=["sqlite", "postgresql"])
def address(request, tmp_path):
    """The address of a ledger that is not there yet: a file, or a database on the server QUOTH_POSTGRESQL."""
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
