"""The tagger: from a text to its relations and mentions, window by window, on a fixed number of threads."""

from __future__ import annotations

import json
import os
from collections import deque
from collections.abc import Iterable, Iterator
from concurrent.futures import Future, ThreadPoolExecutor
from dataclasses import dataclass

import numpy as np
import onnxruntime
from tokenizers import Tokenizer

from quoth import models
from quoth.reader.calibration import Calibration
from quoth.reader.decode import Decoding, Link, Scores, Segment, decode
from quoth.reader.mentions import Mention, mentions
from quoth.reader.windows import Window, blocks, load_tokenizer, windows
from quoth.text import Paragraph

Offsets = tuple[int, int]

# Windows that wait for a thread: enough to keep all busy, few enough that memory does not grow with the text.
_AHEAD = 8


@dataclass(frozen=True, slots=True)
class Relation:
    """An attribution as the tagger sees it: offsets into the text, and how sure it is.

    `score` grows with how sure it is that there is such an attribution, `source_score` that its source,
    or its having none, is right; both lie between 0 and 1 and are not yet calibrated. A cue that has no
    content in its window is a relation too: it may introduce a quotation.
    """

    cue: Offsets
    contents: tuple[Offsets, ...]
    source: Offsets | None
    score: float
    source_score: float


@dataclass(frozen=True, slots=True)
class Read:
    """What the tagger finds in one window, each list by the place of what it holds."""

    relations: list[Relation]
    mentions: list[Mention]


class Tagger:
    """A shipped model, loaded: `read` may be called from several threads at once.

    Each window runs on one thread, by itself, so that the result depends neither on the number of
    threads nor on what else is being read.
    """

    def __init__(self, model: str = models.DEFAULT, *, threads: int | None = None) -> None:
        data, self.sha256 = models.load(model)
        self.threads = threads or _cores()
        self._session = load_session(data)
        metadata = self._session.get_modelmeta().custom_metadata_map
        self._decoding = Decoding(
            np.array(json.loads(metadata["transitions"]), dtype=np.float32), tuple(json.loads(metadata["bonus"]))
        )
        self.sure = Calibration(*json.loads(metadata["statement_calibration"]))
        self.sure_of_source = Calibration(*json.loads(metadata["source_calibration"]))
        self._tokenizer: Tokenizer = load_tokenizer(models.load_tokenizer())
        self._pool = ThreadPoolExecutor(self.threads, thread_name_prefix="quoth")

    def read(self, text: str, paragraphs: Iterable[Paragraph]) -> Iterator[Read]:
        """What paragraphs of a text hold, window by window, in order.

        Time grows with their length, memory does not.
        """
        waiting: deque[Future[Read]] = deque()
        for window in windows(blocks(self._tokenizer, text, paragraphs)):
            waiting.append(self._pool.submit(self._read_window, window))
            if len(waiting) >= self.threads + _AHEAD:
                yield waiting.popleft().result()
        while waiting:
            yield waiting.popleft().result()

    def _read_window(self, window: Window) -> Read:
        inputs = {"pieces": window.pieces, "marks": window.marks, "units": window.units}
        labels, cues, sources, named = self._session.run(["labels", "cues", "sources", "mentions"], inputs)
        lengths, starts, ends = _units(window)
        return Read(
            relations(window, Scores(labels[1:], cues, sources), self._decoding),
            mentions(named[1:], starts, ends, lengths),
        )


def load_session(graph: bytes) -> onnxruntime.InferenceSession:
    """A session that runs the graph on the calling thread alone."""
    options = onnxruntime.SessionOptions()
    options.intra_op_num_threads = 1
    options.inter_op_num_threads = 1
    options.log_severity_level = 3
    # The fused operator takes six times as long as the addition and the norm that it stands for (ONNX
    # Runtime 1.32 on an EPYC with AVX-512): without it a fifth more words a second.
    slow = ["SkipLayerNormFusion"]
    return onnxruntime.InferenceSession(graph, options, providers=["CPUExecutionProvider"], disabled_optimizers=slow)


def scores(session: onnxruntime.InferenceSession, window: Window) -> Scores:
    """The encoder's scores of a window: of labels, of cues for content and of sources for cues."""
    inputs = {"pieces": window.pieces, "marks": window.marks, "units": window.units}
    labels, cues, sources = session.run(["labels", "cues", "sources"], inputs)
    return Scores(labels[1:], cues, sources)


def relations(window: Window, given: Scores, how: Decoding) -> list[Relation]:
    """The relations of a window, by the place of their cues."""
    lengths, starts, ends = _units(window)
    return [_relation(link, starts, ends) for link in decode(given, lengths, how)]


def _units(window: Window) -> tuple[list[int], list[int], list[int]]:
    """How many units each block has, and where in the text each unit starts and ends."""
    starts = np.concatenate([b.starts for b in window.blocks]).tolist()
    ends = np.concatenate([b.ends for b in window.blocks]).tolist()
    return [len(b.starts) for b in window.blocks], starts, ends


def _relation(link: Link, starts: list[int], ends: list[int]) -> Relation:
    def offsets(segment: Segment) -> Offsets:
        return starts[segment.first], ends[segment.last]

    contents = tuple(offsets(s) for s in link.contents)
    source = None if link.source is None else offsets(link.source)
    sure = min([link.cue.score, *(s.score for s in link.contents)])
    return Relation(offsets(link.cue), contents, source, sure * link.content_score, link.source_score)


def _cores() -> int:
    """How many cores this process may use, as far as the system says."""
    return len(os.sched_getaffinity(0)) if hasattr(os, "sched_getaffinity") else os.cpu_count() or 1
