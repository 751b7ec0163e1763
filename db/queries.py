"""The questions the command line asks of a database."""

import datetime
from difflib import get_close_matches

from sqlite_utils import Database

from .export import Selection


class UnknownName(Exception):
    """A metric or area that neither the vocabulary nor an observation has; the message names the nearest ones."""


def chosen_observations(
    db: Database, *, metric: str = "", area: str = "", since: datetime.date | None = None, once: bool = False
) -> Selection:
    """Observations of one metric (its id), of one area (its code, or part of its name in any case), and of periods
    that end at or after ``since`` (where the paper gives no period: of meetings held since). With ``once``, statements
    that a larger paper of the same meeting prints too are left out.

    Raises ``UnknownName`` where the database has no such metric or area.
    """
    wheres, parameters = ["1"], list[str]()
    if metric:
        if not db.execute("SELECT 1 FROM metrics WHERE id = ?", [metric]).fetchone():
            nearest = _unknown("metric", metric, [row[0] for row in db.execute("SELECT id FROM metrics")])
            held = ", ".join(row[0] for row in db.execute("SELECT DISTINCT metric FROM observations ORDER BY 1"))
            raise UnknownName(f"{nearest}; this database has {held or 'none'}")
        wheres.append("metric = ?")
        parameters.append(metric)
    if area:
        match = "(area_code = ? COLLATE NOCASE OR instr(lower(area_name), lower(?)))"
        known = "(code = ? COLLATE NOCASE OR instr(lower(name), lower(?)))"
        if not db.execute(
            f"SELECT 1 FROM areas WHERE {known} UNION ALL SELECT 1 FROM observations WHERE {match}", [area, area] * 2
        ).fetchone():
            raise UnknownName(_unknown("area", area, [row[0] for row in db.execute("SELECT name FROM areas")]))
        wheres.append(match)
        parameters += [area, area]
    if once:
        wheres.append("observation_id NOT IN (SELECT observation_id FROM repeats)")
    if since:
        wheres.append("coalesce(period_end, meeting_date) >= ?")
        parameters.append(since.isoformat())
    return Selection(" AND ".join(wheres), tuple(parameters))


def _unknown(what: str, name: str, known: list[str]) -> str:
    nearest = get_close_matches(name, known, n=3, cutoff=0.5)
    hint = f"; did you mean {' or '.join(nearest)}?" if nearest else ""
    return f"there is no {what} {name}{hint}"
