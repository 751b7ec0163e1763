"""Whose is a sum: the high needs block's, the whole grant's, or another's?"""

import itertools
from typing import Literal, NamedTuple

from .aspects import subject_of
from .budget_lines import line_before, line_behind, line_of_the_block, modifiers_of, one_off, strangers
from .clauses import Sentence, Zone
from .frames import BALANCES
from .lines_meant import line_meant
from .placement_money import on_placements
from .pointing import of_it, takes_up
from .readings import FAMILIES, Carried, Claim, names_of
from .roles import role_of
from .support import from_government, so_far

Where = Literal["", "zone", "sentence", "host", "carried"]

_CARRIES = frozenset("overspend underspend variance deficit surplus gap reserve savings allocation recoupment".split())
"""Aspects that a later sentence may name without naming their subject again; “a cost of” or “a budget of” may be
anyone's."""


class Owner(NamedTuple):
    """Whose the money is; ``subject`` is empty where it is not said, or is another's (``why_not`` says which)."""

    subject: str
    where: Where = ""
    """Where it is said."""
    modifiers: str = ""
    """Unknown words that say what part of the money it is."""
    why_not: str = ""


def owner_of(sentence: Sentence, zone: Zone, at: int, carried: Carried, host: Claim | None) -> Owner:
    """Whose the money is that the aspect at item ``at`` speaks of."""
    aspect = sentence.items[at].name
    subject, where = subject_of(sentence, zone, at)
    if (subject in {"", "safety_valve"} or aspect == "payment") and from_government(sentence, carried, aspect):
        return Owner("safety_valve", "sentence", modifiers_of(sentence, at))
    if subject in {"", "dsg"} and so_far(sentence, at, carried):
        return Owner("safety_valve", "carried")
    if aspect == "payment" and subject not in {"safety_valve", "transport"}:
        return Owner("", why_not="a payment for something else")
    if subject == "early_years":
        of_the_grant = "dsg" in names_of(sentence.items) or "dsg" in {carried.money, carried.title_money}
        subject = "early_years_block" if of_the_grant else "foreign_money"
    if subject == "foreign_money":
        return Owner("", why_not="another subject's money")
    modifiers = modifiers_of(sentence, at)
    if subject:
        return Owner(subject, "zone" if where == "zone" else "sentence", modifiers)
    if aspect in {"budget", "expenditure"} and on_placements(sentence, zone, carried):
        return Owner("lac", "sentence", modifiers)
    if "transport" in {i.text for i in sentence.within(zone)} and _SPECIAL & {i.text for i in sentence.items}:
        return Owner("transport", "sentence")
    spoken_of = carried.money or carried.title_money
    in_care = (carried.topic or carried.title_topic) == "lac"
    if spoken_of and modifiers and line_of_the_block(sentence, at, placements=not in_care):
        return Owner("hn", "sentence", modifiers)
    last = carried.claims.get("gbp")
    if of_it(sentence, zone) and last is not None and last.subject and host is None:
        return Owner(last.subject, "carried")
    if spoken_of in {"hn", "dsg"} and not modifiers and line_behind(sentence, at):
        return Owner("hn", "sentence")
    if aspect in _STANDINGS and _in_a_service(sentence, zone, at):
        return Owner("", why_not="money of other services")
    of_the_grant = spoken_of in {"hn", "dsg"} and aspect in {"budget", "expenditure"}
    if of_the_grant and (line := line_meant(sentence, zone, carried)):
        return Owner("hn", "sentence", line)
    if modifiers:
        return Owner("", why_not=f"money of “{modifiers}”")
    alone = host is None and not role_of(sentence, zone).change
    if spoken_of in {"hn", "dsg"} and alone and aspect == "expenditure" and (line := line_before(sentence, at)):
        return Owner("hn", "sentence", line)
    if sentence.items[at].text.startswith("allocated") and _goes_to_schools(sentence, at):
        return Owner("", why_not="handed out to schools")
    if sentence.items[at].text.endswith("aside"):
        return Owner("", why_not="money set aside for something else")
    if host is not None and not host.metric:
        return Owner("", why_not=host.why_not or "follows no figure")
    if host is not None and host.subject:
        return Owner("dsg" if host.subject == "safety_valve" and aspect in _STANDINGS else host.subject, "host")
    subject = _spoken_of_before(sentence, zone, at, carried)
    return Owner(subject, "carried", why_not="" if subject else "whose money is not said")


_STANDINGS = frozenset({"deficit", "surplus", "gap", "reserve", "overspend", "underspend", "variance"})
_SPECIAL = frozenset({"send", "sen", "special"})


