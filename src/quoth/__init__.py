"""Quoth reads news and keeps the record: who said what, through which outlet, and on whose word."""

from __future__ import annotations

from typing import TYPE_CHECKING

from quoth.errors import DependencyError, InputError, ModelError, QuothError
from quoth.record import (
    Addressee,
    Article,
    Confidence,
    Event,
    EventEntity,
    Flag,
    Place,
    Quantity,
    ReadBy,
    Reading,
    Role,
    Said,
    Span,
    Speaker,
    Statement,
    TimeExpression,
    Via,
)

if TYPE_CHECKING:
    from quoth.reader.reader import Reader, read

__version__ = "0.1.0"

__all__ = [
    "Addressee",
    "Article",
    "Confidence",
    "DependencyError",
    "Event",
    "EventEntity",
    "Flag",
    "InputError",
    "ModelError",
    "Place",
    "Quantity",
    "QuothError",
    "ReadBy",
    "Reader",
    "Reading",
    "Role",
    "Said",
    "Span",
    "Speaker",
    "Statement",
    "TimeExpression",
    "Via",
    "read",
]


def __getattr__(name: str) -> object:
    # The reader brings numpy and ONNX Runtime: `import quoth` must not wait for them.
    if name in {"Reader", "read"}:
        from quoth.reader import reader

        return getattr(reader, name)
    raise AttributeError(f"module 'quoth' has no attribute {name!r}")
