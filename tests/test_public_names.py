from __future__ import annotations

import subprocess
import sys

import pytest

import quoth

REPORT = "import sys; print(' '.join(sys.modules))"


def modules_after(code):
    """The modules that are loaded after this code has run in an interpreter of its own."""
    done = subprocess.run([sys.executable, "-c", f"{code}\n{REPORT}"], capture_output=True, text=True, check=True)
    return set(done.stdout.split())


def test_all_names_are_sorted_and_can_be_imported():
    assert quoth.__all__ == sorted(set(quoth.__all__))
    assert all(getattr(quoth, name) is not None for name in quoth.__all__)


def test_a_star_import_brings_all_names_and_no_others():
    names = {}
    exec("from quoth import *", names)  # noqa: S102
    assert set(names) - {"__builtins__"} == set(quoth.__all__)


def test_a_name_that_is_not_there_is_an_attribute_error():
    with pytest.raises(AttributeError, match="nothing"):
        _ = quoth.nothing


def test_every_error_is_one_family():
    for error in (quoth.InputError, quoth.ModelError, quoth.DependencyError):
        assert issubclass(error, quoth.QuothError)


def test_importing_quoth_waits_for_neither_numpy_nor_the_runtime():
    loaded = modules_after("import quoth")
    assert "quoth.record" in loaded
    assert not loaded & {"numpy", "onnxruntime", "tokenizers", "torch"}


def test_reading_imports_no_training_library():
    loaded = modules_after("import quoth; quoth.read('The minister said that it would rain.')")
    assert "onnxruntime" in loaded
    assert not loaded & {"torch", "safetensors", "onnx", "onnxscript", "quoth.training"}
