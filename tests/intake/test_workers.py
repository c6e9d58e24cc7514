from __future__ import annotations

import contextlib
import os
import signal
import subprocess
import sys
from pathlib import Path

import pytest
from made_pages import PARAGRAPHS, page

from quoth.intake.found import Document, Limits, Parsed, Unread
from quoth.intake.workers import Child, Task, Workers

SMALL = Document(kind="page", data=page().encode())
COSTLY = page(body="<p>The mayor said that it rained.</p>" * 300_000).encode()
READING = """
import io, sys
from quoth.intake.articles import articles
for entry in articles(sys.argv[1:], standard_input=io.BytesIO(), processes=1):
    print(entry.source if hasattr(entry, "source") else entry.article.source, flush=True)
"""


@pytest.fixture
def child():
    child = Child(Limits())
    yield child
    child.close()


def test_documents_and_other_entries_keep_their_order():
    entries = [
        "first",
        *(Task(SMALL, n) for n in range(30)),
        "between",
        *(Task(SMALL, n) for n in range(30, 40)),
        "last",
    ]
    with Workers(Limits(), 2) as workers:
        done = [one if isinstance(one, str) else one.about for one in workers.done(entries)]
    assert done == ["first", *range(30), "between", *range(30, 40), "last"]


def test_a_child_that_dies_costs_one_document_and_is_replaced(child):
    [(_, [before])] = [piece for piece in child.found([SMALL]) if piece[1]]
    child._running.process.kill()  # noqa: SLF001  (what the system does to it)
    found = [one for _, piece in child.found([SMALL] * 3) for one in piece]
    assert [type(one) for one in found] == [Unread, Parsed, Parsed]
    assert {one.text for one in [before, *found[1:]]} == {"\n\n".join(PARAGRAPHS)}


def work_of_children(process):
    """The seconds that the other processes in the session of a process have worked."""
    ticks = 0
    for stat in Path("/proc").glob("[0-9]*/stat"):
        with contextlib.suppress(OSError):
            # Fields are counted from behind the name, which may hold anything.
            fields = stat.read_text().rpartition(")")[2].split()
            if fields[3] == str(process.pid) and stat.parent.name != str(process.pid):
                ticks += int(fields[11]) + int(fields[12])
    return ticks / os.sysconf("SC_CLK_TCK")


@pytest.mark.skipif(not Path("/proc/self/stat").is_file(), reason="only Linux tells how much a process has worked")
@pytest.mark.parametrize("whole_group", [True, False])
def test_ctrl_c_ends_the_command_and_its_children_at_once(tmp_path, whole_group):
    small, costly = tmp_path / "small.html", tmp_path / "costly.html"
    small.write_bytes(SMALL.data)
    costly.write_bytes(COSTLY)
    command = [sys.executable, "-c", READING, *[str(small)] * 8, *[str(costly)] * 2]
    with subprocess.Popen(command, stdout=subprocess.PIPE, stderr=subprocess.PIPE, start_new_session=True) as process:
        assert process.stdout.readline().decode().strip() == str(small)
        while process.poll() is None and work_of_children(process) < 2.0:
            pass
        if whole_group:
            os.killpg(process.pid, signal.SIGINT)
        else:
            process.send_signal(signal.SIGINT)
        _, told = process.communicate(timeout=30)
    assert told.decode().strip().endswith("KeyboardInterrupt")
    with pytest.raises(ProcessLookupError):
        os.killpg(process.pid, 0)
