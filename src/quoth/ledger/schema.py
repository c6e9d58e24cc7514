"""Which tables does a ledger have?

The *record* is append-only: what was taken in, what was read out of it, and what people decided. The *index* follows
from the record, holds the newest version of each article as corrected, and can be made anew at any time.

Texts in the record are bytes (see `packed`), since no database keeps NUL or lone surrogates. Columns of text have
U+FFFD for both. Days are ISO 8601 (YYYY-MM-DD), times of entry UTC. Spans are code points of the article's text.
"""

from __future__ import annotations

from sqlalchemy import (
    Column,
    Float,
    ForeignKey,
    Index,
    Integer,
    LargeBinary,
    MetaData,
    String,
    Table,
    Text,
    UniqueConstraint,
)

metadata = MetaData(
    naming_convention={
        "ix": "ix_%(table_name)s_%(column_0_N_name)s",
        "uq": "uq_%(table_name)s_%(column_0_N_name)s",
        "fk": "fk_%(table_name)s_%(column_0_name)s",
        "pk": "pk_%(table_name)s",
    }
)

# The record.

# One call of a command that writes, by whom and when.
runs = Table(
    "runs",
    metadata,
    Column("id", Integer, primary_key=True),
    Column("at", String(32), nullable=False),
    Column("by", Text, nullable=False),
    Column("command", Text, nullable=False),
    Column("quoth", String(32), nullable=False),
)

# What became of each input; `origins` is JSON: where the article's fields came from, and how its encoding was told.
inputs = Table(
    "inputs",
    metadata,
    Column("id", Integer, primary_key=True),
    Column("run", ForeignKey("runs.id"), nullable=False, index=True),
    Column("name", Text, nullable=False),
    Column("outcome", String(16), nullable=False),
    Column("reason", Text),
    Column("article", String(16)),
    Column("origins", Text),
)

# `address` is the hash of the article's url, or of its source where it has none: versions of one article share it.
articles = Table(
    "articles",
    metadata,
    Column("id", String(16), primary_key=True),
    Column("run", ForeignKey("runs.id"), nullable=False),
    Column("address", String(32), nullable=False),
    Column("version", Integer, nullable=False),
    Column("url", Text),
    Column("source", Text),
    Column("title", Text),
    Column("outlet", Text, index=True),
    Column("day", String(10), index=True),
    Column("published", Text),
    Column("body", LargeBinary, nullable=False),
    UniqueConstraint("address", "version"),
)

readings = Table(
    "readings",
    metadata,
    Column("id", Integer, primary_key=True),
    Column("article", ForeignKey("articles.id"), nullable=False),
    Column("run", ForeignKey("runs.id"), nullable=False),
    Column("quoth", String(32), nullable=False),
    Column("model", String(64), nullable=False),
    Column("body", LargeBinary, nullable=False),
    Index(None, "article", "id"),
)

# `body` is a correction as JSON; a row without one withdraws the correction that it supersedes.
corrections = Table(
    "corrections",
    metadata,
    Column("id", Integer, primary_key=True),
    Column("article", ForeignKey("articles.id"), nullable=False, index=True),
    Column("run", ForeignKey("runs.id"), nullable=False),
    Column("supersedes", ForeignKey("corrections.id")),
    Column("body", LargeBinary),
)

# That speakers of several articles are one person or body ("one"), or are not ("apart"); `speakers` is a JSON list of
# ARTICLE/SPEAKER. A row without speakers withdraws the one that it supersedes.
identities = Table(
    "identities",
    metadata,
    Column("id", Integer, primary_key=True),
    Column("run", ForeignKey("runs.id"), nullable=False),
    Column("supersedes", ForeignKey("identities.id")),
    Column("verdict", String(8), nullable=False),
    Column("speakers", Text),
)

# The index. `local` is the id within the reading; ARTICLE/LOCAL is the id in the ledger.

# `start` and `end` are those of the whole content, `spans` is a JSON list of [start, end] of its parts, `content` their
# text with an ellipsis between them; `prints` are numbers for its words, in order.
statements = Table(
    "statements",
    metadata,
    Column("pk", Integer, primary_key=True),
    Column("article", ForeignKey("articles.id"), nullable=False),
    Column("local", String(16), nullable=False),
    Column("kind", String(8), nullable=False),
    Column("attitude", String(16), nullable=False),
    Column("polarity", String(8), nullable=False),
    Column("cue", Text),
    Column("speaker", String(16)),
    Column("name", Text),
    Column("outlet", Text),
    Column("day", String(10)),
    Column("start", Integer, nullable=False),
    Column("end", Integer, nullable=False),
    Column("spans", Text, nullable=False),
    Column("content", Text, nullable=False),
    Column("sure", Float, nullable=False),
    Column("prints", LargeBinary, nullable=False),
    UniqueConstraint("article", "local"),
    Index(None, "article", "speaker"),
    Index(None, "day", "pk"),
    Index(None, "day", "article", "start"),
    Index(None, "outlet", "day"),
)

