"""Of which metric is a sum of money?"""

import itertools

from .clauses import Item, Sentence, Zone
from .frames import DSG_MONEY, HN_MONEY, OTHER_MONEY, POSITIONS
from .nouns import STOPS, TRANSPARENT, modifiers_before, noun_behind
from .pointing import carry, handed, takes_up
from .readings import Carried, Claim, names_of
from .roles import role_of

SUBJECTS = frozenset(
    {
        "hn",
        "dsg",
        "schools_block",
        "early_years_block",
        "early_years",
        "central_block",
        "safety_valve",
        "transport",
        "lac",
        "ehcp",
        "special_school",
    }
)
_BLOCKS = {"schools_block": "Schools Block", "early_years_block": "Early Years Block", "central_block": "Central Block"}

_ASPECTS = frozenset(
    "overspend underspend variance deficit surplus gap reserve allocation budget expenditure savings transfer "
    "recoupment unit_cost payment".split()
)
_CARRIES = frozenset(
    {"overspend", "underspend", "variance", "deficit", "surplus", "gap", "reserve", "savings", "allocation"}
)
"""Aspects that a later sentence may name without naming their subject again; “a cost of” or “a budget of” may be
anyone's."""

_ONE_OFF = frozenset("additional extra estimated further".split())


def money_claim(sentence: Sentence, zone: Zone, carried: Carried, host: Claim | None, *, weekly: bool) -> Claim:
    """The claim of a quantity in pounds. ``host`` is the claim of the zone's parent."""
    role = role_of(sentence, zone)
    claim = _weekly(sentence, carried) if weekly else _claim(sentence, zone, carried, host)
    claim.unit = "gbp_per_week" if weekly else "gbp"
    claim.link = role.link
    if claim.metric in {"hnb_expenditure", "hnb_budget"} and role.change and _than_budget(sentence, zone):
        # “£2m higher than budgeted” is the variance itself.
        claim.metric, claim.aspect, claim.negative = "hnb_variance", "variance", role.direction == "down"
    elif claim.metric and role.change:
        claim.measure, claim.direction = "change", role.direction
    return claim


def _aspect_before(sentence: Sentence, zone: Zone) -> int | None:
    """“A 0.5% transfer, equating to £1.5m”: what the money is was said with the share before it."""
    ahead = {item.text for item in sentence.items[max(zone.first, zone.at - 4) : zone.at]}
    behind_share = zone.in_brackets and any(
        item.kind == "quantity" for item in sentence.items[max(0, zone.at - 2) : zone.at]
    )
    if not behind_share and not ahead & {
        "equating",
        "equivalent",
        "amounting",
        "totalling",
        "worth",
        "equal",
        "or",
        "approximately",
    }:
        return None
    for i in range(zone.first - 1, -1, -1):
        if sentence.items[i].kind == "aspect" and sentence.items[i].name in _ASPECTS:
            return i
    return None


def _aspect_behind(sentence: Sentence, zone: Zone) -> bool:
    """Whether the noun behind the number ends in an aspect, as “£7.7m placement overspend” does."""
    for item in sentence.items[zone.at + 1 : zone.at + 6]:
        if item.kind == "aspect" and item.name in _ASPECTS:
            return True
        if item.kind in {"mark", "period", "quantity"} or item.text in STOPS or item.text == "of":
            return False
    return False


_FLOWS = frozenset(
    "contribution contributions drawdown drawdowns drawn replenishment investment invest invested holiday".split()
)


def _given_away(sentence: Sentence, zone: Zone, at: int) -> bool:
    """“a contribution to the DSG deficit of £14.6m”: money moved, or spent on something else, and no balance."""
    low, high = (at - 4, at) if at < zone.at else (zone.at, at)
    name = sentence.items[at].name
    if name == "savings" and at < zone.at:
        low, high = at, zone.at
    before = [item.text for item in sentence.items[max(zone.first, low) : high]]
    after = [item.text for item in sentence.items[at : at + 5]]
    if name in {"reserve", "deficit", "savings", "surplus"} and _FLOWS & set(before):
        return True
    return name == "reserve" and bool(_FLOWS & set(after) or (at > zone.at and "for" in after))


