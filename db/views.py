"""The views a journalist would type. They hold no data, so they are defined anew whenever the tables change."""

from sqlite_utils import Database

from .transactions import transaction

SURE_ENOUGH = 0.7
"""Below this confidence an observation is put up for review: about three in ten of those are wrong."""

SAME_FIGURE = "area_code, area_name, metric, measure, breakdown, qualifier, period_start, period_end"
"""What makes two statements statements of the same figure; the paper and the status are what may differ."""

RESTATED_AT_MOST = 0.25
"""Share by which a later paper may move a settled figure and still be restating it: official series are restated by
parts of a per cent, balances after audit by some; beyond it one of the two is about something else, or wrong."""

STAGE = (  # how far a figure has come; a target is no stage, it is met or missed
    "CASE {0}.status WHEN 'budget' THEN 0 WHEN 'estimate' THEN 1 WHEN 'forecast' THEN 1 WHEN 'provisional' THEN 2"
    " ELSE 3 END"
)
# What the last place that is not zero is worth: to what the value may be rounded. A round hundred million is not taken
# to be rounded to a hundred million: no more than a fiftieth is supposed.
LAST_PLACE = (
    "CASE WHEN {0}.value = 0 THEN 1.0 WHEN {0}.value = CAST({0}.value AS INTEGER)"
    " THEN max(1.0, min(abs({0}.value) / 50.0,"
    " CAST(substr('1000000000000', 1, 1 + length(CAST(abs({0}.value) AS INTEGER))"
    " - length(rtrim(CAST(abs({0}.value) AS INTEGER), '0'))) AS REAL)))"
    " ELSE 1.0 / CAST(substr('10000000', 1, 1 + length(rtrim(printf('%.6f', {0}.value), '0'))"
    " - instr(printf('%.6f', {0}.value), '.')) AS REAL) END"
)


def _told_apart(kind: str) -> str:
    """Pairs of statements of one figure in two papers that are of ``kind``: ``restated`` or ``contradicted``.

    A settled figure that a later paper moves a little is restated, one that it moves much is contradicted; of two that
    are not settled the later is progress, and contradicts only what was said on the same day or on none. A bound, a
    target, and what is no more than rounded are neither. Not where either paper states both values: then it tells of
    two things under one name.
    """
    same = " AND ".join(f"{{0}}.{name} IS {{1}}.{name}" for name in SAME_FIGURE.split(", "))
    half = f"max({LAST_PLACE.format('old')}, {LAST_PLACE.format('new')}) / 2"
    change = "abs(new.value - old.value) / max(abs(new.value), abs(old.value))"
    settled = f"{STAGE.format('old')} = 3 AND {STAGE.format('new')} = 3"
    if kind == "restated":
        told = f"{settled} AND old.meeting_date < new.meeting_date AND {change} <= {RESTATED_AT_MOST}"
    else:
        undated = "(old.meeting_date IS NULL OR new.meeting_date IS NULL OR old.meeting_date = new.meeting_date)"
        told = (
            f"{STAGE.format('old')} = {STAGE.format('new')} AND ({undated} AND old.document_id < new.document_id"
            f" OR {settled} AND old.meeting_date < new.meeting_date AND {change} > {RESTATED_AT_MOST})"
        )
    return f"""
        SELECT new.area_name, new.area_code, new.metric, new.measure, new.breakdown, new.qualifier, new.period_text,
               new.period_end, new.unit, old.value AS old_value, new.value, old.value_text AS old_value_text,
               new.value_text, old.status AS old_status, new.status, old.document_name AS old_document_name,
               new.document_name, old.meeting_date AS old_meeting_date, new.meeting_date, old.page AS old_page,
               new.page, old.observation_id AS old_observation_id, new.observation_id
        FROM observations old JOIN observations new
          ON {same.format("old", "new")} AND old.document_id <> new.document_id
        WHERE new.period_end IS NOT NULL AND new.period_end <> '' AND old.bound = '' AND new.bound = ''
          AND old.status <> 'target' AND new.status <> 'target' AND abs(new.value - old.value) > {half}
          AND {told}
          AND NOT EXISTS (
              SELECT 1 FROM observations both WHERE {same.format("both", "new")}
              AND (both.document_id = old.document_id AND both.value = new.value
                   OR both.document_id = new.document_id AND both.value = old.value)
          )
        ORDER BY new.area_name, new.metric, new.breakdown, new.period_end, new.meeting_date, new.observation_id
    """


