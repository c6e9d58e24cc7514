from __future__ import annotations

import datetime as dt
import decimal
import gzip
import importlib.util

import pyarrow as pa
import pyarrow.parquet as pq
import pytest
from made_pages import read

from quoth import DependencyError, InputError
from quoth.intake.taken import Taken

MORNING = dt.datetime(2022, 6, 3, 11, tzinfo=dt.timezone(dt.timedelta(hours=4)))


@pytest.fixture
def written(tmp_path):
    def write(columns, **options):
        path = tmp_path / "a.parquet"
        pq.write_table(pa.table(columns), path, **options)
        return path

    return write


def test_a_row_is_an_article(written):
    path = written(
        {"text": ["He said no.", "She left."], "title": ["No", None], "published": ["2022-06-03", ""], "n": [1, 2]}
    )
    one, two = read(path, title="given")
    assert (one.article.text, one.article.title, one.article.published) == ("He said no.", "No", "2022-06-03")
    assert (two.article.title, two.article.published) == ("given", None)
    assert [one.article.source, two.article.source] == [f"{path}:1", f"{path}:2"]
    assert one.origins == {"title": "table", "published": "table"}
    assert two.origins == {"title": "given"}


def test_columns_are_mapped_by_name(written):
    path = written({"body": ["He said no."], "date": [dt.date(2022, 6, 3)]})
    [taken] = read(path, columns={"text": "body", "published": "date"})
    assert (taken.article.text, taken.article.published) == ("He said no.", "2022-06-03")
    [error] = read(path)
    assert error.reason.startswith("it has no column 'text', only body, date; name the one with the text: --map text=")


@pytest.mark.parametrize(
    ("array", "value"),
    [
        (pa.array([MORNING], pa.timestamp("us", "+04:00")), "2022-06-03T11:00:00+04:00"),
        (pa.array([MORNING.replace(tzinfo=None)], pa.timestamp("s")), "2022-06-03T11:00:00"),
        (pa.array([MORNING.replace(tzinfo=None)], pa.timestamp("ns")), "2022-06-03T11:00:00"),
        (pa.array(["Fri, 03 Jun 2022 11:00:00 +0400"]), "2022-06-03T11:00:00+04:00"),
        (pa.array([dt.date(2022, 6, 3)], pa.date64()), "2022-06-03"),
    ],
)
def test_times_keep_their_zone(written, array, value):
    [taken] = read(written({"text": ["a"], "published": array}))
    assert taken.article.published == value


@pytest.mark.parametrize(
    "array",
    [
        pa.array(["He said no."], pa.large_string()),
        pa.array(["He said no."]).dictionary_encode(),
        pa.array([b"He said no."], pa.binary()),
    ],
)
def test_strings_of_every_kind_are_text(written, array):
    assert read(written({"text": array}))[0].article.text == "He said no."


@pytest.mark.parametrize(
    ("columns", "reason"),
    [
        ({"text": [None, "b"]}, "no article text in it"),
        ({"text": [" \n", "b"]}, "no article text in it"),
        ({"text": pa.array([b"\x89PNG\0\0\1\2\3\xff", b"b"])}, "no text"),
        ({"text": ["a", "b"], "published": ["soon", None]}, "'soon'"),
        ({"text": ["a", "b"], "published": pa.array([2**60, None], pa.timestamp("us"))}, '"published"'),
        (
            {"text": ["a", "b"], "title": pa.array([decimal.Decimal(1), None])},
            "\"title\" '1' is a value of type Decimal",
        ),
    ],
)
def test_a_row_that_does_not_fit_is_refused_and_the_next_is_read(written, columns, reason):
    path = written(columns)
    error, taken = read(path)
    assert isinstance(error, InputError)
    assert error.source == f"{path}:1"
    assert reason in error.reason
    assert taken.article.text == "b"


@pytest.mark.parametrize("array", [pa.array([1]), pa.array([["a"]]), pa.array([{"a": 1}]), pa.array([True])])
def test_a_text_that_is_no_string_is_refused(written, array):
    [error] = read(written({"text": array}))
    assert 'the column for "text" holds a' in error.reason


def test_a_compressed_table_and_one_through_a_pipe_are_read(written, tmp_path):
    data = written({"text": ["He said no."]}).read_bytes()
    (tmp_path / "b.parquet.gz").write_bytes(gzip.compress(data))
    assert read(tmp_path / "b.parquet.gz")[0].article.text == "He said no."
    assert read("-", stdin=data)[0].article.source == "standard input:1"


def test_many_rows_come_in_order(written):
    found = read(written({"text": [f"Row {n}." for n in range(1000)]}, row_group_size=77))
    assert [one.article.text for one in found] == [f"Row {n}." for n in range(1000)]


@pytest.mark.parametrize("data", [b"", b"PAR1", b"PAR1" + b"\0" * 100 + b"PAR1", b"no table at all"])
def test_what_is_no_table_is_refused(tmp_path, data):
    (tmp_path / "a.parquet").write_bytes(data)
    [error] = read(tmp_path)
    assert error.reason.startswith("it cannot be read as Parquet")


def test_a_table_whose_pages_are_damaged_says_which_rows_are_lost(written):
    path = written(
        {"text": [f"Row {n} is here." for n in range(2000)]},
        row_group_size=500,
        compression="none",
        use_dictionary=False,
    )
    data = bytearray(path.read_bytes())
    at = data.index(b"Row 700 is")
    data[at - 4 : at] = b"\xff\xff\xff\x7f"
    path.write_bytes(data)
    *good, error = read(path)
    assert good
    assert all(isinstance(one, Taken) for one in good)
    assert f"its rows from {len(good) + 1} to 2000 cannot be read" in error.reason


def test_without_pyarrow_it_says_what_to_install(written, monkeypatch):
    path = written({"text": ["a"]})
    found = importlib.util.find_spec
    monkeypatch.setattr("quoth.intake.table.find_spec", lambda name: None if name == "pyarrow" else found(name))
    with pytest.raises(DependencyError, match=r"pip install 'quoth\[parquet\]'"):
        read(path)
