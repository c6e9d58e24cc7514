from __future__ import annotations

import json
from datetime import date

import pytest
from click.testing import CliRunner

from quoth.article import new_article
from quoth.cli.evaluate import evaluate
from quoth.errors import InputError
from quoth.evaluation import flags
from quoth.evaluation.attribution import Agreement, Share
from quoth.evaluation.perturb import KINDS, Site
from quoth.record import Flag, ReadBy, Reading, Span

TEXT = "The senator said Tuesday that 17 candidates stayed. They met on Wednesday in Cleveland, Ohio."
# In the text, "Tuesday" is made "Friday".
PLACE = Site("weekday", TEXT, TEXT.index("Tuesday"), TEXT.index("Tuesday") + len("Tuesday"), "Friday")


def published(name):
    return flags.Published(name, "train", TEXT, None, date(2016, 11, 10))


def reading(trial, *flagged):
    """A reading of the trial's article with a flag for each kind and words."""
    text = trial.article.text
    made = []
    for kind, words in flagged:
        start = text.index(words)
        where = Span(start=start, end=start + len(words), text=words)
        made.append(Flag(kind=kind, severity="high", message="It is so.", evidence=(where,)))
    by = ReadBy(quoth="0", model="0" * 64)
    return Reading(article=trial.article, statements=(), speakers=(), read_by=by, flags=tuple(made))


def scored(*flagged, perturbed=True):
    trial = flags.Trial(published("a"), PLACE, perturbed=perturbed)
    return flags.score([trial], [reading(trial, *flagged)])


def test_a_fitting_flag_on_the_changed_words_counts():
    scores = scored(("weekday_and_date", "Friday that"))
    assert scores.shares["recall"] == scores.shares["recall weekday"] == Share(1, 1)
    assert scores.shares["recall year"] == scores.shares["false alarms"] == Share(0, 0)
    assert scores.agreements["flags"] == Agreement(1, 1, 1)


@pytest.mark.parametrize(
    ("flagged", "found"),
    [
        ((), 0),
        ((("weekday_and_date", "Wednesday"),), 1),
        ((("counts_disagree", "Friday"),), 1),
        ((("narrow_speaker", "Friday"),), 0),
    ],
)
def test_flags_elsewhere_and_of_other_kinds_are_no_hits(flagged, found):
    scores = scored(*flagged)
    assert scores.shares["recall"] == Share(0, 1)
    assert scores.agreements["flags"] == Agreement(0, found, 1)


def test_any_flag_of_these_kinds_in_a_sound_article_is_a_false_alarm():
    assert scored(perturbed=False).shares["false alarms"] == Share(0, 1)
    assert scored(("narrow_speaker", "Tuesday"), perturbed=False).shares["false alarms"] == Share(0, 1)
    scores = scored(("counts_disagree", "17"), perturbed=False)
    assert scores.shares["false alarms"] == Share(1, 1)
    assert scores.shares["recall"] == Share(0, 0)
    assert scores.agreements["flags"] == Agreement(0, 1, 0)


def test_a_trial_reads_the_prepared_or_the_perturbed_text():
    one, other = (flags.Trial(published("a"), PLACE, perturbed=perturbed) for perturbed in (True, False))
    assert one.article.text == PLACE.perturbed
    assert other.article.text == TEXT
    assert one.article.published == "2016-11-10"


def test_trials_are_even_over_kinds_and_half_of_them_are_perturbed():
    articles = [published(f"n{i}") for i in range(60)]
    tried = flags.trials(articles, 20)
    assert sorted(t.site.kind for t in tried) == sorted(KINDS * 4)
    assert [t.perturbed for t in tried] == [True, False] * 10
    assert len({t.source.name for t in tried}) == 20


def test_trials_follow_from_names_and_seed_not_from_the_order():
    articles = [published(f"n{i}") for i in range(60)]
    assert flags.trials(articles, 20) == flags.trials(articles[::-1], 20)
    assert flags.trials(articles, 20) != flags.trials(articles, 20, "2")


@pytest.fixture
def corpus(tmp_path):
    """A corpus of twelve dated articles."""
    (tmp_path / "train" / "text").mkdir(parents=True)
    rows = ["filename\tpublication_date\ttitle"]
    for i in range(12):
        (tmp_path / "train" / "text" / f"n{i}.txt").write_text(TEXT, encoding="utf-8")
        rows.append(f"n{i}\t2016-11-10\tOf {i}")
    (tmp_path / "train" / "text" / "undated.txt").write_text(TEXT, encoding="utf-8")
    (tmp_path / "metadata.tsv").write_text("\n".join(rows) + "\n", encoding="utf-8")
    return tmp_path


def test_dated_articles_are_loaded_with_their_titles(corpus):
    loaded = flags.load(corpus)
    assert len(loaded) == 12
    assert {(one.part, one.published) for one in loaded} == {("train", date(2016, 11, 10))}
    assert new_article(loaded[0].text).text == TEXT
    assert loaded[0].title == "Of 0"


def test_what_is_missing_is_told(tmp_path):
    with pytest.raises(InputError, match=r"no metadata\.tsv"):
        flags.load(tmp_path)
    (tmp_path / "metadata.tsv").write_text("filename\tpublication_date\ttitle\n")
    with pytest.raises(InputError, match="no dated article"):
        flags.load(tmp_path)


def test_the_command_prints_recall_by_kind_and_false_alarms(corpus):
    result = CliRunner().invoke(evaluate, ["--of", "flags", "--format", "json", str(corpus)], catch_exceptions=False)
    given = json.loads(result.stdout)
    assert given["articles"] == 12
    figures = given["figures"]
    assert figures["recall"]["of"] == sum(figures[f"recall {kind}"]["of"] for kind in KINDS)
    assert figures["recall"]["of"] + figures["false alarms"]["of"] == given["articles"]
    assert figures["recall"]["share"] > 0.5
    assert figures["false alarms"]["right"] == 0
