"""The lists that observations refer to: the metrics of the vocabulary, and the areas figures are about."""

import json

from sqlite_utils import Database

from ..schema.areas import AUTHORITIES, ENGLAND, REGIONS
from ..schema.vocabulary import Vocabulary
from .transactions import transaction

NO_CODE = ("", "Statistical neighbours and others without a code", "comparator")


def fill_reference_lists(db: Database, vocabulary: Vocabulary) -> None:
    """Bring ``metrics`` and ``areas`` of ``db`` up to date; what observations already refer to stays."""
    metrics = [
        (each.id, each.name, each.unit, each.nature, each.tier, each.definition, json.dumps(each.synonyms))
        for each in vocabulary.metrics
    ]
    areas = [(each.code, each.name, each.kind) for each in (ENGLAND, *REGIONS, *AUTHORITIES)]
    with transaction(db):
        db.conn.executemany(
            "INSERT INTO metrics (id, name, unit, nature, tier, definition, synonyms) VALUES (?, ?, ?, ?, ?, ?, ?)"
            " ON CONFLICT (id) DO UPDATE SET name = excluded.name, unit = excluded.unit, nature = excluded.nature,"
            " tier = excluded.tier, definition = excluded.definition, synonyms = excluded.synonyms",
            metrics,
        )
        db.conn.executemany(
            "INSERT INTO areas (code, name, kind) VALUES (?, ?, ?)"
            " ON CONFLICT (code) DO UPDATE SET name = excluded.name, kind = excluded.kind",
            [NO_CODE, *areas],
        )
