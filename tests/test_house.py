from __future__ import annotations

import subprocess
import sys
import sysconfig
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parent.parent
WRITTEN = {".py", ".js", ".css", ".html"}

pytestmark = pytest.mark.skipif(
    not (ROOT / "pyproject.toml").is_file() or not (ROOT / "src" / "quoth").is_dir(),
    reason="these tests are about a source checkout, and this is none",
)


@pytest.mark.parametrize(
    "command",
    [
        [sys.executable, "-m", "ruff", "check"],
        [sys.executable, "-m", "ruff", "format", "--check"],
        [sys.executable, "-m", "mypy"],
        [str(Path(sysconfig.get_path("scripts")) / "lint-imports")],
    ],
    ids=["ruff check", "ruff format", "mypy", "lint-imports"],
)
def test_the_code_passes(command):
    done = subprocess.run(command, cwd=ROOT, capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stdout + done.stderr


def test_no_file_has_grown_beyond_500_lines():
    files = [path for folder in ("src", "tests") for path in (ROOT / folder).rglob("*") if path.suffix in WRITTEN]
    assert files
    sizes = {str(path.relative_to(ROOT)): len(path.read_text(encoding="utf-8").splitlines()) for path in files}
    assert {path: lines for path, lines in sizes.items() if lines > 500} == {}
