"""The way of an article, step by step: from its text to its reading."""

from __future__ import annotations

from collections import deque
from collections.abc import Collection, Iterable, Iterator
from concurrent.futures import Future, ThreadPoolExecutor
from functools import cache

from msgspec.structs import replace

import quoth
from quoth import models
from quoth.article import new_article
from quoth.reader.checks import check_kinds, flags
from quoth.reader.circumstances import circumstances
from quoth.reader.dateline import day_of, with_dateline
from quoth.reader.drafting import draft, draft_inside, reporting_stretches
from quoth.reader.drafts import Draft
from quoth.reader.events import find_events
from quoth.reader.mentions import Mention
from quoth.reader.places import find_places
from quoth.reader.quantities import find_quantities
from quoth.reader.speakers import find_speakers, stage
from quoth.reader.statements import statements
from quoth.reader.tagger import Tagger
from quoth.reader.times import find_times
from quoth.record import Article, ReadBy, Reading
from quoth.text import Paragraph, paragraphs


class Reader:
    """Reads articles with one model, loaded once; may be used from several threads at once.

    `read_by` is what its readings name as their maker.
    """

    def __init__(
        self, *, model: str = models.DEFAULT, threads: int | None = None, without: Collection[str] = ()
    ) -> None:
        """Load a shipped model.

        Args:
            model: one of `quoth.models.names()`.
            threads: how many threads compute; as many as the process has cores by default. The readings
                are the same with any number.
            without: kinds of checks whose flags are left out.

        Raises:
            ModelError: there is no such model, or its files are damaged.
            InputError: one of `without` is not the kind of a check.
        """
        check_kinds(without)
        self._without = frozenset(without)
        self._tagger = Tagger(model, threads=threads)
        self.read_by = ReadBy(quoth=quoth.__version__, model=self._tagger.sha256)

    def read(self, article: Article | str) -> Reading:
        """The reading of an article, or of a text. Every string has one."""
        if isinstance(article, str):
            article = new_article(article)
        text = article.text
        own = paragraphs(text)
        article = with_dateline(article, own)
        times = find_times(text, own, day_of(article.published))
        quantities = find_quantities(text, own, times)
        drafts, mentions = self._drafts(text, own)
        scene, cast, roles = stage(text, own, mentions)
        speakers = find_speakers(scene, cast, roles, drafts, article.byline)
        places = find_places(text, scene, cast, article.dateline)
        said = statements(
            text,
            own,
            drafts,
            speakers,
            circumstances=circumstances(text, own, drafts, times, places),
            sure=self._tagger.sure,
            sure_of_source=self._tagger.sure_of_source,
        )
        reading = Reading(
            article=article,
            statements=said,
            speakers=speakers.all,
            times=tuple(times),
            quantities=tuple(quantities),
            places=tuple(places),
            events=find_events(
                scene, said, speakers.all, speakers.by_mention, times=times, quantities=quantities, places=places
            ),
            read_by=self.read_by,
        )
        return replace(reading, flags=flags(reading, own, self._without))

    def read_many(self, articles: Iterable[Article | str]) -> Iterator[Reading]:
        """The readings of articles, in their order; reads ahead by a few, so memory stays bounded."""
        # One more than computes: while an article waits for its scores, the next is made ready.
        ahead = self._tagger.threads + 1
        pool = ThreadPoolExecutor(ahead, thread_name_prefix="quoth-article")
        try:
            waiting: deque[Future[Reading]] = deque()
            for article in articles:
                waiting.append(pool.submit(self.read, article))
                if len(waiting) > ahead:
                    yield waiting.popleft().result()
            while waiting:
                yield waiting.popleft().result()
        finally:
            # Whoever stops early does not wait for articles that nobody will see.
            pool.shutdown(wait=False, cancel_futures=True)

    def _drafts(self, text: str, own: list[Paragraph]) -> tuple[list[Draft], list[Mention]]:
        """The statements of a text and, level by level, those that its statements report; and its mentions."""
        read = list(self._tagger.read(text, own))
        level = draft(text, own, [relation for window in read for relation in window.relations])
        out = list(level)
        stretches = reporting_stretches(text, own, level)
        while stretches:
            inner = [p for p, _ in stretches]
            level = draft_inside(
                text, stretches, [r for window in self._tagger.read(text, inner) for r in window.relations]
            )
            out += level
            stretches = reporting_stretches(text, inner, level)
        return out, [mention for window in read for mention in window.mentions]


@cache
def _default_reader() -> Reader:
    return Reader()


def read(text: str) -> Reading:
    """The reading of one text by the default model, which stays loaded."""
    return _default_reader().read(text)
