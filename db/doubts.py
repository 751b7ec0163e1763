"""What the figures of a database leave in doubt: sums that do not close, contradictions, restatements."""

from dataclasses import dataclass

from sqlite_utils import Database


@dataclass(frozen=True, slots=True)
class Doubt:
    """One observation with what is said against it."""

    why: str
    """``does not add up``, ``contradicted`` (in its own paper or by another) or ``restated``."""
    observation_id: str
    document_name: str
    page: int | None
    metric: str
    area_name: str
    period_end: str
    value_text: str
    detail: str
    """The check of the paper itself, or what the other paper says and where."""
    is_new: bool
    """The paper was read, or the observation changed, in the last run that changed anything."""


def doubts_of(db: Database) -> list[Doubt]:
    """Every doubt, what does not add up first; restatements last, which are news and no fault."""
    fresh = {
        row[0]
        for row in db.execute(
            """
            SELECT observation_id FROM observations WHERE document_sha256 IN (
                SELECT document_sha256 FROM changes
                WHERE run_id = (SELECT max(run_id) FROM changes) AND kind = 'paper appeared')
            UNION SELECT observation_id FROM changes
            WHERE run_id = (SELECT max(run_id) FROM changes) AND observation_id IS NOT NULL
            """
        ).fetchall()
    }
    rows = db.execute(
        """
        SELECT CASE WHEN checks LIKE '%does not add up%' THEN 'does not add up' ELSE 'contradicted' END,
               observation_id, document_name, page, metric, area_name, period_end, value_text, checks
        FROM observations
        WHERE checks NOT LIKE '%corrected by hand%'
          AND (checks LIKE '%does not add up%' OR checks LIKE '%contradicts%')
        """
    ).fetchall()
    for view, why in (("contradictions", "contradicted"), ("restatements", "restated")):
        rows += db.execute(
            f"""
            SELECT '{why}', observation_id, document_name, page, metric, area_name, period_end, value_text,
                   old_value_text || ' in ' || old_document_name || ' page ' || old_page
            FROM {view}
            """
        ).fetchall()
    order = ("does not add up", "contradicted", "restated")
    doubts = [Doubt(*(*row, row[1] in fresh)) for row in rows]
    return sorted(doubts, key=lambda doubt: (order.index(doubt.why), doubt.document_name, doubt.page or 0))
