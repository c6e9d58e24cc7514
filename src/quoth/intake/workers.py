"""Have documents parsed in child processes, several at a time, and get what was found in their order."""

from __future__ import annotations

import contextlib
import os
import queue
import selectors
import signal
import subprocess
import sys
import threading
import weakref
from collections import deque
from collections.abc import Iterable, Iterator, Sequence
from concurrent.futures import Future, ThreadPoolExecutor
from types import TracebackType
from typing import IO, Any, NamedTuple, Self

from quoth.intake.child import Request, out_of_time, read_frame, write_frame
from quoth.intake.found import Answer, Document, Found, Job, Limits, Table, Unread

# A batch is sent at once, so that a worker does not wait for its next document.
_DOCUMENTS = 8
_BYTES = 4 * 1024 * 1024
_ENTRIES = 256
# A child stops itself after some seconds of work. Waiting so many times longer is for one that does not even work.
_PATIENCE = 12


class Task(NamedTuple):
    """A document to be parsed, and whatever belongs to it."""

    document: Document
    about: Any


class Done(NamedTuple):
    """What belongs to a task, and what was found."""

    about: Any
    found: list[Found]


class _Process(NamedTuple):
    process: subprocess.Popen[bytes]
    requests: IO[bytes]
    answers: IO[bytes]


class Child:
    """One child process, started when it is needed and again when it has died."""

    def __init__(self, limits: Limits) -> None:
        self._limits = limits
        self._running: _Process | None = None
        self._stopped = False
        # Another thread may stop what this one is starting.
        self._lock = threading.Lock()

    def found(self, jobs: Sequence[Job]) -> Iterator[tuple[int, list[Found]]]:
        """What was found for each job, by its number, in one or more pieces.

        A job that overruns its limits or ends the process has that as its last piece; a new process does the rest.
        """
        done = 0
        while done < len(jobs):
            for answer in self._answers(jobs[done:]):
                if answer is None:
                    yield done, [Unread(reason=self._cause_of_death())]
                    done += 1
                    break
                if answer.found:
                    yield done, answer.found
                done += answer.last
                if answer.worn:
                    self._end()
                    break

    def stop(self) -> None:
        """Kill the process for good, whatever it is at and whichever thread waits for it: that thread sees its end."""
        with self._lock:
            self._stopped = True
            # Its pipes stay open: nobody who waits for a pipe is told that another thread has closed it.
            if self._running is not None:
                self._running.process.kill()

    def close(self) -> None:
        """Stop the process and let go of its pipes; no other thread may be using it."""
        self.stop()
        self._end()

    def _answers(self, jobs: Sequence[Job]) -> Iterator[Answer | None]:
        """The answers to jobs, as they come; None where the process has died."""
        child = self._started()
        left = len(jobs)
        try:
            write_frame(child.requests, Request(list(jobs)))
            while left:
                answer = read_frame(child.answers, Answer) if self._has_answer(child) else None
                yield answer
                if answer is None:
                    return
                left -= answer.last
        except OSError:  # a pipe that broke
            yield None

    def _has_answer(self, child: _Process) -> bool:
        with selectors.DefaultSelector() as selector:
            selector.register(child.answers, selectors.EVENT_READ)
            return bool(selector.select(self._limits.seconds * _PATIENCE))

    def _started(self) -> _Process:
        with self._lock:
            if self._stopped:
                raise RuntimeError("this child is stopped")
            if self._running is None:
                self._running = self._new()
            return self._running

    def _new(self) -> _Process:
        # The child must find the same Quoth, however this process found it.
        environment = {**os.environ, "PYTHONPATH": os.pathsep.join(filter(None, sys.path))}
        limits = [str(self._limits.seconds), str(self._limits.memory)]
        process = subprocess.Popen(
            [sys.executable, "-P", "-m", "quoth.intake.child", *limits],
            bufsize=0,
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            stderr=subprocess.DEVNULL,
            env=environment,
        )
        if process.stdin is None or process.stdout is None:
            raise RuntimeError("a process without pipes")
        new = _Process(process, process.stdin, process.stdout)
        weakref.finalize(self, _end, new)
        return new

    def _cause_of_death(self) -> str:
        code = self._end()
        if code == -signal.SIGPROF:
            return out_of_time(self._limits)
        return "its parser did not answer" if code == -signal.SIGKILL else f"its parser broke down ({_death(code)})"

    def _end(self) -> int:
        """End the process, if there is one; how it ended, if it had."""
        if self._running is None:
            return -signal.SIGKILL
        running, self._running = self._running, None
        return _end(running)


