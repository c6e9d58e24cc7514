"""Ledgers to test on."""

import pytest

from quoth.ledger.store import Ledger


@pytest.fixture
def ledger(address):
    """An empty ledger."""
    with Ledger.open(address, create=True) as opened:
        yield opened