def _repeats() -> str:
    """A statement of one paper that a larger paper of the same council's meeting prints too, word for word."""
    alike = ", ".join((SAME_FIGURE, "status", "value_text", "quote", "source_kind", "council", "meeting_date"))
    same = " AND ".join(f"inside.{name} IS alone.{name}" for name in alike.split(", "))
    return f"""
        SELECT observation_id, document_name, page, area_name, area_code, metric, period_end, value_text,
               repeated_id, repeated_document_name, repeated_page
        FROM (
            SELECT alone.*, inside.observation_id AS repeated_id, inside.document_name AS repeated_document_name,
                   inside.page AS repeated_page,
                   row_number() OVER (
                       PARTITION BY alone.metric, alone.area_code, alone.observation_id
                       ORDER BY pack.pages DESC, pack.sha256, inside.page, inside.observation_id
                   ) AS place
            FROM observations alone
            JOIN observations inside ON {same}
            JOIN documents report ON report.id = alone.document_id
            JOIN documents pack ON pack.id = inside.document_id
            WHERE alone.council <> '' AND alone.meeting_date <> ''
              AND (pack.pages, pack.sha256) > (report.pages, report.sha256)
        ) WHERE place = 1
    """


VIEWS = {
    "repeats": _repeats(),
    "restatements": _told_apart("restated"),
    "contradictions": _told_apart("contradiction"),
    "latest": f"""
        SELECT * FROM (
            SELECT *, row_number() OVER (
                PARTITION BY {SAME_FIGURE}, status IN ('budget', 'target')
                ORDER BY meeting_date DESC,
                         CASE status WHEN 'outturn' THEN 0 WHEN 'actual' THEN 0 WHEN '' THEN 1
                                     WHEN 'provisional' THEN 2 ELSE 3 END,
                         confidence DESC, observation_id
            ) AS place,
            count(*) OVER (PARTITION BY {SAME_FIGURE}, status IN ('budget', 'target')) AS statements
            FROM observations
        ) WHERE place = 1
    """,
    "series": """
        SELECT area_name, area_code, metric, breakdown, qualifier, period_end, value, unit, status,
               period_text, statements, document_name, meeting_date, page, observation_id
        FROM latest
        WHERE measure = 'level' AND period_end IS NOT NULL AND status NOT IN ('budget', 'target')
        ORDER BY area_name, metric, breakdown, qualifier, period_end
    """,
    "needs_review": f"""
        SELECT 'observation' AS what,
               CASE WHEN checks LIKE '%does not add up%' THEN 'does not add up'
                    WHEN checks LIKE '%contradicts%' THEN 'contradicted'
                    ELSE 'unsure' END AS why,
               document_name, page, page_label, metric, area_name, period_end, value_text, value, confidence, quote,
               observation_id
        FROM observations
        WHERE checks NOT LIKE '%corrected by hand%'
          AND (confidence < {SURE_ENOUGH} OR checks LIKE '%does not add up%' OR checks LIKE '%contradicts%')
        UNION ALL
        SELECT 'problem', problems.code, coalesce(documents.name, problems.path), problems.page, '', '', '', NULL, '',
               NULL, NULL, problems.message, NULL
        FROM problems LEFT JOIN documents ON documents.id = problems.document_id
        WHERE problems.severity IN ('error', 'warning')
    """,
}


def define_views(db: Database) -> None:
    """Define the views of this version in ``db``, where they are not so already. A person's own views stay."""
    wanted = {name: f"CREATE VIEW {name} AS {sql.strip()}" for name, sql in VIEWS.items()}
    defined = dict(db.execute("SELECT name, sql FROM sqlite_master WHERE type = 'view'").fetchall())
    if all(defined.get(name) == sql for name, sql in wanted.items()):
        return
    with transaction(db):
        for name in reversed(wanted):
            db.execute(f"DROP VIEW IF EXISTS [{name}]")
        for sql in wanted.values():
            db.execute(sql)
