"""What can go wrong, as one family of exceptions.

    QuothError
    ├── InputError     an input cannot be read
    ├── ModelError     the shipped weights are missing or damaged
    └── DependencyError  an optional library is not installed

A message names the input, the place in it and what to do next, on one line.
"""

from __future__ import annotations


class QuothError(Exception):
    """Base of every error that Quoth raises on purpose."""


class InputError(QuothError):
    """An input that cannot be read: which one, where, and why."""

    def __init__(self, source: str, reason: str) -> None:
        super().__init__(f"{source}: {reason}")
        self.source = source
        self.reason = reason


class ModelError(QuothError):
    """Weights that are missing or not the ones that were shipped."""


class DependencyError(QuothError):
    """A library that only some commands need, and how to install it."""