def _line_of_the_block(sentence: Sentence, at: int) -> bool:
    """Whether the words before the aspect name a line of high needs spending: “independent school placements”."""
    return any(item.name in {"hn_line", "special_school"} for item in sentence.items[max(0, at - 6) : at])


def _than_budget(sentence: Sentence, zone: Zone) -> bool:
    behind = sentence.items[zone.at + 1 : zone.at + 6]
    over = {"than", "above", "below", "over", "under"}
    return any(a.text in over and any(b.name == "budget" for b in behind[i + 1 :]) for i, a in enumerate(behind))


def _from_the_schools_block(sentence: Sentence, zone: Zone) -> bool:
    """“relied on £1.7 million from the Schools Block”, in a sentence on high needs."""
    behind = sentence.items[zone.at + 1 : zone.at + 5]
    places = [i for i, item in enumerate(behind) if item.name == "schools_block"]
    if not places or not any(item.text == "from" for item in behind[: places[0]]):
        return False
    return any(item.name == "hn" for item in sentence.items)


def changes_money(sentence: Sentence, zone: Zone) -> bool:
    """Whether a percentage is the change of a sum: “high needs funding had gone up by 15%”."""
    names = names_of(sentence.within(zone))
    money = names & {"hn", "dsg", "schools_block", "early_years_block", "central_block"} and names & _ASPECTS
    return bool(money) and role_of(sentence, zone).change and not names & {"ehcp", "lac", "cpp", "request"}


def _claim(sentence: Sentence, zone: Zone, carried: Carried, host: Claim | None) -> Claim:
    inside = sentence.within(zone)
    if {"if", "whether"} & {item.text for item in sentence.items[max(zone.first, zone.at - 3) : zone.at]}:
        return Claim(why_not="supposed, not stated")
    if "per_head" in names_of(_near(sentence, zone)):
        return Claim(why_not="money for each head")
    if any(item.name == "capital" for item in inside):
        return Claim(why_not="capital")
    noun = noun_behind(sentence, zone)
    if noun.head == "foreign" and not noun.of and not _aspect_behind(sentence, zone):
        return Claim(why_not=f"money for “{noun.text}”")
    if _from_the_schools_block(sentence, zone):
        return Claim(metric="hnb_block_transfer", aspect="transfer", subject="hn")
    at = _aspect(sentence, zone)
    if at is not None and _given_away(sentence, zone, at):
        return Claim(why_not="money put in or drawn out")
    if at is None and host is None:
        at = _aspect_before(sentence, zone)
    if at is None:
        return _without_aspect(sentence, zone, carried, host)
    aspect = sentence.items[at]
    subject, where = _subject(sentence, zone, at)
    if aspect.name == "payment" and subject != "safety_valve":
        if "safety_valve" not in carried.title_names | carried.spoken or "department" not in {
            i.text for i in sentence.items
        }:
            return Claim(why_not="a payment for something else")
        subject, where = "safety_valve", "carried"
    if subject == "early_years":
        of_the_grant = "dsg" in names_of(sentence.items) or "dsg" in {carried.money, carried.title_money}
        subject = "early_years_block" if of_the_grant else "foreign_money"
    if subject == "foreign_money":
        return Claim(why_not="another subject's money")
    modifiers = _modifiers(sentence, at)
    if subject == "" and modifiers and _line_of_the_block(sentence, at) and (carried.money or carried.title_money):
        subject, where = "hn", "sentence"
    if subject == "":
        if modifiers:
            return Claim(why_not=f"money of “{modifiers}”")
        if host is not None and not host.metric:
            return Claim(why_not=host.why_not or "follows no figure")
        if host is not None and host.subject:
            subject, where = host.subject, "host"
        elif carried.send and aspect.name in {"savings", "gap"} and not carried.money:
            subject, where = "hn", "carried"
        elif aspect.name in _CARRIES or (carried.money and takes_up(sentence, zone)):
            subject, where = carried.money or carried.title_money, "carried"
        if not subject:
            return Claim(why_not="whose money is not said")
    if aspect.name == "expenditure" and _one_off(sentence, at):
        return Claim(why_not="the cost of one thing")
    metric, negative = _metric(sentence, zone, subject, aspect.name, carried, host)
    breakdown = "" if aspect.name == "transfer" else _breakdown(sentence, at, subject, modifiers, where)
    if aspect.name == "unit_cost":
        kinds = [i for i in inside if i.name == "special_school"]
        breakdown = sentence.text[kinds[0].start : kinds[0].end] if kinds else ""
    return Claim(
        metric=metric,
        aspect=aspect.name,
        subject=subject,
        negative=negative,
        breakdown=breakdown,
        carried=where == "carried",
        own=where in {"zone", "sentence"},
        why_not="" if metric else f"no metric for {aspect.name} of {subject}",
    )


