"""The views a journalist would type. They hold no data, so they are defined anew whenever the tables change."""

from sqlite_utils import Database

SURE_ENOUGH = 0.7
"""Below this confidence an observation is put up for review: about three in ten of those are wrong."""

SAME_FIGURE = "area_code, area_name, metric, measure, breakdown, qualifier, period_start, period_end"
"""What makes two statements statements of the same figure; the paper and the status are what may differ."""

VIEWS = {
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
    with db.atomic():
        for name in reversed(wanted):
            db.execute(f"DROP VIEW IF EXISTS [{name}]")
        for sql in wanted.values():
            db.execute(sql)