def _spoken_of_before(sentence: Sentence, zone: Zone, at: int, carried: Carried) -> str:
    """Whom earlier sentences, a heading or the title have named."""
    aspect = sentence.items[at].name
    if carried.send and aspect in {"savings", "gap"} and not carried.money:
        return "hn"
    if aspect in {"deficit", "surplus", "reserve"} and "cumulative" in names_of(sentence.within(zone)):
        # What has been gathered up is of the grant or block whose balance was given, else of the paper's.
        balance = carried.families.get("balance")
        return balance.subject if balance is not None else carried.title_money or carried.money
    if carried.title_money == "dsg" and _net(sentence, at):
        return "dsg"
    known = carried.families.get("deficit")
    if known is not None and aspect == "deficit" and _a_new_one(sentence, at, carried):
        return carried.money
    if FAMILIES.get(aspect) == "deficit" and known is not None and (aspect != "gap" or known.metric not in BALANCES):
        return known.subject
    if carried.title_money == "hn" and aspect in {"expenditure", "allocation"} and _percent(sentence, zone):
        return "hn"
    if aspect in {"expenditure", "budget"} and carried.money == "transport":
        return "transport"
    if aspect in {"expenditure", "budget"} and _on_placements_as_a_whole(sentence, zone, at, carried):
        return "lac"
    if aspect in _CARRIES or (carried.money and takes_up(sentence, zone)):
        return carried.money or carried.title_money
    last = carried.claims.get("gbp")
    over = last is not None and last.metric == "hnb_variance" and not last.breakdown and carried.age <= 1
    if over and at == 0 and _of_the_whole(sentence, zone, at):
        # “The block overspent by £11.4m. Expenditure was £66.3m against a budget of £54.9m.”
        return "hn"
    if aspect in {"expenditure", "budget"} and _of_the_whole(sentence, zone, at):
        return "hn" if carried.title_money == "hn" and carried.money in {"", "hn"} else ""
    return ""


def _a_new_one(sentence: Sentence, at: int, carried: Carried) -> bool:
    """“High needs funding would be £4m higher. … a deficit of £2.7m would be left”: none spoken of before, but that of
    the money spoken of last, where the paper is about it."""
    article = next((item.text for item in reversed(sentence.items[:at]) if item.text in {"a", "an", "the", "this"}), "")
    return article in {"a", "an"} and carried.money == carried.title_money != ""


def _in_a_service(sentence: Sentence, zone: Zone, at: int) -> bool:
    """“the £6.2m overspend in Children's Services”, “an overspend of £2m in social care”."""
    items = sentence.items
    opened = max(at, zone.at) + 1
    if opened >= len(items) or items[opened].text not in {"in", "on", "within", "across"}:
        return False
    behind = itertools.takewhile(lambda i: i.kind not in {"mark", "quantity"} or i.name == "'s", items[opened + 1 :])
    return any(item.text in _SERVICES for item in list(behind)[:5])


_SERVICES = frozenset("services care directorate department portfolio".split())


def _goes_to_schools(sentence: Sentence, at: int) -> bool:
    """“£0.2m to be allocated to special schools”."""
    behind = sentence.items[at + 1 : at + 4]
    return (
        bool(behind) and behind[0].text == "to" and any(i.name in {"special_school", "foreign_count"} for i in behind)
    )


def _on_placements_as_a_whole(sentence: Sentence, zone: Zone, at: int, carried: Carried) -> bool:
    """“Expenditure in 2023/24 came in at £36m”, in a paper on the placements of children looked after."""
    topic = carried.topic or carried.title_topic
    return topic == "lac" and "placements" in carried.title_names and _of_the_whole(sentence, zone, at)


def _net(sentence: Sentence, at: int) -> bool:
    """“leaving a net in-year deficit of £10m”: of all blocks together."""
    return bool({"net", "overall"} & {item.text for item in sentence.items[max(0, at - 3) : at]})


def _percent(sentence: Sentence, zone: Zone) -> bool:
    return sentence.quantities[zone.quantity].unit == "percent"


_WHOLE = 1_000_000.0
"""Pounds: in a paper on the high needs budget, spending of a million and more that names nothing is the block's."""


def _of_the_whole(sentence: Sentence, zone: Zone, at: int) -> bool:
    """“The latest forecast is for spend of £63.9m”, in a paper on one block."""
    if sentence.quantities[zone.quantity].value < _WHOLE or one_off(sentence, at) or strangers(sentence, zone):
        return False
    return not any(item.kind == "foreign" for item in sentence.items)
