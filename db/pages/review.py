"""Working through what is in doubt, with the page beside it: accept, correct or reject, one figure after the other."""

import asyncio
import secrets
from pathlib import Path
from typing import Any
from urllib.parse import quote, unquote

from datasette.utils.asgi import Response
from pydantic import ValidationError

from ...schema.quantities import read_cell
from ..corrections import STATUSES, Correction, DecidedMeanwhile, Kind, NothingToCorrect, record, what_is_wrong
from ..opening import open_for_writing
from .answers import Sorry, page
from .evidence import place_of
from .places import around_words
from .site import Site

SHOWN = 15
"""How much of the queue stands beside the figure under review."""

_LOOKED_AT = 2000
"""How many of the least sure, and of each list of checks, are weighed against one another."""

_QUEUE = f"""
    WITH doubtful AS (
        SELECT observation_id FROM (
            SELECT observation_id FROM observations WHERE confidence < 0.95 ORDER BY confidence LIMIT {_LOOKED_AT})
        UNION SELECT observation_id FROM (
            SELECT observation_id FROM observations WHERE instr(checks, 'does not add up') > 0 LIMIT {_LOOKED_AT})
        UNION SELECT observation_id FROM (
            SELECT observation_id FROM observations WHERE instr(checks, 'contradicts') > 0 LIMIT {_LOOKED_AT})
    )
    SELECT o.*, 0 AS is_rejected, m.name AS metric_name,
           min(1, 1 - o.confidence + 0.4 * (instr(o.checks, 'does not add up') > 0)
                  + 0.3 * (instr(o.checks, 'contradicts') > 0))
           * (CASE WHEN o.breakdown = '' THEN 2 ELSE 1 END) * (CASE coalesce(m.tier, 2) WHEN 1 THEN 1.5 ELSE 1 END)
           AS urgency
    FROM doubtful JOIN observations o USING (observation_id) LEFT JOIN metrics m ON m.id = o.metric
    WHERE NOT EXISTS (SELECT 1 FROM corrections c WHERE c.observation_id = o.observation_id)
    ORDER BY urgency DESC, o.meeting_date DESC, o.observation_id LIMIT {SHOWN}
"""
"""Doubt times weight: a total counts twice a part of it, a core metric half as much again as another."""


_ONE = """
    SELECT o.*, m.name AS metric_name
    FROM (SELECT *, 0 AS is_rejected FROM observations WHERE observation_id = :id
          UNION ALL SELECT *, 1 FROM rejected WHERE observation_id = :id) o
    LEFT JOIN metrics m ON m.id = o.metric
"""

_REJECTED = """
    SELECT r.*, m.name AS metric_name, c.who, c.at
    FROM rejected r LEFT JOIN metrics m ON m.id = r.metric
    JOIN corrections c ON c.id = (SELECT max(id) FROM corrections WHERE observation_id = r.observation_id)
    ORDER BY c.id DESC LIMIT 5
"""


async def review(request: Any, site: Site) -> Any:
    """The queue and the figure under review; a decision where one is sent."""
    if not site.reviewing:
        raise Sorry(
            "This site can only be read. To review figures, start it with: agendapack serve --review",
            status=403,
            title="Reviewing is off",
        )
    if token := request.args.get("token"):
        return _let_in(site, token)
    if not secrets.compare_digest(request.cookies.get("review", ""), site.review_token):
        message = "Open the link that was printed when the site was started: it holds the reviewers' token."
        raise Sorry(message, status=403, title="For reviewers")
    who = unquote(request.cookies.get("reviewer", ""))
    if request.method == "POST":
        return await _decide(request, site, who)
    if not who:
        return page(site, "name.html", csrftoken=request.scope["csrftoken"]())
    return await _show(request, site, who)


def _let_in(site: Site, token: str) -> Any:
    if not secrets.compare_digest(token, site.review_token):
        raise Sorry("That is not the token of this run of the site; it changes with each start.", status=403)
    answer = Response.redirect("/review")
    answer.set_cookie("review", site.review_token, httponly=True, samesite="strict")
    return answer


