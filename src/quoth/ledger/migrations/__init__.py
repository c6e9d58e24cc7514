"""How does the schema of a ledger come up to date? By Alembic's revisions, in `versions`."""

from __future__ import annotations

from pathlib import Path

from sqlalchemy import Engine

from quoth.errors import InputError

NEWEST = "0001"


def upgrade(engine: Engine, version: str | None, shown: str) -> None:
    """Bring a ledger from a version of the schema (None: an empty database) to the newest, all or nothing.

    Raises:
        InputError: a newer Quoth made it.
    """
    if version == NEWEST:
        return
    # Alembic takes a third of a second to import: only who needs it waits for it.
    from alembic import command
    from alembic.config import Config
    from alembic.script import ScriptDirectory

    config = Config()
    config.set_main_option("script_location", str(Path(__file__).parent).replace("%", "%%"))
    config.set_main_option("path_separator", "os")
    known = {script.revision for script in ScriptDirectory.from_config(config).walk_revisions()}
    if version is not None and version not in known:
        raise InputError(shown, "a newer version of Quoth made this ledger: upgrade Quoth")
    with engine.connect().execution_options(quoth_writes=True) as connection, connection.begin():
        config.attributes["connection"] = connection
        command.upgrade(config, "head")
