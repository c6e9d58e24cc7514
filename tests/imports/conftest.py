from __future__ import annotations

import sys
from pathlib import Path

# Readings made by hand are shared with the tests of the exports.
sys.path.insert(0, str(Path(__file__).parent.parent / "export"))
