from __future__ import annotations

import pytest

from databases import new_database
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
    with new_database() as made:
        yield made
