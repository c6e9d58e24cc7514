from __future__ import annotations

import pytest

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
