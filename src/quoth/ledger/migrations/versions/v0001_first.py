"""The first schema: the record and its index, with the words of statements for full text search."""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

revision = "0001"
down_revision = None

_SQLITE = """
-- The words stand in `statements` already; diacritics and endings do not count.
CREATE VIRTUAL TABLE statement_words USING fts5(
  content, content='statements', content_rowid='pk', tokenize='porter unicode61 remove_diacritics 2');
CREATE TRIGGER statement_words_insert AFTER INSERT ON statements
  BEGIN INSERT INTO statement_words (rowid, content) VALUES (new.pk, new.content);END;
CREATE TRIGGER statement_words_delete AFTER DELETE ON statements
  BEGIN INSERT INTO statement_words (statement_words, rowid, content) VALUES ('delete', old.pk, old.content);END;
"""
_POSTGRESQL = """
CREATE EXTENSION IF NOT EXISTS unaccent;
-- As in SQLite, no word is too common to be looked for.
CREATE TEXT SEARCH DICTIONARY quoth_stem (TEMPLATE = snowball, Language = english);
CREATE TEXT SEARCH CONFIGURATION quoth (COPY = simple);
ALTER TEXT SEARCH CONFIGURATION quoth ALTER MAPPING FOR asciiword, word, hword, hword_part, asciihword, hword_asciipart
  WITH unaccent, quoth_stem;
-- The words are kept, since ranking would parse every match anew. What joins words for the parser, as in addresses,
-- parts them here, as in SQLite.
CREATE TABLE statement_words (
  pk integer PRIMARY KEY REFERENCES statements ON DELETE CASCADE, words tsvector NOT NULL);
CREATE INDEX statement_words_words ON statement_words USING gin (words);
CREATE FUNCTION statement_words_enter() RETURNS trigger LANGUAGE plpgsql AS $$ BEGIN
  INSERT INTO statement_words VALUES (NEW.pk, to_tsvector('quoth', translate(NEW.content,
    '!"#$%&''()*+,-./:;<=>?@[\\]^_`{|}~’‐‑–', repeat(' ', 36)))); RETURN NULL; END $$;
CREATE TRIGGER statement_words_insert AFTER INSERT ON statements
  FOR EACH ROW EXECUTE FUNCTION statement_words_enter();
"""


