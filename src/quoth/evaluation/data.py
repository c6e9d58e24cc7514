"""Where does the data lie that readings are measured on?"""

from __future__ import annotations

import os
from pathlib import Path

from quoth.errors import InputError


def data(part: str) -> Path:
    """A folder under `$QUOTH_DATA`, such as "time" or "polnear/dev".

    Raises:
        InputError: QUOTH_DATA is not set.
    """
    root = os.environ.get("QUOTH_DATA")
    if not root:
        raise InputError("QUOTH_DATA", f"not set: set it to the folder that holds {part}, or name a folder")
    return Path(root) / part
