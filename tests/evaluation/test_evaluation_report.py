import json

from quoth.evaluation.attribution import Agreement, Scores, Share
from quoth.evaluation.report import aligned, as_json, as_text
from quoth.evaluation.speakers import SpeakerScores

SCORES = Scores(agreements={"relation loose": Agreement(1, 2, 3)}, shares={"recall direct": Share(1, 4)})


def test_the_table_has_the_facts_and_the_figures_in_per_cent():
    assert as_text(SCORES, {"model": "accurate", "words": 67609}) == (
        "model  accurate\n"
        "words    67,609\n"
        "\n"
        "                precision  recall    F1\n"
        "relation loose       50.0    33.3  40.0\n"
        "\n"
        "               per cent  of\n"
        "recall direct      25.0   4\n"
    )


def test_the_figures_of_speakers_stand_below_the_others():
    speakers = SpeakerScores({"all": Share(3, 4), "name": Share()}, {"all": Share(1, 4), "name": Share()})
    speakers.end_to_end = Agreement(3, 6, 4)
    plain = as_text(SCORES, {"model": "accurate"})
    assert as_text(SCORES, {"model": "accurate"}, speakers) == plain + (
        "\n"
        "               right entity  fullest name  of\n"
        "speaker, all           75.0          25.0   4\n"
        "speaker, name           0.0           0.0   0\n"
        "\n"
        "                     precision  recall    F1\n"
        "speaker, end to end       50.0    75.0  60.0\n"
    )
    figures = json.loads(as_json(SCORES, {}, speakers))["figures"]
    assert figures["speaker, all, right entity"] == {"share": 0.75, "right": 3, "of": 4}
    assert figures["speaker, all, fullest name"] == {"share": 0.25, "right": 1, "of": 4}
    assert figures["speaker, end to end"]["marked"] == 4


def test_json_has_shares_from_0_to_1_and_the_counts_behind_them():
    given = json.loads(as_json(SCORES, {"model": "accurate", "words": 67609}))
    assert (given["model"], given["words"]) == ("accurate", 67609)
    assert given["figures"]["relation loose"] == {
        "precision": 1 / 2,
        "recall": 1 / 3,
        "f1": 0.4,
        "agreed": 1,
        "found": 2,
        "marked": 3,
    }
    assert given["figures"]["recall direct"] == {"share": 0.25, "right": 1, "of": 4}


def test_columns_are_as_wide_as_their_widest_cell():
    assert aligned([["", "b"], ["long", "1,000"]]) == "          b\nlong  1,000"