# `names` is a JSON list; `roles` one of {"title", "organisation", "acronym"}; `said` how many statements are theirs.
# `block` is the key of the names that this one is compared with across articles; who has no name has none.
speakers = Table(
    "speakers",
    metadata,
    Column("pk", Integer, primary_key=True),
    Column("article", ForeignKey("articles.id"), nullable=False),
    Column("local", String(16), nullable=False),
    Column("name", Text, nullable=False),
    Column("type", String(16)),
    Column("acronym", Text),
    Column("names", Text, nullable=False),
    Column("roles", Text, nullable=False),
    Column("said", Integer, nullable=False),
    Column("block", String(64), index=True),
    UniqueConstraint("article", "local"),
)

# The words of speakers' names, folded so that spellings of one name meet; `skeleton` brings romanisations together.
name_words = Table(
    "name_words",
    metadata,
    Column("pk", Integer, primary_key=True),
    Column("word", String(64), nullable=False),
    Column("skeleton", String(64), nullable=False),
    Column("article", ForeignKey("articles.id"), nullable=False, index=True),
    Column("speaker", String(16), nullable=False),
    Index(None, "word", "article", "speaker"),
    Index(None, "skeleton", "article", "speaker"),
)

# `key` is the folded name as the article has it.
places = Table(
    "places",
    metadata,
    Column("pk", Integer, primary_key=True),
    Column("article", ForeignKey("articles.id"), nullable=False, index=True),
    Column("key", String(64), nullable=False, index=True),
    Column("name", Text, nullable=False),
    Column("country", String(2)),
    Column("geonameid", Integer, index=True),
    Column("start", Integer, nullable=False),
    Column("end", Integer, nullable=False),
)

# `passage` is the sentence around the trigger, or of a long one as much as is near; it begins at `passage_start`.
# `statement` is the local id of the one that reports it; `time` an ISO 8601 value, `actors` and `recipients` JSON lists
# of {"text", "speaker", "country"}, `counts` one of quantities with their text, bounds, modifier, unit and place.
events = Table(
    "events",
    metadata,
    Column("pk", Integer, primary_key=True),
    Column("article", ForeignKey("articles.id"), nullable=False),
    Column("local", String(16), nullable=False),
    Column("type", String(16), nullable=False, index=True),
    Column("mode", String(32)),
    Column("modality", String(16), nullable=False),
    Column("statement", String(16)),
    Column("trigger", Text, nullable=False),
    Column("start", Integer, nullable=False),
    Column("end", Integer, nullable=False),
    Column("passage", Text, nullable=False),
    Column("passage_start", Integer, nullable=False),
    Column("place", Text),
    Column("geonameid", Integer),
    Column("time", Text),
    Column("time_start", Integer),
    Column("time_end", Integer),
    Column("actors", Text, nullable=False),
    Column("recipients", Text, nullable=False),
    Column("counts", Text, nullable=False),
    UniqueConstraint("article", "local"),
)

flags = Table(
    "flags",
    metadata,
    Column("pk", Integer, primary_key=True),
    Column("article", ForeignKey("articles.id"), nullable=False, index=True),
    Column("kind", String(32), nullable=False, index=True),
    Column("severity", String(8), nullable=False),
    Column("message", Text, nullable=False),
    Column("start", Integer, nullable=False),
    Column("end", Integer, nullable=False),
)

# Which places a statement names, or was made in, by the keys of their names as the article and the gazetteer have them.
statement_places = Table(
    "statement_places",
    metadata,
    Column("pk", Integer, primary_key=True),
    Column("article", ForeignKey("articles.id"), nullable=False, index=True),
    Column("statement", String(16), nullable=False),
    Column("key", String(64), nullable=False, index=True),
    Column("geonameid", Integer, index=True),
)

# Which flags have evidence that touches a statement: its content, its cue or its source.
statement_flags = Table(
    "statement_flags",
    metadata,
    Column("pk", Integer, primary_key=True),
    Column("article", ForeignKey("articles.id"), nullable=False, index=True),
    Column("statement", String(16), nullable=False),
    Column("kind", String(32), nullable=False, index=True),
)

RECORD = (runs, inputs, articles, readings, corrections, identities)
INDEX = (statements, speakers, name_words, places, events, flags, statement_places, statement_flags)