def upgrade() -> None:
    """Make the tables of an empty database."""
    op.create_table(
        "runs",
        sa.Column("id", sa.Integer()),
        sa.Column("at", sa.String(32), nullable=False),
        sa.Column("by", sa.Text(), nullable=False),
        sa.Column("command", sa.Text(), nullable=False),
        sa.Column("quoth", sa.String(32), nullable=False),
        sa.PrimaryKeyConstraint("id", name="pk_runs"),
    )
    op.create_table(
        "inputs",
        sa.Column("id", sa.Integer()),
        sa.Column("run", sa.Integer(), sa.ForeignKey("runs.id", name="fk_inputs_run"), nullable=False),
        sa.Column("name", sa.Text(), nullable=False),
        sa.Column("outcome", sa.String(16), nullable=False),
        sa.Column("reason", sa.Text()),
        sa.Column("article", sa.String(16)),
        sa.Column("origins", sa.Text()),
        sa.PrimaryKeyConstraint("id", name="pk_inputs"),
    )
    op.create_table(
        "articles",
        sa.Column("id", sa.String(16)),
        sa.Column("run", sa.Integer(), sa.ForeignKey("runs.id", name="fk_articles_run"), nullable=False),
        sa.Column("address", sa.String(32), nullable=False),
        sa.Column("version", sa.Integer(), nullable=False),
        sa.Column("url", sa.Text()),
        sa.Column("source", sa.Text()),
        sa.Column("title", sa.Text()),
        sa.Column("outlet", sa.Text()),
        sa.Column("day", sa.String(10)),
        sa.Column("published", sa.Text()),
        sa.Column("body", sa.LargeBinary(), nullable=False),
        sa.PrimaryKeyConstraint("id", name="pk_articles"),
        sa.UniqueConstraint("address", "version", name="uq_articles_address_version"),
    )
    op.create_table(
        "readings",
        sa.Column("id", sa.Integer()),
        sa.Column("article", sa.String(16), sa.ForeignKey("articles.id", name="fk_readings_article"), nullable=False),
        sa.Column("run", sa.Integer(), sa.ForeignKey("runs.id", name="fk_readings_run"), nullable=False),
        sa.Column("quoth", sa.String(32), nullable=False),
        sa.Column("model", sa.String(64), nullable=False),
        sa.Column("body", sa.LargeBinary(), nullable=False),
        sa.PrimaryKeyConstraint("id", name="pk_readings"),
    )
    op.create_table(
        "corrections",
        sa.Column("id", sa.Integer()),
        sa.Column(
            "article", sa.String(16), sa.ForeignKey("articles.id", name="fk_corrections_article"), nullable=False
        ),
        sa.Column("run", sa.Integer(), sa.ForeignKey("runs.id", name="fk_corrections_run"), nullable=False),
        sa.Column("supersedes", sa.Integer(), sa.ForeignKey("corrections.id", name="fk_corrections_supersedes")),
        sa.Column("body", sa.LargeBinary()),
        sa.PrimaryKeyConstraint("id", name="pk_corrections"),
    )
    op.create_table(
        "identities",
        sa.Column("id", sa.Integer()),
        sa.Column("run", sa.Integer(), sa.ForeignKey("runs.id", name="fk_identities_run"), nullable=False),
        sa.Column("supersedes", sa.Integer(), sa.ForeignKey("identities.id", name="fk_identities_supersedes")),
        sa.Column("verdict", sa.String(8), nullable=False),
        sa.Column("speakers", sa.Text()),
        sa.PrimaryKeyConstraint("id", name="pk_identities"),
    )
    op.create_table(
        "statements",
        sa.Column("pk", sa.Integer()),
        sa.Column("article", sa.String(16), sa.ForeignKey("articles.id", name="fk_statements_article"), nullable=False),
        sa.Column("local", sa.String(16), nullable=False),
        sa.Column("kind", sa.String(8), nullable=False),
        sa.Column("attitude", sa.String(16), nullable=False),
        sa.Column("polarity", sa.String(8), nullable=False),
        sa.Column("cue", sa.Text()),
        sa.Column("speaker", sa.String(16)),
        sa.Column("name", sa.Text()),
        sa.Column("outlet", sa.Text()),
        sa.Column("day", sa.String(10)),
        sa.Column("start", sa.Integer(), nullable=False),
        sa.Column("end", sa.Integer(), nullable=False),
        sa.Column("spans", sa.Text(), nullable=False),
        sa.Column("content", sa.Text(), nullable=False),
        sa.Column("sure", sa.Float(), nullable=False),
        sa.Column("prints", sa.LargeBinary(), nullable=False),
        sa.PrimaryKeyConstraint("pk", name="pk_statements"),
        sa.UniqueConstraint("article", "local", name="uq_statements_article_local"),
    )
    op.create_table(
        "speakers",
        sa.Column("pk", sa.Integer()),
        sa.Column("article", sa.String(16), sa.ForeignKey("articles.id", name="fk_speakers_article"), nullable=False),
        sa.Column("local", sa.String(16), nullable=False),
        sa.Column("name", sa.Text(), nullable=False),
        sa.Column("type", sa.String(16)),
        sa.Column("acronym", sa.Text()),
        sa.Column("names", sa.Text(), nullable=False),
        sa.Column("roles", sa.Text(), nullable=False),
        sa.Column("said", sa.Integer(), nullable=False),
        sa.Column("block", sa.String(64)),
        sa.PrimaryKeyConstraint("pk", name="pk_speakers"),
        sa.UniqueConstraint("article", "local", name="uq_speakers_article_local"),
    )
    op.create_table(
        "name_words",
        sa.Column("pk", sa.Integer()),
        sa.Column("word", sa.String(64), nullable=False),
        sa.Column("skeleton", sa.String(64), nullable=False),
        sa.Column("article", sa.String(16), sa.ForeignKey("articles.id", name="fk_name_words_article"), nullable=False),
        sa.Column("speaker", sa.String(16), nullable=False),
        sa.PrimaryKeyConstraint("pk", name="pk_name_words"),
    )
    op.create_table(
        "places",
        sa.Column("pk", sa.Integer()),
        sa.Column("article", sa.String(16), sa.ForeignKey("articles.id", name="fk_places_article"), nullable=False),
        sa.Column("key", sa.String(64), nullable=False),
        sa.Column("name", sa.Text(), nullable=False),
        sa.Column("country", sa.String(2)),
        sa.Column("geonameid", sa.Integer()),
        sa.Column("start", sa.Integer(), nullable=False),
        sa.Column("end", sa.Integer(), nullable=False),
        sa.PrimaryKeyConstraint("pk", name="pk_places"),
    )
    op.create_table(
        "events",
        sa.Column("pk", sa.Integer()),
        sa.Column("article", sa.String(16), sa.ForeignKey("articles.id", name="fk_events_article"), nullable=False),
        sa.Column("local", sa.String(16), nullable=False),
        sa.Column("type", sa.String(16), nullable=False),
        sa.Column("mode", sa.String(32)),
        sa.Column("modality", sa.String(16), nullable=False),
        sa.Column("statement", sa.String(16)),
        sa.Column("trigger", sa.Text(), nullable=False),
        sa.Column("start", sa.Integer(), nullable=False),
        sa.Column("end", sa.Integer(), nullable=False),
        sa.Column("passage", sa.Text(), nullable=False),
        sa.Column("passage_start", sa.Integer(), nullable=False),
        sa.Column("place", sa.Text()),
        sa.Column("geonameid", sa.Integer()),
        sa.Column("time", sa.Text()),
        sa.Column("time_start", sa.Integer()),
        sa.Column("time_end", sa.Integer()),
        sa.Column("actors", sa.Text(), nullable=False),
        sa.Column("recipients", sa.Text(), nullable=False),
        sa.Column("counts", sa.Text(), nullable=False),
        sa.PrimaryKeyConstraint("pk", name="pk_events"),
        sa.UniqueConstraint("article", "local", name="uq_events_article_local"),
    )
    op.create_table(
        "flags",
        sa.Column("pk", sa.Integer()),
        sa.Column("article", sa.String(16), sa.ForeignKey("articles.id", name="fk_flags_article"), nullable=False),
        sa.Column("kind", sa.String(32), nullable=False),
        sa.Column("severity", sa.String(8), nullable=False),
        sa.Column("message", sa.Text(), nullable=False),
        sa.Column("start", sa.Integer(), nullable=False),
        sa.Column("end", sa.Integer(), nullable=False),
        sa.PrimaryKeyConstraint("pk", name="pk_flags"),
    )
    op.create_table(
        "statement_places",
        sa.Column("pk", sa.Integer()),
        sa.Column(
            "article", sa.String(16), sa.ForeignKey("articles.id", name="fk_statement_places_article"), nullable=False
        ),
        sa.Column("statement", sa.String(16), nullable=False),
        sa.Column("key", sa.String(64), nullable=False),
        sa.Column("geonameid", sa.Integer()),
        sa.PrimaryKeyConstraint("pk", name="pk_statement_places"),
    )
    op.create_table(
        "statement_flags",
        sa.Column("pk", sa.Integer()),
        sa.Column(
            "article", sa.String(16), sa.ForeignKey("articles.id", name="fk_statement_flags_article"), nullable=False
        ),
        sa.Column("statement", sa.String(16), nullable=False),
        sa.Column("kind", sa.String(32), nullable=False),
        sa.PrimaryKeyConstraint("pk", name="pk_statement_flags"),
    )
    op.create_index("ix_inputs_run", "inputs", ["run"])
    op.create_index("ix_articles_day", "articles", ["day"])
    op.create_index("ix_articles_outlet", "articles", ["outlet"])
    op.create_index("ix_readings_article_id", "readings", ["article", "id"])
    op.create_index("ix_corrections_article", "corrections", ["article"])
    op.create_index("ix_statements_article_speaker", "statements", ["article", "speaker"])
    op.create_index("ix_statements_day_pk", "statements", ["day", "pk"])
    op.create_index("ix_statements_day_article_start", "statements", ["day", "article", "start"])
    op.create_index("ix_statements_outlet_day", "statements", ["outlet", "day"])
    op.create_index("ix_speakers_block", "speakers", ["block"])
    op.create_index("ix_name_words_skeleton_article_speaker", "name_words", ["skeleton", "article", "speaker"])
    op.create_index("ix_name_words_article", "name_words", ["article"])
    op.create_index("ix_name_words_word_article_speaker", "name_words", ["word", "article", "speaker"])
    op.create_index("ix_places_article", "places", ["article"])
    op.create_index("ix_places_geonameid", "places", ["geonameid"])
    op.create_index("ix_places_key", "places", ["key"])
    op.create_index("ix_events_type", "events", ["type"])
    op.create_index("ix_flags_article", "flags", ["article"])
    op.create_index("ix_flags_kind", "flags", ["kind"])
    op.create_index("ix_statement_places_article", "statement_places", ["article"])
    op.create_index("ix_statement_places_key", "statement_places", ["key"])
    op.create_index("ix_statement_places_geonameid", "statement_places", ["geonameid"])
    op.create_index("ix_statement_flags_article", "statement_flags", ["article"])
    op.create_index("ix_statement_flags_kind", "statement_flags", ["kind"])
    statements = _SQLITE if op.get_bind().dialect.name == "sqlite" else _POSTGRESQL
    for statement in statements.strip().split(";\n"):
        op.execute(statement)
