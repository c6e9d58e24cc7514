"""The migrations lead to the schema that the code works with."""

from alembic.autogenerate import compare_metadata
from alembic.migration import MigrationContext

from quoth.ledger.schema import metadata


def test_an_empty_ledger_has_the_tables_of_the_schema(ledger):
    def is_ours(_thing, name, type_, _reflected, _other):
        return not (type_ in ("table", "index") and name.startswith("statement_words"))

    with ledger.reading() as connection:
        context = MigrationContext.configure(connection, opts={"include_object": is_ours, "compare_type": True})
        assert compare_metadata(context, metadata) == []