def _end(child: _Process) -> int:
    for stream in (child.requests, child.answers):
        with contextlib.suppress(OSError):
            stream.close()
    with contextlib.suppress(subprocess.TimeoutExpired):
        # One that died is a moment away from being over.
        child.process.wait(0.2)
    child.process.kill()
    return child.process.wait()


def _death(code: int) -> str:
    return signal.Signals(-code).name if code < 0 else f"exit code {code}"


class Workers:
    """Child processes that parse documents: as many as there are cores, started when there is work for them."""

    def __init__(self, limits: Limits, number: int | None = None) -> None:
        number = number or len(os.sched_getaffinity(0))
        self._ahead = 2 * number
        self._threads = ThreadPoolExecutor(number, thread_name_prefix="quoth-intake")
        self._all = [Child(limits) for _ in range(number)]
        self._free: queue.SimpleQueue[Child] = queue.SimpleQueue()
        for child in self._all:
            self._free.put(child)
        # Tables are read in a process of their own, one at a time, as their rows are asked for.
        self._of_tables = Child(limits)

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, traceback: TracebackType | None
    ) -> None:
        self.close()

    def close(self) -> None:
        """End all processes, whatever they are at."""
        children = [*self._all, self._of_tables]
        for child in children:
            child.stop()
        self._threads.shutdown(wait=True, cancel_futures=True)
        for child in children:
            child.close()

    def rows(self, table: Table) -> Iterator[list[Found]]:
        """What the rows of a table hold, batch by batch."""
        for _, found in self._of_tables.found([table]):
            yield found

    def done(self, entries: Iterable[Task | Any]) -> Iterator[Done | Any]:
        """The entries in their order, each task as what was found in its document."""
        waiting: deque[_Batch] = deque()
        batch = _Batch()
        for entry in entries:
            if not isinstance(entry, Task) and not batch.entries and not waiting:
                yield entry
                continue
            batch.add(entry)
            if batch.is_full:
                waiting.append(self._begun(batch))
                batch = _Batch()
            while waiting and (len(waiting) > self._ahead or waiting[0].is_done):
                yield from waiting.popleft().results()
        waiting.append(self._begun(batch))
        for one in waiting:
            yield from one.results()

    def _begun(self, batch: _Batch) -> _Batch:
        documents = [entry.document for entry in batch.entries if isinstance(entry, Task)]
        if documents:
            batch.future = self._threads.submit(self._parsed, documents)
        return batch

    def _parsed(self, documents: list[Document]) -> list[list[Found]]:
        child = self._free.get()
        found: list[list[Found]] = [[] for _ in documents]
        try:
            for number, piece in child.found(documents):
                found[number] += piece
        finally:
            self._free.put(child)
        return found


class _Batch:
    """Entries that stand one after the other; the documents among them are parsed together."""

    def __init__(self) -> None:
        self.entries: list[Any] = []
        self.future: Future[list[list[Found]]] | None = None
        self._documents = self._bytes = 0

    @property
    def is_full(self) -> bool:
        return self._documents >= _DOCUMENTS or self._bytes >= _BYTES or len(self.entries) >= _ENTRIES

    @property
    def is_done(self) -> bool:
        return self.future is None or self.future.done()

    def add(self, entry: Any) -> None:
        self.entries.append(entry)
        if isinstance(entry, Task):
            self._documents += 1
            self._bytes += len(entry.document.data)

    def results(self) -> Iterator[Any]:
        found = iter(self.future.result() if self.future is not None else [])
        for entry in self.entries:
            yield Done(entry.about, next(found)) if isinstance(entry, Task) else entry
