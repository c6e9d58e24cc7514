from __future__ import annotations

import csv
import json
import math
import re
import subprocess
import sys
from pathlib import Path

import pandas as pd
import pyarrow as pa
import pyarrow.parquet as pq
import pytest
from anybody import spoken
from handmade import place, reading, record, span, statement, visit
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from msgspec.structs import replace

from quoth.article import new_article
from quoth.export import csv_tables, parquet
from quoth.export.tables import SCHEMA, TABLES

DOCS = Path(__file__).resolve().parents[2] / "docs" / "exports.md"
NAMES = [table.name for table in TABLES]
ARTICLE = visit().article.id


def csv_of(tmp_path, name, *readings):
    csv_tables.write(readings, tmp_path)
    return frame_of(tmp_path, name)


def frame_of(folder, name):
    types = {"text": "string", "integer": "Int64", "number": "Float64"}
    columns = {column: types[type_] for column, type_ in TABLES[NAMES.index(name)].columns.items()}
    return pd.read_csv(folder / f"{name}.csv", keep_default_na=False, na_values=[""], dtype=columns)


def rows(path):
    with path.open(encoding="utf-8", newline="") as file:
        return list(csv.reader(file))


def test_pandas_reads_statements_with_numbers_as_numbers(tmp_path):
    csv_tables.write([record()], tmp_path)
    frame = pd.read_csv(tmp_path / "statements.csv", dtype_backend="numpy_nullable")
    assert frame.shape == (7, 25)
    assert (frame.dtypes["content_start"], frame.dtypes["sure_of_speaker"]) == (pd.Int64Dtype(), pd.Float64Dtype())
    second = frame.iloc[1]
    assert (second["statement"], second["speaker"], second["speaker_name"]) == (
        f"{ARTICLE}/s2",
        f"{ARTICLE}/p1",
        "Vusal Gurbanov",
    )
    text = record().article.text
    assert text[second["content_start"] : second["content_end"]] == second["content"]
    assert frame["via_statement"].dropna().tolist() == [f"{ARTICLE}/s3"] * 2


def test_tables_can_be_joined_by_ids(tmp_path):
    csv_tables.write([record()], tmp_path)
    frames = {
        name: pd.read_csv(
            tmp_path / f"{name}.csv", keep_default_na=False, na_values=[""], dtype_backend="numpy_nullable"
        )
        for name in NAMES
    }
    joined = frames["events"].merge(frames["places"], on=["article", "place"]).merge(frames["times"], on="time")
    assert joined[["name", "country", "value"]].to_numpy().tolist() == [["Kelbajar", "AZ", "2022-06-03T11:00+04:00"]]
    counts = json.loads(frames["events"]["quantities"][0])
    assert frames["quantities"].set_index("quantity").loc[counts, "value"].tolist() == [80.0]
    assert frames["flags"]["evidence_spans"][0].count(";") == 1
    assert frames["speakers"]["statements"].tolist() == [2]


def test_parquet_has_the_documented_types_and_says_which_schema_it_is(tmp_path):
    parquet.write([record()], tmp_path)
    types = {"text": pa.string(), "integer": pa.int64(), "number": pa.float64()}
    for table in TABLES:
        found = pq.read_schema(tmp_path / f"{table.name}.parquet")
        assert dict(zip(found.names, found.types, strict=True)) == {
            name: types[type_] for name, type_ in table.columns.items()
        }
        assert found.metadata[b"quoth.schema"] == SCHEMA.encode()


@pytest.mark.parametrize("name", NAMES)
def test_both_formats_hold_the_same(name, tmp_path):
    frame = csv_of(tmp_path, name, record())
    parquet.write([record()], tmp_path)
    other = pd.read_parquet(tmp_path / f"{name}.parquet", dtype_backend="numpy_nullable")
    for column in other.columns:
        left = [None if pd.isna(cell) else str(cell).removeprefix("'") for cell in frame[column]]
        assert left == [None if pd.isna(cell) else str(cell) for cell in other[column]]


@pytest.mark.parametrize("name", NAMES)
def test_a_table_without_rows_has_its_columns(name, tmp_path):
    csv_tables.write([], tmp_path)
    parquet.write([], tmp_path)
    columns = list(TABLES[NAMES.index(name)].columns)
    assert rows(tmp_path / f"{name}.csv") == [columns]
    assert pq.read_table(tmp_path / f"{name}.parquet").column_names == columns


