"""What every table, view and column means, and the page of documentation written from it."""

import tomllib
from functools import cache
from pathlib import Path

from sqlite_utils import Database
from sqlite_utils.db import Table

from .views import VIEWS

WORDS = Path(__file__).with_name("dictionary.toml")

LIKE_OBSERVATIONS = ("latest", "rejected")
"""What has all columns of ``observations``: only those of its own are described."""

HEADING = """# The database

One SQLite file. Open it with `sqlite3 figures.db`, any SQLite browser, or `agendapack serve`; nothing in it needs this
program. This page is written from the schema: `python -m agendapack.db.dictionary > docs/database.md`.

Boxes, lists and headings are JSON text; dates are ISO text; an empty text means that the paper does not say.
Tables that papers fill refer to `documents.id`, and a paper is replaced as a whole when it is read again.

```sql
-- How has this council's high needs deficit moved?
SELECT period_end, value, status, document_name, page FROM series
WHERE area_name = 'Leicestershire' AND metric = 'hnb_cumulative_balance' AND breakdown = '';

-- Where is it said?
SELECT d.name, p.page, p.text FROM passages_fts
JOIN passages p ON p.id = passages_fts.rowid JOIN documents d ON d.id = p.document_id
WHERE passages_fts MATCH 'deficit NEAR recovery';
```
"""


@cache
def words() -> dict[str, dict[str, str]]:
    """For each table or view (and ``common``) its columns and their meaning; ``about`` is the table's own."""
    return tomllib.loads(WORDS.read_text(encoding="utf-8"))


def meaning(table: str, column: str) -> str:
    """What ``column`` of ``table`` means; raises ``KeyError`` where nobody has said."""
    own = words()[table]
    return own[column] if column in own else words()["common"][column]


def described_tables(db: Database) -> list[str]:
    """Tables and views that people read, in the order of the dictionary; the full-text indexes are left out."""
    return [name for name in words() if name != "common" and (name in db.table_names() or name in VIEWS)]


def database_page(db: Database) -> str:
    """``docs/database.md`` for the schema of ``db``."""
    parts = [HEADING]
    for name in described_tables(db):
        parts.append(f"## {name}\n\n{words()[name]['about']}\n")
        parts.append(_columns(db, name))
    return "\n".join(parts)


def _columns(db: Database, name: str) -> str:
    if name in VIEWS:
        columns = dict.fromkeys(_columns_of_view(db, name), "")
    else:
        columns = {column.name: column.type.lower() for column in db.table(name).columns}
    if name in LIKE_OBSERVATIONS:
        columns = {column: kind for column, kind in columns.items() if column in words()[name]}
    if not columns:
        return ""
    lines = ["| column | type | meaning |", "|---|---|---|"]
    keys, refers = _keys(db, name)
    for column, kind in columns.items():
        noted = [*(["key"] if column in keys else []), *([f"→ {refers[column]}"] if column in refers else [])]
        about = meaning(name, column) + (f" ({', '.join(noted)})" if noted else "")
        lines.append(f"| `{column}` | {kind} | {about} |")
    return "\n".join(lines) + "\n"


def _columns_of_view(db: Database, name: str) -> list[str]:
    return [row[1] for row in db.execute(f"PRAGMA table_info([{name}])").fetchall()]


def _keys(db: Database, name: str) -> tuple[list[str], dict[str, str]]:
    if name in VIEWS:
        return [], {}
    table: Table = db.table(name)
    refers = {
        column: f"`{key.other_table}.{other}`"
        for key in table.foreign_keys
        for column, other in zip(key.columns, key.other_columns, strict=True)
    }
    return (table.pks if not table.use_rowid else []), refers


if __name__ == "__main__":
    import tempfile

    from .opening import open_for_writing

    with tempfile.TemporaryDirectory() as folder:
        print(database_page(open_for_writing(Path(folder) / "empty.db")), end="")