def _without_aspect(sentence: Sentence, zone: Zone, carried: Carried, host: Claim | None) -> Claim:
    inside = sentence.within(zone)
    names = names_of(inside)
    if "foreign_money" in names:
        return Claim(why_not="another subject's money")
    if host is not None:
        if not host.metric:
            return Claim(why_not=host.why_not or "follows no figure")
        other = [i.name for i in inside if i.kind == "subject" and i.name in SUBJECTS - {"lac", "ehcp"}]
        if host.metric == "dsg_allocation" and other and other[0] == "hn":
            return Claim(metric="hnb_allocation", aspect="allocation", subject="hn")
        if host.metric == "dsg_allocation" and any(i.name == "early_years" for i in inside):
            return Claim(metric="dsg_allocation", aspect="allocation", subject="dsg", breakdown="Early Years")
        if host.aspect and other and other[0] != host.subject:
            # “… to underspend by £0.9m and the schools block by £0.2m”
            metric, negative = _metric(sentence, zone, other[0], host.aspect, carried, host)
            return Claim(
                metric=metric,
                aspect=host.aspect,
                subject=other[0],
                negative=negative,
                breakdown=_BLOCKS.get(other[0], ""),
            )
        line = next((i for i in inside if i.name in {"hn_line", "special_school"}), None)
        if line is not None and host.subject == "hn" and host.unit == "gbp":
            claim = handed(host)
            claim.breakdown = sentence.text[line.start : line.end]
            return claim
        if host.unit == "gbp" and not _strangers(sentence, zone):
            return handed(host)
        return Claim(why_not="money of nothing named")
    block = next((i.name for i in inside if i.name in _BLOCKS), "")
    if block and _is_stated(sentence, zone) and not _strangers(sentence, zone):
        return Claim(metric="dsg_allocation", aspect="allocation", subject=block, breakdown=_BLOCKS[block])
    if "dsg" in names and "hn" not in names and _is_stated(sentence, zone):
        return Claim(metric="dsg_allocation", aspect="allocation", subject="dsg")
    line = next((i for i in inside if i.name == "hn_line"), None)
    if "hn" in names and line is not None and _is_stated(sentence, zone):
        what = sentence.text[line.start : line.end]
        return Claim(metric="hnb_expenditure", aspect="expenditure", subject="hn", breakdown=what)
    if "hn" in names and _is_stated(sentence, zone):
        return Claim(metric="hnb_allocation", aspect="allocation", subject="hn")
    grown = [i.name for i in inside if i.name in {"hn", "dsg", *_BLOCKS} and i.start < sentence.items[zone.at].start]
    if grown and role_of(sentence, zone).change and not _strangers(sentence, zone):
        # “The high needs block has increased by £22.8m”: a block by itself is its allocation.
        metric = "hnb_allocation" if grown[-1] == "hn" else "dsg_allocation"
        return Claim(metric=metric, aspect="allocation", subject=grown[-1], breakdown=_BLOCKS.get(grown[-1], ""))
    last = carried.claims.get("gbp")
    if last is not None and last.metric and takes_up(sentence, zone) and not _strangers(sentence, zone):
        return carry(last)
    return Claim(why_not="money of nothing named")


def _weekly(sentence: Sentence, carried: Carried) -> Claim:
    names = names_of(sentence.items)
    if names & {"unit_cost", "expenditure"} and (names & {"lac", "placements"}) and "ehcp" not in names:
        topic = carried.topic or carried.title_topic
        home = any(item.text in {"residential placements", "children 's placements"} for item in sentence.items)
        if home or "lac" in names or topic == "lac" or "uasc" in names:
            return Claim(metric="cla_placement_unit_cost", aspect="unit_cost", subject="lac")
    return Claim(why_not="a weekly price of something else")


