from __future__ import annotations

import hashlib
import shutil

import pytest

from quoth import ModelError, Reader, models


@pytest.fixture
def copy(tmp_path, monkeypatch):
    """A folder with a copy of the shipped files, in the place of the package's own."""
    folder = tmp_path / "models"
    shutil.copytree(models.FOLDER, folder, ignore=shutil.ignore_patterns("__pycache__"))
    monkeypatch.setattr(models, "FOLDER", folder)
    monkeypatch.setattr(models, "_INDEX", folder / models._INDEX.name)  # noqa: SLF001
    models._index.cache_clear()  # noqa: SLF001
    yield folder
    models._index.cache_clear()  # noqa: SLF001


def test_the_default_is_one_of_the_names():
    assert models.DEFAULT in models.names()
    assert list(models.names()) == sorted(set(models.names()))


def test_a_model_comes_with_the_digest_of_its_file(model):
    data, digest = models.load(model)
    assert hashlib.sha256(data).hexdigest() == digest


def test_a_reading_tells_the_digest_of_its_model(model, reader):
    assert reader.read("").read_by.model == models.load(model)[1]


@pytest.mark.parametrize("name", ["none", "", "tokenizer", "../models/accurate", "accurate.onnx"])
def test_an_unknown_name_is_refused_with_those_that_there_are(name):
    with pytest.raises(ModelError, match="no such model") as told:
        Reader(model=name)
    assert all(known in str(told.value) for known in models.names())


def test_a_whole_copy_is_accepted(copy, model):
    assert hashlib.sha256((copy / f"{model}.onnx").read_bytes()).hexdigest() == models.load(model)[1]
    assert models.load_tokenizer() == (copy / "tokenizer.json").read_bytes()


def test_a_damaged_model_is_refused(copy, model):
    path = copy / f"{model}.onnx"
    path.write_bytes(path.read_bytes()[:-1])
    with pytest.raises(ModelError, match=r"not the file that was shipped .* install quoth again") as told:
        Reader(model=model)
    assert str(path) in str(told.value)


def test_a_missing_model_is_refused(copy, model):
    (copy / f"{model}.onnx").unlink()
    with pytest.raises(ModelError, match=r"cannot be read .* install quoth again"):
        Reader(model=model)


def test_a_damaged_tokenizer_is_refused(copy):
    path = copy / "tokenizer.json"
    path.write_bytes(path.read_bytes() + b" ")
    with pytest.raises(ModelError, match="not the file that was shipped"):
        models.load_tokenizer()


@pytest.mark.parametrize("damage", [b"", b"{", b"\xff"])
def test_a_damaged_index_is_refused(copy, damage):
    (copy / "SHA256.json").write_bytes(damage)
    with pytest.raises(ModelError, match=r"SHA256\.json: cannot be read"):
        models.names()


def test_the_index_that_is_written_is_that_of_the_files(copy, model):
    path = copy / f"{model}.onnx"
    path.write_bytes(b"another")
    models.write_index()
    assert models.load(model) == (b"another", hashlib.sha256(b"another").hexdigest())