async def _show(request: Any, site: Site, who: str) -> Any:
    queue = await site.rows(_QUEUE)
    at = request.args.get("at") or ""
    observation = next((row for row in queue if row["observation_id"] == at), None)
    if observation is None and at:
        observation = await site.row(_ONE, {"id": at})
    if observation is None:
        observation = queue[0] if queue else None
    values: dict[str, Any] = {}
    if observation is not None:
        found = await site.row("SELECT * FROM figures WHERE figure_id = ?", [observation["figure_id"] or ""])
        values = await place_of(site, observation, found)
        values["quote"] = around_words(observation["quote"] or "", observation["value_text"])
    ids = [row["observation_id"] for row in queue]
    place = ids.index(observation["observation_id"]) if observation and observation["observation_id"] in ids else -1
    decisions = await site.rows(
        "SELECT * FROM corrections WHERE observation_id = ? ORDER BY id",
        [observation["observation_id"] if observation else ""],
    )
    return page(
        site,
        "review.html",
        who=who,
        queue=queue,
        observation=observation,
        following=ids[place + 1] if place + 1 < len(ids) else "",
        before=ids[place - 1] if place > 0 else "",
        decisions=decisions,
        seen=decisions[-1]["id"] if decisions else 0,
        rejected=await site.rows(_REJECTED),
        statuses=STATUSES,
        metrics=await site.rows("SELECT id, name FROM metrics ORDER BY name"),
        csrftoken=request.scope["csrftoken"](),
        **values,
    )


async def _decide(request: Any, site: Site, who: str) -> Any:
    sent = await request.post_vars()
    if sent.get("name"):
        answer = Response.redirect("/review")
        answer.set_cookie("reviewer", quote(sent["name"].strip()[:80], safe=""), httponly=True, samesite="strict")
        return answer
    if not who:
        raise Sorry("Say who you are first: open the review page.", status=403)
    try:
        correction = correction_from(sent, who=who)
    except (ValueError, ValidationError) as error:
        said = what_is_wrong(error) if isinstance(error, ValidationError) else str(error)
        raise Sorry(f"Nothing was kept: {said}.", status=400) from error
    seen = sent.get("seen", "0")
    try:
        await asyncio.get_running_loop().run_in_executor(
            None, keep, site.settings.db, correction, int(seen) if seen.isdecimal() else 0
        )
    except DecidedMeanwhile as error:
        raise Sorry(f"{error} Nothing of yours was kept. Open the figure again to see it.", status=409) from error
    except NothingToCorrect as error:
        raise Sorry(f"Nothing was kept. {error}", status=400) from error
    following = sent.get("following", "")
    return Response.redirect(f"/review?at={following}" if following.isalnum() else "/review")


def correction_from(sent: dict[str, str], *, who: str) -> Correction:
    """The decision that a form holds. Raises ``ValueError`` where it cannot be understood."""
    kinds: dict[str, Kind] = {"accept": "accept", "correct": "correct", "reject": "reject"}
    kind = kinds.get(sent.get("decision", ""))
    if kind is None:
        raise ValueError("choose to accept, to correct or to reject")
    changes: dict[str, str | float] = {}
    if kind == "correct":
        for field in ("value", "metric", "status", "period_end", "breakdown"):
            text = sent.get(field, "").strip()
            if text == sent.get(f"was_{field}", "").strip():
                continue
            changes[field] = _understood(field, text, sent.get("unit", ""))
        if not changes:
            raise ValueError("a correction changes at least one of the fields")
    return Correction(
        observation_id=sent.get("observation", ""), kind=kind, who=who, why=sent.get("why", "").strip(), changes=changes
    )


def _understood(field: str, text: str, unit: str) -> str | float:
    if field == "value":
        quantity = read_cell(text.replace("−", "-"), unit=unit)
        if quantity is None:
            raise ValueError(f"“{text[:40]}” is not a number")
        return quantity.value
    return text


def keep(db: Path, correction: Correction, seen: int) -> None:
    """Write one decision. The only place from which the site writes."""
    database = open_for_writing(db)
    try:
        record(database, correction, seen=seen)
    finally:
        database.close()