@pytest.mark.parametrize("name", NAMES)
def test_every_column_is_documented(name):
    if not DOCS.is_file():
        pytest.skip("docs/exports.md is not in this checkout")
    section = re.search(rf"^### {name}\n(.*?)(?=^##|\Z)", DOCS.read_text(encoding="utf-8"), re.MULTILINE | re.DOTALL)
    documented = re.findall(r"^\| `(\w+)` \| (\w+) \|", section[1], re.MULTILINE)
    assert documented == list(TABLES[NAMES.index(name)].columns.items())


@pytest.mark.parametrize("start", ["=", "+", "-", "@", "\t", "\r", "\n", "'", "＝", "＠"])
def test_what_a_spreadsheet_would_run_gets_an_apostrophe_that_can_be_taken_away(start, tmp_path):
    outlet = f"{start}cmd|' /C calc'!A0"
    article = replace(new_article("x"), outlet=outlet, title="plain")
    csv_tables.write([reading(article)], tmp_path)
    header, row = rows(tmp_path / "articles.csv")
    cells = dict(zip(header, row, strict=True))
    assert cells["outlet"] == f"'{outlet}"
    assert cells["title"] == "plain"


def test_numbers_are_never_changed(tmp_path):
    article = new_article("Suva")
    made = reading(
        article, places=(place(article, "Suva", "Suva", latitude=-18.14, longitude=178.44, geonameid=2**70),)
    )
    frame = csv_of(tmp_path, "places", made)
    assert frame["latitude"].tolist() == [-18.14]
    assert pd.isna(frame["geonameid"][0])


def test_a_country_called_na_is_no_missing_value(tmp_path):
    article = new_article("Windhoek")
    made = reading(article, places=(place(article, "Windhoek", "Windhoek", country="NA"),))
    assert csv_of(tmp_path, "places", made)["country"].tolist() == ["NA"]


def test_interrupted_content_keeps_each_of_its_spans(tmp_path):
    article = new_article("“One,” she said, “two.”")
    made = reading(article, statement(article, 1, "“One,”", "“two.”"))
    row = csv_of(tmp_path, "statements", made).iloc[0]
    edges = [(span(article, words).start, span(article, words).end) for words in ("“One,”", "“two.”")]
    assert row["content_spans"] == ";".join(f"{start}-{end}" for start, end in edges)
    assert row["content"] == "“One,” … “two.”"


@settings(max_examples=25, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(readings=st.lists(spoken(), max_size=3))
def test_whatever_is_read_comes_back_out_of_both_formats(readings, tmp_path):
    csv_tables.write(readings, tmp_path)
    parquet.write(readings, tmp_path)
    for table in TABLES:
        header, *found = rows(tmp_path / f"{table.name}.csv")
        columns = pq.read_table(tmp_path / f"{table.name}.parquet").to_pydict()
        assert header == list(columns)
        for name, cells in columns.items():
            at = header.index(name)
            assert len(found) == len(cells)
            for row, cell in zip(found, cells, strict=True):
                if table.columns[name] == "text":
                    assert row[at].removeprefix("'") == (cell or "")
                elif cell is None:
                    assert row[at] == ""
                else:
                    assert float(row[at]) == cell
                    assert math.isfinite(cell)


def test_the_same_readings_make_the_same_files(tmp_path):
    for folder in ("a", "b"):
        csv_tables.write([record()], tmp_path / folder)
        parquet.write([record()], tmp_path / folder)
    names = sorted(path.name for path in (tmp_path / "a").iterdir())
    assert len(names) == 2 * len(TABLES)
    assert all((tmp_path / "a" / name).read_bytes() == (tmp_path / "b" / name).read_bytes() for name in names)


@pytest.mark.parametrize(("module", "missing"), [("parquet", "pyarrow"), ("docbin", "spacy")])
def test_without_the_library_an_error_says_what_to_install(module, missing, tmp_path):
    code = (
        f"import sys, pathlib; sys.modules[{missing!r}] = None\n"
        f"from quoth.export import {module}\n"
        "from quoth.errors import DependencyError\n"
        f"try: {module}.write([], pathlib.Path({str(tmp_path / 'x')!r}))\n"
        "except DependencyError as err: print(err)"
    )
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    extra = {"pyarrow": "parquet", "spacy": "spacy"}[missing]
    assert done.stdout == f"the format {module} needs {missing}: pip install 'quoth[{extra}]'\n"
    assert not (tmp_path / "x").exists()


def test_naming_the_formats_loads_none_of_their_libraries():
    code = "import sys; from quoth.export import docbin, parquet; print({'pyarrow', 'spacy'} & set(sys.modules))"
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert done.stdout == "set()\n"
