"""How a database comes to have the tables of this version: small steps, each whole or not at all."""

from collections.abc import Callable

from sqlite_utils import Database

from .transactions import transaction

Step = Callable[[Database], None]
STEPS: list[Step] = []


def migration(step: Step) -> Step:
    """Add ``step`` to the end of the list. A released step is never changed; a new one is written after it."""
    STEPS.append(step)
    return step


def migrate(db: Database) -> int:
    """Run the steps that ``db`` has not had, each in a transaction; returns how many ran.

    ``PRAGMA user_version`` counts the steps a database has had.
    """
    ran = 0
    while version_of(db) < len(STEPS):
        with transaction(db):
            had = version_of(db)  # asked again: another program may be at the same work
            if had < len(STEPS):
                STEPS[had](db)
                db.execute(f"PRAGMA user_version = {had + 1}")
                ran += 1
    return ran


def version_of(db: Database) -> int:
    """How many steps ``db`` has had."""
    return int(db.execute("PRAGMA user_version").fetchone()[0])


@migration
def reference_lists(db: Database) -> None:
    db.table("metrics").create(
        {
            "id": str,
            "name": str,
            "unit": str,
            "nature": str,
            "tier": int,
            "definition": str,
            "synonyms": str,
        },
        pk="id",
        strict=True,
    )
    db.table("areas").create({"code": str, "name": str, "kind": str}, pk="code", not_null={"code", "name"}, strict=True)


@migration
def papers(db: Database) -> None:
    db.table("documents").create(
        {
            "id": int,
            "sha256": str,
            "name": str,
            "kind": str,
            "title": str,
            "council": str,
            "council_code": str,
            "committee": str,
            "meeting_date": str,
            "pages": int,
            "status": str,
            "reading_version": str,
        },
        pk="id",
        not_null={"sha256", "name", "status", "reading_version"},
        defaults={"kind": "", "title": "", "council": "", "council_code": "", "committee": "", "pages": 0},
        strict=True,
    )
    db.table("documents").create_index(["sha256"], unique=True)
    db.table("documents").create_index(["council", "meeting_date"])
    db.table("document_details").create(
        {"document_id": int, "detail": str, "text": str, "source": str, "page": int, "box": str},
        pk=("document_id", "detail"),
        foreign_keys=[("document_id", "documents", "id")],
        strict=True,
    )
    db.table("agenda_items").create(
        {
            "document_id": int,
            "position": int,
            "number": str,
            "title": str,
            "first_page": int,
            "last_page": int,
            "source": str,
        },
        pk=("document_id", "position"),
        foreign_keys=[("document_id", "documents", "id")],
        strict=True,
    )
    db.table("pages").create(
        {
            "document_id": int,
            "number": int,
            "label": str,
            "width": float,
            "height": float,
            "turn": int,
            "read_by": str,
            "words": int,
        },
        pk=("document_id", "number"),
        foreign_keys=[("document_id", "documents", "id")],
        strict=True,
    )


@migration
def tables_and_passages(db: Database) -> None:
    db.table("tables").create(
        {
            "id": int,
            "document_id": int,
            "number": int,
            "page": int,
            "pages": str,
            "box": str,
            "title": str,
            "unit_note": str,
            "notes": str,
            "rows": int,
            "columns": int,
            "header_rows": int,
            "header_columns": int,
            "labels": str,
            "confidence": float,
            "found_by": str,
            "anchor": str,
        },
        pk="id",
        not_null={"document_id", "number"},
        foreign_keys=[("document_id", "documents", "id")],
        strict=True,
    )
    db.table("tables").create_index(["document_id", "number"], unique=True)
    db.table("tables").enable_fts(["title", "unit_note", "labels"], create_triggers=True, tokenize="porter unicode61")
    db.table("cells").create(
        {
            "document_id": int,
            "table_number": int,
            "row": int,
            "column": int,
            "row_span": int,
            "column_span": int,
            "text": str,
            "page": int,
            "box": str,
            "is_header": int,
            "row_path": str,
            "column_path": str,
            "read_by": str,
            "confidence": float,
        },
        pk=("document_id", "table_number", "row", "column"),
        foreign_keys=[(("document_id", "table_number"), "tables", ("document_id", "number"))],
        strict=True,
    )
    db.table("passages").create(
        {
            "id": int,
            "document_id": int,
            "number": int,
            "kind": str,
            "page": int,
            "box": str,
            "heading": str,
            "text": str,
            "read_by": str,
            "confidence": float,
            "anchor": str,
        },
        pk="id",
        not_null={"document_id", "number"},
        foreign_keys=[("document_id", "documents", "id")],
        strict=True,
    )
    db.table("passages").create_index(["document_id", "number"], unique=True)
    db.table("passages").enable_fts(["text", "heading"], create_triggers=True, tokenize="porter unicode61")


