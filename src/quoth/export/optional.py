"""Which libraries do only some formats need, and what to do where one is missing?"""

from __future__ import annotations

from importlib import import_module
from typing import Any

from quoth.errors import DependencyError


def library(name: str, *, extra: str, needed_for: str) -> Any:
    """The library of this name, imported when it is first needed.

    Raises:
        DependencyError: it is not installed.
    """
    try:
        return import_module(name)
    except ImportError as err:
        raise DependencyError(f"{needed_for} needs {name.partition('.')[0]}: pip install 'quoth[{extra}]'") from err