def _near(sentence: Sentence, zone: Zone) -> list[Item]:
    level = sentence.depth[zone.at]
    return [sentence.items[i] for i in range(zone.at, min(zone.last, zone.at + 4)) if sentence.depth[i] == level] + [
        sentence.items[i] for i in range(max(zone.first, zone.at - 4), zone.at) if sentence.depth[i] == level
    ]


def _aspect(sentence: Sentence, zone: Zone) -> int | None:
    """The item that says what the money is: right behind the number, else the nearest before it, else behind."""
    items, depth = sentence.items, sentence.depth
    level = depth[zone.at]
    steps = 0
    for i in range(zone.at + 1, zone.last):
        item = items[i]
        if depth[i] != level:
            continue
        if item.kind == "aspect" and item.name in _ASPECTS:
            return i
        if item.kind in {"mark", "period", "quantity"} or (item.kind == "word" and item.text in STOPS):
            break
        steps += 1
        if steps > 4:
            break
    for i in range(zone.at - 1, zone.first - 1, -1):
        if (
            depth[i] == level
            and items[i].kind == "aspect"
            and items[i].name in _ASPECTS
            and not _status_only(sentence, i)
        ):
            if items[i].name == "transfer" and not _names_blocks(sentence):
                continue
            return i
    for i in range(zone.at + 1, zone.last):
        if (
            depth[i] == level
            and items[i].kind == "aspect"
            and items[i].name in _ASPECTS
            and not _status_only(sentence, i)
        ):
            if items[i - 1].text in {"of", "in"} or (items[i].name != "budget" and i - zone.at <= 6):
                return i
            break
    return None


def _names_blocks(sentence: Sentence) -> bool:
    return bool(names_of(sentence.items) & {"schools_block", "hn"})


def _status_only(sentence: Sentence, at: int) -> bool:
    """“built into the 2024-25 budget”, “of the budget”: the word tells where, not what."""
    items = sentence.items
    if items[at].name not in {"budget", "allocation"}:
        return False
    for back in range(at - 1, max(-1, at - 5), -1):
        text = items[back].text
        if text in {"into", "in", "within", "against", "over", "above"}:
            # “against the DSG budget …, £65m” names the money itself.
            return text != "against" or any(i.kind == "quantity" for i in items[at + 1 : at + 1])
        if items[back].kind not in {"word", "period", "subject", "aspect"} or text in STOPS:
            return False
    return False


def _subject(sentence: Sentence, zone: Zone, at: int) -> tuple[str, str]:
    """Whose money the aspect at item ``at`` is: the nearest named subject, first in the zone, then in the sentence."""
    items = sentence.items
    found = [
        (abs(i - at), i, item.name)
        for i, item in enumerate(items)
        if (item.kind == "subject" and item.name in SUBJECTS) or item.name == "foreign_money"
    ]
    for near in (True, False):
        here = [entry for entry in found if (zone.first <= entry[1] < zone.last) == near]
        left = [entry for entry in here if entry[1] < at]
        right = [entry for entry in here if entry[1] > at and (near or not left)]
        # “the deficit on the high needs block”: a subject right behind the aspect is nearer than one before it.
        joined = [e for e in right if _joined(sentence, at, e[1])]
        for entries in (joined, left, right):
            usable = [
                e for e in entries if e[2] not in {"lac", "ehcp", "special_school"} or _fits(items[at].name, e[2])
            ]
            if usable:
                return min(usable)[2], "zone" if near else "sentence"
    return "", ""


def _joined(sentence: Sentence, at: int, other: int) -> bool:
    between = sentence.items[at + 1 : other]
    return len(between) <= 5 and all(
        item.text in {"on", "in", "of", "for", "within", "the", "to", "against", "a", "its", "our"}
        or item.kind == "aspect"
        or item.text == "and"
        for item in between
    )


def _fits(aspect: str, subject: str) -> bool:
    return (subject, aspect) in OTHER_MONEY


