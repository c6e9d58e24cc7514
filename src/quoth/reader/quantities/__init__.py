"""Quantities: which a text has, how exact each is, its unit, and what it counts."""

from __future__ import annotations

from quoth.reader.quantities.find import find_quantities

__all__ = ["find_quantities"]
