"""Flags: what a careful reader would query."""

from quoth.reader.checks.check import Check
from quoth.reader.checks.registry import CHECKS, check_kinds, flags

__all__ = ["CHECKS", "Check", "check_kinds", "flags"]