def _modifiers(sentence: Sentence, at: int) -> str:
    """Unknown words that say whose or what part the money is: of the aspect's own phrase, or of the verb's subject."""
    items = sentence.items
    own, phrase = modifiers_before(sentence, at)
    if own or items[at].name not in {"overspend", "underspend"}:
        return own
    if phrase and any(item.kind == "subject" for item in phrase):
        return ""
    # “… were forecast to overspend by”: back over the verb to its subject, past a clause set off by commas.
    i = at - 1
    skipping = False
    while i >= 0:
        item = items[i]
        if sentence.depth[i] != sentence.depth[at]:
            i -= 1
            continue
        if item.name == ",":
            ahead = items[i + 1].text if i + 1 < len(items) else ""
            if ahead in {"which", "who", "where"}:
                skipping = False
            elif not skipping and any(x.text in {"which", "who"} for x in items[max(0, i - 12) : i]):
                skipping = True
            else:
                return ""
            i -= 1
            continue
        verbal = item.kind == "word" and (item.text in STOPS or item.text in _VERBAL or item.text.endswith("ly"))
        if skipping or verbal or item.kind == "change":
            i -= 1
            continue
        if item.kind == "mark":
            return ""
        unknown, subject = modifiers_before(sentence, i + 1)
        if any(x.kind == "subject" and x.name in {"hn", "dsg"} for x in subject) and not unknown:
            return ""
        if not unknown:
            return ""
        return sentence.text[sentence.text.index(unknown, 0) : item.end]
    return ""


_VERBAL = frozenset("forecast expected projected predicted anticipated estimated likely set due therefore now".split())


def _breakdown(sentence: Sentence, at: int, subject: str, modifiers: str, where: str) -> str:
    if subject in _BLOCKS:
        return _BLOCKS[subject]
    if modifiers and where in {"zone", "sentence"}:
        return modifiers
    if subject == "hn" and (line := _line_behind(sentence, at)):
        return line
    if subject in {"hn"} and where in {"zone", "sentence"}:
        place = max((i for i, item in enumerate(sentence.items) if item.name == subject and i <= at), default=-1)
        if place > 0:
            unknown, _ = modifiers_before(sentence, place)
            return unknown
    return ""


def _line_behind(sentence: Sentence, at: int) -> str:
    """“an underspend of £0.3m on alternative provision”."""
    items = sentence.items[at + 1 : at + 8]
    for before, item in itertools.pairwise(items):
        if item.name in {"hn_line", "special_school"} and before.text in {"on", "in", "for", "within", "the"}:
            return sentence.text[item.start : item.end]
        if item.kind == "mark" and item.name in {",", ";", "."}:
            return ""
    return ""


def _one_off(sentence: Sentence, at: int) -> bool:
    """“at an estimated cost of”, “an additional annual cost of”: one thing's price, not the block's spending."""
    before = [item.text for item in sentence.items[max(0, at - 5) : at]]
    return sentence.items[at].text in {"cost", "costs"} and bool({"a", "an", "at"} & set(before))


def _strangers(sentence: Sentence, zone: Zone) -> bool:
    """Whether the zone names something of its own that the vocabulary does not know."""
    at = sentence.items[zone.at]
    noun = noun_behind(sentence, zone)
    if noun.head == "foreign":
        return True
    ahead = [item for item in sentence.within(zone) if item.start < at.start]
    if any(item.text in {"it", "this"} for item in ahead) or (ahead and ahead[0].text == "that"):
        return False
    return any(
        item.kind == "word"
        and item.text not in TRANSPARENT
        and item.text not in STOPS
        and not item.text.endswith(("ed", "ing", "ly"))
        and item.text not in {"of", "top", "out", "much", "million", "c", "circa"}
        for item in ahead
    )


def _is_stated(sentence: Sentence, zone: Zone) -> bool:
    """“The DSG for 2021/22 would be £124m”: a verb of being right before the number."""
    before = [item.text for item in sentence.items[max(zone.first, zone.at - 4) : zone.at]]
    return bool({"be", "is", "was", "of", "at", "totals", "totalled", "totalling", "been"} & set(before))