@migration
def figures_and_observations(db: Database) -> None:
    db.table("figures").create(
        {
            "figure_id": str,
            "document_id": int,
            "source_kind": str,
            "page": int,
            "box": str,
            "text": str,
            "value": float,
            "unit": str,
            "scale": int,
            "row_path": str,
            "column_path": str,
            "quote": str,
            "period_text": str,
            "table_number": int,
            "row": int,
            "column": int,
            "passage_number": int,
            "read_by": str,
            "read_confidence": float,
        },
        pk="figure_id",
        not_null={"figure_id", "document_id", "text"},
        foreign_keys=[
            ("document_id", "documents", "id"),
            (("document_id", "table_number"), "tables", ("document_id", "number")),
            (("document_id", "passage_number"), "passages", ("document_id", "number")),
        ],
        strict=True,
    )
    db.table("figures").create_index(["document_id", "table_number"])
    db.table("figures").create_index(["document_id", "passage_number"])
    db.table("observations").create(
        {
            "observation_id": str,
            "figure_id": str,
            "document_id": int,
            "metric": str,
            "measure": str,
            "breakdown": str,
            "qualifier": str,
            "area_name": str,
            "area_code": str,
            "value": float,
            "unit": str,
            "value_text": str,
            "bound": str,
            "period_text": str,
            "period_kind": str,
            "period_start": str,
            "period_end": str,
            "period_from": str,
            "status": str,
            "document_name": str,
            "document_sha256": str,
            "document_title": str,
            "council": str,
            "committee": str,
            "meeting_date": str,
            "page": int,
            "page_label": str,
            "box": str,
            "source_kind": str,
            "read_by": str,
            "quote": str,
            "confidence": float,
            "checks": str,
        },
        pk="observation_id",
        not_null={"observation_id", "document_id", "metric", "area_name", "area_code", "value", "value_text"},
        foreign_keys=[
            ("figure_id", "figures", "figure_id"),
            ("document_id", "documents", "id"),
            ("metric", "metrics", "id"),
            ("area_code", "areas", "code"),
        ],
        strict=True,
    )
    db.table("observations").create_index(["document_id"])
    db.table("observations").create_index(["figure_id"])
    db.table("observations").create_index(["metric", "area_code", "period_end"])
    db.table("observations").create_index(["area_code"])
    db.table("problems").create(
        {
            "id": int,
            "document_id": int,
            "path": str,
            "code": str,
            "message": str,
            "cure": str,
            "severity": str,
            "page": int,
            "box": str,
            "evidence": str,
        },
        pk="id",
        not_null={"path", "code", "message", "severity"},
        foreign_keys=[("document_id", "documents", "id")],
        strict=True,
    )
    db.table("problems").create_index(["document_id"])
    db.table("problems").create_index(["path"])


@migration
def the_record_of_runs(db: Database) -> None:
    db.table("runs").create(
        {
            "id": int,
            "command": str,
            "started": str,
            "finished": str,
            "version": str,
            "reading_version": str,
            "vocabulary_version": str,
            "settings": str,
            "inputs": str,
            "papers": int,
            "stored": int,
            "unchanged": int,
            "failed": int,
        },
        pk="id",
        not_null={"command", "started", "version", "reading_version"},
        strict=True,
    )
    db.table("readings").create(
        {"run_id": int, "document_id": int, "outcome": str, "pages": int, "seconds": float, "peak_mb": float},
        pk=("run_id", "document_id"),
        foreign_keys=[("run_id", "runs", "id"), ("document_id", "documents", "id")],
        strict=True,
    )
    db.table("readings").create_index(["document_id"])
    db.table("files").create(
        {
            "path": str,
            "sha256": str,
            "size": int,
            "mtime_ns": int,
            "first_run": int,
            "last_run": int,
            "gone_run": int,
        },
        pk="path",
        not_null={"path", "sha256", "size", "mtime_ns"},
        foreign_keys=[("first_run", "runs", "id"), ("last_run", "runs", "id"), ("gone_run", "runs", "id")],
        strict=True,
    )
    db.table("files").create_index(["sha256"])
    db.table("changes").create(
        {
            "id": int,
            "run_id": int,
            "at": str,
            "kind": str,
            "document_sha256": str,
            "document_name": str,
            "observation_id": str,
            "before": str,
            "after": str,
        },
        pk="id",
        not_null={"run_id", "at", "kind"},
        foreign_keys=[("run_id", "runs", "id")],
        strict=True,
    )
    db.table("changes").create_index(["run_id"])
    db.table("changes").create_index(["observation_id"])


@migration
def decisions_of_people(db: Database) -> None:
    db.table("corrections").create(
        {
            "id": int,
            "at": str,
            "who": str,
            "kind": str,
            "why": str,
            "observation_id": str,
            "figure_id": str,
            "metric": str,
            "measure": str,
            "document_sha256": str,
            "page": int,
            "value_text": str,
            "quote": str,
            "changes": str,
            "before": str,
        },
        pk="id",
        not_null={"at", "who", "kind", "observation_id", "document_sha256"},
        strict=True,
    )
    db.table("corrections").create_index(["observation_id"])
    db.table("corrections").create_index(["document_sha256"])


@migration
def lists_to_work_through(db: Database) -> None:
    """Indexes over the few observations that a check or a low confidence puts on a list: without them each list reads
    the whole table, 0.7 s for a million."""
    for name, check in (
        ("unbalanced", "does not add up"),
        ("contradicted", "contradicts"),
        ("restated", "restated"),
        ("repaired", "repaired"),
    ):
        db.execute(
            f"CREATE INDEX observations_{name} ON observations (meeting_date DESC, document_name, page, observation_id)"
            f" WHERE instr(checks, '{check}') > 0"
        )
    db.execute("CREATE INDEX observations_unsure ON observations (confidence) WHERE confidence < 0.95")
    db.table("passages").create_index(["document_id", "page"])
    db.table("problems").create_index(["severity"])


@migration
def processor_time_of_readings(db: Database) -> None:
    db.table("readings").add_column("cpu_seconds", float)


@migration
def rejected_observations(db: Database) -> None:
    """What people rejected stays as it was read, so that a rejection can be taken back."""
    observations = db.table("observations")
    db.table("rejected").create(
        observations.columns_dict,
        pk="observation_id",
        not_null={column.name for column in observations.columns if column.notnull},
        foreign_keys=[("figure_id", "figures", "figure_id"), ("document_id", "documents", "id")],
        strict=True,
    )
    db.table("rejected").create_index(["document_id"])
    db.table("rejected").create_index(["figure_id"])
