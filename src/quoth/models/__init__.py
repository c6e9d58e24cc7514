"""The shipped weights: their names, where they are, and whether they are what they should be."""

from __future__ import annotations

import hashlib
import json
from functools import cache
from pathlib import Path

from quoth.errors import ModelError

DEFAULT = "accurate"

FOLDER = Path(__file__).parent
_INDEX = FOLDER / "SHA256.json"


@cache
def _index() -> dict[str, str]:
    """File name -> SHA-256, as shipped."""
    try:
        index: dict[str, str] = json.loads(_INDEX.read_text(encoding="utf-8"))
    except (OSError, ValueError) as error:
        raise ModelError(f"{_INDEX}: cannot be read ({error}); install quoth again") from error
    return index


def names() -> tuple[str, ...]:
    """The names of the shipped models, sorted."""
    return tuple(sorted(Path(file).stem for file in _index() if file.endswith(".onnx")))


def load(name: str) -> tuple[bytes, str]:
    """The ONNX graph of a model and its SHA-256.

    Raises:
        ModelError: there is no such model, or its file is missing or damaged.
    """
    if name not in names():
        raise ModelError(f"{name}: no such model; there are {', '.join(names())}")
    return _checked(f"{name}.onnx")


def load_tokenizer() -> bytes:
    """The definition of the word-piece tokenizer that all models share.

    Raises:
        ModelError: its file is missing or damaged.
    """
    return _checked("tokenizer.json")[0]


def _checked(file: str) -> tuple[bytes, str]:
    path = FOLDER / file
    try:
        data = path.read_bytes()
    except OSError as error:
        raise ModelError(f"{path}: cannot be read ({error.strerror}); install quoth again") from error
    digest = hashlib.sha256(data).hexdigest()
    if digest != _index()[file]:
        raise ModelError(f"{path}: not the file that was shipped (SHA-256 {digest}); install quoth again")
    return data, digest


def write_index() -> None:
    """Record the files that the folder holds as the ones to ship."""
    files = [*sorted(FOLDER.glob("*.onnx")), FOLDER / "tokenizer.json"]
    index = {path.name: hashlib.sha256(path.read_bytes()).hexdigest() for path in files}
    _INDEX.write_text(json.dumps(index, indent=2) + "\n", encoding="utf-8")
    _index.cache_clear()
