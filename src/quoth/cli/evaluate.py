"""`quoth evaluate`: how well readings agree with what people marked."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

import click

import quoth
from quoth.article import new_article
from quoth.errors import InputError
from quoth.evaluation import attribution, polnear, report, speakers
from quoth.evaluation.data import data
from quoth.models import DEFAULT, names

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from quoth.evaluation.polnear import GoldArticle
    from quoth.evaluation.speakers import GoldSpeaker
    from quoth.record import Article


_OF = ("statements", "times", "events", "quantities", "flags")


_HELP = """Read what people have marked in FOLDER, and say how well Quoth agrees with them.

\b
statements  text/NAME.txt and attributions/NAME_ANNOTATOR.ann in the layout of PolNeAR;
            where people also marked the speakers, these are scored too.
            Without FOLDER: $QUOTH_DATA/polnear/dev
times       wikiwars/*.tml, gum/*.xml and recognizers/DateTimeModel.json.
            Without FOLDER: $QUOTH_DATA/time
events      the coded sentences PLOVER_GSR_CAMEO.txt.
            Without FOLDER: $QUOTH_DATA/events
quantities  NumberModel.json, NumberRangeModel.json and OrdinalModel.json; or, in place of a folder,
            a file of marked sentences, NAME.jsonl.
            Without FOLDER: $QUOTH_DATA/time/recognizers
flags       train/text/NAME.txt, dev/text/NAME.txt and metadata.tsv: articles in half of which
            one inconsistency is made, to see which are flagged.
            Without FOLDER: $QUOTH_DATA/polnear

Example: quoth evaluate --format json data/polnear/dev
"""


@click.command(help=_HELP)
@click.argument("folder", required=False, type=click.Path(path_type=Path))
@click.option("--of", "subject", type=click.Choice(_OF), default=_OF[0], show_default=True, help="What to measure.")
@click.option(
    "--speakers",
    "speakers_folder",
    type=click.Path(path_type=Path),
    help="Folder with the gold speakers, one JSON file an article. Without it: speakers/PART beside the corpus, "
    "if there is one.",
)
@click.option("--model", type=click.Choice(names()), default=DEFAULT, show_default=True, help="Which weights to use.")
@click.option("--threads", type=click.IntRange(min=1), help="How many threads to read with. Without it: one a core.")
@click.option(
    "--format", "format_", type=click.Choice(["text", "json"]), default="text", show_default=True, help="What to write."
)
def evaluate(
    *, folder: Path | None, subject: str, speakers_folder: Path | None, model: str, threads: int | None, format_: str
) -> None:
    """Score readings against one of the sets that people marked."""
    # These bring the grammars of times and quantities: only who scores them waits for that.
    from quoth.evaluation import events, flags, quantities, times

    written = report.as_json if format_ == "json" else report.as_text
    if subject == "times":
        scores = times.score(folder or data("time"))
        click.echo(written(scores, {"model": "none: times are read by rules"}), nl=False)
    elif subject == "quantities":
        scores = quantities.score(folder or data("time") / "recognizers")
        click.echo(written(scores, {"model": "none: quantities are read by rules"}), nl=False)
    elif subject == "events":
        coded = events.examples((folder or data("events")) / "PLOVER_GSR_CAMEO.txt")
        readings = quoth.Reader(model=model, threads=threads).read_many(one.text for one in coded)
        found = {one.id: reading.events for one, reading in zip(coded, readings, strict=True)}
        click.echo(written(events.score_examples(coded, found), {"model": model, "sentences": len(coded)}), nl=False)
    elif subject == "flags":
        trials = flags.trials(flags.load(folder or data("polnear")))
        readings = quoth.Reader(model=model, threads=threads).read_many(trial.article for trial in trials)
        click.echo(written(flags.score(trials, readings), {"model": model, "articles": len(trials)}), nl=False)
    else:
        click.echo(_statements(folder or polnear.folder("dev"), speakers_folder, model, threads, written), nl=False)


def _statements(
    folder: Path, speakers_folder: Path | None, model: str, threads: int | None, written: Callable[..., str]
) -> str:
    gold = polnear.load(folder)
    gold_speakers = _gold_speakers(gold, speakers_folder, folder)
    articles = list(_articles(gold))
    # `quoth.Reader` brings ONNX Runtime when it is first asked for: after the help and the checks of the input.
    readings = quoth.Reader(model=model, threads=threads).read_many(articles)
    found = {article.name: speakers.attributed(reading) for article, reading in zip(gold, readings, strict=True)}
    relations = {name: [one.relation for one in statements] for name, statements in found.items()}
    about: dict[str, str | int] = {
        "model": model,
        "articles": len(gold),
        "words": sum(len(article.text.split()) for article in gold),
    }
    scored = None
    if gold_speakers:
        about["articles with gold speakers"] = len(gold_speakers)
        scored = speakers.score(gold, gold_speakers, found)
    return written(attribution.score(gold, relations), about, scored)


def _gold_speakers(gold: list[GoldArticle], named: Path | None, corpus: Path) -> dict[str, tuple[GoldSpeaker, ...]]:
    """The articles' gold speakers, by name, from the folder that was named, else the one beside the corpus, if any.

    Raises:
        InputError: the folder that was named has none for these articles.
    """
    folder = named or speakers.folder(corpus)
    if named is None and not folder.is_dir():
        return {}
    marked = speakers.load(folder)
    out = {article.name: marked[article.name] for article in gold if article.name in marked}
    if named is not None and not out:
        raise InputError(str(named), f"no gold speakers for any article of {corpus}: name the folder of that part")
    return out


def _articles(gold: list[GoldArticle]) -> Iterator[Article]:
    """The gold articles as articles to read.

    Raises:
        InputError: a text has line ends other than LF. Reading replaces them, and offsets would no longer fit.
    """
    for one in gold:
        article = new_article(one.text, source=f"{one.name}.txt")
        if article.text != one.text:
            raise InputError(f"{one.name}.txt", "line ends are not LF: convert the text and the offsets of its spans")
        yield article
