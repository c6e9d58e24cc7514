"""The child process in which hostile formats are parsed, within limits of time and memory.

It reads requests from standard input and writes answers to standard output, each a frame: its length in eight bytes,
and MessagePack. It ends when its input does: it outlives the command that started it by no more than the work on one
document.
"""

from __future__ import annotations

import os
import signal
import sys
from collections.abc import Iterator
from typing import IO, TypeVar

import msgspec

from quoth.intake.found import Answer, Document, Found, Job, Limits, Table, Unread

_LENGTH = 8
T = TypeVar("T")


class Request(msgspec.Struct, frozen=True):
    """Jobs to do, one after the other."""

    jobs: list[Job]


def write_frame(stream: IO[bytes], value: object) -> None:
    """Write a value and let it go."""
    body = msgspec.msgpack.encode(value)
    stream.write(len(body).to_bytes(_LENGTH, "big"))
    stream.write(body)
    stream.flush()


def read_frame(stream: IO[bytes], type_: type[T]) -> T | None:
    """The next value of a stream; None where it has ended."""
    length = _exactly(stream, _LENGTH)
    body = None if length is None else _exactly(stream, int.from_bytes(length, "big"))
    return None if body is None else msgspec.msgpack.decode(body, type=type_)


def _exactly(stream: IO[bytes], size: int) -> bytes | None:
    """So many bytes; None where there are fewer. A pipe gives them in pieces."""
    pieces = []
    while size > 0:
        piece = stream.read(size)
        if not piece:
            return None
        pieces.append(piece)
        size -= len(piece)
    return b"".join(pieces)


def serve(requests: IO[bytes], answers: IO[bytes], limits: Limits) -> None:
    """Answer requests until there are no more."""
    while (request := read_frame(requests, Request)) is not None:
        for job in request.jobs:
            for answer in _answers(job, limits):
                write_frame(answers, answer)


def _answers(job: Job, limits: Limits) -> Iterator[Answer]:
    worn = False
    pieces = iter(_pieces(job))
    while True:
        _start_clock(limits.seconds)
        try:
            found = next(pieces, None)
        except MemoryError:
            found, worn = [Unread(reason=out_of_memory(limits))], True
        except Exception as err:  # noqa: BLE001  (on hostile input a parser may raise anything)
            found = [Unread(reason=f"its parser failed: {type(err).__name__}: {_short(str(err))}")]
            if "emory" in str(err):
                found, worn = [Unread(reason=out_of_memory(limits))], True
        finally:
            _start_clock(0)
        if found is None:
            break
        # A generator that raised ends with the next step.
        yield Answer(found=found)
    yield Answer(last=True, worn=worn)


def out_of_memory(limits: Limits) -> str:
    """Why a document that took too much memory is refused."""
    return f"reading it took more than {limits.memory // (1 << 20)} MiB of memory"


def out_of_time(limits: Limits) -> str:
    """Why a document that took too long is refused."""
    return f"reading it took more than {limits.seconds:g} seconds"


def _pieces(job: Job) -> Iterator[list[Found]]:
    if isinstance(job, Table):
        from quoth.intake.table import rows

        yield from rows(job)
    else:
        yield _found(job)


def _found(document: Document) -> list[Found]:
    if document.kind == "http":
        from quoth.intake.warc import found_in_response

        return found_in_response(document)
    from quoth.intake.documents import found_in

    return found_in(document)


def _short(text: str) -> str:
    return " ".join(text.encode("ascii", "backslashreplace").decode().split())[:200]


def _start_clock(seconds: float) -> None:
    # It counts the time that the process works, and its signal ends the process inside any library. Waiting is free:
    # the machine may be busy reading.
    signal.setitimer(signal.ITIMER_PROF, seconds)


def _limit(limits: Limits) -> None:
    import resource

    resource.setrlimit(resource.RLIMIT_AS, (limits.memory, limits.memory))
    resource.setrlimit(resource.RLIMIT_CORE, (0, 0))


def main() -> None:
    """Serve on standard input and output, which nothing else may use."""
    # Ctrl-C ends the command, and the end of its input this process.
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    signal.signal(signal.SIGPROF, signal.SIG_DFL)
    limits = Limits(seconds=float(sys.argv[1]), memory=int(sys.argv[2]))
    _limit(limits)
    answers = os.fdopen(os.dup(1), "wb")
    nowhere = os.open(os.devnull, os.O_WRONLY)
    os.dup2(nowhere, 1)
    os.dup2(nowhere, 2)
    try:
        serve(sys.stdin.buffer, answers, limits)
    except BrokenPipeError:
        os._exit(0)


if __name__ == "__main__":
    main()