def _metric(
    sentence: Sentence, zone: Zone, subject: str, aspect: str, carried: Carried, host: Claim | None
) -> tuple[str, bool]:
    """The metric, and whether its value is below zero."""
    if subject in _BLOCKS or subject == "dsg":
        names = names_of(sentence.within(zone))
        if aspect == "transfer":
            return ("hnb_block_transfer", False) if _names_blocks(sentence) else ("", False)
        if aspect in {"overspend", "underspend"} and "cumulative" in names:
            return "dsg_balance", aspect == "overspend"
        if aspect in {"deficit", "surplus"}:
            cumulative = _cumulative(sentence, zone, host, carried)
            return ("dsg_balance" if cumulative else "dsg_in_year_position"), aspect == "deficit"
        metric = DSG_MONEY.get(aspect, "")
        if metric == "dsg_balance":
            return metric, "deficit" in names or "overspend" in names
        return metric, aspect in {"overspend", "gap", "variance"}
    if subject == "hn":
        if aspect in {"deficit", "surplus"}:
            cumulative = _cumulative(sentence, zone, host, carried)
            return ("hnb_cumulative_balance" if cumulative else "hnb_in_year_position"), aspect == "deficit"
        names = names_of(sentence.within(zone))
        if aspect in {"overspend", "underspend"} and "cumulative" in names:
            return "hnb_cumulative_balance", aspect == "overspend"
        metric = HN_MONEY.get(aspect, "")
        if metric == "hnb_cumulative_balance":
            return metric, "deficit" in names
        return metric, aspect in {"gap", "underspend"}
    return OTHER_MONEY.get((subject, aspect), ""), False


def _cumulative(sentence: Sentence, zone: Zone, host: Claim | None, carried: Carried) -> bool:
    """Whether a deficit is the accumulated one. In year when it is said so, set against funding, or given for a year;
    accumulated when it is said so, or stands at a date."""
    inside = sentence.within(zone)
    names = names_of(inside)
    for item in reversed([i for i in inside if i.start < sentence.items[zone.at].start]):
        # The nearest word decides: “the annual overspend could see the accumulated deficit increase to …”.
        if item.name in {"cumulative", "reserve", "overall"}:
            return True
        if item.name == "in_year":
            return False
    if "in_year" in names:
        return False
    if names & {"cumulative", "reserve", "overall"}:
        return True
    last = carried.claims.get("gbp")
    if _the_deficit(sentence, zone) and last is not None and last.metric in POSITIONS:
        return last.metric in {"dsg_balance", "hnb_cumulative_balance"}
    periods = [sentence.periods[item.ref].period for item in inside if item.kind == "period"]
    everywhere = names_of(sentence.items)
    dated = [sentence.periods[i.ref].period for i in sentence.items if i.kind == "period"]
    if periods and "in_year" not in everywhere and any(p.kind == "instant" for p in dated):
        # “£9.2m for 2019-20, against £4.6m at the end of 2018-19”: both stand at a date.
        return True
    if periods:
        return periods[-1].kind == "instant" or _end_words(inside)
    if host is not None and host.metric in {"hnb_allocation", "hnb_expenditure", "hnb_in_year_position"}:
        return False
    if host is not None and host.metric in POSITIONS:
        return host.metric in {"dsg_balance", "hnb_cumulative_balance"}
    everywhere = names_of(sentence.items)
    before = names_of(sentence.items[: zone.at])
    if "in_year" in before and "cumulative" not in before:
        return False
    if "in_year" in everywhere - before:
        # “a deficit of £21m, with an in-year deficit of £6m”: the first is set apart from the second.
        return True
    if everywhere & {"cumulative", "reserve"}:
        return True
    if last is not None and last.metric in POSITIONS:
        return last.metric in {"dsg_balance", "hnb_cumulative_balance"}
    return True


def _the_deficit(sentence: Sentence, zone: Zone) -> bool:
    """“the deficit would increase to”: the one already spoken of."""
    return any(
        a.text in {"the", "this", "that"} and b.name == "deficit"
        for a, b in itertools.pairwise(sentence.items[zone.first : zone.at])
    )


def _end_words(inside: list[Item]) -> bool:
    words = {item.text for item in inside}
    return "end" in words or "march" in words
